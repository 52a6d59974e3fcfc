"""Faults of running at all: no cycle, one that failed, was killed or does not end, nothing polled, a wrong clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final

from flows.status.fault import Found, Kind, Urgency
from flows.status.observed import MISSED, Observed
from flows.status.words import at, number, schedule, span
from storage.condition import RunNow

#: The lock is never called stuck sooner, however short the interval: a replay of a small archive takes minutes.
STUCK: Final = timedelta(minutes=45)
#: Clocks of one machine and of what it wrote may differ by so much.
SKEW: Final = timedelta(minutes=5)


def never_run(seen: Observed) -> Iterator[Found]:
    """Tell that nothing was ever run here."""
    if seen.blank and not seen.running and not seen.faults_of_configuration:
        yield Found(what="nothing was ever run here", since=None, evidence="there is no database and no snapshot yet")


def cycle_late(seen: Observed) -> Iterator[Found]:
    """Tell that no cycle began for several intervals, and none is running."""
    last = seen.started_at
    if last is not None and not seen.running and seen.now - last > seen.patience:
        yield Found(
            what=f"no cycle began for {span(seen.now - last)}; one is due every {span(seen.every)}",
            since=last,
            evidence=f"the last one began {at(last)}, nothing runs now, and {schedule(seen.serving)}",
        )


def cycle_failed(seen: Observed) -> Iterator[Found]:
    """Tell that the newest cycle ended with an error."""
    pulse = seen.pulse
    if pulse is not None and pulse.outcome == "failed":
        yield Found(
            what=f"the last cycle broke at the stage {pulse.stage}",
            since=pulse.stage_at,
            evidence=pulse.error or "it left no message",
        )


def cycle_crashed(seen: Observed) -> Iterator[Found]:
    """Tell that the newest cycle was ended before it could say so: killed, out of memory, a power cut."""
    pulse, lock = seen.pulse, seen.lock
    if seen.running:
        return
    if pulse is not None and pulse.outcome == "running":
        yield Found(
            what=f"the last cycle was killed at the stage {pulse.stage}",
            since=pulse.stage_at,
            evidence=f"process {pulse.pid} is gone and the cycle of {at(pulse.started_at)} never ended{_often(seen)}",
        )
    elif lock is not None:
        yield Found(
            what="whoever wrote last was killed",
            since=lock.since,
            evidence=f"process {lock.pid} left its name in the lock and is gone; the lock itself is free",
        )


def _often(seen: Observed) -> str:
    killed = sum(run.outcome == "abandoned" for run in seen.known.runs)
    return f"; {killed} of the {len(seen.known.runs)} before it neither" if killed else ""


def cycle_stuck(seen: Observed) -> Iterator[Found]:
    """Tell that a living process holds the lock for longer than any cycle takes."""
    lock, pulse = seen.lock, seen.pulse
    if lock is None or not lock.alive:
        return
    own = pulse if pulse is not None and pulse.pid == lock.pid and pulse.outcome == "running" else None
    moved = max(lock.since, own.stage_at) if own else lock.since
    if seen.now - moved > max(seen.patience, STUCK):
        doing = f"a cycle at the stage {own.stage} since {at(own.stage_at)}" if own else "no cycle: a replay or upkeep"
        yield Found(
            what=f"process {lock.pid} holds the writer's lock and has not moved for {span(seen.now - moved)}",
            since=moved,
            evidence=f"it took the lock {at(lock.since)}; {doing}",
            subject=str(lock.pid),
        )


def nothing_polled(seen: Observed) -> Iterator[Found]:
    """Tell that no feed answered for several intervals after one was due, whatever the cause."""
    since = silent_since(seen.answered_at, _due_at(seen), seen.every, seen.now)
    if since is not None:
        asked = max((one.polled_at for one in seen.known.feeds if one.polled_at), default=None)
        yield Found(
            what=f"no feed answered for {span(seen.now - since)}: whatever happens now is missed",
            since=since,
            evidence=f"last answer {at(seen.answered_at)}, last asked {at(asked)}, last cycle {at(seen.started_at)}",
        )


def silent_since(
    answered_at: datetime | None, due_at: datetime | None, every: timedelta, now: datetime
) -> datetime | None:
    """Return since when nothing answers although something was due; None while all is well.

    ``answered_at``: the last answer of any feed. ``due_at``: when the next was to come, by what feeds that answered
    last set; with neither, nothing ever began and nothing is missed.
    """
    after = answered_at + every if answered_at else None
    expected = max((moment for moment in (after, due_at) if moment), default=None)
    missed = MISSED - 1  # starts after the one that was expected
    return answered_at or due_at if expected is not None and now - expected > missed * every else None


def _due_at(seen: Observed) -> datetime | None:
    """Return when the first feed was due again; one that never answered was due when it was added."""
    going = [one for one in seen.known.feeds if one.stopped_at is None]
    return min((one.due_at or one.added_at for one in going), default=None)


def clock_back(seen: Observed) -> Iterator[Found]:
    """Tell that something was written at an instant that has not come yet."""
    ahead = [
        (moment, who)
        for moment, who in (
            (seen.known.newest_at, "the newest run"),
            (seen.pulse.stage_at if seen.pulse else None, "the last cycle's pulse"),
            (seen.lock.since if seen.lock else None, "the lock"),
        )
        if moment is not None and moment > seen.now + SKEW
    ]
    if ahead:
        moment, who = max(ahead)
        yield Found(
            what=f"this machine's clock runs behind what was written: by {span(moment - seen.now)}",
            since=None,
            evidence=f"{who} is dated {at(moment)}; it is {at(seen.now)} here",
        )


def books_open(seen: Observed) -> Iterator[Found]:
    """Tell that the books of the newest cycle do not close."""
    for run in seen.known.runs[:1]:
        if run.unexplained:
            yield Found(
                what=f"{number(abs(run.unexplained), 'entry', 'entries')} of the last cycle cannot be accounted for",
                since=_since(seen, lambda run: bool(run.unexplained)),
                evidence="entries in = kept + left out by reason + waiting does not hold; "
                f"the difference is {run.unexplained:+}",
            )


def check_broken(seen: Observed) -> Iterator[Found]:
    """Tell that the newest cycle found a promise of the database broken."""
    for run in seen.known.runs[:1]:
        if run.outcome == "failed":
            promises = run.note.split("; ") if run.note else ["a check"]
            yield Found(
                what=f"{number(len(promises), 'promise')} of the database "
                f"{'is' if len(promises) == 1 else 'are'} broken",
                since=_since(seen, lambda run: run.outcome == "failed"),
                evidence="; ".join(promises),
            )


def _since(seen: Observed, wrong: Callable[[RunNow], bool]) -> datetime:
    """Return when the first of the cycles that went wrong without a break began."""
    return [run.started_at for run in takewhile(wrong, seen.known.runs)][-1]


KINDS: Final = (
    Kind(
        name="never_run",
        urgency=Urgency.SOON,
        means="Nothing was ever run with this configuration.",
        advice="`parley demo` shows what Parley does, without internet; `parley run` runs one cycle, `make serve` "
        "keeps the schedule",
        rule=never_run,
    ),
    Kind(
        name="nothing_polled",
        urgency=Urgency.NOW,
        means="The dead-man alarm: a feed was due, and for three intervals none answered, whatever the cause.",
        advice="mend what else is listed; if nothing is, `parley run --no-prefect` asks every due feed now and says "
        "what came of it",
        rule=nothing_polled,
    ),
    Kind(
        name="cycle_stuck",
        urgency=Urgency.NOW,
        means="A living process holds the writer's lock for 45 minutes, or three intervals, without moving on.",
        advice="look at that process (`ps -fp <subject>`); end it with `kill <subject>`: the next cycle takes up what "
        "it left",
        rule=cycle_stuck,
    ),
    Kind(
        name="cycle_crashed",
        urgency=Urgency.SOON,
        means="The last cycle, or whoever held the lock, was killed; the kernel freed the lock.",
        advice="`parley serve` takes up what was left by itself, else `parley run` does; if it happens again look for "
        "the out-of-memory killer in `dmesg`",
        rule=cycle_crashed,
    ),
    Kind(
        name="cycle_failed",
        urgency=Urgency.NOW,
        means="The last cycle ended with an error at one of its stages.",
        advice="mend what the message says, then `parley run --no-prefect` shows at once whether it is well",
        rule=cycle_failed,
    ),
    Kind(
        name="cycle_late",
        urgency=Urgency.NOW,
        means="No cycle began for three intervals and none is running.",
        advice="`make serve` or its unit starts the schedule; if it runs, its last lines say why no cycle comes "
        "(`journalctl -u parley`); `parley run` does one now",
        rule=cycle_late,
    ),
    Kind(
        name="books_open",
        urgency=Urgency.SOON,
        means="Entries in are not the sum of kept, left out and waiting.",
        advice="please report it with the output of `parley status --json`; nothing needs to be stopped",
        rule=books_open,
    ),
    Kind(
        name="check_broken",
        urgency=Urgency.SOON,
        means="A check of `storage/checks` found rows that break a promise.",
        advice="please report it with the output of `parley status --json`; `parley query` shows the rows",
        rule=check_broken,
    ),
    Kind(
        name="clock_back",
        urgency=Urgency.SOON,
        means="What was written is dated after this machine's now: one of the two clocks was wrong.",
        advice="set the clock (`timedatectl`); until then schedules and delays cannot be trusted",
        rule=clock_back,
    ),
)
