"""What the report shows, asked of the snapshot in one reading: bounded lists, each with how many there are in all.

read_report(snapshot, now, round_id) -> Material
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import duckdb

from extractors.errors import StoreError
from storage.database import open_snapshot
from storage.store import Store

Row = dict[str, Any]

HERE: Final = Path(__file__).parent
#: Rounds listed, and of these told in full: a page of more is not read, and `parley report --round` tells any.
ROUNDS: Final = 300
IN_FULL: Final = 12
#: Rows of the lists, and of what is told of each round.
LISTED: Final = 60
POSITIONS: Final = 100
CLAIMS_A_ROUND: Final = 30
ARTICLES_A_ROUND: Final = 25
#: Pieces of evidence a claim, and code points of text shown on either side of the words.
PIECES: Final = 3
AROUND: Final = 240
#: Articles shown behind a count of coverage, and buckets of the chart that have theirs.
PRINTED: Final = 6
BUCKETS: Final = 60
#: "Lately" is so long before the last cycle.
LATELY: Final = timedelta(days=7)
#: Columns that hold the id of a claim.
_NAMING: Final = ("claim_id", "source_id", "russian_claim_id", "ukrainian_claim_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """All the report shows; rows are mappings by column name, ``in_all`` in them counts what a list leaves out."""

    as_of: datetime  # the last cycle, or now where there was none
    state: Row
    rounds: list[Row]
    in_full: tuple[str, ...]  # ids of the rounds told in full, newest first
    claims: dict[str, Row]  # by id: every claim a list below names
    evidence: dict[str, list[Row]]  # by claim id
    by_round: dict[str | None, list[Row]]  # claim ids of each round in full; None: about no round
    events: list[Row]
    articles: list[Row]
    followups: list[Row]
    participants: list[Row]
    handed: list[Row]
    handovers: list[Row]
    positions: list[Row]
    deadlines: list[Row]
    conflicts: list[Row]
    differs: list[Row]
    quotes: list[Row]
    changes: list[Row]
    coverage: list[Row]
    sources: list[Row]
    printed: list[Row]
    feeds: list[Row]
    dropped: list[Row]
    voices: dict[str, str]  # what an origin known by its family is called


def read_report(snapshot: Path, now: datetime, round_id: str | None = None) -> Material:
    """Read everything for the whole report, or for one round alone.

    Raises StoreError when there is no snapshot or no such round.
    """
    store = open_snapshot(snapshot, memory="2GB")
    try:
        return _read(store, now, round_id)
    except StoreError as error:
        if isinstance(error.__cause__, duckdb.CatalogException | duckdb.BinderException):
            raise StoreError(
                f"{snapshot} is of an older Parley; `parley run` publishes one of today", subject=str(snapshot)
            ) from error
        raise
    finally:
        store.close()


def _read(store: Store, now: datetime, round_id: str | None) -> Material:
    state = _one(store, "state")
    as_of = state["as_of"] or now
    rounds = _ask(store, "rounds", round_id=round_id, most=ROUNDS)
    if round_id and not rounds:
        raise StoreError(f"no round {round_id!r}; `parley rounds --all` lists them", subject=round_id)
    in_full = tuple(row["round_id"] for row in rounds if row["articles"] or round_id)[:IN_FULL]
    of_rounds = _ask(store, "claims_of_rounds", rounds=list(in_full), most=CLAIMS_A_ROUND)
    lists = _lists(store, as_of, round_id) | {"participants": _ask(store, "participants", rounds=list(in_full))}
    by_round: dict[str | None, list[Row]] = {}
    for row in of_rounds:
        if round_id is None or row["round_id"]:
            by_round.setdefault(row["round_id"], []).append(row)
    wanted = sorted({*_ids_in(by_round), *_ids_in(lists)})
    return Material(
        as_of=as_of,
        state=state,
        rounds=rounds,
        in_full=in_full,
        claims={row["claim_id"]: row for row in _ask(store, "claims", claims=wanted)},
        evidence=_evidence(store, wanted),
        by_round=by_round,
        voices={row["family"]: row["outlet"] for row in _ask(store, "voices")},
        **_around(store, in_full, round_id),
        **lists,
    )


def _lists(store: Store, as_of: datetime, round_id: str | None) -> dict[str, list[Row]]:
    """Read the lists that name claims."""
    one = {"round_id": round_id, "most": LISTED}
    return {
        "handed": _ask(store, "handed", **one),
        "handovers": _ask(store, "handovers", **one),
        "positions": _ask(store, "positions", **one | {"most": POSITIONS}),
        "deadlines": _ask(store, "deadlines", **one),
        "conflicts": _ask(store, "conflicts", **one),
        "differs": [] if round_id else _ask(store, "differs", most=LISTED),
        "quotes": _ask(store, "quotes", **one),
        "changes": _ask(store, "changes", **one, since=as_of - LATELY),
    }


def _around(store: Store, in_full: tuple[str, ...], round_id: str | None) -> dict[str, list[Row]]:
    """Read what is told of rounds beside claims, and what the report says of its own sources."""
    rounds = list(in_full)
    coverage = [] if round_id else _ask(store, "coverage")
    grain = coverage[0]["grain"] if coverage else "day"
    return {
        "events": _ask(store, "events", rounds=rounds),
        "articles": _ask(store, "articles", rounds=rounds, most=ARTICLES_A_ROUND),
        "followups": _ask(store, "followups", rounds=rounds, most=ARTICLES_A_ROUND),
        "coverage": coverage,
        "sources": [] if round_id else _ask(store, "sources", most=LISTED),
        "printed": [] if round_id else _ask(store, "printed", grain=grain, most=PRINTED, buckets=BUCKETS),
        "feeds": [] if round_id else _ask(store, "feeds", most=LISTED),
        "dropped": [] if round_id else _ask(store, "dropped", most=LISTED),
    }


def _evidence(store: Store, claims: list[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in _ask(store, "evidence", claims=claims, most=PIECES, around=AROUND):
        found.setdefault(row["claim_id"], []).append(row)
    return found


def _ids_in(lists: Mapping[Any, list[Row]]) -> Iterator[str]:
    """Give every claim the lists name; a change is one where its source is."""
    for row in (row for rows in lists.values() for row in rows):
        yield from (row[name] for name in _NAMING if row.get(name))
        yield from row.get("agreed_claims", ())
        yield from (version["claim_id"] for version in row.get("claims", ()))


def _one(store: Store, name: str) -> Row:
    (row,) = _ask(store, name)
    return row


def _ask(store: Store, name: str, **parameters: object) -> list[Row]:
    return store.rows((HERE / f"{name}.sql").read_text(encoding="utf-8"), **parameters)
