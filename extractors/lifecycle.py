"""A round's life read off its observations: how far it has come, when it was, who says so.

rumoured → announced → confirmed → held → concluded, or postponed, cancelled, unknown. The thresholds are those of the
extraction study (part 6.4): *announced* needs a named official of either side or the host, *held* and *concluded* two
origins, or one that names both delegations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from extractors.model import Observation, Round

#: The steps of a round that goes well, in order.
LADDER: Final = ("rumoured", "announced", "confirmed", "held", "concluded")
_PLANNED: Final = frozenset({"announced", "scheduled"})
_DATED_PLANS: Final = _PLANNED | {"postponed", "rumoured"}
_HAPPENED: Final = ("held", "concluded")
_DAY: Final = timedelta(days=1)
_LONGEST_SESSION: Final = 5  # days; the video session of March 2022 took four


def told(seen: Observation) -> str:
    """Return what the article says of the session, also where its source lets it count as a rumour only."""
    status = seen.fact.status
    return status if seen.status == "rumoured" and status in ("concluded", "ongoing") else seen.status


def held_state(group: Sequence[Observation]) -> str | None:
    """Return concluded or held as far as the origins carry it, None where nobody credible saw it happen."""
    if _carried([seen for seen in group if told(seen) == "concluded"]):
        return "concluded"
    if _carried([seen for seen in group if told(seen) in ("ongoing", "concluded")]):
        return "held"
    return None


def plan_state(group: Sequence[Observation], host: str | None) -> str | None:
    """Return cancelled, postponed, confirmed, announced or rumoured; the newest move wins over any announcement."""
    moves = [seen for seen in group if seen.status in ("postponed", "cancelled")]
    if moves and (_named(moves, host) or _carried(moves)):
        return max(moves, key=_newest).status
    plans = [seen for seen in group if seen.status in _PLANNED]
    officials = _named(plans, host)
    if not officials:
        return "rumoured" if group else None
    return "confirmed" if len(officials) > 1 or len(origins(plans)) > 1 else "announced"


def next_state(current: Round, group: Sequence[Observation]) -> str:
    """Return the state the observations bring a round to; nothing goes back, and a plan revives nothing."""
    held = held_state(group)
    if held or current.state in _HAPPENED:
        return _further(current.state, held or current.state)
    plan = plan_state(group, current.country) or current.state
    if plan in ("postponed", "cancelled"):
        return plan
    if plan != "rumoured" and current.state not in ("rumoured", "cancelled") and _moved_away(current, group):
        return "postponed"
    return current.state if current.state not in LADDER else _further(current.state, plan)


def _moved_away(current: Round, group: Sequence[Observation]) -> bool:
    """Tell whether the newest plan names days apart from the known ones by more than the day outlets differ."""
    start, end = planned_date(group)
    if not start or not end or not current.start_on:
        return False
    return start - (current.end_on or current.start_on) > _DAY or current.start_on - end > _DAY


def _further(one: str, other: str) -> str:
    return max(one, other, key=lambda state: LADDER.index(state) if state in LADDER else -1)


def origins(group: Iterable[Observation]) -> frozenset[str]:
    """Collect who wrote it: one agency is one origin, however many outlets carry it."""
    return frozenset(seen.origin for seen in group)


def planned_date(group: Sequence[Observation]) -> tuple[date | None, date | None]:
    """Return the days the newest plan names, days that were moved away from left out; (None, None) without any."""
    left = {seen.moved_from for seen in group if seen.moved_from}
    plans = [seen for seen in group if seen.start_on and seen.start_on not in left and seen.status in _DATED_PLANS]
    if not plans:
        return None, None
    chosen = max(plans, key=_newest)
    return chosen.start_on, chosen.end_on or chosen.start_on


def held_dates(group: Sequence[Observation], current: Round | None) -> tuple[date | None, date | None]:
    """Return first and last day of a session that happened: the day most origins give, and the days it ran on.

    A day later is a second day where the first was reported on the day itself; else outlets only differ, and the
    majority stands. A known round keeps its day unless more origins, two at least, give another.
    """
    votes = _votes([seen for seen in group if told(seen) in ("ongoing", "concluded")])
    if not votes:
        return (current.start_on, current.end_on) if current else (None, None)
    first = min(votes, key=lambda day: (-len(votes[day]), day))
    known = current.start_on if current and current.state in _HAPPENED else None  # a plan is no report of a day
    if known and (len(votes[first]) < 2 or len(votes[first]) <= len(votes.get(known, ())) or first - known == _DAY):
        first = known
    seen_on = {seen.start_on for seen in group if seen.start_on and published_on(seen) == seen.start_on}
    while first - _DAY in seen_on and first - _DAY in votes:
        first -= _DAY
    last = max([first, *(seen.end_on for seen in group if seen.end_on and seen.start_on == first)])
    if current and current.end_on and known and first == known:
        last = max(last, current.end_on)
    while last + _DAY in votes and (known or first in seen_on) and (last - first).days < _LONGEST_SESSION:
        last += _DAY
    return first, last


def _votes(group: Iterable[Observation]) -> dict[date, set[str]]:
    """Collect the origins behind each first day; days worked out from the publication alone count only when alone."""
    said: dict[date, set[str]] = defaultdict(set)
    guessed: dict[date, set[str]] = defaultdict(set)
    for seen in group:
        if seen.start_on:
            (guessed if seen.basis.startswith("publication") else said)[seen.start_on].add(seen.origin)
    return dict(said or guessed)


def _carried(group: Sequence[Observation]) -> bool:
    """Tell whether one origin that names both delegations, or two origins of which one is no rumour, say it."""
    firm = [seen for seen in group if seen.status != "rumoured"]
    return any(seen.both_delegations for seen in firm) or (bool(firm) and len(origins(group)) > 1)


def _named(group: Iterable[Observation], host: str | None) -> frozenset[str]:
    """Collect the participants and hosts whose named officials say it."""
    return frozenset(
        side
        for seen in group
        for side in seen.named_officials
        if side in seen.participants or side in (host, seen.country)
    )


def _newest(seen: Observation) -> tuple[float, str, str]:
    published = seen.published_at.timestamp() if seen.published_at else 0.0
    return published, seen.status, seen.article_id


def published_on(seen: Observation) -> date | None:
    """Return the day the article came out, in UTC."""
    return seen.published_at.date() if seen.published_at else None
