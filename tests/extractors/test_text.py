"""Paragraphs, sentences and the plain form: no character moves."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.quotations import quoted
from extractors.text import clean, paragraphs, sentences, word_end


def _cut(body: str) -> list[str]:
    lines = paragraphs(body)
    closed = [(q.outer_start, q.outer_end) for q in quoted(body, lines)]
    return [body[a:b] for left, right in lines for a, b in sentences(clean(body), left, right, closed)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The talks ended. The teams left.", 2),
        ("Gen. Smith met U.S. officials at 5 p.m. in Kyiv. They left.", 2),
        ("The aid came from the U.S. The talks went on.", 2),
        ("The U.S. delegation waited. It left.", 2),
        ("They met on Feb. 28 and on Sept. 5. Both days were cold.", 2),
        ("The parcel went by train No. 3 to Kyiv. It arrived.", 2),
        ("Mr. Fidan spoke to J. Smith. He smiled.", 2),
        ("They gave 1.200 names. Each was read.", 2),
        ("MOSCOW, July 23. /TASS/. The sides met.", 3),
        ("Who signed? Nobody! The paper lay there.", 3),
        ("“We came. We saw. We left,” he said. Nobody replied.", 2),
        ("He said: «We came. We saw.» Nobody replied.", 2),
        ("“Why now?” Fidan asked. Nobody replied.", 2),
        ("“We are done.” Nobody replied.", 2),
        ('"We came. We saw," he said. "We left. It is over." Nobody replied.', 3),
        ("The word is e.g. used here. It ends.", 2),
        ("A pause… Then the door opened.", 2),
    ],
)
def test_sentences_end_where_readers_stop(text: str, count: int) -> None:
    """Abbreviations, initials, numbers and open quotations end no sentence; agency signs do."""
    assert len(_cut(text)) == count, _cut(text)


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    """Blank lines are left out and outer blanks cut off, offsets kept."""
    body = "  One. \n\n\t\nTwo.\n"
    assert [body[a:b] for a, b in paragraphs(body)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("the sides’ 1\u00a0200", "the sides' 1 200"),
        ("Is\u00adtan\u00adbul talks", "Istanbul\u00ad\u00ad talks"),
        ("\u200bKyiv", "Kyiv\u200b"),
        ("tаlks", "talks"),  # a Cyrillic а
        ("Киев", "Киев"),
        ("Kyiv — Moscow", "Kyiv – Moscow"),
        ("ceasefire‑line", "ceasefire-line"),
    ],
)
def test_the_plain_form_reads_plainly(text: str, plain: str) -> None:
    """Marks, spaces, look-alikes and unseen characters become plain, one for one."""
    assert clean(text) == plain


def test_an_end_found_in_the_plain_form_takes_the_unseen_characters_with_it() -> None:
    """A word broken by soft hyphens is cut whole out of the original."""
    text = "Is\u00adtan\u00adbul talks"
    plain = clean(text)
    end = word_end(plain, plain.index("Istanbul") + len("Istanbul"))
    assert text[:end] == "Is\u00adtan\u00adbul"


@given(st.text(max_size=300))
def test_the_plain_form_has_the_same_length(text: str) -> None:
    """No character is won or lost, whatever the text."""
    assert len(clean(text)) == len(text)


@given(st.text(alphabet=st.sampled_from(list("ab .!?\"“”«»'‘’\nA1-–")), max_size=200))
def test_sentences_lie_in_order_and_lose_no_word(text: str) -> None:
    """Sentences follow each other without overlap and hold every character that is no blank."""
    cut = _cut(text)
    assert "".join("".join(cut).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["word " * 20_000, "a" * 100_000, "“no ” " * 15_000, "on May 16 and " * 7_000, "1,200 " * 16_000]
)
def test_a_text_without_an_end_costs_little(text: str) -> None:
    """A hundred kilobytes without a full stop are cut within a second of work."""
    started = time.process_time()
    _cut(text)
    assert time.process_time() - started < 1
