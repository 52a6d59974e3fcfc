"""Counts as wires print them: value, qualifier, whose count; and what is no count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.numbers import numbers, value
from extractors.text import clean


def _shown(text: str) -> list[str]:
    found = []
    for mention in numbers(clean(text)):
        assert mention.quantity is not None
        q = mention.quantity
        found.append(f"{q.lo:g}{'' if q.hi is None else f'-{q.hi:g}'} {q.qualifier} {q.side_basis}")
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The sides exchanged 1,200 prisoners.", ["1200 exact unspecified"]),
        ("The sides exchanged 1.200 prisoners.", ["1200 exact unspecified"]),
        ("The sides exchanged 1 200 prisoners.", ["1200 exact unspecified"]),
        ("The sides exchanged 1\u00a0200 prisoners.", ["1200 exact unspecified"]),
        ("The sides exchanged 1\u202f200 prisoners.", ["1200 exact unspecified"]),
        ("About 1,2 thousand prisoners per side are listed.", ["1200 approx each"]),
        ("Some 1.5 million people left.", ["1.5e+06 approx unspecified"]),
        ("They swapped one thousand two hundred prisoners.", ["1200 exact unspecified"]),
        ("Twenty-five marines came home.", ["25 exact unspecified"]),
        ("Two dozen prisoners on each side were freed.", ["24 exact each"]),
        ("Half a million shells were asked for.", ["500000 exact unspecified"]),
        ("The 1,000-for-1,000 exchange began.", ["1000 exact each"]),
        ("The swap was 205-for-205.", ["205 exact each"]),
        ("They freed 84 for 84 captives.", ["84 exact each"]),
        ("The formula is 350/350.", ["350 exact each"]),
        ("A thousand-for-thousand swap was agreed.", ["1000 exact each"]),
        ("At least 1,200 captives will be freed.", ["1200 at_least unspecified"]),
        ("No fewer than 30 children returned.", ["30 at_least unspecified"]),
        ("More than 300 soldiers came home.", ["300 more_than unspecified"]),
        ("Over 6,000 bodies were returned.", ["6000 more_than unspecified"]),
        ("Fewer than 50 captives remained.", ["50 less_than unspecified"]),
        ("Up to 1,200 captives from each side will return.", ["1200 up_to each"]),
        ("As many as 500 fighters were listed.", ["500 up_to unspecified"]),
        ("Nearly 1,000 captured soldiers came home.", ["1000 approx unspecified"]),
        ("Roughly 90 buses waited.", ["90 approx unspecified"]),
        ("Between 1,000 and 1,200 prisoners will go.", ["1000-1200 between unspecified"]),
        ("They set 10 or 12 conditions.", ["10-12 between unspecified"]),
        ("Some 300 or more captives are meant.", ["300 at_least unspecified"]),
        ("They return 6,000 bodies each, 12,000 in all.", ["6000 exact each", "12000 exact total"]),
        ("A total of 2,400 prisoners, 1,200 from each side, will go.", ["2400 exact total", "1200 exact each"]),
        ("Altogether 246 prisoners were freed, 123 on each side.", ["246 exact total", "123 exact each"]),
        ("Each side will hand over 1,200 prisoners.", ["1200 exact each"]),
        ("In 2025 300 prisoners were freed.", ["300 exact unspecified"]),
        ("Under 300 prisoners remain.", ["300 less_than unspecified"]),
        ("Three working groups were proposed.", ["3 exact unspecified"]),
    ],
)
def test_a_count_keeps_what_was_said(text: str, wanted: list[str]) -> None:
    """A count keeps its value, its qualifier and whose count it is."""
    assert _shown(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "All captives under 25 will go.",
        "Prisoners aged 18 to 25 come first.",
        "A 22-year-old marine came home.",
        "The list covers men over 60.",
        "Some 90 percent of the list is agreed.",
        "The aid is worth $500 million.",
        "The war began in 2022.",
        "On 23 July they met.",
        "On July 23 they met.",
        "The doors closed at 14:43.",
        "Article 5 was quoted.",
        "Resolution 2202 was quoted.",
        "An F-16 and a Su-34 were lost.",
        "It was the 65th exchange.",
        "The front moved 40 km.",
        "One delegation left.",
    ],
)
def test_what_counts_nothing_is_no_count(text: str) -> None:
    """Ages, shares, money, years, dates, clock times, articles, aircraft, ordinals and distances are no counts."""
    assert _shown(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1,200", 1200), ("1.200", 1200), ("1 200", 1200), ("12", 12), ("2.5", 2.5), ("1,2 thousand", 1200),
        ("one hundred and five", 105), ("a dozen", 12), ("two hundred thousand", 200_000), ("delegation", None),
    ],
)  # fmt: skip
def test_a_numeral_has_a_value(text: str, wanted: float | None) -> None:
    """Numerals in digits and words have their value, other words none."""
    assert value(text) == wanted


@settings(deadline=None)
@given(st.integers(min_value=2, max_value=1999))
def test_a_printed_count_is_read_back(count: int) -> None:
    """Any count printed with thousands marked comes out as itself."""
    assert [q.split()[0] for q in _shown(f"They freed {count:,} prisoners.")] == [f"{count:g}"]


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    """Whatever the characters, every count found is a stretch of the text."""
    plain = clean(text)
    assert all(plain[m.start : m.end] == m.text for m in numbers(plain))
