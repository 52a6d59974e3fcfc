"""Which words govern an event in its clause: the chain to its left, or the verb group it is the subject of."""

from __future__ import annotations

from typing import Final

import regex

from extractors import polarity
from extractors.agents import NOUN_CUE
from extractors.composing import STOPS
from extractors.cues import Cue, cues
from extractors.model.text import Clause
from extractors.papers import contents
from extractors.pieces import verb

#: "demand answers about the swap": what is demanded is another thing.
_ASIDE: Final = regex.compile(
    r"\b(?:about|over|regarding|concerning|amid|despite|because of|after|before|since|during|ahead of|following|"
    r"including|such as)\b|\bat (?:the |an? )?(?:\w+ ){0,3}$",
    regex.IGNORECASE,
)
#: "a truce during the talks, and an exchange": what is said of when belongs to the item before.
_WHEN: Final = regex.compile(r"during|amid|before|after|since|ahead of|following", regex.IGNORECASE)
#: "no deal on a truce but an agreement on prisoners": what stands before "but" governs nothing behind it.
_BUT: Final = regex.compile(r" but (?:with|an?|another)\b")
_AUXILIARY: Final = regex.compile(
    r"(?:(?:has|have|had|is|are|was|were|be|been|being|will|would|also|already|now|finally|\w+ly) ?)+"
)
#: Characters between a governing preposition and its noun: a determiner and two adjectives.
_NEAR: Final = 25
_NO_POINT: Final = regex.compile(r"\bno (?:point|sense|reason|need|question|basis|grounds)\b")
#: What follows is no predicate any more: "deal on POWs, no progress on peace".
_NEW_TOPIC: Final = regex.compile(
    r", (?:no|but|with|without|little|few|despite|amid)\b|\bsince (?:the|it|they|its|\p{Lu}\w+|\w+ing)\b"
)
_AUX_BEFORE: Final = regex.compile(
    r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|to|not|n't|also|already|\w+ly) $"
)
_REDUCED: Final = regex.compile(
    r"(?:agreed|proposed|planned|announced|scheduled|promised|brokered|mediated|organi[sz]ed|postponed|offered|"
    r"demanded|suggested|discussed|arranged|negotiated|aimed)\b"
)
#: Characters between the words of one verb group, and between a negator and its verb.
_CLOSE: Final = 12
_REACH: Final = 25


def governors(clause: Clause, plain: str, start: int) -> list[Cue]:
    """Give the cues and negators that govern what stands at ``start``, outermost first.

    A verb that is no cue cuts the chain: what stands before it governs something else. Negators are never cut.
    """
    found = [_reported(cue, clause) for cue in cues(plain) if cue.end <= start and not _of_item(plain, cue, start)]
    held = contents(plain, start) if clause.polarity == "asserted" else None
    if held is not None:
        found = [held, *(cue for cue in found if cue.start >= held.end)]
    spans = [(cue.start, cue.end) for cue in found]
    for left, right in polarity.scopes(plain):
        following = min([s for s, _ in spans if s > left] + [start])
        if left < start and right > following and not any(s <= left < e for s, e in spans):
            found.append(Cue("neg", left, left + 1, "not"))
    found.sort(key=lambda cue: cue.start)
    found = [_of_talk(cue, plain, start) for cue in _own_verb(plain, found)]
    position = start
    aside = _ASIDE.search(plain, found[-1].end, start) if found else None
    if aside is not None and not (_WHEN.match(aside[0]) and _GOES_ON.match(plain, aside.end(), start)):
        return [cue for cue in found if cue.cls == "neg"]
    for cue in reversed(found):
        if cue.cls == "neg":
            continue
        other = verb(plain, cue.end, position)
        own = other is not None and (
            _within(other.start(), found) or _AUXILIARY.fullmatch(plain, other.start(), position)
        )
        joined = cue.text.endswith(" to") and _AND_TO.search(plain, cue.end, position) is not None
        cut = other is not None and position - cue.end > 3 and not own and not joined
        if _BUT.search(plain, cue.end, position) or cut:
            return [c for c in found if c.start >= cue.end or (c.cls == "neg" and not _BUT.search(plain, c.end, start))]
        position = cue.start
    return found


