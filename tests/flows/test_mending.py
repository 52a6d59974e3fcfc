"""What a new runner does about runs of earlier ones, when children are started again, when the alarm is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from flows.serve.mending import Mending, Seen, mend, owes_a_cycle
from flows.serve.vigil import HOPELESS, LONGEST_WAIT, REPEAT, WELL_AFTER, Alarm, Ends

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def run(name: str, state: str, minutes: int, deployment: str = "monitor") -> Seen:
    """Make a run due so many minutes from now."""
    return Seen(run_id=name, deployment=deployment, state=state, due_at=NOW + timedelta(minutes=minutes))


def test_an_hour_missed_is_followed_by_one_run() -> None:
    """Of twelve runs missed in an hour each is cancelled, those to come are left, and one run catches up."""
    missed = [run(f"late-{n}", "SCHEDULED", -5 * n) for n in range(1, 13)]
    coming = [run(f"next-{n}", "SCHEDULED", 5 * n) for n in range(1, 4)]
    found = mend([*missed, *coming], NOW)
    assert found == Mending(orphans=(), missed=tuple(one.run_id for one in missed), catch_up=("monitor",))


@pytest.mark.parametrize("state", ["PENDING", "RUNNING", "CANCELLING"])
def test_a_run_whose_runner_is_gone_is_an_orphan(state: str) -> None:
    """Whatever it was doing, it is called crashed, and one run takes up what it left."""
    assert mend([run("one", state, -3)], NOW) == Mending(orphans=("one",), missed=(), catch_up=("monitor",))


def test_each_deployment_catches_up_for_itself() -> None:
    """The cycle and the upkeep each get one run; where nothing was missed nothing is started."""
    seen = [run("a", "RUNNING", -1), run("b", "SCHEDULED", -1, "upkeep"), run("c", "SCHEDULED", 9, "digest")]
    assert mend(seen, NOW).catch_up == ("monitor", "upkeep")
    assert mend([], NOW) == Mending(orphans=(), missed=(), catch_up=())


def test_what_a_cycle_does_too_is_not_caught_up_beside_it() -> None:
    """Where a cycle catches up, no look at pages and no digest does; without one, each does."""
    missed = [run("a", "SCHEDULED", -1, "versions"), run("b", "SCHEDULED", -1, "digest")]
    assert mend(missed, NOW).catch_up == ("digest", "versions")
    assert mend([*missed, run("c", "SCHEDULED", -1)], NOW).catch_up == ("monitor",)
    assert mend(missed, NOW, ("monitor",)).catch_up == ("monitor",)


def test_the_first_cycle_is_run_at_once() -> None:
    """A cycle is owed when none ever began or the next is due, and is run once although runs were missed too."""
    every = timedelta(minutes=15)
    owed = [owes_a_cycle(last, every, NOW) for last in (None, NOW - every, NOW - every / 2)]
    assert owed == [True, True, False]
    assert mend([run("a", "SCHEDULED", -1)], NOW, ("monitor",)).catch_up == ("monitor",)


def test_waits_double_and_a_child_that_lived_is_believed_again() -> None:
    """Starts come 1, 2, 4 … seconds after an end, a minute at most, until it is hopeless; five good minutes undo it."""
    ends, waits = Ends(), []
    for _ in range(HOPELESS):
        ends = ends.after(3.0)
        waits.append(ends.wait)
    assert waits[:4] == [1, 2, 4, 8]
    assert max(waits) <= LONGEST_WAIT
    assert ends.hopeless
    assert not ends.after(WELL_AFTER).hopeless


def test_the_alarm_is_told_once_and_again_after_hours() -> None:
    """It is told when it begins, not at every look, again after six hours, and anew when it came back."""
    alarm, told = Alarm(), []
    for at in (NOW, NOW + timedelta(minutes=1), NOW + REPEAT, NOW + REPEAT + timedelta(minutes=1)):
        alarm, due = alarm.seen(NOW - timedelta(hours=1), at)
        told.append(due)
    assert told == [True, False, True, False]
    assert alarm.seen(None, NOW) == (Alarm(), False)
    assert alarm.seen(NOW, NOW)[1]
