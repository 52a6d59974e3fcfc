"""A page is looked at again less and less often, and no more once it is old."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flows.schedule import next_look
from tests.flows.web import NOON

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
