"""A round as the report tells it: what happened, who was there, what came of it, who says otherwise, what followed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from flows.report import words
from flows.report.claims import GROUPS, Said, group_of
from flows.report.words import days, text
from flows.wording import Names, actors
from storage.report import Material, Row

#: What tells of the session itself, and of who sat at the table; everything else is an outcome.
SESSION: Final = frozenset({"round", "duration", "side_meeting", "temporal_order", "time_anchor", "assessment"})
PRESENT: Final = frozenset({"delegation_head", "mediator"})
_PLANNED: Final = frozenset({"rumoured", "announced", "confirmed", "postponed"})
RELATIONS: Final = {
    "outcome_implementation": "carries out",
    "followup_same_round": "follows up",
    "next_round": "leads to the next round",
    "background_mention": "mentions in passing",
    "refused": "only looks alike",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """A round in words."""

    id: str
    anchor: str
    name: str
    series: str
    label: str  # its number, or a dot
    number: int | None
    state: str
    planned: bool
    start_on: date | None
    end_on: date | None
    days: str
    city: str
    place: str
    who: str
    mediators: str
    heads: str
    kind: str
    discovered: bool
    basis: str
    moved_from: date | None
    articles: int
    facts: int
    in_full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Somebody at the table."""

    side: str
    role: str
    person: str
    said: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundStory:
    """All of one round, list by list; ``more``: claims it has beyond those told."""

    round: RoundView
    events: list[Row]
    session: list[Said]
    present: list[Seat]
    outcomes: list[tuple[str, list[Said]]]
    conflicts: list[Any]
    followups: list[Row]
    articles: list[Row]
    more: int


def view_of(row: Row, series: Mapping[str, str], names: Names, in_full: tuple[str, ...]) -> RoundView:
    """Tell a round's row."""
    title = text(series.get(row["series"], row["series"].replace("-", " ").title()), 120)
    number = row["number"] if row["numbered"] else None
    place = ", ".join(text(part, 120) for part in (row["venue"], row["city"]) if part) or "online"
    return RoundView(
        id=row["round_id"],
        anchor=f"round-{row['round_id']}",
        name=f"{title}, round\u00a0{number}" if number else f"{title}: {text(row['city'] or 'online', 120)}",
        series=title,
        label=str(number) if number else "",
        number=number,
        state=row["state"],
        planned=row["state"] in _PLANNED,
        start_on=row["start_on"],
        end_on=row["end_on"] or row["start_on"],
        days=days(row["start_on"], row["end_on"]) or "no day known",
        city=text(row["city"] or "", 120),
        place=place,
        who=_named(row["participants"], names),
        mediators=_named(row["mediators"], names),
        heads=_heads(row["heads"], names),
        kind=row["kind"].replace("_", " "),
        discovered=row["discovered"],
        basis=text(row["basis"]),
        moved_from=row["planned_on"],
        articles=row["articles"],
        facts=row["facts"],
        in_full=row["round_id"] in in_full,
    )


def _named(sides: list[str] | None, names: Names) -> str:
    return ", ".join(actors(side, names) for side in sides or ())


def _heads(heads: Any, names: Names) -> str:
    found = json.loads(heads) if isinstance(heads, str) else heads or {}
    return ", ".join(f"{names.get(who, who)} ({names.get(side, side)})" for side, who in found.items() if who)


def story_of(
    one: RoundView, material: Material, said: Mapping[str, Said], names: Names, conflicts: list[Any]
) -> RoundStory:
    """Gather all of a round."""
    rows = material.by_round.get(one.id, [])
    claims = [said[row["claim_id"]] for row in rows if row["claim_id"] in said]
    return RoundStory(
        round=one,
        events=[row | {"told": _event(row, material.voices)} for row in _of(one.id, material.events)],
        session=[claim for claim in claims if claim.type in SESSION],
        present=[_seat(row, said, names) for row in _of(one.id, material.participants)],
        outcomes=grouped([claim for claim in claims if claim.type not in SESSION | PRESENT]),
        conflicts=[conflict for conflict in conflicts if conflict.round_id == one.id],
        followups=[_followup(row) for row in _of(one.id, material.followups)],
        articles=[words.article(row) for row in _of(one.id, material.articles)],
        more=max(0, rows[0]["in_all"] - len(claims)) if rows else 0,
    )


def _seat(row: Row, said: Mapping[str, Said], names: Names) -> Seat:
    return Seat(
        side=actors(row["side"], names) if row["side"] else "",
        role=row["role"],
        person=text(names.get(row["person"], row["person"]), 120) if row["person"] else "",
        said=said.get(row["claim_id"]),
    )


def _event(row: Row, voices: Mapping[str, str]) -> str:
    """Tell an event by the state the round came into and who told of it."""
    who = words.listed([text(voices.get(origin, origin), 80) for origin in (row["origins"] or ())[:4]])
    return str(row["state"]).capitalize() + (f", told by {who}" if who else "")


def grouped(claims: list[Said]) -> list[tuple[str, list[Said]]]:
    """Put claims into the groups of their statuses, the most settled first; empty groups are left out."""
    found: dict[str, list[Said]] = {name: [] for name, _ in GROUPS}
    for claim in claims:
        found[group_of(claim.status.replace(" ", "_"))].append(claim)
    return [(name, members) for name, members in found.items() if members]


def _of(round_id: str, rows: list[Row]) -> list[Row]:
    return [row for row in rows if row["round_id"] == round_id]


def _followup(row: Row) -> Row:
    told = RELATIONS.get(row["relation"], row["relation"].replace("_", " "))
    return words.article(row) | {"told": told, "reason": text(row["reason"], 300)}
