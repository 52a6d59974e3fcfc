"""What a new round is called where it opens its series."""

from __future__ import annotations

from datetime import date

from extractors.rounds import decide
from tests.extractors.observed import POLICY, REGISTRY, at, seen

DAY = date(2026, 1, 28)


def test_a_series_first_met_at_its_second_session_opens_at_two() -> None:
    """Whoever counts a session as the second of its place knows of the first; later ordinals may count other places."""
    for said, opened in ((2, "astana-2026-2"), (3, "astana-2026-1")):
        report = seen("concluded", DAY, at(28, 20), both_delegations=True, number=said)
        assert decide(REGISTRY, (report,), POLICY, at(28, 21))[0].round.round_id == opened
