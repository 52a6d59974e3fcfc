"""What a sentence says behind a thing of those who want it: "…, a key Russian demand", "…, a demand Kyiv rejects".

Also the answer the next sentence gives: "Kyiv has rejected the demands."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import regex

from extractors.binding import evidence
from extractors.holders import BESIDE, local_names, speaker
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.subjects import side_of
from extractors.text import clean
from extractors.triggers import gated

_ASK: Final = (
    r"(?:demand|condition|request|proposal|call|move|step|idea|prospect|requirement|concession|term|ask|objective|"
    r"goal|aim|point|scenario|outcome|option|deal|price|ultimatum)s?"
)
_MARK: Final = r"(?:, | ?[–—] ?| - |; | \()"
#: What takes the thing up again.
_OPENS: Final = (
    rf"{_MARK}(?:and |but )?(?:something|(?:(?:an?|one|the|both|all|two) )?(?:[\w-]+ ){{0,3}}?{_ASK}|which|what|that|"
    r"both)(?: that| which)? "
)
_LEAD: Final = (
    r"(?:(?:has|have|had|is|was|were|be|says?|said|will|would|it|that|he|she|they|repeatedly|firmly|flatly|"
    r"categorically|continu(?:es?|ed) to|keeps?|consistently|again|already|so far|also|always|long|since|still|\w+ly) )"
    r"{0,6}"
)
_BAD: Final = (
    r"(?:unacceptable|non-?starter|red line|surrender|capitulation|ultimatum|impossible|unconstitutional|absurd|"
    r"out of the question|off limits|unrealistic|off the table)"
)
_DECIDED: Final = r"(?:rejected|ruled out|refused|dismissed|opposed|resisted|turned down|spurned|rebuffed|ruled out)"
_REFUSES: Final = (
    rf"(?:{_LEAD}(?:refus(?:es?|ed|ing)|reject(?:s|ed|ing)?|rul(?:es?|ed|ing) out|turn(?:s|ed)? down|"
    r"dismiss(?:es|ed)?|oppos(?:es?|ed)|resist(?:s|ed)?|declin(?:es?|ed)|rebuff(?:s|ed)?|spurn(?:s|ed)?|"
    r"never (?:do|accept|agree|happen)|balk(?:s|ed)|brush(?:es|ed) (?:aside|off)|"
    r"(?:(?:not|never|n't)|cannot|can't|won't|wouldn't|could never) (?:do|accept|agree|consider|meet|support|"
    r"contemplate|countenance|entertain|recogni[sz]e|tolerate)|"
    r"(?:call|deem|consider|describe|find|found|regard|view|see|brand|label|denounce)(?:s|d|ed)? "
    rf"(?:it |that |this |them |these )?(?:as )?(?:an? )?[\"“‘']?(?:an? )?(?:\w+ ){{0,2}}?{_BAD}|"
    rf"(?:is|are|was|were) (?:an? )?[\"“‘']?(?:an? )?(?:\w+ ){{0,2}}?{_BAD}))"
)
_WHO: Final = r"(?P<who>(?:the |an? )?[^,;.]{2,40}?)"
_ANSWER: Final = regex.compile(rf"[^;.]{{0,120}}?{_OPENS}{_WHO} (?P<no>{_REFUSES})", regex.IGNORECASE)
_BUT: Final = regex.compile(
    rf"[^;.]{{0,80}}?(?:,| but| –| —) ?(?:but )?(?P<who>(?:the )?(?-i:\p{{Lu}})[^,;.]{{2,30}}?) (?P<no>{_REFUSES})"
    r"(?: to (?:do (?:so|it|this|that)|comply|agree)| (?:it|this|that|them|"
    rf"the (?:demand|idea|condition|proposal|term)s?)|(?<={_BAD}))\b",
    regex.IGNORECASE,
)
_BY: Final = regex.compile(
    rf"[^;.]{{0,120}}?{_MARK}[^;.,]{{0,50}}?(?P<no>\b{_DECIDED}(?: \w+ly)? by|\b{_BAD}[\"”’']? (?:to|for|in)) "
    r"(?P<who>[^,;.]{2,40})",
    regex.IGNORECASE,
)
#: "…, a key Russian demand", "…, one of the conditions set by Moscow"
_NOUN: Final = r"(?:demands?|(?:pre-?)?conditions?|requirements?|goals?|objectives?|aims?|asks?)"
_APPOSED: Final = regex.compile(
    rf"[^;.]{{0,90}}?{_MARK}(?:which (?:is|was|are|remains?|has been) |still |long )?"
    rf"(?:(?:an?|one of|two of|some of|the|among|both|all) )*(?P<who>[^,;.]{{0,50}}?)\b(?P<noun>{_NOUN})\b"
    r"(?P<by> (?:of|by|from|for|(?:made|set|put forward|voiced|issued|posed|raised) by) (?:the )?)?",
    regex.IGNORECASE,
)
_GONE: Final = regex.compile(
    r"\b(?:not|never|no|former|previous|dropped|abandoned|old|longer|denied)\b", regex.IGNORECASE
)
#: "…, as Moscow demands", "…, something the Kremlin has long insisted on", "…, as demanded by Moscow"
_AS: Final = regex.compile(
    rf"[^;.]{{0,90}}?(?:,? (?:just )?as|{_MARK}(?:something|which|an? (?:\w+ )?{_ASK})(?: that)?) "
    r"(?P<who>(?:the )?[^,;.]{2,30}?) (?:(?:has|have|had|is|are|was|been|long|repeatedly|also|\w+ly) ){0,4}"
    r"(?P<noun>demand(?:s|ed|ing)?|insist(?:s|ed|ing)? (?:on|upon)|want(?:s|ed)|sought|seeks|requires?d?|calls? for|"
    r"called for|ma(?:kes?|de)|set)\b",
    regex.IGNORECASE,
)
_AS_BY: Final = regex.compile(
    r"[^;.]{0,90}?,? (?:as )?(?P<noun>demanded|sought|required|requested|insisted on) by (?:the )?"
    r"(?P<who>[^,;.]{2,30})",
    regex.IGNORECASE,
)
_WANTED: Final = gated(rf"\b{_NOUN}\b|\b(?:insist|want|sought|seek|requir|call|made|set|ask|demand)", regex.IGNORECASE)


def wanted(clause: Clause, text: Annotated, end: int) -> tuple[str, int, int] | None:
    """Give the party said behind a thing that ends at ``end`` to demand it, with the place of the words that say so."""
    plain = clean(clause.sentence.text)
    if not _WANTED.search(plain, end):
        return None
    apposed = _APPOSED.match(plain, end)
    if apposed is not None and not _GONE.search(plain, apposed.start("who") - 12, apposed.start("noun")):
        for m in local_names(clause):
            owns = apposed.start("who") <= m.start and m.end <= apposed.start("noun")
            owns = owns and (m.form == "adjective" or m.form == "metonym" or plain.startswith("'", m.end))
            side = side_of(m, text.talks)
            named = apposed["by"] is not None and m.start == apposed.end("by")
            if side in text.talks.parties and (
                (owns and BESIDE.fullmatch(plain, m.end, apposed.start("noun"))) or named
            ):
                return side, apposed.start("noun"), apposed.end("noun")
    for found in (_AS.match(plain, end), _AS_BY.match(plain, end)):
        sides = _sides(clause, text, *found.span("who")) if found is not None else []
        if found is not None and len(sides) == 1 and sides[0] in text.talks.parties:
            return sides[0], found.start("noun"), found.end("noun")
    return None


def _sides(clause: Clause, text: Annotated, start: int, end: int) -> list[str]:
    """Give the sides named between two places of the sentence."""
    return [side for m in local_names(clause) if start <= m.start < end and (side := side_of(m, text.talks))]


_ANSWERED: Final = gated(_REFUSES + "|" + _BAD + "|" + _DECIDED, regex.IGNORECASE)


def refusals(clause: Clause, text: Annotated, demand: Fact, end: int) -> list[Fact]:
    """Give the refusal by the other party that follows a demand whose topic ends at ``end`` of its sentence."""
    if demand.status not in ("demanded", "called_for") or demand.actor not in text.talks.parties:
        return []
    plain = clean(clause.sentence.text)
    if not _ANSWERED.search(plain, end):
        return []
    for pattern in (_ANSWER, _BUT, _BY):
        answer = pattern.match(plain, end)
        if answer is not None and (refused := _refusal(clause, text, demand, answer)):
            return [refused]
    return []


#: "…, a proposal the leader rejected": who reports the other's demand.
_ROLE: Final = regex.compile(
    r"(?:he|she|it|they|we|I|the (?:\w+ )?(?:leader|president|government|country|side))", regex.I
)


def _refusal(clause: Clause, text: Annotated, demand: Fact, answer: regex.Match[str]) -> Fact | None:
    other = text.talks.other(demand.actor)
    meant = _ROLE.fullmatch(answer["who"]) is not None and speaker(clause, text) == other
    if other not in _sides(clause, text, *answer.span("who")) and not meant:
        return None
    by = clause.sentence.start - clause.start
    start, end = min(answer.start("who"), answer.start("no")), max(answer.end("who"), answer.end("no"))
    return replace(
        demand,
        status="rejected",
        actor=other,
        target=demand.actor,
        evidence=evidence(clause, text, start + by, end + by),
        quantity=None,
        unit=None,
        rule=f"demand: {answer['no'].lower()}",
    )


#: "Kyiv has rejected those demands."
_LATER: Final = gated(
    rf"(?:^\W*|[,;] |\b(?:but|and|that) )(?:however, )?{_WHO} (?P<no>{_REFUSES}) (?:(?:all|both|any|most) )?(?:of )?"
    r"(?:(?:the|this|that|these|those|such|its|his|their|(?:the )?(?P<whose>(?-i:\p{Lu})[\w'’-]+)) )?"
    r"(?:\w+ )?(?:demands?|proposals?|conditions?|terms|ideas?|calls?|requests?|claims|plan)\b"
    r"(?! (?:to|for|that|on|of))|"
    rf"^\W*{_WHO} (?P<no>(?:has |have |had |\w+ly |again ){{0,3}}(?:refused|rejected (?:it|them|this|that)))(?=\W*$)",
    regex.IGNORECASE,
)


def later(clause: Clause, text: Annotated, before: Iterator[Fact]) -> list[Fact]:
    """Give the refusals by which a clause answers the demands ``before`` it, those of the sentence before."""
    plain = clean(clause.text)
    found = _LATER.search(plain)
    if found is None or clause.polarity != "asserted":
        return []
    by = clause.start - clause.sentence.start
    who = _sides(clause, text, found.start("who") + by, found.end("who") + by)
    whose = _sides(clause, text, found.start("whose") + by, found.end("whose") + by) if found["whose"] else []
    if found["whose"] and not set(whose) & set(text.talks.parties):
        return []  # somebody else's demands
    if len(who) != 1 or who[0] not in text.talks.parties:
        return []
    words = evidence(clause, text, found.start("who"), found.end())
    return [
        replace(
            demand,
            status="rejected",
            actor=who[0],
            target=demand.actor,
            evidence=words,
            attribution=clause.attribution,
            scope=clause.scope,
            quantity=None,
            unit=None,
            rule="demand: answered",
        )
        for demand in before
        if demand.status in ("demanded", "called_for", "proposed", "conditioned")
        and demand.actor in text.talks.parties
        and demand.actor != who[0]
    ]


#: "That is among the conditions Moscow names first": what the sentence before was about.
_IS_ONE: Final = gated(
    rf"^\W*(?:this|that|it|both|these|those|the latter) (?:is|are|was|were|has been|have been|remains?)(?: \w+ly)? "
    rf"[^,;.]{{0,50}}?\b{_NOUN}\b(?: (?:of|by|from|for|(?:made|set|put forward|voiced|issued|posed|raised|insisted on) "
    r"by) [^,;.]{2,40}| (?!for|to)|(?=\W*$))",
    regex.IGNORECASE,
)


def named_as(clause: Clause, text: Annotated, before: Iterator[Fact]) -> list[Fact]:
    """Give the demands a clause says the things of the sentence ``before`` are."""
    plain = clean(clause.text)
    found = _IS_ONE.search(plain)
    if found is None or clause.polarity != "asserted" or _GONE.search(found[0]):
        return []
    by = clause.start - clause.sentence.start
    who = [side for side in _sides(clause, text, by, found.end() + by) if side in text.talks.parties]
    known = list(before)
    if len(set(who)) != 1 or any(one.actor == who[0] and one.status == "demanded" for one in known):
        return []
    words = evidence(clause, text, 0, found.end())
    told = {one.slots["topic"]: one for one in known if one.actor == text.talks.other(who[0])}
    return [
        replace(
            one,
            status="demanded",
            actor=who[0],
            target=text.talks.other(who[0]),
            evidence=words,
            attribution=clause.attribution,
            scope=clause.scope,
            rule="demand: named as one",
        )
        for one in told.values()
    ]