#: "the opening of exports, the release of prisoners": what opens one item of a list opens no other.
_NEXT_ITEM: Final = regex.compile(r"[^;:]*,(?: and)? (?:an? |the )?(?:[\w-]+ ){0,2}$")


def _of_item(plain: str, cue: Cue, start: int) -> bool:
    own = cue.cls in ("begin", "complete") and cue.text.endswith(" of")
    return own and _NEXT_ITEM.match(plain, cue.end, start) is not None


#: "agreed during talks in Istanbul to exchange", "a truce during the talks, and an exchange": the cue governs on.
_GOES_ON: Final = regex.compile(
    rf"{_NEXT_ITEM.pattern}|[^;:]*\b(?:to|on)(?: (?:an?|the|another|further|new|large|also|\w+ly))* $"
)


#: "held talks on an exchange": what was held is the talk, the exchange is its topic.
_TALK_ON: Final = regex.compile(
    r"(?: [\w'’-]+){0,3}? (?:talks|negotiations|consultations?|meetings?|conversations?|discussions?|dialogue|calls?|"
    r"rounds?|contacts)\b[^;:]{0,110}? (?:on|about|regarding|concerning|over|dedicated to|devoted to|focus(?:ed|"
    r"ing) on)"
    r"(?! \w+day\b| \d)(?: (?!to\b)[\w'’-]+,?){0,9} $"
)
_HELD: Final = frozenset({"complete", "begin", "announce"})


def _of_talk(cue: Cue, plain: str, start: int) -> Cue:
    talk = cue.cls in _HELD and _TALK_ON.match(plain, cue.end, start) is not None
    return Cue("topic", cue.start, cue.end, cue.text) if talk else cue


#: "agreed to swap 50 sailors, as well as to hand over": one cue over both.
_AND_TO: Final = regex.compile(r"(?:\band|\bas well as)(?: also| then)? to (?:\w+ly )?$")
#: "rejected a truce and offered another": each verb has its own object.
_JOINED: Final = regex.compile(r"(?:\band|\bbut|,)(?: (?:then|instead|also|again|later|\w+ly))? $", regex.IGNORECASE)
_FINITE: Final = regex.compile(r"\w+(?:[^e]ed|[^s]s|sought)\b|(?:agreed|sought)\b", regex.IGNORECASE)
_ACTS: Final = frozenset({"refuse", "call", "demand", "offer", "propose", "accept"})


def _own_verb(plain: str, found: list[Cue]) -> list[Cue]:
    """Leave out the acts before a finite act that is joined to them."""
    for index in range(len(found) - 1, 0, -1):
        cue = found[index]
        if cue.cls in _ACTS and _FINITE.match(cue.text) and _JOINED.search(plain, max(0, cue.start - 20), cue.start):
            return [one for one in found[:index] if one.cls not in _ACTS] + found[index:]
    return found


def _within(position: int, found: list[Cue]) -> bool:
    return any(cue.start <= position < cue.end for cue in found)


def _reported(cue: Cue, clause: Clause) -> Cue:
    """Read "would" under a past verb of saying as the future it reports."""
    if cue.cls == "modal" and cue.text == "would" and clause.tense == "future":
        return Cue("promise", cue.start, cue.end, cue.text)
    return cue


