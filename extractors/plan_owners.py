"""Plans that ask for something: whether a verb is said of one, and whose plan it is, here or some sentences before."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Annotated, Clause
from extractors.subjects import side_of
from extractors.text import clean

_PLAN: Final = r"(?:plan|proposal|draft|blueprint|document|framework|initiative|formula|memorandum|paper|roadmap)s?"
#: What is said of a plan: it stands before the verb with an aside at most, or the verb can be said of nothing else.
_SAID_OF_IT: Final = regex.compile(
    rf"\b{_PLAN}\b(?: (?:from|by|of|for) [^,;.]{{2,40}}?)?(?:, [^;.]{{2,90}},)?"
    r"(?: (?:would|will|also|reportedly|initially|originally|currently|which|that|\w+ly))* $",
    regex.IGNORECASE,
)
#: "Under a plan drawn up by Washington, Kyiv would have to …"
_UNDER: Final = regex.compile(
    rf"\b(?:under|according to) (?:[\w'’.-]+ ){{1,5}}?{_PLAN}\b[^;.]{{0,100}}$", regex.IGNORECASE
)
#: "envoys presented a plan": whose it is, is who presents it.
_MAKES: Final = regex.compile(
    r"(?:['’]s?)?(?: [\w'’.-]+){0,4}? (?:present|propos|unveil|draft|drew|draw|publish|hand|offer|circulat|float|push|"
    r"put|submit|tabl|deliver|outlin|prepar|releas)\w*(?: [\w-]+){0,6} ",
)
_REQUIRING: Final = regex.compile(r"requiring|stipulating|envisaging|envisioning|foreseeing|obliging|forcing")
_ANY_PLAN: Final = regex.compile(rf"\b{_PLAN}\b", regex.IGNORECASE)
#: Between the owner of a plan and the plan: "Washington's 28-point peace plan".
_OWN: Final = regex.compile(r"(?:['’]s?)?(?:-\w+ed)?(?: [\w-]+){0,3} ")
_BY: Final = regex.compile(r"(?: \w+ed)?(?: up)? (?:by|from|of) (?:the |President )?$", regex.IGNORECASE)
_FAR: Final = 60
#: Sentences looked back for the plan that is meant.
_BACK: Final = 6


def on_plan(plain: str, at: int) -> bool:
    """Tell whether the verb at a place of a sentence is said of a plan."""
    left = plain[max(0, at - 170) : at]
    if _SAID_OF_IT.search(left) or _UNDER.search(left):
        return True
    return _REQUIRING.match(plain, at) is not None and _ANY_PLAN.search(left) is not None


#: What many states say together: nobody's in particular where none of them is named with it.
_TOGETHER: Final = regex.compile(
    r"\b(?:declarations?|communiqu[eé]s?|resolutions?(?! (?:of|to)\b)|final (?:document|statement|text)s?|"
    r"joint (?:statement|letter)s?|"
    r"summit|conference|signatories|participants|(?:its|their|other|many|some|several|Western|European) allies)\b"
    r"(?: (?:of|by|from|in|at|signed by) (?:(?!\b(?:and|but|that|which|who)\b)[^,;.]){2,50}?)?(?:, [^;.]{2,90},)?"
    r"(?: (?:which|that|who|also|again|has|have|had|is|are|were|was|\w+ly))* $",
    regex.IGNORECASE,
)


def assembly(clause: Clause, text: Annotated, at: int) -> str | None:
    """Give who speaks in what states say together ("the summit's declaration called for"): a third side or OTHER."""
    plain = clean(clause.sentence.text)
    found = _TOGETHER.search(plain, max(0, at - 170), at)
    if found is None:
        return None
    for m in clause.sentence.mentions:
        start, end = m.start - clause.sentence.start, m.end - clause.sentence.start
        side = side_of(m, text.talks)
        near = found.start() - _FAR // 2 <= start and end <= at
        if near and side not in (None, "BOTH"):
            owns = end <= found.start() and _OWN.fullmatch(plain, end, found.start())
            return side if owns or side not in text.talks.parties else None
    return "OTHER"


def plan_owner(clause: Clause, text: Annotated, at: int) -> str | None:
    """Give the side whose plan a verb at ``at`` of the sentence is said of, "" where nothing says whose it is.

    None when it is said of no plan.
    """
    plain = clean(clause.sentence.text)
    if not on_plan(plain, at):
        return None
    here = _owner(clause.sentence.index, text, at)
    if here is not None:
        return here
    index = clause.sentence.index
    found = (_owner(back, text, None) for back in range(index - 1, max(-1, index - 1 - _BACK), -1))
    return next((side for side in found if side is not None), "")


def _owner(index: int, text: Annotated, stop: int | None) -> str | None:
    """Give whose plan a sentence names last, up to ``stop``."""
    sentence = next((one for one in text.sentences[max(0, index - 1) : index + 2] if one.index == index), None)
    plain = clean(sentence.text) if sentence is not None else ""
    named = [(m, side) for m in sentence.mentions if (side := side_of(m, text.talks))] if sentence is not None else []
    for plan in reversed(list(_ANY_PLAN.finditer(plain, 0, len(plain) if stop is None else stop))):
        for m, side in reversed(named):
            start, end = m.start - sentence.start, m.end - sentence.start  # type: ignore[union-attr]
            owns = m.form == "adjective" or plain.startswith(("'", "’", "-"), end) or side in ("US", "UN", "EU")
            before = 0 <= plan.start() - end <= _FAR and _OWN.fullmatch(plain, end, plan.start())
            makes = 0 <= plan.start() - end <= _FAR and _MAKES.fullmatch(plain, end, plan.start())
            behind = 0 <= start - plan.end() <= _FAR and _BY.fullmatch(plain, plan.end(), start)
            if side != "BOTH" and ((owns and before) or makes or behind):
                return side
    return None
