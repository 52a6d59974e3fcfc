"""Eight simulated weeks of polling: 200 feeds that never were, a tenth of which fail; beside a poll every five minutes.

What is measured is flows/polling itself; only the web is made up.
`python -m tests.bench.weeks [feeds] [weeks] [seed …]`.
"""

from __future__ import annotations

import math
import random
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from multiprocessing import Pool
from statistics import median

from extractors.model.feeds import Flag, PageSeen, PollSeen
from flows.polling.after import EARLY
from flows.polling.audit import audit_due
from flows.polling.flags import renew
from flows.polling.health import GREW, FeedSeen, faults
from flows.polling.interval import RECENT, Shown, wait
from flows.polling.learning import learn
from flows.polling.rhythm import Rhythm
from tests.bench.made_feeds import FAULTS, MadeFeed, made_feeds, rare_pause

MINUTE = timedelta(minutes=1)
FIVE = timedelta(minutes=5)
#: Minutes from one cycle to the next, as shipped, and at which of them feeds are asked: at its start, and by the minute
#: once it has done its work (two minutes are plenty) until the next one is near.
CYCLE = 15
LOOKS = frozenset({0, *range(2, CYCLE - 1)})
OWN = timedelta(minutes=15)
MONTH = timedelta(days=30)
START = datetime(2026, 1, 5, tzinfo=UTC)
#: The first three are those the constants of flows/polling were chosen by.
SEEDS = range(1, 9)
KEPT = 40  # polls and pages looked at by the rules
BRINGING = 20  # and older polls that brought something


@dataclass
class Told:
    """What came of one feed."""

    feed: MadeFeed
    polls: int = 0
    delays: list[float] = field(default_factory=list)  # minutes from publication to being listed
    lost: int = 0
    flags: list[tuple[datetime, str]] = field(default_factory=list)  # raised, each once while it lasts

    @property
    def false_alarms(self) -> list[datetime]:
        """When something was called wrong with it while it was sound; a doubt is no alarm."""
        return [at for at, kind in self.flags if kind not in GREW and self._sound(at)]

    @property
    def doubts(self) -> int:
        """How often it was shown as slow while it was sound."""
        return sum(kind in GREW and self._sound(at) for at, kind in self.flags)

    @property
    def most_in_a_month(self) -> int:
        """The most false alarms within any thirty days."""
        return max((sum(at <= one < at + MONTH for one in self.false_alarms) for at in self.false_alarms), default=0)

    def told_after(self, *, alarm: bool = False) -> timedelta | None:
        """From the fault's begin to its first flag, or to the first that is an alarm; None: never."""
        begin = self.feed.fails_at
        later = [at for at, kind in self.flags if begin and at >= begin and not (alarm and kind in GREW)]
        return later[0] - begin if begin and later else None

    def _sound(self, at: datetime) -> bool:
        return self.feed.fails_at is None or at < self.feed.fails_at


class Watch:
    """One feed under the rules: what is known of it, poll by poll."""

    def __init__(self, feed: MadeFeed) -> None:
        self.told = Told(feed)
        self.taken = feed.listed(START)
        self.before: datetime | None = None
        self.audited = self.learned = START
        self.arrivals: list[datetime] = []
        self.brought = self.unaudited = 0
        self.polls: list[PollSeen] = []
        self.pages: list[PageSeen] = []
        self.flags: list[Flag] = []
        self.rhythm = Rhythm.unknown()

    def poll(self, at: datetime) -> datetime:
        """Poll at an instant and return when the next is due."""
        feed = self.told.feed
        if at - self.learned >= timedelta(days=1) and not self.rhythm.slow(self.last_new_at, at):
            self.learned, self.rhythm = at, learn(self.arrivals, self.brought, START, at)
        audit = audit_due(self.rhythm, self.last_new_at, self.audited, self.unaudited, at)
        self.audited, self.unaudited = (at, 0) if audit else (self.audited, self.unaudited + 1)
        since = self.polls[-2].polled_at if len(self.polls) > 1 else START
        poll, shown_to = feed.answer(at, self.taken, since=since, audit=audit)
        self._take(poll, shown_to, at)
        self._judge(at)
        recent = len(self.arrivals) - bisect_right(self.arrivals, at - RECENT)
        elapsed = at - self.before if self.before else None
        new = min(poll.new, feed.window)
        self.before = at
        shown = Shown(elapsed=elapsed, items=feed.window, new=new, recent=recent, rhythm=self.rhythm)
        planned = wait(shown, OWN, at)
        return _next_look(at, at + planned - min(EARLY, planned / 10))

    @property
    def last_new_at(self) -> datetime:
        """When it last brought something."""
        return self.arrivals[-1] if self.arrivals else START

    def _take(self, poll: PollSeen, shown_to: int, at: datetime) -> None:
        feed, told = self.told.feed, self.told
        told.polls += 1
        told.lost += max(0, shown_to - self.taken - feed.window) if not feed.failing(at) else 0
        if poll.new:
            fresh = feed.items[max(self.taken, shown_to - feed.window) : shown_to]
            told.delays += [(at - item).total_seconds() / 60 for item in fresh]
            self.arrivals.append(at)
            self.brought += poll.new
            self.pages = [*self.pages, *feed.pages(at, poll.new)][-KEPT:]
        self.taken = max(self.taken, shown_to)
        bringing = [old for old in self.polls[:-KEPT] if old.new][-BRINGING:]
        self.polls = [*bringing, *self.polls[-KEPT:], poll]

    def _judge(self, at: datetime) -> None:
        seen = FeedSeen(now=at, rhythm=self.rhythm, last_new_at=self.last_new_at, polls=self.polls, pages=self.pages)
        renewed = renew(self.told.feed.name, self.flags, faults(seen), at)
        self.told.flags += [(at, flag.kind) for flag in renewed if flag.raised_at == at]
        self.flags = [flag for flag in renewed if not flag.cleared_at]


