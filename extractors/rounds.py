"""Decides what observations change in the rounds: new ones, how far each has come, what was corrected.

``decide`` is pure and idempotent: give it all observations kept of the watched window, old and new, and asking again
changes nothing. Order within a batch does not matter. Never from background, from other conflicts, from sessions of a
mediator with one side, from a second day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from extractors.events import events_between
from extractors.gather import gather, sort_out
from extractors.lifecycle import held_dates, next_state, planned_date
from extractors.model import Observation, Round, RoundEvent
from extractors.naming import company, most_said, name_round

_HAPPENED: Final = ("held", "concluded")
_TURNS: Final = 4  # how often observations are gathered again; two turns settle all but contrived batches


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPolicy:
    """What bounds the decisions; windows are the operator's, the 36 hours are the study's (part 6.4)."""

    known_until: date  # the registry file is complete up to this day: no session on or before it is new
    parties: tuple[str, str] = ("RU", "UA")
    alert_window: timedelta = timedelta(days=3)  # what happened earlier is recorded without alert
    alerts: bool = True  # False in backfill and replay
    unknown_after: timedelta = timedelta(hours=36)  # from the end of the planned day
    countries: Mapping[str, str] = field(default_factory=dict)  # code → name, for a series named after a country


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
    said = tuple(observations)
    book, seen_of = _settled(known, said, policy)
    before = {current.round_id: current for current in known}
    changes = (
        _change(before.get(round_id), after, tuple(seen_of.get(round_id, ())), policy, now)
        for round_id, after in book.items()
    )
    return tuple(change for change in changes if change)


def _settled(
    known: tuple[Round, ...], said: tuple[Observation, ...], policy: RoundPolicy
) -> tuple[dict[str, Round], Mapping[str, tuple[Observation, ...]]]:
    """Return the rounds with what the observations make of them, and the observations of each.

    A new round may be what another observation was about, so the observations are gathered again until nothing moves.
    """
    book = {current.round_id: current for current in known}
    seen_of: Mapping[str, tuple[Observation, ...]] = {}
    sorted_out = sort_out(said, policy.parties)
    for _ in range(_TURNS):
        earlier = dict(book)
        seen_of, fresh = gather(tuple(book.values()), sorted_out, known_until=policy.known_until)
        for round_id, group in seen_of.items():
            if not _of_the_file(book[round_id], policy):
                book[round_id] = _seen_through(book[round_id], group, policy)
        for group in fresh:
            day = held_dates(group, None)[0] or planned_date(group)[0] or policy.known_until
            opened = _seen_through(name_round(group, day, policy, tuple(book.values())), group, policy)
            book[opened.round_id] = opened
        if book == earlier:
            break
    return book, seen_of


def assign(
    rounds: tuple[Round, ...], observations: tuple[Observation, ...], policy: RoundPolicy
) -> tuple[str | None, ...]:
    """Return for each observation, in order, the id of the round it is about once ``rounds`` are decided, or None."""
    if not observations:
        return ()
    seen_of, _ = gather(rounds, sort_out(observations, policy.parties), known_until=policy.known_until)
    round_of = {id(seen): round_id for round_id, group in seen_of.items() for seen in group}
    return tuple(round_of.get(id(seen)) for seen in observations)


def _change(
    before: Round | None, after: Round, group: tuple[Observation, ...], policy: RoundPolicy, now: datetime
) -> RoundChange | None:
    """Return the change from one round value to the next with its events, None where nothing changed."""
    if _of_the_file(after, policy):
        return None
    if _lapsed(after, policy, now):
        after = replace(after, state="unknown")
    if after == before:
        return None
    since = (now - policy.alert_window).date() if policy.alerts else None
    events = events_between(before, after, group, alert_since=since, now=now)
    return RoundChange(round=after, events=events, is_new=before is None)


def _of_the_file(current: Round, policy: RoundPolicy) -> bool:
    """Tell whether the registry file vouches for a round, so that no observation changes it."""
    return not current.discovered and current.start_on is not None and current.start_on <= policy.known_until


def _seen_through(current: Round, group: tuple[Observation, ...], policy: RoundPolicy) -> Round:
    """Return the round with the state, days, places and company the observations give; what was known first stays."""
    state = next_state(current, group)
    start, end = held_dates(group, current) if state in _HAPPENED else planned_date(group)
    if start is None or state == "cancelled":
        start, end = current.start_on, current.end_on
    first_plan = most_said(seen.moved_from for seen in group)
    if start != current.start_on and state in ("postponed", *_HAPPENED):
        first_plan = first_plan or current.start_on
    present = tuple(dict.fromkeys((*current.participants, *company(group, policy.parties))))
    third = tuple(side for side in present if side not in policy.parties) if current.discovered else current.mediators
    return replace(
        current,
        participants=present if current.discovered else current.participants,
        mediators=third,
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
