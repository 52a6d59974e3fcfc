"""The state of the talks: the latest round, the next one, how long ago, what is due; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from flows.report.claims import Said
from flows.report.rounds import RoundView
from storage.report import Material

_SAT: Final = frozenset({"held", "concluded"})
_OURS: Final = "russia ukraine round"
#: Older than this the snapshot is called old at the top of the page.
_OLD: Final = timedelta(hours=24)


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
    deadlines: list[dict[str, Any]]
    open_deadlines: int
    recent: list[Said]
    recent_more: int


def state_of(material: Material, rounds: list[RoundView], said: Mapping[str, Said], made_at: datetime) -> State:
    """Tell how the talks stand at the last cycle of the snapshot; days are counted to that day."""
    today = material.as_of.date()
    held = [one for one in rounds if one.state in _SAT and one.kind == _OURS and one.start_on]
    latest = max(held, key=_when, default=None)
    planned = [one for one in rounds if one.planned and (one.start_on is None or one.start_on >= today)]
    deadlines = [row | {"said": said[row["claim_id"]]} for row in material.deadlines if row["claim_id"] in said]
    recent = [said[row["claim_id"]] for row in material.recent if row["claim_id"] in said]
    return State(
        as_of=material.as_of,
        made_at=made_at,
        old=made_at - material.as_of > _OLD,
        latest=latest,
        days_since=(today - latest.end_on).days if latest and latest.end_on else None,
        next=min(planned, key=lambda one: (one.start_on or date.max, one.id), default=None),
        next_said=_next_said(said, latest),
        deadlines=deadlines,
        open_deadlines=sum(not row["over"] for row in deadlines),
        recent=recent,
        recent_more=(material.recent[0]["in_all"] - len(recent)) if recent else 0,
    )


def _when(one: RoundView) -> tuple[date, str]:
    return one.start_on or date.min, one.id


def _next_said(said: Mapping[str, Said], latest: RoundView | None) -> list[Said]:
    """Return what was said of a next round since the latest began, the newest first."""
    since = latest.start_on if latest and latest.start_on else date.min
    told = [one for one in said.values() if one.type == "next_round" and one.last_seen_at.date() >= since]
    told = [one for one in told if not latest or one.round_id in (None, latest.id)]
    return sorted(told, key=lambda one: (one.last_seen_at, one.id), reverse=True)[:3]
