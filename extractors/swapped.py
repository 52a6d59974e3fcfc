"""The counts of an exchange: whose people they are, which way they went, and whether each side gave as many."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Final

import regex

from extractors.binding import Counted, local
from extractors.direction import direction
from extractors.forms import form
from extractors.model.lexicon import Talks
from extractors.model.talks import Quantity
from extractors.model.text import Clause
from extractors.subjects import side_of
from extractors.text import clean

_SAME: Final = regex.compile(
    r"\b(?:the |an )?(?:same|equal|identical|similar) (?:number|amount)\b|\bas many\b(?! as)|\blike number\b",
    regex.IGNORECASE,
)
_GIVES: Final = (
    r"(?:releas|hand|return|free|send|sent|transfer|g[ai]v|receiv|brought|got back|repatriat|deliver|"
    r"turn(?:s|ed|ing)? over|let go|part(?:s|ed|ing)? with)"
)
_EACH_ACTS: Final = regex.compile(
    rf"\beach\b (?:\w+ ){{0,6}}?(?:exchang|swap|{_GIVES})\w*|"
    rf"\bboth\b(?: (?:sides|countries|parties|nations|capitals))? (?:(?:have|had|also|then) ){{0,2}}{_GIVES}\w*",
    regex.IGNORECASE,
)
#: "will each release a total of 500"
_EACH_TOTAL: Final = regex.compile(r"\beach (?:\w+ ){1,3}a total of\b", regex.IGNORECASE)
#: "Kyiv has freed 2,100 in all": the sum of what one side gave.
_A_TOTAL: Final = regex.compile(
    r"\b(?:releas|free|return|hand|receiv|brought|got|repatriat)\w* (?:\w+ ){0,2}a total of\b", regex.IGNORECASE
)
_ONE_WAY: Final = regex.compile(
    r"\b(?:hand(?:s|ed)? over|g[ai]ve|releas|freed|brought|came|come|home|return|got back|receiv|took back|transferr|"
    r"repatriat|let go|part\w* with|turn\w* over|walk\w* free|made it home|regain)\w*",
    regex.IGNORECASE,
)
_SWAPS: Final = regex.compile(r"\b(?:exchang|swap)\w*", regex.IGNORECASE)
#: The people are the subject: "27 soldiers returned".
_PEOPLE_LAST: Final = regex.compile(
    r"\b(?:prisoners|pows|captives|soldiers|servicemen|people|troops|fighters|defenders|civilians|ukrainians|"
    r"russians|marines|war|men|women)"
    r"(?: (?:have|had|also|already|now))* $",
    regex.IGNORECASE,
)
_QUALIFIED: Final = r"(?:(?:about|around|some|nearly|almost|more than|over|at least|exactly|just|only|another|the) )*"
#: "… in exchange for 15 wounded soldiers", "… were swapped for 55 prisoners": the count that follows went back.
_FOR: Final = regex.compile(
    rf"\b(?:in (?:exchange|return) for|(?:exchang|swapp|trad)ed for|for) {_QUALIFIED}$", regex.IGNORECASE
)
#: "In exchange for 10 captured occupiers we rescued 10 …"
_FOR_FIRST: Final = regex.compile(rf"^\W*in (?:exchange|return) for {_QUALIFIED}$", regex.IGNORECASE)
#: "five officers and 17 servicemen", "three women and 387 men": the larger part stands for a group broken in two.
_AND: Final = regex.compile(r"(?: and [a-z]+)?,? and (?:another |some |about )?")
_BACK: Final = regex.compile(
    rf"\b(?:in (?:exchange|return) for|(?:exchang|swapp|trad)ed for)\b[^;.]{{0,80}}?{_QUALIFIED}$", regex.IGNORECASE
)
#: "205 prisoners of war of the Armed Forces of Ukraine"
_FORCES: Final = regex.compile(r" of (?:the )?(?:(?:armed )?forces|army|military) of (?:the )?", regex.IGNORECASE)
#: "Ukraine gained the release of five commanders": who gains it gets them.
_GAINED: Final = regex.compile(r"\b(?:gain|secur|obtain|w[io]n|achiev|negotiat)\w* (?:the |an? )?$", regex.IGNORECASE)
_GAINED_IT: Final = regex.compile(
    r"(?:gain|secur|obtain|w[io]n|achiev|negotiat)\w* the (?:\w+ )?release", regex.IGNORECASE
)
#: "Ukraine announced the return of 230 soldiers": its own.
_WELCOMED: Final = regex.compile(r"\b(?:announc|report|confirm|hail|celebrat|welcom)\w* (?:the |another )?return")
_OWN: Final = regex.compile(r"\b(?:of )?(?:its|their|our) own\b", regex.IGNORECASE)
#: "under the 500-for-500 deal": the whole of which this is a part.
_FORMULA: Final = regex.compile(
    r"[\"”]? (?:deal|agreement|formula|format|scheme|plan|arrangement|exchange|swap)\b", regex.IGNORECASE
)
#: This many counts in one clause are a breakdown of one group.
_BREAKDOWN: Final = 3


def told(counts: list[Counted], clause: Clause, plain: str, talks: Talks) -> list[Counted]:
    """Give the counts that stand for people exchanged; none where a clause breaks one group down.

    Counts of both nations, or of what was given for what, are no breakdown.
    """
    kept = _each(counts, plain)
    named = any(c.unit for c in kept)
    kept = [c for c in kept if not (named and c.unit is None and _FORMULA.match(plain, c.end))]
    kept = [c for c in kept if c.unit is not None or c.quantity.side_basis == "each" or not named]
    if len(kept) < _BREAKDOWN:
        return _without_smaller(kept, clause, plain, talks)
    if kept[0].quantity.lo == sum(c.quantity.lo for c in kept[1:]):
        return kept[:1]  # "390 from each side, 270 soldiers and 120 civilians"
    nations = {nation(c, clause, talks) for c in kept}
    return kept if None not in nations and len(nations) > 1 else []


def _without_smaller(kept: list[Counted], clause: Clause, plain: str, talks: Talks) -> list[Counted]:
    """Drop the smaller of two counts of one phrase that are parts of one group, whose people are nobody's by name."""
    if len(kept) != 2 or {c.unit for c in kept} - {"person", "prisoner_of_war"}:
        return kept
    first, second = kept
    joined = _AND.fullmatch(plain, first.end, second.start) is not None
    part = first.quantity.lo * 2 < second.quantity.lo and first.quantity.side_basis == "unspecified"
    if joined and second.quantity.lo * 2 < first.quantity.lo and {first.unit, second.unit} == {"prisoner_of_war"}:
        return kept[:1]  # "40 sailors and three officers"
    return kept[1:] if joined and part and nation(first, clause, talks) is None else kept


