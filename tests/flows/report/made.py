"""Material for the report as a snapshot would give it, with room for what strangers write."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from storage.report import Material, Row

NOW = datetime(2026, 3, 6, 20, tzinfo=UTC)
ROUND = "geneva-2026-1"


def claim(claim_id: str, **more: Any) -> Row:
    """Give the row of a claim: an exchange of 200 each that was carried out, unless said otherwise."""
    value = more.pop("value", {"quantity": 200.0, "unit": "prisoner_of_war", "per_side": "each"})
    row = {
        "claim_id": claim_id,
        "round_id": ROUND,
        "type": "prisoner_exchange",
        "status": "completed",
        "actor": "BOTH",
        "value": json.dumps(value),
        "origins": 1,
        "outlets": 1,
        "both_sides": "third",
        "first_seen_at": NOW - timedelta(days=1),
        "last_seen_at": NOW,
        "facts": 1,
        "origin_names": ["Northline"],
        "speakers": [],
        "matter": None,
    }
    return row | more


def piece(claim_id: str, **more: Any) -> Row:
    """Give the row of one piece of evidence."""
    row = {
        "claim_id": claim_id,
        "fact_id": "f",
        "article_id": "a",
        "evidence_text": "freed 200 each",
        "evidence_where": "body",
        "speaker": None,
        "speaker_role": None,
        "confidence": 0.9,
        "outlet": "Northline",
        "origin": "Northline",
        "published_at": NOW,
        "title": "Two hundred freed",
        "url": "https://northline.example/1",
        "before": "It rained. On Thursday both sides ",
        "after": " at the border. More is to come.",
    }
    return row | more


def a_round(**more: Any) -> Row:
    """Give the row of a round."""
    row = {
        "round_id": ROUND,
        "series": "geneva-2026",
        "number": 1,
        "numbered": True,
        "state": "concluded",
        "start_on": date(2026, 2, 17),
        "end_on": date(2026, 2, 18),
        "city": "Geneva",
        "country": "CH",
        "venue": None,
        "participants": ["RU", "UA"],
        "mediators": ["US"],
        "heads": None,
        "kind": "russia_ukraine_round",
        "discovered": True,
        "planned_on": None,
        "basis": "weekday",
        "articles": 1,
        "facts": 1,
        "first_reported_at": NOW,
        "in_all": 1,
    }
    return row | more


def material(**more: Any) -> Material:
    """Give material with one round and nothing else, unless said otherwise."""
    counts = "articles on_talks facts claims one_origin waiting unexplained alerts_waiting alerts_dead left_out".split()
    parts: dict[str, Any] = {
        "as_of": NOW,
        "state": dict.fromkeys(counts, 0) | {"as_of": NOW, "outcome": "done", "newest_article_at": NOW},
        "rounds": [a_round()],
        "in_full": (ROUND,),
        "claims": {},
        "evidence": {},
        "by_round": {},
        "voices": {},
    }
    lists = "events articles followups participants handed handovers positions deadlines conflicts differs quotes"
    lists += " changes coverage sources printed feeds dropped"
    return Material(**{**parts, **{name: [] for name in lists.split()}, **more})
