"""What `parley feeds` tells of every feed: its rhythm, how often it is asked and why, how long it may be quiet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from config import Config
from flows.cli.show import Form, print_lines, show, show_json
from flows.polling.interval import RECENT, Shown
from flows.polling.rhythm import HOUR, Rhythm
from flows.polling.telling import Asked, LastPoll, asked, habit, quiet_at, usual_gap
from flows.stages.knowing import Known, remember
from flows.status.words import some
from storage.database import open_snapshot
from storage.feed_listing import FeedListed, listed_feeds

MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedTold:
    """A feed as it is told at ``now``."""

    now: datetime
    feed: FeedListed
    rhythm: Rhythm | None
    asked: Asked

    @property
    def gap(self) -> timedelta | None:
        """The pause to expect at this hour."""
        return usual_gap(self.rhythm, self.now)

    @property
    def quiet_at(self) -> datetime | None:
        """When it would be called quiet if nothing came any more."""
        return quiet_at(self.rhythm, self.feed.last_new_at)


def told_feeds(snapshot: Path, now: datetime) -> list[FeedTold]:
    """Return every feed that is polled, by name. Raises StoreError when there is no snapshot yet."""
    with closing(open_snapshot(snapshot)) as store:
        feeds = listed_feeds(store, RECENT)
        last = max((feed.polled_at for feed in feeds if feed.polled_at), default=now)
        known = remember(store, last)  # what the last cycle knew when it decided
        return [_told(known, feed, now) for feed in feeds]


def _told(known: Known, feed: FeedListed, now: datetime) -> FeedTold:
    return FeedTold(now=now, feed=feed, rhythm=known.rhythms.get(feed.name), asked=_asked(known, feed))


def _asked(known: Known, feed: FeedListed) -> Asked:
    standing = known.standings[feed.name]
    last = None
    if feed.polled_at and feed.next_poll_at:
        last = LastPoll(
            polled_at=feed.polled_at, next_poll_at=feed.next_poll_at, reason=feed.reason, failures=feed.failures
        )
    shown = Shown(
        elapsed=feed.polled_at - standing.before_at if feed.polled_at and standing.before_at else None,
        items=standing.items,
        new=feed.new,
        recent=feed.recent,
        rhythm=known.rhythms.get(feed.name),
    )
    return asked(shown, feed.every_minutes * MINUTE, last, known.haste, feed.stopped_at)


def show_feeds(told: list[FeedTold], form: Form, config: Config) -> None:
    """Print the feeds: a table of a hundred columns, or every value by its name."""
    if form is Form.TABLE:
        show(_HEADS, [_row(one) for one in told], form, title=f"Feeds; the usual gap is that {_hour(told)}")
        print_lines(_notes(told, config))
        return
    values = [as_values(one) for one in told]
    if form is Form.JSON:
        show_json(values)
    else:
        show(list(values[0]) if values else [], [list(row.values()) for row in values], form)


_HEADS: Final = ("feed", "rhythm", "asked every", "because", "usual gap", "last news", "flags")


def _row(one: FeedTold) -> tuple[str, ...]:
    return (
        one.feed.name,
        habit(one.rhythm),
        short(one.asked.every) or "never",
        one.asked.why,
        short(one.gap) or "?",
        ago(one.feed.last_new_at, one.now) or "none yet",
        ", ".join(one.feed.flags),
    )


def as_values(one: FeedTold) -> dict[str, Any]:
    """Return everything that is told of a feed as JSON values; spans in minutes, instants in UTC."""
    feed = asdict(one.feed)
    feed["flags"] = list(one.feed.flags)
    return feed | {
        "rhythm": habit(one.rhythm),
        "known_days": round(one.rhythm.known_for / timedelta(days=1), 1) if one.rhythm else 0.0,
        "arrivals_a_week": round(sum(one.rhythm.rates), 1) if one.rhythm else None,
        "asked_every_minutes": _minutes(one.asked.every),
        "because": one.asked.why,
        "usual_gap_minutes": _minutes(one.gap),
        "quiet_at": one.quiet_at,
    }


def _minutes(span: timedelta | None) -> float | None:
    return None if span is None else round(span / MINUTE, 1)


def _hour(told: list[FeedTold]) -> str:
    return f"from {told[0].now:%A %H}:00 UTC on" if told else "of this hour"


def _notes(told: list[FeedTold], config: Config) -> Iterator[str]:
    """Say what the table cannot: which feeds no cycle has met yet, and how seldom cycles start."""
    listed = {one.feed.name for one in told}
    fresh = [feed.name for feed in config.feeds if feed.name not in listed]
    if fresh:
        yield f"in feeds.toml, not polled yet: {some(fresh, 3)}; the next cycle does"
    every = config.settings.schedule.every_minutes * MINUTE
    if any(one.asked.every and one.asked.every < every for one in told):
        yield f"cycles start every {short(every)} (schedule.every_minutes): no feed is asked more often than that"
    if told:
        yield "`parley feeds show NAME` draws the rhythm of one, with its last polls and what is wrong with it"


def ago(moment: datetime | None, now: datetime) -> str:
    """Return how long ago an instant was; nothing for none."""
    if moment is None:
        return ""
    return "just now" if now - moment < MINUTE else f"{short(now - moment)} ago"


def short(span: timedelta | None) -> str:
    """Return a span in a word or two: 45 s, 12 min, 3.5 h, 2 d; nothing for none."""
    if span is None:
        return ""
    if span < 100 * MINUTE:
        return f"{span / MINUTE:.0f} min" if span >= 1.5 * MINUTE else f"{span.total_seconds():.0f} s"
    hours = span / HOUR
    return f"{hours:.1f}".removesuffix(".0") + " h" if hours < 10 else f"{hours:.0f} h" if hours < 48 else _days(span)


def _days(span: timedelta) -> str:
    return f"{span / timedelta(days=1):.0f} d"
