"""Where quotations open and close, whatever marks a page prints."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.quotations import quoted
from extractors.text import paragraphs


def _found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quoted(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We came early," he said. "We left late."', ["We came early,", "We left late."]),
        ("“We came early,” he said.", ["We came early,"]),
        ("«We came early», he said.", ["We came early"]),
        ("„We came early“, he said.", ["We came early"]),
        ("``We came early,'' he said.", ["We came early,"]),
        ("He said:“We came early.”", ["We came early."]),
        ("He called it (“a start”).", ["a start"]),
        ("“We heard “no” again,” he said.", ["We heard “no” again,"]),
        ('"They like to stage a "leak" of it," he said.', ['They like to stage a "leak" of it,']),
        ("“The word ‘ceasefire’ was used,” he said.", ["The word ‘ceasefire’ was used,"]),
        ("He said: ‘We came early and left late.’", ["We came early and left late."]),
        ("‘It was useful in every respect’, the aide said.", ["It was useful in every respect"]),
        ("The soldiers’ families and the sides’ lists.", []),
        ("It’s the teams’ day.", []),
        ("The gap was 24\" wide.", []),
        ("No marks at all.", []),
        ('"We came early, " he said. "We left late. "', ["We came early, ", "We left late. "]),
        ('"We came early,"he said. "We left late."', ["We came early,", "We left late."]),
        ("“We came early,’' he said.", ["We came early,"]),
        ("He was “the first of us ”.", ["the first of us "]),
        ('We came early," Peskov said. He left late.', ["We came early,"]),
        ('Nobody knew. "We came early," he said. We left late," he added.', ["We came early,", "We left late,"]),
        ('"We came early, Peskov said. So did they. "We left late," he said.', ["We came early,", "We left late,"]),
        ('The hall measured 24" and was full.', []),
    ],
)  # fmt: skip
def test_marks_open_and_close(text: str, wanted: list[str]) -> None:
    """Straight, curly, low, angular, doubled, single and nested marks are told apart; apostrophes quote nothing."""
    assert _found(text) == wanted


def test_a_quotation_may_run_over_paragraphs() -> None:
    """A paragraph that opens with a mark continues the quotation the last one left open."""
    text = "“We came early.\n“We left late,” he said."
    assert _found(text) == ["We came early.\n“We left late,"]


def test_a_lost_mark_between_paragraphs_is_bridged() -> None:
    """Without the repeated mark the quotation goes on to the closing mark of the next paragraph."""
    assert _found("He said: “We came early.\nWe left late.” Nobody replied.") == ["We came early.\nWe left late."]


def test_an_unclosed_quotation_ends_before_its_speaker() -> None:
    """Where the closing mark is lost the verb of saying ends the quotation."""
    assert _found("“We came early and stayed, Umerov said.\nThe hall was full.") == ["We came early and stayed,"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    """Where nothing else ends it a quotation does not swallow the next paragraph."""
    assert _found("“We came early.\nThe hall was full.") == ["We came early."]


def test_words_in_the_first_person_before_a_dash_and_a_speaker_are_a_quotation() -> None:
    """Some agencies print a quotation without marks and end it with "- X said"."""
    text = "We have agreed on lists. Our teams will go on - Umerov said."
    assert _found(text) == ["We have agreed on lists. Our teams will go on"]


def test_a_report_before_a_dash_is_no_quotation() -> None:
    """Without the first person such a line stays a report."""
    assert _found("The sides agreed on lists and went home - Umerov said.") == []


def test_a_report_after_a_lost_mark_belongs_to_nobody() -> None:
    """A paragraph that closed with "he said" does not go on though the next one opens with a mark."""
    text = '"We came early, Peskov said.\n"We left late," he added.'
    assert _found(text) == ["We came early,", "We left late,"]


def test_straight_marks_may_stand_paragraphs_apart() -> None:
    """A straight mark at the end of a later paragraph closes, when nobody "says" anything between."""
    text = 'Quote from the aide: "We came early.\n\nWe found the hall full.\n\nWe left late."\n\nThe hall was full.'
    assert _found(text) == ["We came early.\n\nWe found the hall full.\n\nWe left late."]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He added:\nWe came early and we left late.\nThe hall was full.", ["We came early and we left late."]),
        ("The plan has three points:\nThe sides meet in the hall at noon.\nThey part.", []),
        ("But we found the hall full,\nYatsenko said.\nOthers left.", ["But we found the hall full,"]),
        ("The hall was full, and then,\nThe sides met there on Monday.", []),
    ],
)  # fmt: skip
def test_a_block_without_marks_is_somebodys_words_when_its_neighbour_says_so(text: str, wanted: list[str]) -> None:
    """A block behind "He added:" or before "X said." is a quotation; a list behind a colon is none."""
    assert _found(text) == wanted


@given(st.text(alphabet=st.sampled_from(list("ab ,.\"“”«»'‘’\nA")), max_size=200))
def test_quotations_never_overlap(text: str) -> None:
    """Whatever the marks, quotations follow each other and lie inside the text."""
    found = quoted(text, paragraphs(text))
    assert all(0 <= q.outer_start <= q.start < q.end <= q.outer_end <= len(text) for q in found)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(found))
