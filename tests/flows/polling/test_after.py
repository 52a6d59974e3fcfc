"""The next poll keeps the interval, the site's wishes and the cap, whatever went wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import REASONS, Feed, FeedState
from flows.polling.after import EARLY, LONGEST, Outcome, address, is_due, next_poll
from flows.polling.interval import Shown
from tests.flows.web import NOON

MINUTE = timedelta(minutes=1)


def _state(
    name: str = "outlet-a-world", minutes: int = 15, failures: int = 0, due: datetime | None = None
) -> FeedState:
    feed = Feed(
        name=name,
        url="https://news.example/feed",
        outlet="Example",
        family="example",
        country="GB",
        language="en",
        kind="private",
        seen_at="2026-11-23",
        every_minutes=minutes,
    )
    return FeedState(feed=feed, failures=failures, next_poll_at=due)


def _wait(outcome: Outcome, **state: Any) -> timedelta:
    return next_poll(_state(**state), outcome, NOON) - NOON


def test_a_good_poll_comes_again_after_its_interval() -> None:
    """A feed is due a little before its interval is over, so that a cycle of the same period finds it."""
    wait = _wait(Outcome())
    assert wait == 15 * MINUTE - EARLY
    assert is_due(_state(due=NOON + wait), NOON + 15 * MINUTE)
    assert not is_due(_state(due=NOON + wait), NOON + 13 * MINUTE)
    assert is_due(_state(), NOON)
    assert _wait(Outcome(), minutes=1) == 54 * MINUTE / 60


def test_a_fresh_answer_is_left_to_age() -> None:
    """A hint longer than the interval is a floor, a shorter one changes nothing, a year is a day."""
    assert 60 * MINUTE <= _wait(Outcome(fresh_for=60 * MINUTE)) <= 66 * MINUTE
    assert _wait(Outcome(fresh_for=MINUTE)) == _wait(Outcome(fresh_for=timedelta())) == _wait(Outcome())
    assert _wait(Outcome(fresh_for=timedelta(days=365))) == LONGEST


@pytest.mark.parametrize(
    ("reason", "intervals"), [("http_5xx", 0.5), ("timeout", 0.5), ("blocked", 1), ("not_a_feed", 1)]
)
def test_failures_back_off_in_a_line(reason: str, intervals: float) -> None:
    """Each failure in a row adds an interval, or half of one when such failures mostly pass."""
    for failures in range(20):
        wait = _wait(Outcome(reason=reason), failures=failures)
        expected = 15 * MINUTE * (1 + intervals * (failures + 1))
        assert expected <= wait <= expected * 1.1


def test_a_feed_that_is_gone_is_asked_once_a_day() -> None:
    """A 410 waits a day at once."""
    assert _wait(Outcome(reason="gone")) == LONGEST


def test_retry_after_is_kept_to_the_second_and_not_for_ever() -> None:
    """The poll never comes before Retry-After, soon after it, and a wish of a year counts as a day."""
    for minutes in (1, 20, 600):
        asked = NOON + minutes * MINUTE
        at = next_poll(_state(), Outcome(reason="throttled", retry_at=asked), NOON)
        assert asked <= at <= max(asked, NOON + 25 * MINUTE) + minutes * MINUTE / 10
    far = next_poll(_state(), Outcome(reason="throttled", retry_at=NOON + timedelta(days=365)), NOON)
    assert LONGEST <= far - NOON <= LONGEST * 1.1


def test_feeds_that_failed_together_return_apart() -> None:
    """The spread of a feed is always the same and differs between feeds."""
    outcome = Outcome(reason="unreachable")
    polls = [next_poll(_state(name=f"feed-{n}"), outcome, NOON) for n in range(100)]
    assert polls == [next_poll(_state(name=f"feed-{n}"), outcome, NOON) for n in range(100)]
    assert len(set(polls)) == 100


@settings(deadline=None)
@given(
    reason=st.sampled_from([None, *REASONS]),
    failures=st.integers(0, 10**9),
    minutes=st.integers(1, 1440),
    asked=st.none() | st.timedeltas(-timedelta(days=400), timedelta(days=400)),
    fresh=st.none() | st.timedeltas(-timedelta(days=400), timedelta(days=400)),
)
def test_every_poll_has_a_next_one_within_bounds(
    reason: str | None, failures: int, minutes: int, asked: timedelta | None, fresh: timedelta | None
) -> None:
    """Whatever the outcome, the next poll comes no sooner than nine tenths of the interval and within 27 hours."""
    outcome = Outcome(reason=reason, retry_at=None if asked is None else NOON + asked, fresh_for=fresh)
    at = next_poll(_state(minutes=minutes, failures=failures), outcome, NOON)
    assert NOON + minutes * MINUTE * 0.9 <= at <= NOON + timedelta(hours=27)
    assert asked is None or at >= NOON + min(asked, LONGEST)


@pytest.mark.parametrize(
    ("skipped", "hour"), [({12, 13}, 14), ({12}, 13), (set(range(24)), 12), ({13}, 12), (set(range(23)), 23)]
)
def test_hours_to_skip_are_skipped(skipped: set[int], hour: int) -> None:
    """The next poll falls in no hour the feed asks to be left alone; one that asks for all of them is not believed."""
    at = next_poll(_state(), Outcome(skip_hours=frozenset(skipped)), NOON)
    assert at.hour == hour
    assert at >= NOON


def test_a_permanent_redirect_is_trusted_after_days() -> None:
    """Six days of the same answer make the new address the one that is asked."""
    moved = replace(_state(), moved_to="https://new.example/feed", moved_since=NOON)
    assert address(moved, NOON + timedelta(days=5)) == moved.feed.url
    assert address(moved, NOON + timedelta(days=6)) == "https://new.example/feed"
    assert address(_state(), NOON) == moved.feed.url


def test_what_a_feed_shows_decides_its_wait() -> None:
    """A list that is mostly new is asked again soon, one that is all known later, and the talks' days shorten both."""
    quiet = Shown(elapsed=15 * MINUTE, items=120, new=0, recent=0)
    busy = Shown(elapsed=15 * MINUTE, items=120, new=80, recent=1)
    later, sooner = (next_poll(_state(), Outcome(shown=shown), NOON) - NOON for shown in (quiet, busy))
    assert sooner < 15 * MINUTE < later
    assert next_poll(_state(), Outcome(shown=quiet), NOON, 4.0) - NOON < later
