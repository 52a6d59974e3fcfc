"""A feed's rhythm is learnt, its silence noticed by it, and its interval follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.polling.audit import audit_due
from flows.polling.interval import FLOOR, NEAR_A_ROUND, QUIET_TIMES, Shown, haste, wait
from flows.polling.learning import learn
from flows.polling.rhythm import DAY, HOUR, STEADY, Rhythm

START = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday
NOW = START + timedelta(weeks=6)
OWN = timedelta(minutes=15)


def by_day(hours: range = range(8, 20), minutes: int = 30) -> Rhythm:
    """Return the rhythm of a feed that brings something every half hour by day and nothing by night."""
    at, arrivals = START, []
    while at < NOW:
        if at.hour in hours:
            arrivals.append(at)
        at += timedelta(minutes=minutes)
    return learn(arrivals, 2 * len(arrivals), START, NOW)


def test_the_hours_of_the_week_have_their_own_rates() -> None:
    """By day two an hour, by night next to none; two items an arrival."""
    rhythm = by_day()
    assert rhythm.rate(START + 12 * HOUR) == pytest.approx(2, rel=0.15)
    assert rhythm.rate(START + 3 * HOUR) < 0.1
    assert rhythm.a_poll == 2


def test_a_night_is_no_silence_and_a_morning_is() -> None:
    """Twelve hours without news are usual at night; half of that by day is more than it ever paused."""
    rhythm = by_day()
    evening = NOW.replace(hour=19, minute=30) - timedelta(days=1)
    assert not rhythm.silent(evening, NOW.replace(hour=8))
    assert rhythm.silent(NOW.replace(hour=8), NOW.replace(hour=15))


def test_a_young_feed_is_never_called_silent() -> None:
    """Before two weeks nobody knows its ways; a feed nothing is known of has none."""
    young = learn([START + n * HOUR for n in range(100)], 100, START, START + timedelta(days=10))
    assert not young.silent(START, START + timedelta(days=10))
    assert not Rhythm.unknown().silent(START, NOW)


def test_a_doubt_comes_before_an_alarm() -> None:
    """A pause as rare as one in 350 makes a feed slow; it is quiet only later, and the young are neither."""
    rhythm, morning = by_day(), NOW.replace(hour=8)
    first = next(n for n in range(1, 40) if rhythm.slow(morning, morning + n * HOUR))
    assert not rhythm.silent(morning, morning + first * HOUR)
    assert rhythm.silent(morning, morning + 3 * first * HOUR)
    assert not replace(rhythm, known_for=timedelta(days=10)).slow(morning, morning + 3 * first * HOUR)


def test_what_days_differ_in_surprises_less() -> None:
    """The less alike a feed's days, the less a still day says; never more than the arrivals that were due."""
    steady, moody = (replace(by_day(), steadiness=shape) for shape in (100.0, 2.0))
    due = steady.expected(NOW, NOW + 20 * HOUR)
    assert moody.surprise(NOW, NOW + 20 * HOUR) < steady.surprise(NOW, NOW + 20 * HOUR) < due
    assert steady.surprise(NOW + 20 * HOUR, NOW) == 0
    days = [moody.surprise(NOW + n * DAY, NOW + (n + 1) * DAY) for n in range(7)]
    assert moody.surprise(NOW, NOW + 7 * DAY) == pytest.approx(sum(days))


def test_how_alike_days_are_is_learnt() -> None:
    """Days of twenty arrivals each make a steady feed, days of five and of fifty a moody one."""

    def learnt(*counts: int) -> float:
        days = [counts[n % len(counts)] for n in range(42)]
        arrivals = [START + n * DAY + k * DAY / count for n, count in enumerate(days) for k in range(count)]
        return learn(arrivals, len(arrivals), START, NOW).steadiness

    assert learnt(5, 50, 50) < STEADY < learnt(20)
    assert learn([], 0, START, NOW).steadiness == STEADY


