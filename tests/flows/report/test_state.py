"""The first sentence of the report says how the talks stand, whatever they stand at."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from flows.report.claims import told
from flows.report.rounds import view_of
from flows.report.state import headline, state_of
from storage.report import Row
from tests.flows.report.made import NOW, ROUND, a_round, claim, material

_NEXT = {"round_id": "geneva-2026-2", "number": 2, "end_on": None}


def _headline(*rounds: Row, claims: dict[str, Row] | None = None) -> str:
    given = material(rounds=list(rounds), claims=claims or {})
    views = [view_of(row, {}, {}, ()) for row in given.rounds]
    return headline(state_of(given, views, told(given, {}), {}, NOW))


@pytest.mark.parametrize(
    ("last", "sentence"),
    [
        ({}, "The last round ended 16 days ago. No other is in sight."),
        ({"end_on": date(2026, 3, 5)}, "The last round ended 1 day ago. No other is in sight."),
        ({"end_on": date(2026, 3, 6)}, "The last round ended today. No other is in sight."),
        ({"end_on": date(2026, 3, 6), "state": "held"}, "A round is under way in Geneva. No other is in sight."),
        ({"kind": "bilateral_or_other"}, "No round of the talks is known yet."),
        ({"state": "cancelled"}, "No round of the talks is known yet."),
    ],
)
def test_it_tells_of_the_last_round(last: dict[str, Any], sentence: str) -> None:
    """Only rounds of the two that were held count; one that is being held has not ended."""
    assert _headline(a_round(**last)) == sentence


@pytest.mark.parametrize(
    ("planned", "words"),
    [
        ({"state": "announced", "start_on": date(2026, 3, 10)}, "The next is announced for 10 March 2026."),
        ({"state": "rumoured", "start_on": None}, "The next is rumoured."),
        ({"state": "announced", "start_on": date(2026, 3, 1)}, "No other is in sight."),
    ],
)
def test_it_tells_of_the_next(planned: dict[str, Any], words: str) -> None:
    """A round still to come is told with its day; one whose day passed without a word is none."""
    assert _headline(a_round(**_NEXT, **planned), a_round()).endswith(words)


def test_a_next_round_without_a_name_is_spoken_of() -> None:
    """What somebody says of a next round since the last began counts, what was said before does not."""
    said = claim("c", type="next_round", status="announced", value={})
    assert _headline(a_round(), claims={"c": said}).endswith("Another is spoken of, without a day.")
    old = said | {"last_seen_at": NOW.replace(year=2025), "round_id": ROUND}
    assert _headline(a_round(), claims={"c": old}).endswith("No other is in sight.")
