"""Talks are ours by their company, and what a sentence tells of them is read from its words."""

from __future__ import annotations

import pytest

from extractors.annotate import annotate
from extractors.scenes import scene
from extractors.topic import LONGEST, Talk, talks_of
from tests.extractors.real_talks import TALKS, told

SIDES = {person.id: person.side for person in TALKS.persons}


def talks(title: str) -> tuple[str, tuple[Talk, ...]]:
    """Tag a headline and find its talks."""
    return talks_of(annotate(told(title), TALKS).sentences[0], SIDES, TALKS.parties)


@pytest.mark.parametrize(
    ("title", "whose"),
    [
        ("Russia-Ukraine talks end in Istanbul", "ours"),
        ("Talks between Moscow and Kyiv resume", "ours"),
        ("Umerov says negotiations with Russia were difficult", "ours"),
        ("Negotiators from Russia, Ukraine and the United States will sit down in Geneva", "ours"),
        ("Ukraine and Russia on Saturday wound up two days of US-brokered talks", "ours"),
        ("Ukrainian delegation arrives near the Belarusian border for talks with Russia", "ours"),
        ("US and Ukrainian delegations hold talks in Geneva", "foreign"),
        ("Zelenskiy holds talks with his Turkish counterpart", "foreign"),
        ("Russian army is in talks with local authorities", "foreign"),
        ("Ukraine talks continue in Paris", "half"),
        ("Talks go on for a second day", "bare"),
    ],
)
def test_company_decides_whose_talks_they_are(title: str, whose: str) -> None:
    """The sides at the table make talks ours, somebody else's, half named or bare."""
    assert talks(title)[1][0].whose == whose


def test_a_broker_is_no_company() -> None:
    """Who only brings talks about does not sit there."""
    assert talks("US-brokered talks between Russia and Ukraine end")[1][0].company == frozenset(TALKS.parties)


def test_another_conflict_takes_its_talks() -> None:
    """Bare talks in a sentence that names another conflict are that conflict's."""
    assert {talk.whose for talk in talks("Iran says second round of talks in Geneva ended")[1]} == {"foreign"}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Russia-Ukraine talks ended without a deal", "report"),
        ("Russia-Ukraine talks under way in Istanbul", "ongoing"),
        ("First day of Russia-Ukraine talks ends", "ongoing"),
        ("Russia-Ukraine talks will be held on Friday", "announced"),
        ("Russia-Ukraine talks called off", "postponed"),
        ("Russia ready for talks with Ukraine", "offered"),
        ("Kyiv implements agreements made at talks with Russia", "followup"),
        ("Markets fall ahead of talks between Russia and Ukraine", "ahead"),
        ("Drones strike Odesa despite talks between Russia and Ukraine", "aside"),
        ("Since the previous talks between Russia and Ukraine nothing changed", "earlier"),
        ("Talks between Russia and Ukraine", "mention"),
    ],
)
def test_scenes(title: str, expected: str) -> None:
    """What is told of talks follows from the verbs around them."""
    text, found = talks(title)
    assert scene(text, found[0].start, found[0].end) == expected


def test_a_text_without_full_stops_is_read_to_a_bound() -> None:
    """A hundred thousand characters in one sentence are read as far as a sentence can be."""
    text, found = talks("Russia and Ukraine hold talks with the " * 2600)
    assert len(text) <= LONGEST + 100
    assert found
