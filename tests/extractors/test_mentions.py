"""Who and where: names, offices by date, joint expressions, namesakes."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.mentions import find_names
from extractors.names import names
from extractors.text import clean
from tests.extractors.reading import annotated, talks

JULY = date(2025, 7, 24)


def _found(text: str, kind: str, today: date | None = JULY) -> list[str]:
    return [m.id for m in find_names(clean(text), names(talks()), today) if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Rustem Umerov met Vladimir Medinsky.", ["umerov", "medinsky"]),
        ("Zelenskyy, Zelensky and Zelenskiy are one man.", ["zelensky"] * 3),
        ("ZELENSKY SPOKE TO TRUMP", ["zelensky", "trump"]),
        ("U.S. President Donald Trump called Putin.", ["trump", "putin"]),
        ("Umerov's aide spoke.", ["umerov"]),
        ("Is\u00adtanbul waited for Ume\u00adrov.", ["umerov"]),
        ("Fidan’s guests came.", ["fidan"]),
        ("Journalist Andrei Trump signed the piece.", []),
        ("Nobody was named.", []),
    ],
)
def test_persons_are_found_under_every_spelling(text: str, ids: list[str]) -> None:
    """Full names, surnames, capitals and broken words lead to the person; a namesake does not."""
    assert _found(text, "person") == ids


@pytest.mark.parametrize(
    ("text", "today", "ids"),
    [
        ("The Ukrainian defence minister led the team.", date(2025, 6, 2), ["umerov"]),
        ("The Ukrainian defense minister led the team.", date(2025, 6, 2), ["umerov"]),
        ("The Ukrainian defence minister led the team.", JULY, ["shmyhal"]),
        ("Ukraine's foreign minister spoke.", JULY, ["sybiha"]),
        ("Ukraine's foreign minister spoke.", date(2022, 3, 10), ["kuleba"]),
        ("The deputy foreign minister of Russia came.", JULY, []),
        ("The former Ukrainian defence minister came.", JULY, []),
    ],
)
def test_an_office_is_who_holds_it_that_day(text: str, today: date, ids: list[str]) -> None:
    """An office without a name is its holder on the article's day, and nobody when a deputy or predecessor is meant."""
    assert _found(text, "person", today) == ids


@pytest.mark.parametrize(
    "phrase",
    [
        "the two sides", "both sides", "both countries", "the parties", "each side", "the delegations",
        "both of the sides", "Moscow and Kyiv", "Kyiv and Moscow", "Russia and Ukraine", "Russia-Ukraine",
        "Ukrainian and Russian", "the warring sides", "neither side", "Ukraine and the Russian Federation",
    ],
)  # fmt: skip
def test_a_joint_expression_means_both(phrase: str) -> None:
    """An expression for both parties is one mention with the id BOTH."""
    text = f"Talks showed that {phrase} kept the lists."
    found = [m for m in find_names(clean(text), names(talks()), JULY) if m.kind == "joint"]
    assert [(m.id, m.text) for m in found] == [("BOTH", phrase)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("The Kremlin waited for Kyiv.", ["RU", "UA"]),
        ("Pro-Russian fighters left.", []),
        ("The US-Ukraine deal holds.", ["US", "UA"]),
        ("Give us a list.", []),
        ("Turkey, Türkiye and Ankara are one.", ["TR", "TR", "TR"]),
    ],
)
def test_sides_answer_to_names_and_metonyms(text: str, ids: list[str]) -> None:
    """Names and metonyms stand for a side, a prefix or a small-letter word does not."""
    assert _found(text, "side") == ids


def test_layers_do_not_claim_the_same_words() -> None:
    """The day of a date is no count, the two of "the two sides" neither."""
    sentence = annotated("The two sides met on 23 July for 40 minutes and freed 84 captives.").sentences[0]
    assert [(m.kind, m.text) for m in sentence.mentions] == [
        ("joint", "The two sides"),
        ("date", "23 July"),
        ("duration", "40 minutes"),
        ("number", "84"),
    ]


def test_every_mention_is_cut_from_the_article() -> None:
    """Offsets of mentions count in the body, not in the sentence."""
    text = "Nothing yet.\n\n  Umerov met Medinsky in Is\u00adtanbul on 2 June."
    found = annotated(text, "Talks in Istanbul")
    body = [m for s in found.sentences if s.where == "body" for m in s.mentions]
    assert {"Umerov", "Medinsky", "Is\u00adtanbul", "2 June"} <= {m.text for m in body}
    assert all(text[m.start : m.end] == m.text for m in body)


def test_the_local_day_is_the_datelines() -> None:
    """The day of the dateline beats the instant of publication; the instant counts in its own offset."""
    late = annotated("The talks ended yesterday.", published="2025-07-24T00:40:00+03:00")
    spans = [m.span for s in late.sentences for m in s.mentions if m.kind == "date"]
    assert [str(span.start) for span in spans if span is not None] == ["2025-07-23"]
