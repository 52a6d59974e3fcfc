"""Of years of real coverage, nothing becomes a session that was none; what was one is found where it is unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from extractors.model import Article
from extractors.understand import understand
from tests.extractors.real_talks import NOW, TALKS
from tests.extractors.replayed import discovered, stream, texts, titles
from tests.shared import needs_shared

BEFORE_ALL = date(2022, 1, 1)
CUT = date(2025, 12, 1)


@needs_shared
@pytest.mark.parametrize("source", [texts, titles])
def test_known_sessions_are_all_there_are(source: Callable[[], Iterable[Article]]) -> None:
    """With every session of the registry known and none too old to be new, texts and headlines open no other."""
    assert discovered(source(), TALKS.rounds, BEFORE_ALL) == []


@needs_shared
@pytest.mark.parametrize("known_until", [TALKS.known_until, pytest.param(CUT, marks=pytest.mark.slow)])
def test_four_weeks_without_a_session_open_none(known_until: date) -> None:
    """Four weeks of feeds in which the two sides did not meet open no session, with the registry whole and cut.

    Of the 15,617 versions each text is read once, and only those that name a party and talks.
    """
    rounds = tuple(known for known in TALKS.rounds if known.start_on is None or known.start_on <= known_until)
    assert discovered(stream(), rounds, known_until) == []


@needs_shared
@pytest.mark.slow
def test_nothing_in_four_weeks_without_a_session_is_on_one() -> None:
    """No text of those weeks is read as the report, the start, the announcement or the move of a session."""
    found = [understand(one, TALKS, TALKS.rounds, NOW) for one in stream()]
    assert len(found) > 200
    assert [one.article.title for one in found if one.coverage.doc_class.startswith("round_") or one.observations] == []


@needs_shared
def test_sessions_nobody_knew_are_found() -> None:
    """With an empty registry the texts of 2022 open the four sessions they report, and nothing else."""
    found = discovered(texts(), (), BEFORE_ALL)
    assert [one.split()[1] for one in found] == ["2022-02-28", "2022-03-03", "2022-03-07", "2022-03-29"]