def watch(feed: MadeFeed, weeks: int) -> Told:
    """Poll one feed by the rules for some weeks of virtual time."""
    watched, at = Watch(feed), START
    while at < START + timedelta(weeks=weeks):
        at = watched.poll(at)
    return watched.told


def _next_look(now: datetime, due: datetime) -> datetime:
    """Return the first look at which a feed is due: by the minute, but while a cycle works and before one begins."""
    steps = max(-(-(due - START) // MINUTE), (now - START) // MINUTE + 1)
    while steps % CYCLE not in LOOKS:
        steps += 1
    return START + steps * MINUTE


def fixed_delay(feed: MadeFeed, weeks: int) -> list[float]:
    """Return the delays, in minutes, of the same items polled every five minutes."""
    end = START + timedelta(weeks=weeks)
    return [((FIVE - (item - START) % FIVE) % FIVE).total_seconds() / 60 for item in feed.items if START <= item < end]


def fixed_lost(feed: MadeFeed, weeks: int, every: timedelta = FIVE) -> int:
    """Return how many items a poll at fixed times never sees, the feed's faults left aside."""
    polls = timedelta(weeks=weeks) // every
    shown = [feed.listed(START + step * every) for step in range(polls + 1)]
    return sum(max(0, later - before - feed.window) for before, later in pairwise(shown))


def simulate(count: int, weeks: int, seed: int = 1) -> list[Told]:
    """Run everything: a tenth of the feeds fail from the third week on, each kind of fault in turn."""
    feeds = made_feeds(count, START, weeks, seed)
    rng = random.Random(seed)
    for number, feed in enumerate(rng.sample(feeds, max(1, count // 10))):
        span = timedelta(weeks=weeks) * rng.uniform(0.4, 0.65)
        feed.fail(FAULTS[number % len(FAULTS)], START + span)
    return [watch(feed, weeks) for feed in feeds]


def row(seed: int, told: Sequence[Told], weeks: int) -> str:
    """Return what is published of one seed."""
    polls, fixed = sum(one.polls for one in told), len(told) * weeks * 7 * 288
    delay = median(d for one in told for d in one.delays)
    five = median(d for one in told for d in fixed_delay(one.feed, weeks))
    failed = [one for one in told if one.feed.fails_at]
    late, alarmed = ([_share(one, alarm=alarm) for one in failed] for alarm in (False, True))
    months = len(told) * weeks * 7 / 30
    cells = [
        f"{seed}",
        f"{sum(len(one.feed.items) for one in told):,}",
        f"{polls / fixed:.2f}",
        f"{delay:.1f} min, {delay / five:.2f}",
        f"{sum(one.lost for one in told)} ({sum(fixed_lost(one.feed, weeks) for one in told)})",
        f"{sum(share < math.inf for share in late)} of {len(late)}, {max(late):.2f}",
        f"{sum(one.doubts for one in told) / months:.2f}",
        f"{sum(len(one.false_alarms) for one in told)}, {max(one.most_in_a_month for one in told)}",
        f"{median(alarmed):.2f}, {max(alarmed):.2f}",
    ]
    return f"| {' | '.join(cells)} |"


HEAD = """\
| seed | items | requests | median delay | lost (every five) | shown, latest | doubts a feed and month | false alarms, \
most of a feed in 30 days | alarm, median and latest |
|---|---|---|---|---|---|---|---|---|"""


def _share(told: Told, *, alarm: bool = False) -> float:
    """Return after which share of its rare pause a fault was shown, or alarmed about."""
    after = told.told_after(alarm=alarm)
    return after / rare_pause(told.feed) if after else math.inf


def kinds(told: Sequence[Told]) -> Iterator[str]:
    """Yield how each fault was told, which kinds the false alarms are of, and which feeds lost items."""
    for one in told:
        if one.feed.fails_at:
            kind = next((kind for at, kind in one.flags if at >= one.feed.fails_at), "never")
            shares = f"{_share(one):.2f} of its rare pause, alarm {_share(one, alarm=True):.2f}"
            yield f"{one.feed.fault:14} shown as {kind:14} after {one.told_after()}: {shares}"
    yield f"false alarms: {dict(Counter(kind for one in told for _, kind in one.flags if not one.feed.fault))}"
    yield from (f"{one.feed.name}, a list of {one.feed.window}, lost {one.lost}" for one in told if one.lost)


def _one_seed(asked: tuple[int, int, int]) -> list[str]:
    count, weeks, seed = asked
    told = simulate(count, weeks, seed)
    return [row(seed, told, weeks), *kinds(told)]


def main(count: int = 200, weeks: int = 8, *seeds: int) -> None:
    """Print a row a seed; how each fault was told goes to standard error. ``seeds``: 1 to 8 when none is named."""
    print(f"{count} feeds, {weeks} weeks, a cycle every {CYCLE} minutes\n{HEAD}", flush=True)
    with Pool() as pool:
        for line, *more in pool.imap(_one_seed, [(count, weeks, seed) for seed in seeds or SEEDS]):
            print(line, flush=True)
            print("\n".join(more), file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
