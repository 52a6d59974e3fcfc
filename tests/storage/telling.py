"""Facts and claims put into a database one by one, each from the few things a test is about."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

from storage.reading import as_asked
from storage.store import Store
from storage.sums import sum_anew

#: The newest run of these tests, and what the views call now.
UNTIL: Final = datetime(2026, 11, 23, 12, tzinfo=UTC)


def emptied(store: Store) -> Store:
    """Keep one article, fact, claim and support of a lived database as patterns; the tables become empty."""
    for table in ("article", "fact", "claim", "support", "coverage", "link"):
        store.run(f"create or replace temp table one_{table} as from {table} limit 1")
        store.run(f"delete from {table}")
    return store


def _add(store: Store, table: str, **values: Any) -> None:
    given = ", ".join(f"${name} as {name}" for name in values)
    store.run(f"insert into {table} by name select * replace ({given}) from one_{table}", **values)


def tell(
    store: Store, kind: str, status: str, told_at: datetime, *, origin: str = "Reuters", **values: Any
) -> dict[str, str]:
    """Let an article of an origin tell one fact, the rest of it null or usual unless given; returns the ids of both."""
    number = store.one("select count(*) as n from article")["n"]
    key = f"article-{number}"
    _add(store, "article", article_id=key, version=1, published_at=told_at, origin=origin, outlet=origin, flags=[])
    usual: dict[str, Any] = {
        "actor": "BOTH", "target": None, "quantity_lo": None, "quantity_hi": None, "side_basis": "unspecified",
        "unit": None, "date_start": None, "date_end": None, "date_granularity": None, "date_basis": None,
        "deadline_start": None, "deadline_end": None, "deadline_basis": None, "condition": None, "round_ids": [],
        "speaker": None, "slots": "{}", "scope": "main", "evidence_text": f"words of {key}", "persons": [],
        "superseded_at": None,
    }  # fmt: skip
    if (day := values.pop("day", None)) is not None:
        values |= {"date_start": day, "date_end": day, "date_granularity": "day", "date_basis": "text"}
    fact = usual | values | {"told_at": told_at, "told_in": origin, "told_by": origin}
    ids = {"fact_id": f"fact-{number}", "article_id": key}
    _add(store, "fact", **ids, version=1, type=kind, status=status, **fact)
    as_asked(store, "fact")
    sum_anew(store)
    return ids


def claim(store: Store, kind: str, status: str, told_at: datetime, **values: Any) -> str:
    """Let a claim stand, with the fact and the support behind it; returns its id."""
    deadline = values.pop("deadline_end", None)
    side, speaker = values.pop("side", None), values.pop("speaker", None)
    ids = tell(store, kind, status, told_at, deadline_end=deadline, speaker=speaker, actor=values.get("actor", "BOTH"))
    number = store.one("select count(*) as n from claim")["n"]
    key = f"claim-{number}"
    usual: dict[str, Any] = {
        "round_id": None, "actor": "BOTH", "value": "{}", "origins": 1, "matter": None, "both_sides": "third",
        "merge_key": key, "last_seen_at": told_at,
    }  # fmt: skip
    _add(store, "claim", claim_id=key, type=kind, status=status, first_seen_at=told_at, **(usual | values))
    _add(store, "support", claim_id=key, side=side, speaker=speaker, **ids)
    sum_anew(store)
    return key


def noon(year: int, month: int, day: int) -> datetime:
    """Return noon of a day, UTC."""
    return datetime(year, month, day, 12, tzinfo=UTC)


def held(store: Store, round_id: str, day: date) -> None:
    """Let a round be known as held on a day."""
    store.run(
        "insert into round by name select * replace ($id as round_id, $day as start_on, $day as end_on, "
        "'concluded' as state) from round limit 1",
        id=round_id,
        day=day,
    )