#: "Talks on the swap", "a working group on the exchange", "the coordinator of the swap": what follows is said of those.
_OF_ANOTHER: Final = regex.compile(
    r"\b(?:(?!(?i:agreements?|deals?|accords?|pacts?|understandings?)\b)\p{L}\p{Ll}+) "
    r"(?:on|about|regarding|concerning|over)"
    r"(?: (?:the|an?|another|further|future|possible|next|new|large|big|prisoners?|all|humanitarian|full|temporary|"
    r"limited|partial|30-day|\d[\w,]*(?:-for-\d[\d,]*)?))*[ -]$|"
    r"\b(?i:groups?|commissions?|committees?|coordinat(?:or|ion)s?|headquarters|cent(?:re|er)s?|organi[sz]ers?|"
    r"questions?|issues?|topics?|possibilit(?:y|ies)|prospects?|ideas?|details|preparations?|planning|discussions?|"
    r"conference|meetings?|logistics|talks|negotiations|lists?|mechanisms?|channels?|hotlines?|draft|announcement|"
    r"news|reports?) (?:of|for)"
    r"(?: (?:the|an?|another|further|future|possible|next|new|prisoners?|all))* $"
)


def of_another(plain: str, start: int) -> bool:
    """Tell whether a noun at ``start`` is the complement of another, so that a verb behind it is not said of it."""
    return _OF_ANOTHER.search(plain, max(0, start - 70), start) is not None


def governs(cue: Cue, start: int) -> bool:
    """Tell whether a cue with its preposition stands right before a noun ("deal on POWs", "no point in a meeting")."""
    preposition = cue.text.endswith((" on", " to", " for", " with", " of", " over", " in"))
    return _NO_POINT.search(cue.text) is not None or (preposition and cue.cls != "begin" and start - cue.end <= _NEAR)


#: "ended without an agreement": what it was without is nothing said of it.
_LACKED: Final = regex.compile(r"\bwithout (?:(?:an?|any|the|reaching|signing|striking|making) ){0,2}(?:\w+ )?$")


def predicate(clause: Clause, plain: str, end: int) -> list[Cue]:
    """Give the verb group a noun is the subject of, outermost first; empty when it is no subject.

    A bare participle after the noun ("the swap agreed in June") is no predicate when a verb follows.
    """
    right = [_reported(cue, clause) for cue in cues(plain) if cue.start >= end]
    if right and NOUN_CUE.match(right[0].text):
        return []
    right = _skip_reduced(plain, right)
    if right and right[0].text.endswith("ing") and not _AUX_BEFORE.search(plain, 0, right[0].start):
        return []
    if not right or _NEW_TOPIC.search(plain, end, right[0].start):
        return []
    group = [cue for cue in _group(plain, right) if not _LACKED.search(plain, max(0, cue.start - _REACH), cue.start)]
    if not group:
        return []
    negation = [
        Cue("neg", left, left + 1, "not")
        for left, _ in polarity.scopes(plain)
        if max(end, group[0].start - _REACH) <= left <= group[-1].start
        and not _within(left, group)
        and not plain.startswith("without", left)
    ]
    return sorted(negation + group, key=lambda cue: cue.start)


def _skip_reduced(plain: str, right: list[Cue]) -> list[Cue]:
    moved = [n for n, cue in enumerate(right) if cue.cls in STOPS and _AUX_BEFORE.search(plain, 0, cue.start)]
    if moved:
        right = right[moved[0] :]
    while right and _REDUCED.match(right[0].text) and not _AUX_BEFORE.search(plain, 0, right[0].start):
        if verb(plain, right[0].end) is None and len(right) == 1:
            break
        aim, right = right[0], right[1:]
        if right and aim.text.startswith("aimed") and regex.fullmatch(r"\W*", plain[aim.end : right[0].start]):
            right = right[1:] if regex.match(r"\w+ing\b", right[0].text) else right  # what "aimed at ending" aims at
    return right


def _group(plain: str, right: list[Cue]) -> list[Cue]:
    """Give the cues of one verb group: those that follow each other closely without a comma."""
    group = [right[0]]
    for cue in right[1:]:
        if cue.start - group[-1].end > _CLOSE or "," in plain[group[-1].end : cue.start]:
            break
        group.append(cue)
    return group
