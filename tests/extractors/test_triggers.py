"""Gates in front of patterns: they may let too much through, never too little."""

from __future__ import annotations

import sys

import pytest
import regex

from extractors.facts import REGISTER
from extractors.requirements import alternatives, required
from extractors.text import clean
from extractors.triggers import Gated, gated
from extractors.verbs import _VERB_HEADLINE, _VERB_NOW, verb

SENTENCES = sorted({clean(example.text) for module in REGISTER for example in module.EXAMPLES})


def _gates() -> dict[str, Gated]:
    modules = [module for name, module in sys.modules.items() if name.startswith("extractors.")]
    found = {f"{m.__name__}.{name}": one for m in modules for name, one in vars(m).items() if isinstance(one, Gated)}
    words = {f"{m.TYPE}.WORDS": Gated(m.WORDS) for m in REGISTER if hasattr(m, "WORDS")}
    return found | words


@pytest.mark.parametrize(("name", "gate"), list(_gates().items()))
def test_a_gate_opens_wherever_its_pattern_matches(name: str, gate: Gated) -> None:
    """A sentence in which a pattern matches opens its gate, and ``found`` is what a search would say."""
    for sentence in SENTENCES:
        matches = gate.pattern.search(sentence) is not None
        assert gate.found(sentence) == matches, f"{name}: {sentence}"
        assert gate.may(sentence) or not matches, f"{name}: {sentence}"
        for start, end in ((0, None), (9, 50)):
            wanted = [match.span() for match in gate.pattern.finditer(sentence, start, end)]
            assert [match.span() for match in gate.finditer(sentence, start, end)] == wanted, f"{name}: {sentence}"


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"\btalks?\b", {"^talk$", "^talks$"}),
        (r"exchang|\bswap", {"exchang", "^swap"}),
        (r"\b(?:prisoners?|pows) (?:of|for) \w+", {"^prisoner$", "^prisoners$", "^pows$"}),
        (r"(?<=on )Telegram", {"^telegram"}),
        (r"(?<=[Oo]n)line", {"line"}),
        (r"\b[\p{Lu}]\w+ (?P<verb>led|headed) ", {"^led$", "^headed$"}),
        (r"\b\w+ing talks?\b", {"^talk$", "^talks$"}),
        (r"\bre\w+ed\b", {"^re"}),
        (r"(?:not )?\w+", None),
        (r"\W*", None),
    ],
)
def test_what_a_pattern_needs_is_read_from_it(pattern: str, parts: set[str] | None) -> None:
    """The word parts a pattern needs follow from the pattern, and nothing is claimed where it needs none."""
    found = required(pattern).parts
    shown = None if found is None else {"^" * p.begins + p.text + "$" * p.ends for p in found}
    assert shown == parts


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        (r"\b(?:said|told \w+)\b", {"^said$", "^told$"}),
        (r"(?<![\w-])(?:the )?swap", {"^the$", "^swap"}),
        (r"\b(?:about )?\d+ men", {"^about$", *(f"^{digit}" for digit in range(10))}),
        (r"\b(?:will|\p{L}{2,}ed) ", {"^will$", "ed$"}),
        (r"\b(?!need)\w+ed\b", {"ed$"}),
        (r"\w+ed\b", None),
        (r"swap", None),
        (r"\b\w+ swap", None),
    ],
)
def test_what_a_match_opens_with_is_read_from_the_pattern(pattern: str, first: set[str] | None) -> None:
    """A match that can only begin with known words is tried at those; one that may begin anywhere is searched for."""
    found = required(pattern).first
    shown = None if found is None else {"^" * p.begins + p.text + "$" * p.ends for p in found}
    assert shown == first


def test_alternatives_are_parted_outside_groups_and_classes_only() -> None:
    """The alternatives of a pattern are those of its outermost level."""
    assert alternatives(r"a|(?:b|c)|[|)]d|\|e") == ["a", "(?:b|c)", "[|)]d", r"\|e"]


def test_a_condition_around_a_word_is_looked_at() -> None:
    """A word that matches only in some surroundings is searched for, not taken for a match."""
    gate = gated(r"(?<!prisoner )\bswap\b", regex.IGNORECASE)
    assert not gate.found("a prisoner swap")
    assert gate.found("a land swap")


def test_a_run_without_blanks_opens_every_gate() -> None:
    """What is too long for a word is searched as if there were no gate."""
    assert gated(r"talks$").found("x" * 500 + "talks")
    assert not gated(r"\btalks$", regex.IGNORECASE).found("x" * 500 + "talks")


@pytest.mark.parametrize("headline", [False, True])
def test_a_stretch_gives_the_verb_its_pattern_gives(headline: bool) -> None:
    """The verbs kept for a whole sentence are those a search of each stretch finds."""
    pattern = _VERB_HEADLINE if headline else _VERB_NOW
    for sentence in SENTENCES:
        for start in range(0, len(sentence), 3):
            for end in (len(sentence), start + 17):
                wanted, found = pattern.search(sentence, start, end), verb(sentence, start, end, headline=headline)
                assert (wanted and wanted.span()) == (found and found.span()), sentence[start:end]