def test_no_feed_is_called_quiet_twice_for_one_habit() -> None:
    """After a still day it must be quiet for longer than that for a month, and no longer for ever."""
    still = NOW - timedelta(days=10)
    arrivals = [START + n * HOUR for n in range(42 * 24)]
    paused = [at for at in arrivals if not still < at < still + 12 * HOUR]
    plain, warned = (learn(seen, 1000, START, NOW) for seen in (arrivals, paused))
    assert plain.longest < warned.longest
    assert warned.surprise(still, still + 12 * HOUR) < warned.longest
    month = [*paused, *(NOW + n * HOUR for n in range(30 * 24))]
    assert learn(month, 1000, START, NOW + timedelta(days=30)).longest == pytest.approx(plain.longest, rel=0.05)


@pytest.mark.parametrize("weeks", [0, 1, 3])
def test_expected_arrivals_add_up(weeks: int) -> None:
    """A stretch is the sum of its parts, over any number of weeks, and never negative."""
    rhythm = by_day()
    middle, end = START + timedelta(days=2.3), START + timedelta(weeks=weeks, days=4.7)
    whole = rhythm.expected(START, end)
    assert whole == pytest.approx(rhythm.expected(START, middle) + rhythm.expected(middle, end))
    assert rhythm.expected(end, START) == 0


def test_busy_hours_are_polled_more_often_than_quiet_ones() -> None:
    """The wait follows the hour, stays within its bounds, and is shorter around a round."""
    rhythm = by_day()
    shown = Shown(elapsed=OWN, items=50, new=1, recent=2, rhythm=rhythm)
    noon, night = (wait(shown, OWN, NOW.replace(hour=hour)) for hour in (12, 2))
    assert FLOOR <= noon < night <= 8 * OWN
    assert wait(shown, OWN, NOW.replace(hour=12), NEAR_A_ROUND) < noon


def test_a_short_list_does_not_roll_over() -> None:
    """However quiet it was, the wait ends before the busiest hour ahead could push an item off the list."""
    shown = Shown(elapsed=OWN, items=5, new=0, recent=0, rhythm=by_day(minutes=5))
    assert wait(shown, OWN, NOW.replace(hour=6)) <= timedelta(minutes=10)


def test_items_that_come_together_fill_a_list_sooner() -> None:
    """As many items an hour, one by one or five at once: the wait is shorter the fewer arrivals a list has room for."""
    alone = Rhythm(rates=(5.0,) * 168, longest=8.0, known_for=timedelta(weeks=4))
    together = replace(alone, rates=(1.0,) * 168, a_poll=5.0)
    shown = Shown(elapsed=OWN, items=25, new=0, recent=0)
    steady, sudden = (wait(replace(shown, rhythm=one), 8 * OWN, NOW) for one in (alone, together))
    assert FLOOR <= sudden < steady / 2


def test_a_list_about_to_roll_over_is_asked_for_at_once() -> None:
    """Whatever the operator's interval: two minutes after a poll in which most was new."""
    shown = Shown(elapsed=timedelta(minutes=10), items=10, new=9, recent=1, rhythm=by_day())
    assert wait(shown, timedelta(hours=1), NOW) == FLOOR
    assert wait(replace(shown, rhythm=None), timedelta(hours=1), NOW) == FLOOR


def test_an_expected_round_makes_haste() -> None:
    """From a day before a session to a day after it; when none is near for weeks, less than usual."""
    session = (NOW, NOW + timedelta(hours=20))
    assert haste([session], NOW - timedelta(hours=20)) == NEAR_A_ROUND
    assert haste([session], NOW + timedelta(days=5)) == 1.0
    assert haste([session], NOW + timedelta(days=30)) == QUIET_TIMES
    assert haste([], NOW) == QUIET_TIMES


def test_validators_are_doubted_daily_and_when_it_is_quiet() -> None:
    """A whole answer is asked for daily, and hourly once half a silence has passed; never after a few polls only."""
    rhythm = by_day()
    noon = NOW.replace(hour=12)
    assert not audit_due(rhythm, noon, None, 50, noon)
    assert audit_due(rhythm, noon, noon - timedelta(days=1), 50, noon)
    assert not audit_due(rhythm, noon, noon - timedelta(days=1), 4, noon)
    assert not audit_due(rhythm, noon - HOUR, noon - 2 * HOUR, 50, noon)
    assert audit_due(rhythm, noon - 4 * HOUR, noon - 2 * HOUR, 50, noon)
    assert not audit_due(rhythm, noon - 4 * HOUR, noon - HOUR / 2, 50, noon)
