"""Some simulated weeks hold what eight with 200 feeds are measured for (`make bench-weeks`)."""

from __future__ import annotations

from statistics import median

from tests.bench.made_feeds import rare_pause
from tests.bench.weeks import fixed_delay, simulate

WEEKS = 4


def test_feeds_are_polled_half_as_often_and_nothing_is_lost_or_unseen() -> None:
    """Twelve feeds of which one falls silent: few requests, little delay, nothing lost, the fault told in time."""
    told = simulate(12, WEEKS, seed=3)
    assert sum(one.lost for one in told) == 0
    assert sum(one.polls for one in told) <= 0.55 * 12 * WEEKS * 7 * 288
    five = median(d for one in told for d in fixed_delay(one.feed, WEEKS))
    assert median(d for one in told for d in one.delays) <= 1.8 * five
    for one in told:
        assert one.most_in_a_month <= 1
        if one.feed.fails_at:
            shown = one.told_after()
            assert shown is not None
            assert shown <= 1.5 * rare_pause(one.feed)
            assert one.told_after(alarm=True) is not None
