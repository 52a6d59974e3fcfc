"""What `parley feeds show` tells of one feed: how it does in words, its week as a picture, its polls, its flags."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from extractors.errors import ParleyError
from extractors.model import REASONS
from extractors.model.feeds import Flag
from flows.cli.feed_table import FeedTold, ago, as_values, short, told_feeds
from flows.cli.show import Form, plain, print_lines, show, show_json
from flows.polling.after import TRUSTED
from flows.polling.health import ADVICE
from flows.polling.rhythm import SETTLED, YOUNG, Rhythm
from flows.polling.telling import habit
from flows.status.words import number
from storage.database import open_snapshot
from storage.feed_listing import flags_of, last_polls

POLLS: Final = 12
DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
#: From nothing to the busiest hour of the week, in eighths.
_BARS: Final = " ▁▂▃▄▅▆▇█"
#: Arrivals an hour below this are drawn as none.
_NONE: Final = 0.005


def show_one(snapshot: Path, name: str, now: datetime, *, as_json: bool) -> None:
    """Print one feed. Raises ParleyError when none is called so."""
    told = next((one for one in told_feeds(snapshot, now) if one.feed.name == name), None)
    if told is None:
        raise ParleyError(f"no feed is named {name!r}; `parley feeds` lists them")
    with closing(open_snapshot(snapshot)) as store:
        polls, flags = last_polls(store, name, POLLS), flags_of(store, name)
    if as_json:
        rates = list(told.rhythm.rates) if told.rhythm else None
        rows = [asdict(flag) | {"stands": flag.cleared_at is None} for flag in flags]
        show_json(as_values(told) | {"rates": rates, "polls": polls, "flags": rows})
        return
    print_lines([*map(plain, _about(told)), "", *_week(told), ""])
    show(_HEADS, [_poll(row) for row in polls], Form.TABLE, title="Its last polls (UTC)")
    print_lines(["", *map(plain, _flagged(flags))])


def _about(told: FeedTold) -> Iterator[str]:
    feed, now = told.feed, told.now
    yield f"{feed.name}: {feed.outlet}, {feed.country}, {feed.kind}, {feed.language}"
    yield f"  {feed.url}"
    every = f"every {short(told.asked.every)} now" if told.asked.every else "no more"
    yield f"  asked     {every}, {told.asked.why} (every_minutes = {feed.every_minutes})"
    following = f"; due {_at(feed.next_poll_at)}" if feed.next_poll_at and not feed.stopped_at else ""
    yield f"  answered  {_at(feed.last_ok_at)}{_ago(feed.last_ok_at, now)}{following}"
    if feed.reason:
        yield f"  fails     {feed.failures} times running: {REASONS.get(feed.reason, feed.reason)}"
    if feed.moved_to and feed.moved_since:
        yield f"  moved     to {feed.moved_to}, it says since {_at(feed.moved_since)}"
        yield f"            {_believed(feed.moved_since, now)}"
    brought = number(feed.entries, "entry", "entries")
    yield f"  brought   {brought}: {feed.kept} kept, {feed.dropped} left out, {feed.waiting} waiting"
    yield f"  news      {_at(feed.last_new_at)}{_ago(feed.last_new_at, now)}"
    yield f"  quiet     {_silence(told)}"


def _believed(since: datetime, now: datetime) -> str:
    if now - since >= TRUSTED:
        return "it is asked there; write that address into feeds.toml"
    return f"believed from {_at(since + TRUSTED)} on, if it goes on saying so"


def _silence(told: FeedTold) -> str:
    if told.gap is None:
        return f"what is usual is known after {YOUNG.days} days"
    usual = f"one every {short(told.gap)} is usual at this hour"
    if told.quiet_at is None:
        return f"{usual}; silence is told once {SETTLED.days} days are known"
    verb = "is" if told.quiet_at <= told.now else "would be"
    return f"{usual}; it {verb} called quiet from {_at(told.quiet_at)} on"


def _week(told: FeedTold) -> Iterator[str]:
    """Draw the week: a bar for each hour, as high as its arrivals, and how many a day brings."""
    rhythm = told.rhythm
    if rhythm is None:
        yield "its rhythm is not known yet: it is learnt once a day from its polls"
        return
    days, week = rhythm.known_for / timedelta(days=1), sum(rhythm.rates)
    yield f"Its rhythm: {habit(rhythm)}; {week:.0f} arrivals a week, learnt from {days:.0f} days (hours are UTC)"
    yield f"       {''.join(f'{hour:02}' + ' ' * 4 for hour in range(0, 24, 3))} a day"
    here = divmod((told.now.weekday() * 24 + told.now.hour), 24)
    for day, name in enumerate(DAYS):
        yield f"  {name}  {_bars(rhythm, day)}  {sum(rhythm.rates[24 * day : 24 * day + 24]):5.1f}"
        if day == here[0]:
            yield f"       {' ' * (2 * here[1])}^ now"
    yield f"  a full bar is {max(rhythm.rates):.1f} arrivals an hour; an arrival is a poll with something new"


def _bars(rhythm: Rhythm, day: int) -> str:
    most = max(*rhythm.rates, _NONE)
    return "".join(2 * _bar(rate / most if rate > _NONE else 0.0) for rate in rhythm.rates[24 * day : 24 * day + 24])


def _bar(share: float) -> str:
    return _BARS[0 if share <= 0 else max(1, round(share * (len(_BARS) - 1)))]


_HEADS: Final = ("polled", "outcome", "items", "new", "changed", "what came of it")


def _poll(row: dict[str, Any]) -> tuple[Any, ...]:
    said = {"not_modified": "304, nothing changed", "same": "the same bytes as before", "ok": ""}
    words = REASONS.get(row["reason"] or "", row["reason"] or said.get(row["outcome"], ""))
    status = f" ({row['status']})" if row["reason"] and row["status"] and str(row["status"]) not in words else ""
    told = f"{words}{status}" + ("; asked for a whole answer" if row["audit"] else "")
    return row["polled_at"], row["outcome"].replace("_", " "), row["items"], row["new"], row["changed"], told


def _flagged(flags: list[Flag]) -> Iterator[str]:
    if not flags:
        yield "Nothing is or was ever wrong with it."
        return
    yield "What is or was wrong with it"
    for flag in flags:
        until = f"went {_at(flag.cleared_at)}" if flag.cleared_at else f"stands, seen {_at(flag.seen_at)}"
        yield f"  {flag.kind.replace('_', ' ')}, since {_at(flag.since)}, {until}"
        yield f"      {flag.evidence}"
        if flag.cleared_at is None:
            yield f"      → {ADVICE[flag.kind]}"


def _at(moment: datetime | None) -> str:
    return plain(moment) or "never"


def _ago(moment: datetime | None, now: datetime) -> str:
    return f" ({ago(moment, now)})" if moment else ""
