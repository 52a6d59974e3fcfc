"""Rounds with their history, the events of their lives, and what operators decided about them.

known_rounds(store) -> tuple[Round, ...]
sync_registry(store, rounds, now) -> None
record_round_changes(store, changes, alerts, decided, now) -> None
record_operator_decision(store, decision, rounds) -> None
round_events(store, round_id) -> list[RoundEvent]
expected_days(store) -> list[tuple[date, date]]
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from extractors.identity import digest
from extractors.model import Alert, Observation, Round, RoundEvent
from extractors.rounds import RoundChange
from storage.alert import write_alerts
from storage.reading import observation_id
from storage.store import Store, to_json, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorDecision:
    """What a person decided about a round; ``action``: confirm | reject | merge | rename."""

    round_id: str
    action: str
    value: str | None  # round merged into, or the new name
    decided_by: str
    why: str
    decided_at: datetime


def known_rounds(store: Store) -> tuple[Round, ...]:
    """Return all rounds as they are known now, by date and id."""
    return _rounds(store, "from round where superseded_at is null")


def rounds_as_of(store: Store, moment: datetime) -> tuple[Round, ...]:
    """Return all rounds as they were known at an instant, so that a past alert can be understood."""
    return _rounds(store, "from rounds_as_of($moment)", moment=moment)


def sync_registry(store: Store, rounds: Sequence[Round], now: datetime) -> None:
    """Bring the registry's rounds to what its file says; those that events or an operator moved on stay moved on."""
    with store.transaction():
        _stage(store, rounds)
        store.run(
            "delete from incoming_round where round_id in "
            "(select round_id from round_event union all select round_id from operator_decision)"
        )
        _write(store, now)


def record_round_changes(
    store: Store, changes: Sequence[RoundChange], alerts: Sequence[Alert], decided: Sequence[Observation], now: datetime
) -> None:
    """Write changed rounds, their events and the alerts some hooks want of them, all or nothing.

    ``decided``: the observations this was decided with; they count as done even when they changed nothing. An event
    or alert that is there already stays as it is.
    """
    seen = [{"observation_id": observation_id(observation)} for observation in decided]
    with store.transaction():
        _stage(store, [change.round for change in changes])
        _write(store, now)
        _write_events(store, [event for change in changes for event in change.events], alerts)
        store.stage("incoming_observation", "observation", seen)
        store.run(
            "update observation set decided_at = $now from incoming_observation as done "
            "where observation.observation_id = done.observation_id and observation.decided_at is null",
            now=now,
        )


def record_operator_decision(
    store: Store,
    decision: OperatorDecision,
    rounds: Sequence[Round],
    events: Sequence[RoundEvent] = (),
    alerts: Sequence[Alert] = (),
) -> None:
    """Write what a person decided together with the rounds as they are after it, and what hooks hear of it."""
    name = digest("decision", decision.round_id, decision.action, decision.value or "")
    with store.transaction():
        _write_events(store, events, alerts)
        _stage(store, rounds)
        _write(store, decision.decided_at)
        store.stage("incoming_decision", "operator_decision", [to_json(OperatorDecision, decision)])
        store.run(
            "insert into operator_decision by name select * replace ($name as decision_id) from incoming_decision "
            "on conflict do nothing",
            name=name,
        )


def operator_decisions(store: Store) -> list[OperatorDecision]:
    """List what operators decided, oldest first."""
    rows = store.rows("select * from operator_decision order by decided_at, decision_id")
    return [to_value(OperatorDecision, row) for row in rows]


def expected_days(store: Store) -> list[tuple[date, date]]:
    """List first and last day of every dated round, known, announced or held; not of those called off."""
    rows = store.rows(_DAYS)
    return [(row["start_on"], row["end_on"]) for row in rows]


def round_events(store: Store, round_id: str) -> list[RoundEvent]:
    """List the events of a round, oldest first."""
    rows = store.rows("select * from round_event where round_id = $id order by decided_at, event_id", id=round_id)
    return [to_value(RoundEvent, row) for row in rows]


def _rounds(store: Store, known: str, **parameters: object) -> tuple[Round, ...]:
    rows = store.rows(f"{known} order by start_on, round_id", **parameters)
    return tuple(to_value(Round, row | {"heads": json.loads(row["heads"] or "null")}) for row in rows)


def _stage(store: Store, rounds: Sequence[Round]) -> None:
    latest = {known.round_id: to_json(Round, known) for known in rounds}
    store.stage("incoming_round", "round", list(latest.values()))


def _write_events(store: Store, events: Sequence[RoundEvent], alerts: Sequence[Alert]) -> None:
    store.stage("incoming_event", "round_event", [to_json(RoundEvent, event) for event in events])
    store.run("insert into round_event by name select * from incoming_event on conflict do nothing")
    write_alerts(store, alerts)


def _write(store: Store, now: datetime) -> None:
    """Write the staged rounds that differ from what is known; a change within one instant replaces its row."""
    store.run(_CHANGED)
    store.run(
        "update round set superseded_at = $now "
        "where superseded_at is null and recorded_at < $now and round_id in (select round_id from changed_round)",
        now=now,
    )
    store.run("insert or replace into round by name select *, $now as recorded_at from changed_round", now=now)


_DAYS = """
    select start_on, coalesce(end_on, start_on) as end_on from round
    where superseded_at is null and start_on is not null and state <> 'cancelled' order by start_on
"""

_CHANGED = """
    create or replace temp table changed_round as
    select * exclude (recorded_at, superseded_at) from incoming_round
    except select * exclude (recorded_at, superseded_at) from round where superseded_at is null
"""