def _each(counts: list[Counted], plain: str) -> list[Counted]:
    """Read "ten prisoners … in exchange for ten soldiers" as ten each."""
    for first, second in pairwise(counts):
        traded = _FOR.search(plain[first.start : second.start]) or _FOR_FIRST.search(plain[: first.start])
        if first.quantity.lo == second.quantity.lo and traded:
            at = counts.index(first)
            merged = replace(first, quantity=replace(first.quantity, side_basis="each"))
            return [*counts[:at], merged, *counts[at + 2 :]]
    return counts


def nation(count: Counted, clause: Clause, talks: Talks) -> str | None:
    """Give whose people a count says they are: "31 wounded Ukrainian prisoners"."""
    plain = clean(clause.text)
    sides = [
        side_of(m, talks)
        for m in local(clause, "side")
        if count.start <= m.start and (m.end <= count.end or _FORCES.fullmatch(plain, count.end, m.start))
    ]
    return sides[0] if sides and sides[0] in talks.parties else None


def way(clause: Clause, plain: str, verb: tuple[int, int], count: Counted, talks: Talks) -> str | None:
    """Give the direction of a count that went one way: people go home, else the words around the verb say."""
    parties = talks.parties
    home = nation(count, clause, talks)
    alone = clause.subjects[0] if len(clause.subjects) == 1 and clause.subjects[0] in parties else None
    if home is None and alone is not None and _OWN.search(plain, count.start, count.end):
        home = alone
    if home is not None:
        return f"{talks.other(home)}->{home}"
    start, end = verb
    if alone is not None and (
        _GAINED.search(plain[:start]) or _GAINED_IT.match(plain, start) or _WELCOMED.search(plain[: start + 8])
    ):
        return f"{talks.other(alone)}->{alone}"
    passive = form(plain, start).startswith("passive") or _PEOPLE_LAST.search(plain[:start]) is not None
    found = direction(clause, plain, start, end, plain[start:end], talks, passive=passive)
    if found is not None and _BACK.search(plain, end, max(end, count.start)):
        return "->".join(reversed(found.split("->")))
    return found


def basis(quantity: Quantity, clause: Clause, plain: str, status: str, home: str | None) -> Quantity:
    """Settle whose count it is: "the same number" makes it each side's, a giver or receiver alone makes it one way."""
    if quantity.side_basis == "total" and _EACH_TOTAL.search(plain):
        return replace(quantity, side_basis="each")
    if quantity.side_basis == "total" and len(clause.subjects) == 1 and clause.subjects[0] not in ("BOTH", "ALL"):
        return replace(quantity, side_basis="one_way") if _A_TOTAL.search(plain) else quantity
    if quantity.side_basis != "unspecified":
        return quantity
    if _SAME.search(clean(clause.sentence.text)) or _EACH_ACTS.search(plain):
        return replace(quantity, side_basis="each")
    alone = len(clause.subjects) == 1 and clause.subjects[0] not in ("BOTH", "ALL")
    moved = _ONE_WAY.search(plain) is not None
    freely = (alone or not clause.subjects) and not _SWAPS.search(plain)
    if moved and ((alone and status == "completed") or freely or home is not None):
        return replace(quantity, side_basis="one_way")
    if home is not None and _BACK.search(plain) is not None:
        return replace(quantity, side_basis="one_way")
    return quantity
