"""In what form a verb stands: finite past, passive, future passive, infinitive, participle, present of headlines."""

from __future__ import annotations

from typing import Final

import regex

#: Adverbs that may stand between an auxiliary and its verb.
_ADVERBS: Final = (
    r"(?:(?:not|n't|also|already|all|then|now|still|since|again|never|ever|soon|finally|so far|both|successfully|"
    r"\w+ly) )*"
)
_TO: Final = regex.compile(
    rf"\b(?:to|will|would|shall|could|can|(?-i:may)|might|must|should|'ll|won't|wouldn't|not|help|did|didn't|does|"
    rf"doesn't|do|don't) {_ADVERBS}$",
    regex.IGNORECASE,
)
#: "The two did exchange 250": a past that insists.
_DID: Final = regex.compile(r"\bdid (?:indeed |also |in fact |actually )?$", regex.IGNORECASE)
_PASSIVE: Final = regex.compile(
    rf"\b(?P<to>(?:to|will|would|shall|could|can|(?-i:may)|might|must|should|'ll|won't|wouldn't) {_ADVERBS}(?:be|"
    rf"have been) {_ADVERBS}$)"
    rf"|\b(?P<now>(?:is|are) {_ADVERBS}being {_ADVERBS}$)|\b(?P<past>(?:was|were|been|being|got|get|wasn't|"
    rf"weren't) {_ADVERBS}$)|\b(?P<is>(?:is|are) {_ADVERBS}$)",
    regex.IGNORECASE,
)
_PERFECT: Final = regex.compile(rf"\b(?:has|have|had|'ve|having|hasn't|haven't|hadn't) {_ADVERBS}$", regex.IGNORECASE)
_COUNTERFACTUAL: Final = regex.compile(
    rf"\b(?:(?:would|could|might|(?-i:may)|should|must) {_ADVERBS}|(?:ought|supposed|meant|due|was|were) (?:\w+ly "
    rf")?to )"
    rf"have (?:been )?{_ADVERBS}$"
)
_ING: Final = regex.compile(r"\w+ing\b")
_PAST: Final = regex.compile(
    r"\w+ed\b|swapped|freed|gave|given|took|taken|sent|brought|got|gotten|met|held|came|come|went|sat|returned|let|"
    r"flew|flown|received|made|welcomed|gathered",
    regex.IGNORECASE,
)
_PAST_ONLY: Final = regex.compile(r"(?:gave|took|came|went|flew)\b", regex.IGNORECASE)
_AND: Final = regex.compile(r"\b(?:and|or|but also|then) $")


def form(plain: str, start: int) -> str:
    """Give the form of the verb at ``start``.

    past, perfect, passive, passive_future, passive_now, infinitive, participle, present or counterfactual; "past" also
    covers bare participles after a noun ("prisoners freed on Monday").
    """
    left = plain[max(0, start - 60) : start]
    word = plain[start : start + 20]
    if _COUNTERFACTUAL.search(left):
        return "counterfactual"
    if _ING.match(word):
        return "participle"
    if _DID.search(left):
        return "past"
    past = _PAST.match(word) is not None
    passive = _PASSIVE.search(left)
    if passive and past and not _PAST_ONLY.match(word):
        return {"to": "passive_future", "now": "passive_now", "past": "passive", "is": "passive"}[
            passive.lastgroup or "past"
        ]
    if past and _PERFECT.search(left):
        return "perfect"
    if _TO.search(left):
        return "infinitive"
    if past:
        return "past"
    return "infinitive" if _AND.search(left) else "present"


def finite(plain: str, start: int, end: int) -> bool:
    """Tell whether the cue at ``start`` states something by itself: no infinitive, no -ing form, no modal before it."""
    if _ING.match(plain[start:end]):
        return (
            plain[:start].endswith(", ") or not plain[:start].strip()
        )  # ", securing the release of …" states a result
    return form(plain, start) in ("past", "perfect", "passive", "present", "passive_now")
