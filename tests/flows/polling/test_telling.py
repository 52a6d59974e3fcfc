"""What a feed is like and why it is asked so often, in words."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.polling.interval import Shown, wait
from flows.polling.rhythm import SETTLED, WEEK_HOURS, YOUNG, Rhythm
from flows.polling.telling import LastPoll, asked, habit, quiet_at, usual_gap

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)  # a Monday
OWN = timedelta(minutes=15)
FLAT = Rhythm(rates=(1.0,) * WEEK_HOURS, longest=8.0, known_for=SETTLED)
OFFICE = replace(FLAT, rates=tuple(float(day < 5 and 7 <= hour < 17) for day in range(7) for hour in range(24)))


def shown(rhythm: Rhythm | None) -> Shown:
    """Give what a feed with a rhythm showed."""
    return Shown(elapsed=OWN, items=40, new=1, recent=6, rhythm=rhythm)


def last(waits: timedelta, reason: str | None = None, failures: int = 0) -> LastPoll:
    """Give the poll after which so long is waited."""
    return LastPoll(polled_at=NOW, next_poll_at=NOW + waits, reason=reason, failures=failures)


@pytest.mark.parametrize(
    ("rhythm", "words"),
    [
        (None, "not known yet"),
        (replace(FLAT, known_for=YOUNG - timedelta(hours=1)), "not known yet"),
        (replace(FLAT, rates=(0.03,) * WEEK_HOURS), "rare"),
        (FLAT, "round the clock"),
        (OFFICE, "weekdays by day"),
        (replace(FLAT, rates=OFFICE.rates[:24] * 7), "by day"),
        (replace(FLAT, rates=(1.0,) * 120 + (0.0,) * 48), "weekdays"),
    ],
)
def test_a_rhythm_has_a_name(rhythm: Rhythm | None, words: str) -> None:
    """When in day and week a feed brings something is told in a word or two."""
    assert habit(rhythm) == words


def test_why_a_feed_is_asked_so_often_is_told() -> None:
    """Rhythm, bounds, overlap, a session near, a failure, the site's wish and an end are told apart."""
    planned, hasty = (wait(shown(FLAT), OWN, NOW, haste) for haste in (1.0, 4.0))
    by_rhythm = asked(shown(FLAT), OWN, last(planned), 1.0, None)
    assert (by_rhythm.every, by_rhythm.why) == (planned, "by its rhythm")
    assert asked(shown(FLAT), OWN, last(hasty), 4.0, None).why.endswith("; a session is near")
    for rate, words in ((60.0, "as often as it may be"), (0.001, "as seldom as it may be")):
        one = replace(shown(replace(FLAT, rates=(rate,) * WEEK_HOURS)), recent=int(6 * rate))
        assert words in asked(one, OWN, last(wait(one, OWN, NOW)), 1.0, None).why
    young, short = shown(replace(FLAT, known_for=timedelta(days=3))), replace(shown(FLAT), items=4)
    for one, why in (
        (shown(None), "by overlap, 0 of 7 days known"),
        (young, "by its rhythm so far, 3 of 7 days known"),
        (short, "before its list could roll over"),
    ):
        assert asked(one, OWN, last(wait(one, OWN, NOW)), 1.0, None).why == why
    wish = asked(shown(FLAT), OWN, last(timedelta(hours=3)), 1.0, None)
    assert (wish.every, wish.why) == (timedelta(hours=3), "the site asks to be left alone so long")
    failed = asked(shown(FLAT), OWN, last(OWN, "http_5xx", 4), 1.0, None)
    assert (failed.every, failed.why) == (OWN, "waits out http 5xx, 4 in a row")
    assert asked(shown(FLAT), OWN, last(OWN), 1.0, NOW).every is None
    assert asked(shown(None), OWN, None, 1.0, None).why.startswith("never asked yet")


def test_the_instant_of_silence_is_that_of_the_rule() -> None:
    """A feed would be called quiet at the first hour at which the rule says so, nights and weekends passed over."""
    told = quiet_at(OFFICE, NOW)
    assert told is not None
    assert OFFICE.silent(NOW, told)
    assert not OFFICE.silent(NOW, told - timedelta(hours=1))
    friday = NOW + timedelta(days=4)
    assert quiet_at(OFFICE, friday) == datetime(2026, 11, 30, 12, tzinfo=UTC)  # over the weekend
    for never in (None, replace(FLAT, longest=math.inf), replace(FLAT, known_for=YOUNG)):
        assert quiet_at(never, NOW) is None
    assert quiet_at(FLAT, None) is None


def test_the_usual_gap_is_that_of_the_hour() -> None:
    """What comes once an hour leaves an hour; a rare feed has one gap for all hours, an unknown one none."""
    assert usual_gap(FLAT, NOW) == timedelta(hours=1)
    assert usual_gap(OFFICE, NOW.replace(hour=3)) is None
    weekly = replace(FLAT, rates=(*(0.0,) * 167, 1.0))
    assert usual_gap(weekly, NOW) == timedelta(weeks=1)
    assert usual_gap(None, NOW) is None
