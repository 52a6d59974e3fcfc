"""Feeds that never were, with rhythms as real ones have them: days, nights, weekends, bursts, holidays; seeded."""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from extractors.model.feeds import PageSeen, PollSeen

HOUR = timedelta(hours=1)
#: Lists as long as real ones: shares of the 23 confirmed feeds.
WINDOWS = (10, 20, 25, 30, 40, 50, 100)
FAULTS = (
    "silent", "false_304", "no_feed", "collapsed", "stuck_dates", "renamed_items", "other_owner", "short_pages",
    "soft_404", "gone",
)  # fmt: skip


@dataclass
class MadeFeed:
    """A list of items by time; ``fails_at`` is when its fault begins, None for a sound one."""

    name: str
    window: int
    hourly: list[float]  # bursts an hour, by hour of the week
    items: list[datetime] = field(default_factory=list)
    words: int = 600  # of its usual page
    fault: str = ""
    fails_at: datetime | None = None

    def listed(self, at: datetime) -> int:
        """Return how many items were published by an instant."""
        return bisect_right(self.items, at)

    def fail(self, fault: str, at: datetime) -> None:
        """Let a fault begin."""
        self.fault, self.fails_at = fault, at

    def failing(self, at: datetime) -> bool:
        """Return whether the fault has begun."""
        return self.fails_at is not None and at >= self.fails_at

    def answer(self, at: datetime, taken: int, *, since: datetime, audit: bool) -> tuple[PollSeen, int]:
        """Answer a poll, and say how many items were shown by now; ``taken``: before; ``since``: two polls ago."""
        fault = self.fault if self.failing(at) else ""
        if fault in {"no_feed", "gone"}:
            reason = "not_a_feed" if fault == "no_feed" else "gone"
            return PollSeen(polled_at=at, outcome="failed", reason=reason, audit=audit), taken
        shown = self.listed(self.fails_at if fault == "silent" and self.fails_at else at)
        if fault == "false_304" and not audit:
            return PollSeen(polled_at=at, outcome="not_modified"), taken
        new = min(shown - taken, self.window)
        if not new and fault not in {"renamed_items", "other_owner", "collapsed"}:
            return PollSeen(
                polled_at=at, outcome="ok" if audit else "not_modified", items=self.window * audit, audit=audit
            ), shown
        late = max(0, min(self.listed(since), shown) - max(taken, shown - self.window))
        return self._whole(at, shown, new, fault, late=late, audit=audit), shown

    def _whole(self, at: datetime, shown: int, new: int, fault: str, *, late: int, audit: bool) -> PollSeen:
        newest = self.items[self.listed(self.fails_at or at) - 1] if fault == "stuck_dates" else self.items[shown - 1]
        items = max(1, self.window // 5) if fault == "collapsed" else self.window
        return PollSeen(
            polled_at=at,
            outcome="ok",
            items=items,
            new=self.window if fault in {"renamed_items", "other_owner"} else min(new, items),
            retitled=self.window - new if fault == "renamed_items" else 0,
            foreign=self.window if fault == "other_owner" else 0,
            newest_at=newest,
            late=late,
            audit=audit,
        )

    def pages(self, at: datetime, new: int) -> list[PageSeen]:
        """Return the pages of the newest items as fetched now."""
        fault = self.fault if self.failing(at) else ""
        words = 12 if fault == "soft_404" else self.words // 8 if fault == "short_pages" else self.words
        text = "same" if fault == "soft_404" else ""
        return [PageSeen(fetched_at=at, words=words + n % 7, text=text or f"{at} {n}") for n in range(min(new, 5))]


def made_feeds(count: int, start: datetime, weeks: int, seed: int) -> list[MadeFeed]:
    """Return feeds whose daily volumes spread as in the wild: some items a week to several hundred a day."""
    rng = random.Random(seed)
    return [_made(rng, f"feed-{n:03}", start, weeks) for n in range(count)]


def _made(rng: random.Random, name: str, start: datetime, weeks: int) -> MadeFeed:
    a_day = min(400.0, max(0.6, rng.lognormvariate(math.log(25), 1.3)))
    peak, depth = rng.uniform(0, 24), rng.uniform(0.3, 0.98)
    weekend = rng.choice([1.0, 0.8, 0.5, 0.15])
    shape = [
        max(0.02, 1 + depth * math.cos((how % 24 - peak) * math.pi / 12)) * (weekend if how // 24 > 4 else 1.0)
        for how in range(168)
    ]
    burst = rng.choice([1.0, 1.2, 1.6, 2.5])
    level = a_day / burst * 7 / sum(shape)
    window = max(rng.choice(WINDOWS), int(a_day / 8))
    made = MadeFeed(name=name, window=window, hourly=[level * s for s in shape])
    _fill(made, rng, start, weeks, burst)
    return made


def _fill(made: MadeFeed, rng: random.Random, start: datetime, weeks: int, burst: float) -> None:
    at, day_factor, day = start - timedelta(days=1), 1.0, None
    while at < start + timedelta(weeks=weeks):
        if at.date() != day:
            day, day_factor = at.date(), rng.gammavariate(12, 1 / 12)
        rate = made.hourly[at.weekday() * 24 + at.hour] * day_factor
        for _ in range(_poisson(rng, rate)):
            first = at + HOUR * rng.random()
            more = _poisson(rng, burst - 1)
            made.items += [first + timedelta(seconds=rng.uniform(0, 240)) for _ in range(more)] + [first]
        at += HOUR
    made.items.sort()


def _poisson(rng: random.Random, mean: float) -> int:
    total, limit = rng.random(), math.exp(-min(mean, 700))
    n = 0
    while total > limit:
        total *= rng.random()
        n += 1
    return n


def rare_pause(feed: MadeFeed, draws: int = 4000) -> timedelta:
    """Return the pause one in a thousand exceeds from the instant its fault began, drawn from its truth."""
    assert feed.fails_at
    rng, pauses = random.Random(7), []
    for _ in range(draws):
        at, need, factor, day = feed.fails_at, rng.expovariate(1), rng.gammavariate(12, 1 / 12), feed.fails_at.date()
        while need > 0:
            if at.date() != day:
                day, factor = at.date(), rng.gammavariate(12, 1 / 12)
            end = at.replace(minute=0, second=0, microsecond=0) + HOUR
            share = feed.hourly[at.weekday() * 24 + at.hour] * factor * ((end - at) / HOUR)
            at, need = (end, need - share) if share < need else (at + (end - at) * (need / share), 0.0)
        pauses.append(at - feed.fails_at)
    return sorted(pauses)[int(0.999 * draws)]
