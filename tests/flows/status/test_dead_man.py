"""The dead-man alarm comes within three intervals of the last answer, whatever the cause, and never without one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

import pytest

from flows.status.observed import NOTHING, Observed
from flows.status.register import dead_man
from storage.condition import FeedNow, RunNow
from storage.lock import Holding
from storage.pulse import Pulse
from tests.storage.sample import NOW

EVERY: Final = timedelta(minutes=15)
FEED: Final = FeedNow(
    feed="west",
    host="west.example",
    failures=0,
    added_at=NOW - timedelta(days=30),
    polled_at=NOW,
    last_ok_at=NOW,
    stopped_at=None,
    moved_to=None,
    moved_since=None,
    due_at=NOW + EVERY,
    reason=None,
    future=0,
    pages=0,
    refused=0,
    refusal=None,
)
PULSE: Final = Pulse(
    run_id="r", pid=7, started_at=NOW, stage="settle", stage_at=NOW, outcome="done", answered_at=NOW, done_at=NOW
)
#: Everything was well at NOW.
WELL: Final = Observed(now=NOW, every=EVERY, pulse=PULSE, known=replace(NOTHING, feeds=(FEED,)))


def _feeds(**changes: object) -> Observed:
    return replace(WELL, known=replace(NOTHING, feeds=(replace(FEED, **changes),)))  # type: ignore[arg-type]


def _pulse(**changes: object) -> Observed:
    return replace(WELL, pulse=replace(PULSE, **changes))  # type: ignore[arg-type]


def _later(n: int) -> datetime:
    return NOW + n * EVERY


#: What may have happened right after NOW, as it looks three intervals later.
CAUSES: Final[dict[str, Observed]] = {
    "the schedule stopped": WELL,
    "the machine slept": WELL,
    "cycles die at their first stage": _pulse(started_at=_later(3), stage="poll", outcome="running", answered_at=NOW),
    "cycles fail at the poll": _pulse(started_at=_later(3), stage="poll", outcome="failed", answered_at=NOW),
    "a cycle hangs": replace(
        _pulse(started_at=_later(1), stage="fetch", outcome="running"),
        lock=Holding(pid=7, since=_later(1), alive=True),
    ),
    "a replay holds the lock": replace(WELL, lock=Holding(pid=9, since=NOW, alive=True)),
    "cycles run and poll nothing": replace(
        _pulse(started_at=_later(3), done_at=_later(3)),
        known=replace(
            NOTHING,
            feeds=(FEED,),
            runs=(RunNow(started_at=_later(3), ended_at=_later(3), outcome="done", note="", waiting=0, unexplained=0),),
        ),
    ),
    "every feed fails and backs off": _feeds(failures=9, polled_at=_later(3), reason="unreachable"),
    "every feed is refused": _feeds(failures=3, polled_at=_later(3), reason="blocked"),
    "every feed said it is gone": _feeds(stopped_at=_later(1), failures=2, reason="gone"),
    "every feed was taken out": replace(WELL, known=NOTHING),
    "the snapshot is gone": replace(WELL, known=NOTHING, trouble="no snapshot"),
    "the pulse is gone": replace(WELL, pulse=None),
    "an old snapshot was put back": _feeds(last_ok_at=NOW - timedelta(days=1), due_at=NOW - timedelta(days=1)),
    "a new feed never answered": replace(
        WELL,
        pulse=None,
        known=replace(NOTHING, feeds=(replace(FEED, added_at=NOW, last_ok_at=None, due_at=None, failures=3),)),
    ),
    "one of two feeds is due and not asked": replace(
        WELL, known=replace(NOTHING, feeds=(FEED, replace(FEED, feed="slow", due_at=NOW + timedelta(hours=8))))
    ),
}


@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_raises_the_alarm(cause: str) -> None:
    """Just after three intervals without an answer the alarm is there, with the instant of the last; not before."""
    seen = CAUSES[cause]
    alarm = dead_man(replace(seen, now=_later(3) + timedelta(seconds=1)))
    assert alarm is not None
    assert alarm.since == NOW
    assert dead_man(replace(seen, now=_later(2))) is None


def test_where_nothing_was_ever_asked_nothing_is_missed() -> None:
    """A newcomer's place raises no alarm."""
    assert dead_man(Observed(now=NOW)) is None


def test_a_feed_that_is_due_seldom_raises_no_alarm() -> None:
    """A feed asked three times a day is awaited until it is due, and two intervals longer."""
    seen = _feeds(due_at=NOW + timedelta(hours=8))
    assert dead_man(replace(seen, now=NOW + timedelta(hours=8, minutes=29))) is None
    assert dead_man(replace(seen, now=NOW + timedelta(hours=8, minutes=31))) is not None


def test_a_week_of_blips_raises_no_alarm() -> None:
    """Seven days of cycles minutes late, every ninth of which hears nothing, never raise it at any minute."""
    draw = Random(7)
    answered, alarms, begun = NOW, 0, NOW
    while begun < NOW + timedelta(days=7):
        following = begun + EVERY + timedelta(seconds=draw.uniform(-60, 240))
        answered = begun if draw.random() > 1 / 9 or answered < begun - 1.5 * EVERY else answered
        due = answered + EVERY
        seen = _feeds(last_ok_at=answered, due_at=due)
        seen = replace(seen, pulse=replace(PULSE, answered_at=answered))
        alarms += sum(
            dead_man(replace(seen, now=begun + timedelta(minutes=m))) is not None
            for m in range(int((following - begun) / timedelta(minutes=1)))
        )
        begun = following
    assert alarms == 0
