"""The next poll keeps the interval, the site's wishes and the cap, whatever went wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import REASONS, Feed, FeedState
from flows.schedule import EARLY, LONGEST, Outcome, is_due, next_look, next_poll
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


HOURS = timedelta(hours=1)


@pytest.mark.parametrize(
    ("asked_after", "asks", "fresh", "again_after"),
    [
        (timedelta(), 1, 48, 0.5),
        (0.5 * HOURS, 2, 48, 2.5),
        (2.5 * HOURS, 3, 48, 8.5),
        (8.5 * HOURS, 4, 48, 20.5),
        (20.5 * HOURS, 5, 48, 44.5),
        (44.5 * HOURS, 6, 48, None),
        (44.5 * HOURS, 6, 96, 68.5),
        (1 * HOURS, 1, 48, 1.5),  # a late cycle moves what follows
        (47.5 * HOURS, 2, 48, None),
        (timedelta(), 1, 1, 0.5),
        (0.5 * HOURS, 2, 1, None),
        (timedelta(), 0, 48, 0.5),
    ],
)
def test_a_page_is_looked_at_again_on_a_decaying_schedule(
    asked_after: timedelta, asks: int, fresh: int, again_after: float | None
) -> None:
    """The waits grow from half an hour to a day and end with the page's freshness."""
    again = next_look(NOON, NOON + asked_after, asks, fresh * HOURS)
    assert again == (None if again_after is None else NOON + again_after * HOURS)
