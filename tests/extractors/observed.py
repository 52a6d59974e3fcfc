"""Rounds and observations as tests need them: a small known past, and what an article may say of a session."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from extractors.model import Article, Evidence, Fact, Observation, Round
from extractors.rounds import RoundPolicy

KNOWN_UNTIL = date(2026, 1, 15)
POLICY = RoundPolicy(known_until=KNOWN_UNTIL)


def known_round(series: str, number: int | None, day: date, **changes: Any) -> Round:
    """Build a round of the registry; both parties in Istanbul unless told otherwise."""
    values: dict[str, Any] = {
        "round_id": f"{series}-{number}" if number else series,
        "series": series,
        "number": number,
        "start_on": day,
        "end_on": day,
        "city": "Istanbul",
        "country": "TR",
        "venue": None,
        "participants": ("RU", "UA"),
    }
    return Round(**{**values, **changes})


REGISTRY = (
    known_round("belarus-2022", 1, date(2022, 2, 28), city="Gomel region", country="BY"),
    known_round("belarus-2022", 2, date(2022, 3, 3), city="Brest region", country="BY"),
    known_round("belarus-2022", 3, date(2022, 3, 7), city="Brest region", country="BY"),
    known_round("istanbul-2022", None, date(2022, 3, 29)),
    known_round(
        "us-brokered-2025",
        None,
        date(2025, 3, 23),
        round_id="riyadh-2025-03-23",
        end_on=date(2025, 3, 25),
        city="Riyadh",
        country="SA",
        participants=("US", "UA", "RU"),
        kind="bilateral_or_other",
        separate_sessions=True,
    ),
    known_round("istanbul-2025", 1, date(2025, 5, 16), heads={"RU": "medinsky", "UA": "umerov"}),
    known_round("istanbul-2025", 2, date(2025, 6, 2)),
    known_round("istanbul-2025", 3, date(2025, 7, 23)),
)


def seen(status: str, day: date | None, published: datetime, **changes: Any) -> Observation:
    """Build an observation of a session of both parties in Astana, told by one agency on its page."""
    evidence = Evidence(where="body", start=0, end=4, text="talk")
    fact_status = changes.pop("fact_status", status)
    slots = changes.pop("slots", {})
    values: dict[str, Any] = {
        "article_id": f"{status}-{published:%d%H%M}-{changes.get('origin', 'Reuters')}",
        "version": 1,
        "fact": Fact(type="round", status=fact_status, scope="main", evidence=evidence, rule="test", slots=slots),
        "status": status,
        "scope": "main",
        "round_id": None,
        "series": None,
        "number": None,
        "start_on": day,
        "end_on": day,
        "moved_from": None,
        "city": "Astana",
        "country": "KZ",
        "participants": ("RU", "UA"),
        "named_officials": (),
        "both_delegations": False,
        "origin": "Reuters",
        "published_at": published,
        "basis": "day in the text",
    }
    return Observation(**{**values, **changes})


def at(day: int, hour: int = 12, month: int = 1) -> datetime:
    """Return an instant of 2026 in UTC."""
    return datetime(2026, month, day, hour, tzinfo=UTC)


def article(**changes: Any) -> Article:
    """Build an article of an outlet's own, published on the evening of the third Istanbul round."""
    values: dict[str, Any] = {
        "article_id": "article",
        "version": 1,
        "url": "https://news.example/article",
        "canonical_url": "https://news.example/article",
        "title": "",
        "body": "",
        "body_basis": "page",
        "outlet": "Example News",
        "family": "example",
        "language": "en",
        "published_at": datetime(2025, 7, 24, 5, tzinfo=UTC),
        "published_basis": "feed",
        "author": None,
        "section": None,
        "origin": "Example News",
        "origin_basis": "outlet",
        "distributor": None,
        "dateline": None,
        "content_sha256": "0" * 64,
        "copy_key": "0" * 32,
    }
    return Article(**{**values, **changes})
