"""Gathers observations by the round they are about: the known ones, and clusters that fit none and may be new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from extractors.calendar import HELD, OPEN_STATES, Session, is_ours, resolve
from extractors.lifecycle import held_dates, held_state, published_on, told
from extractors.model import Observation, Round, Span

Group = tuple[Observation, ...]

_EXACT_DAYS: Final = 4  # a longer stretch ("next week") is no session but the time in which one falls
_NEWS_DAYS: Final = 7  # a session told later than this is memory, not news, and opens nothing
_AHEAD_DAYS: Final = 60  # plans further off are hopes


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Observations in an order of their own, each with the number of what it says among all that is said.

    Many reports say the same of a session: what is said is resolved once, however many say it.
    """

    happened: tuple[tuple[Observation, int], ...]
    to_come: tuple[tuple[Observation, int], ...]
    sessions: tuple[tuple[Session, date | None], ...]  # with the day it was moved from


def sort_out(observations: Iterable[Observation], parties: Sequence[str]) -> Said:
    """Return what observations say, ready to be gathered by rounds as often as these move."""
    numbers: dict[tuple[object, ...], int] = {}
    sessions: list[tuple[Session, date | None]] = []
    happened: list[tuple[Observation, int]] = []
    to_come: list[tuple[Observation, int]] = []
    for seen in _eligible(observations, frozenset(parties)):
        status = told(seen)
        number = numbers.setdefault(_what(seen, status), len(numbers))
        if number == len(sessions):  # a session costs ten times what the words do that make it
            sessions.append((session_of(seen, parties), seen.moved_from))
        (happened if status in HELD else to_come).append((seen, number))
    return Said(happened=tuple(happened), to_come=tuple(to_come), sessions=tuple(sessions))


def gather(known: Sequence[Round], said: Said, *, known_until: date) -> tuple[Mapping[str, Group], tuple[Group, ...]]:
    """Return the observations of each known round by its id, and the groups, by date, that fit no known round."""
    placed: dict[str, list[Observation]] = defaultdict(list)
    loose = _place(said.happened, said, known, placed)
    book = [_as_held(current, tuple(placed.get(current.round_id, ()))) for current in known]
    loose += _place(said.to_come, said, book, placed)
    fresh = _clusters([seen for seen in loose if _may_open(seen, known_until)])
    return {round_id: tuple(group) for round_id, group in placed.items()}, fresh


def session_of(seen: Observation, parties: Iterable[str]) -> Session:
    """Read an observation as a session, to resolve it against the rounds known now."""
    status = told(seen)
    return Session(
        status="announced" if status == "rumoured" else status,
        parties=frozenset(parties),
        participants=frozenset(seen.participants),
        dates=_span(seen.start_on, seen.end_on or seen.start_on),
        number=seen.number,
        city=seen.city,
        country=seen.country,
        published_on=published_on(seen),
    )


def _what(seen: Observation, status: str) -> tuple[object, ...]:
    """Return all of an observation that its session is made of, and the day it was moved from."""
    return (
        status,
        seen.participants,
        seen.start_on,
        seen.end_on,
        seen.number,
        seen.city,
        seen.country,
        published_on(seen),
        seen.moved_from,
    )


def _eligible(observations: Iterable[Observation], parties: frozenset[str]) -> list[Observation]:
    """Keep the newest version of each article, main scope only, both parties present, in an order of their own."""
    newest: dict[str, int] = {}
    said = list(observations)
    for seen in said:
        newest[seen.article_id] = max(newest.get(seen.article_id, 0), seen.version)
    kept = [
        seen
        for seen in said
        if seen.version == newest[seen.article_id]
        and seen.scope in ("headline", "main")
        and parties <= frozenset(seen.participants)
    ]
    return sorted(kept, key=_order)


def _place(
    group: Iterable[tuple[Observation, int]], said: Said, known: Sequence[Round], placed: dict[str, list[Observation]]
) -> list[Observation]:
    """Put each observation with its known round, drop those of other formats, return what fits none."""
    by_id = {current.round_id: current for current in known}
    matched: dict[int, Round | None] = {}
    loose = []
    for seen, number in group:
        if number not in matched:
            matched[number] = _match(*said.sessions[number], known)
        match = matched[number] or by_id.get(seen.round_id or "")
        if match is None:
            loose.append(seen)
        elif is_ours(match):
            placed[match.round_id].append(seen)
    return loose


def _match(session: Session, moved_from: date | None, known: Sequence[Round]) -> Round | None:
    """Resolve by the date said, then by the date it was moved from."""
    found = resolve(session, known)
    if found is None and moved_from:
        waiting = [current for current in known if current.state in OPEN_STATES]
        found = resolve(replace(session, dates=_span(moved_from, moved_from)), waiting)
    return found.round if found else None


def _as_held(current: Round, group: Group) -> Round:
    """Count a planned round as held where this batch saw it happen, so that no later plan is taken for it."""
    if current.state not in OPEN_STATES or held_state(group) is None:
        return current
    start, end = held_dates(group, current)
    return replace(current, state="held", start_on=start, end_on=end)


def _may_open(seen: Observation, known_until: date) -> bool:
    """Tell whether an observation that fits no known round may be of a new one: fresh news of a day after the cut."""
    day, published = seen.start_on or seen.moved_from, published_on(seen)
    if day is None or published is None or day <= known_until:
        return False
    if told(seen) in HELD:
        return -1 <= (published - day).days <= _NEWS_DAYS
    return -1 <= (day - published).days <= _AHEAD_DAYS


def _clusters(loose: Sequence[Observation]) -> tuple[Group, ...]:
    """Group observations whose days touch or follow each other; a vague stretch joins the session that falls in it."""
    exact = [seen for seen in loose if _length(seen) <= _EXACT_DAYS]
    groups: list[list[Observation]] = []
    for seen in exact:
        near = [group for group in groups if any(_touch(seen, other) for other in group)]
        joined = [other for group in near for other in group] + [seen]
        groups = [group for group in groups if group not in near] + [joined]
    for seen in (vague for vague in loose if vague not in exact):
        home = next((group for group in groups if any(_touch(seen, other) for other in group)), None)
        if home is None:
            groups.append([seen])
        else:
            home.append(seen)
    ordered = [tuple(sorted(group, key=_order)) for group in groups]
    return tuple(sorted(ordered, key=lambda group: min(_days(seen)[0] for seen in group)))


def _touch(one: Observation, other: Observation) -> bool:
    """Tell whether two observations may be of one session: stretches that overlap, or days next to each other."""
    mine, yours = _days(one), _days(other)
    if max(_length(one), _length(other)) > _EXACT_DAYS:
        return mine[0] <= yours[-1] and yours[0] <= mine[-1]
    return any(abs((day - theirs).days) <= 1 for day in mine for theirs in yours)


def _days(seen: Observation) -> list[date]:
    return sorted(day for day in (seen.start_on, seen.end_on, seen.moved_from) if day)


def _length(seen: Observation) -> int:
    return (seen.end_on - seen.start_on).days if seen.start_on and seen.end_on else 0


def _span(start: date | None, end: date | None) -> Span | None:
    if start is None:
        return None
    end = max(start, end or start)
    return Span(start=start, end=end, granularity="day" if end == start else "range", basis="text", text="")


def _order(seen: Observation) -> tuple[date, float, str, int, int]:
    published = seen.published_at.timestamp() if seen.published_at else 0.0
    return (
        seen.start_on or seen.moved_from or date.max,
        published,
        seen.article_id,
        seen.version,
        seen.fact.evidence.start,
    )
