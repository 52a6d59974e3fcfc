"""Sentences fall apart where a new clause begins, and each piece knows who acts, when, and by whose word."""

from __future__ import annotations

import pytest

from extractors.clause import clauses, junk
from extractors.model import Clause
from extractors.pieces import pieces
from tests.extractors.reading import annotated

CUTS = [
    ("Umerov and Medinsky met in Istanbul.", 1),
    ("Kyiv agreed and Moscow refused.", 2),
    ("Kyiv denied that Ukraine had agreed to hand over prisoners.", 2),
    ("Ukraine agreed to swap 1,200 prisoners and take back 3,000 bodies.", 1),
    ("Moscow and Kyiv disagreed on the venue; the latter proposed Geneva.", 2),
    ("Ukraine offered a truce, which Russia rejected.", 2),
    ("If the sides agree, prisoners will be released.", 2),
    ("A meeting is unlikely by August, as Ukraine has proposed, the Kremlin said.", 3),
    ("Russia, which rejected a truce, agreed to swap prisoners.", 3),
    ("Talks between the Russian team and envoys of Ukraine were held in Minsk.", 1),
    ("Between 1,000 and 1,200 prisoners will be exchanged.", 1),
    ("The sides agreed, with about 900 captives due from either camp.", 1),
]


@pytest.mark.parametrize(("text", "count"), CUTS)
def test_a_sentence_falls_into_its_clauses(text: str, count: int) -> None:
    """A place cuts when a verb of its own follows, and the pieces cover the sentence without gaps."""
    cut = pieces(text)
    assert len(cut) == count
    assert "".join(text[p.start : p.end] for p in cut).replace(" ", "") == text.replace(";", "").replace(" ", "")


def _clauses(text: str, title: str = "Russia-Ukraine talks") -> list[Clause]:
    return [clause for clause in clauses(annotated(text, title)) if clause.scope != "headline"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Envoys of Moscow and Kyiv ended the talks.", ("BOTH",)),
        ("The Ukrainian delegation proposed talks in Geneva.", ("UA",)),
        ("Medinsky, the presidential aide, rejected the talks.", ("RU",)),
        ("They agreed to more talks.", ("BOTH",)),
        ("Russian prisoners were exchanged at the talks.", ()),
        ("After Zelensky left, the talks ended.", ("UA",)),
        ("Russia and the United States held talks.", ("RU", "US")),
        ("A summit between Putin and Ukraine's Zelensky is unlikely, talks showed.", ()),
    ],
)
def test_the_first_clause_has_its_subject(text: str, subject: tuple[str, ...]) -> None:
    """The acting sides are those before the first verb that are not under a preposition and own no thing."""
    assert _clauses(text)[0].subjects == subject


def test_the_latter_and_the_former_are_told_apart() -> None:
    """The former and the latter are the first and the second of the two parties as named."""
    assert _clauses("Moscow and Kyiv held talks; the latter proposed Geneva.")[1].subjects == ("UA",)
    assert _clauses("Moscow and Kyiv held talks; the former proposed Geneva.")[1].subjects == ("RU",)


def test_a_left_out_subject_is_carried_forward() -> None:
    """A clause that begins with its verb has the subject of the clause before."""
    assert [c.subjects for c in _clauses("Russia has returned 7,000 bodies and is ready to return 3,000 more.")] == [
        ("RU",),
        ("RU",),
    ]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The sides will exchange prisoners.", "future"),
        ("Medinsky said the sides would exchange prisoners.", "future"),
        ("The sides have exchanged prisoners.", "perfect"),
        ("The sides had exchanged prisoners.", "pluperfect"),
        ("The sides exchanged prisoners.", "past"),
        ("The talks are difficult.", "present"),
    ],
)
def test_a_clause_has_its_tense(text: str, tense: str) -> None:
    """The first verb gives the tense, and a reported "would" is a future."""
    assert _clauses(text)[-1].tense == tense


def test_earlier_rounds_are_background() -> None:
    """A clause that looks back to previous rounds is background, a headline is a headline."""
    found = clauses(annotated("The previous rounds of talks led to exchanges.", "Russia-Ukraine talks end"))
    assert [c.scope for c in found] == ["headline", "background"]


def test_a_quotation_speaks_with_its_speaker() -> None:
    """A clause inside a quotation is its speaker's, directly."""
    first = _clauses('"We agreed on an exchange of prisoners," Umerov told reporters.')[0]
    assert (first.attribution.speaker, first.attribution.kind) == ("umerov", "direct")


@pytest.mark.parametrize(
    "line",
    [
        "Read also: Third round of talks ends with deal",
        "PUTIN AND ZELENSKYY AGREE TO MEET IN ISTANBUL",
        "Delegations pose before the talks. File photo",
        "AI summary: the sides discussed swapping prisoners.",
    ],
)
def test_page_furniture_is_no_sentence(line: str) -> None:
    """Teasers, captions and summaries by machine are not cut into clauses."""
    assert all(junk(s) for s in annotated(line).sentences if s.where == "body")
