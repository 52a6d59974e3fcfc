"""Days are written as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.periods import spelled


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, "no day yet"),
        (date(2026, 1, 23), date(2026, 1, 23), "23 January 2026"),
        (date(2026, 1, 23), date(2026, 1, 24), "23–24 January 2026"),
        (date(2026, 1, 30), date(2026, 2, 2), "30 January – 2 February 2026"),
        (date(2025, 12, 31), date(2026, 1, 1), "31 December 2025 – 1 January 2026"),
    ],
)
def test_days_are_spelled(start: date | None, end: date | None, words: str) -> None:
    """First and last day share what they have in common."""
    assert spelled(start, end) == words
