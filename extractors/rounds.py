"""Decides what observations change in the rounds: new ones, how far each has come, what was corrected.

``decide`` is pure and idempotent: give it all observations kept of the watched window, old and new, and asking again
changes nothing. Order within a batch does not matter. Never from background, from other conflicts, from sessions of a
mediator with one side, from a second day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from extractors.events import events_between
from extractors.gather import gather
from extractors.lifecycle import held_dates, next_state, planned_date
from extractors.model import Observation, Round, RoundEvent
from extractors.naming import most_said, name_round

_HAPPENED: Final = ("held", "concluded")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPolicy:
    """What bounds the decisions; windows are the operator's, the 36 hours are the study's (part 6.4)."""

    known_until: date  # the registry file is complete up to this day: no session on or before it is new
    parties: tuple[str, str] = ("RU", "UA")
    alert_window: timedelta = timedelta(days=3)  # what happened earlier is recorded without alert
    alerts: bool = True  # False in backfill and replay
    unknown_after: timedelta = timedelta(hours=36)  # from the end of the planned day


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundChange:
    """A round as it shall be, and the events that tell of the change (none for a mere refinement)."""

    round: Round
    events: tuple[RoundEvent, ...]
    is_new: bool


def decide(
    known: tuple[Round, ...], observations: Iterable[Observation], policy: RoundPolicy, now: datetime
) -> tuple[RoundChange, ...]:
    """Return what the observations change in the known rounds, then the new rounds by date; ``now`` is aware UTC."""
    seen_of, fresh = gather(known, observations, parties=policy.parties, known_until=policy.known_until)
    changes = [
        change
        for current in known
        if (change := _advance(current, seen_of.get(current.round_id, ()), policy, now, is_new=False))
    ]
    book = list(known)
    for group in fresh:
        first_day = held_dates(group, None)[0] or planned_date(group)[0] or policy.known_until
        opened = name_round(group, first_day, policy.parties, book)
        change = _advance(opened, group, policy, now, is_new=True)
        if change:
            book.append(change.round)
            changes.append(change)
    return tuple(changes)


def assign(
    rounds: tuple[Round, ...], observations: tuple[Observation, ...], policy: RoundPolicy
) -> tuple[str | None, ...]:
    """Return for each observation, in order, the id of the round it is about once ``rounds`` are decided, or None."""
    seen_of, _ = gather(rounds, observations, parties=policy.parties, known_until=policy.known_until)
    round_of = {id(seen): round_id for round_id, group in seen_of.items() for seen in group}
    return tuple(round_of.get(id(seen)) for seen in observations)


def _advance(
    current: Round, group: tuple[Observation, ...], policy: RoundPolicy, now: datetime, *, is_new: bool
) -> RoundChange | None:
    """Return the round as its observations leave it, None where nothing changed."""
    if not current.discovered and current.start_on and current.start_on <= policy.known_until:
        return None
    after = _seen_through(current, group) if group else current
    if _lapsed(after, policy, now):
        after = replace(after, state="unknown")
    if after == current and not is_new:
        return None
    since = (now - policy.alert_window).date() if policy.alerts else None
    events = events_between(None if is_new else current, after, group, alert_since=since, now=now)
    return RoundChange(round=after, events=events, is_new=is_new)


def _seen_through(current: Round, group: tuple[Observation, ...]) -> Round:
    """Return the round with the state, days and places its observations support; what was known first stays."""
    state = next_state(current, group)
    start, end = held_dates(group, current) if state in _HAPPENED else planned_date(group)
    if start is None or state == "cancelled":
        start, end = current.start_on, current.end_on
    first_plan = most_said(seen.moved_from for seen in group)
    if start != current.start_on and state in ("postponed", *_HAPPENED):
        first_plan = first_plan or current.start_on
    return replace(
        current,
        state=state,
        start_on=start,
        end_on=end,
        planned_on=current.planned_on or (first_plan if first_plan != start else None),
        city=current.city or most_said(seen.city for seen in group),
        country=current.country or most_said(seen.country for seen in group),
    )


def _lapsed(current: Round, policy: RoundPolicy, now: datetime) -> bool:
    """Tell whether a planned session's last day is long enough over without anybody having seen it."""
    last = current.end_on or current.start_on
    if current.state not in ("announced", "confirmed", "postponed") or last is None or last == current.planned_on:
        return False
    return now - datetime.combine(last + timedelta(days=1), time(), tzinfo=UTC) > policy.unknown_after
