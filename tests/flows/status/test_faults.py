"""Every kind of fault is injected for real, and named in words an operator can act on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from extractors.model.feeds import Flag
from flows.serve.farewell import say_stopped
from flows.serve.only import only_one
from flows.status import screen
from flows.status.look import look
from flows.status.observed import Observed
from flows.status.register import REGISTER, kind_named, verdict
from storage import lock
from tests.flows.status.injected import feeds, keeping, reading, running, telling
from tests.flows.status.place import Place, other_process
from tests.storage.sample import NOW

CASES: Final = {**reading.CASES, **keeping.CASES, **running.CASES, **telling.CASES, **feeds.CASES}


@pytest.mark.parametrize("kind", CASES)
def test_an_injected_fault_is_named(kind: str, place: Place) -> None:
    """The fault is named with its evidence and what to do, on one screen, and the exit code says who is needed."""
    case, words = CASES[kind]
    told = case(place)
    named = {fault.kind: fault for fault in told.faults}
    assert kind in named, [*named]
    shown = "\n".join(screen.lines(told))
    assert words in " ".join(shown.split())
    assert kind_named(kind).advice.split()[0] in shown
    assert told.exit == (2 if told.blind else int(any(fault.needs_somebody for fault in told.faults)))
    assert len(shown.splitlines()) <= screen.LINES
    assert max(map(len, shown.splitlines())) <= screen.WIDTH


def test_every_kind_is_injected() -> None:
    """No kind of fault is told that no test has brought about."""
    assert {kind.name for kind in REGISTER} == CASES.keys()


def test_all_is_well_after_a_cycle(place: Place) -> None:
    """After a cycle in which every feed answered nothing is told and nobody is needed."""
    told = place.told(minutes=10)
    assert (told.faults, told.exit) == ((), 0)
    assert "all is well" in screen.lines(told)[0]


def test_one_cause_is_told_once(place: Place) -> None:
    """When no feed answers, one line says so and no feed or host has its own."""
    told = running.no_answer(place)
    assert [fault.kind for fault in told.faults] == ["nothing_polled", "cycle_late", "network_down"]


def test_a_killed_writer_is_told_where_no_cycle_ran(place: Place) -> None:
    """Whoever was killed with the lock in hand is named, and the lock is free."""
    told = running.left(place)
    assert [fault.kind for fault in told.faults] == ["cycle_crashed"]
    assert "the lock itself is free" in told.faults[0].evidence


def test_a_cycle_that_writes_hides_nothing(place: Place) -> None:
    """While another process writes the snapshot answers, and the screen says how old it is and who writes."""
    told = running.stuck(place)
    head = "\n".join(screen.lines(told)[:4])
    assert "2 hours ago; a newer is made" in head
    assert f"process {told.seen.lock.pid if told.seen.lock else 0} since 2026-11-23 12:00 UTC" in head


def test_whether_the_schedule_is_kept_is_told(place: Place) -> None:
    """The screen, and the fault of a late cycle, say whether `parley serve` runs, was killed or is not there."""

    def words(kept: str) -> bool:
        told = place.told(hours=1)
        (late,) = [fault for fault in told.faults if fault.kind == "cycle_late"]
        return kept in "\n".join(screen.lines(told)) and kept in late.evidence

    def serve() -> list[object]:
        kept = only_one(place.folder)
        return [kept, kept.__enter__()]

    assert words("`parley serve` does not run")
    with other_process(serve) as pid:
        assert words(f"`parley serve` runs, process {pid} since ")
    with other_process(serve, kill=True) as pid:
        assert words(f"`parley serve` was killed (process {pid}, since ")


def test_a_run_ended_on_purpose_is_no_fault(place: Place) -> None:
    """Who stops the schedule in the middle of a cycle is not told of a killed one; a living writer keeps its lock."""
    killed, _ = CASES["cycle_crashed"]
    assert killed(place).faults
    say_stopped(place.database, NOW)
    told = place.told(minutes=20)
    assert (told.faults, told.exit) == ((), 0)
    assert "stopped" in screen.lines(told)[2]

    with other_process(lambda: [kept := lock.hold(place.database, NOW), kept.__enter__()]) as pid:
        say_stopped(place.database, NOW)
        held = lock.holding(place.database)
        assert held is not None
        assert (held.pid, held.alive) == (pid, True)


def test_many_faults_fit_one_screen(place: Place) -> None:
    """With two hundred faults the most urgent come first and the rest are counted."""
    seen: Observed = place.told().seen
    flags = tuple(
        Flag(feed=f"feed-{n}", kind=kind, since=NOW, raised_at=NOW, seen_at=NOW, evidence="long " * 60)
        for n in range(25)
        for kind in ("quiet", "collapsed", "false_304", "stuck_dates", "other_owner", "short_pages", "soft_404")
    )
    lost = replace(seen, known=replace(seen.known, flags=flags), faults_of_configuration=("settings.toml: a fault",))
    told = verdict(replace(lost, missing_secrets=("hook desk: set KEY in the environment",), database=None))
    shown = screen.lines(told)
    assert len(shown) <= screen.LINES
    assert "NOW  configuration" in "\n".join(shown)
    assert "25 of them" in "\n".join(shown)
    assert len(screen.as_json(told)["faults"]) == len(told.faults) > 170


@pytest.mark.parametrize("folder", [Path("/nowhere/at/all")])
def test_no_configuration_is_no_crash(folder: Path) -> None:
    """A folder that is not there is a fault of the configuration, and nothing else can be told."""
    told = look(folder, {}, NOW)
    assert told.exit == 2
    assert {fault.kind for fault in told.faults} == {"configuration"}
