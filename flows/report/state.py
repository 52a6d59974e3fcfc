"""The state of the talks: the latest round, the next one, how long ago, what is due; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from flows.report.claims import Said, title_of
from flows.report.rounds import RoundView
from flows.report.words import beyond, count, text
from flows.wording import Names, actors
from storage.report import Material, Row

_SAT: Final = frozenset({"held", "concluded"})
_OURS: Final = "russia ukraine round"
#: Older than this the snapshot is called old at the top of the page.
_OLD: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day somebody set, and whether what was due came."""

    deadline_on: date
    met: str  # open, met, late, missed or past
    days_left: int
    set_at: datetime
    title: str
    actor: str
    status: str
    words: str
    said: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something Parley came to know lately: a claim, or an event in words."""

    at: datetime
    what: str
    round: RoundView | None
    said: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What stands at the top of the page."""

    as_of: datetime
    made_at: datetime
    old: bool
    latest: RoundView | None
    days_since: int | None
    next: RoundView | None  # the next session known by name
    next_said: list[Said]  # what is said of a next one, where none is known by name
    deadlines: list[Deadline]
    open_deadlines: int
    deadlines_more: int
    changes: list[Change]
    changes_more: int


def state_of(
    material: Material, rounds: list[RoundView], said: Mapping[str, Said], names: Names, made_at: datetime
) -> State:
    """Tell how the talks stand at the last cycle of the snapshot; days are counted to that day."""
    today = material.as_of.date()
    held = [one for one in rounds if one.state in _SAT and one.kind == _OURS and one.start_on]
    latest = max(held, key=_when, default=None)
    planned = [one for one in rounds if one.planned and (one.start_on is None or one.start_on >= today)]
    return State(
        as_of=material.as_of,
        made_at=made_at,
        old=made_at - material.as_of > _OLD,
        latest=latest,
        days_since=(today - latest.end_on).days if latest and latest.end_on else None,
        next=min(planned, key=lambda one: (one.start_on or date.max, one.id), default=None),
        next_said=_next_said(said, latest),
        deadlines=[_deadline(row, said, names) for row in material.deadlines],
        open_deadlines=material.deadlines[0]["open"] if material.deadlines else 0,
        deadlines_more=beyond(material.deadlines),
        changes=[_change(row, rounds, said) for row in material.changes],
        changes_more=beyond(material.changes),
    )


def headline(state: State) -> str:
    """Return how the talks stand in a sentence or two, the first thing read."""
    last = state.latest
    if last is None:
        return "No round of the talks is known yet."
    if last.state == "held":
        now = f"A round is under way in {last.city}." if last.city else "A round is under way."
    elif state.days_since:
        now = f"The last round ended {count(state.days_since, 'day')} ago."
    else:
        now = "The last round ended today."
    if state.next:
        days = f" for {state.next.days}" if state.next.start_on else ""
        return f"{now} The next is {state.next.state}{days}."
    return f"{now} {'Another is spoken of, without a day.' if state.next_said else 'No other is in sight.'}"


def _deadline(row: Row, said: Mapping[str, Said], names: Names) -> Deadline:
    return Deadline(
        deadline_on=row["deadline_on"],
        met=row["met"],
        days_left=row["days_left"],
        set_at=row["set_at"],
        title=title_of(row["type"]),
        actor=actors(row["actor"], names) if row["actor"] else "",
        status=row["status"].replace("_", " "),
        words=text(row["words"], 300),
        said=said.get(row["claim_id"]),
    )


def _change(row: Row, rounds: list[RoundView], said: Mapping[str, Said]) -> Change:
    return Change(
        at=row["changed_at"],
        what=text(row["what"], 300),
        round=next((one for one in rounds if one.id == row["round_id"]), None),
        said=said.get(row["source_id"]),
    )


def _when(one: RoundView) -> tuple[date, str]:
    return one.start_on or date.min, one.id


def _next_said(said: Mapping[str, Said], latest: RoundView | None) -> list[Said]:
    """Return what was said of a next round since the latest began, the newest first."""
    since = latest.start_on if latest and latest.start_on else date.min
    told = [one for one in said.values() if one.type == "next_round" and one.last_seen_at.date() >= since]
    told = [one for one in told if not latest or one.round_id in (None, latest.id)]
    return sorted(told, key=lambda one: (one.last_seen_at, one.id), reverse=True)[:3]
