"""Papers that change hands at the talks: memorandums, lists of people, drafts of a settlement.

Reads handed over, presented, exchanged, received, drawn up and promised ones, with who gives and who gets. Never reads
sanctions lists, lists of demands, drafts of budgets or resolutions, nor a number of names as people returned.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors.actors import actor_of
from extractors.binding import event_day, evidence, local
from extractors.context import foreign, sides_in
from extractors.facts.document_exchange_examples import EXAMPLES as EXAMPLES
from extractors.forms import form
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.pieces import verb as finite_verb
from extractors.polarity import DENY, negated
from extractors.status import Judged, judge
from extractors.subjects import side_of
from extractors.text import clean

TYPE: Final = "document_exchange"
WORDS: Final = regex.compile(
    r"\bmemorand|\bmemos?\b|names of|\blists?\b|\bdrafts?\b|written proposals|proposals in writing|\bpapers?\b|"
    r"documents?\b|"
    r"\btexts? of\b|proposals\b|\b(?:peace|settlement|ceasefire|truce|its|their|own) terms\b|\bplans?\b|road ?maps?\b",
    regex.IGNORECASE,
)

_PEOPLE: Final = (
    r"(?:prisoners|pows|captives|names|children|minors|soldiers|servicem[ae]n|servicepeople|detainees|people|those|"
    r"hostages|civilians|bodies|fighters|defenders|exchange|swap|(?:\d[\d,.]*|\w+)(?: \w+){0,3} (?:children|"
    r"prisoners|"
    r"names|captives|people|soldiers|civilians|pows|minors))"
)
_PAPER: Final = regex.compile(
    rf"\b(?:(?P<memorandum>(?:draft |peace |own |written )*(?:memorand(?:um|ums|a)\b|"
    rf"memos?\b)(?! of understanding on))|"
    rf"(?P<list>names of (?:[\w,'-]+ ){{0,4}}?{_PEOPLE}\b|(?:(?:exchange|swap|prisoner|pow|name|new|updated|full|"
    rf"first|own) )*lists?\b"
    rf"(?: of (?:[\w,'-]+ ){{0,5}}?{_PEOPLE}\b| with [^,;.]{{0,30}}\bnames\b)?)|"
    rf"(?P<draft>(?:draft (?:(?:peace|framework|settlement|joint|interim) )?(?:treaty|treaties|agreements?|accords?|"
    rf"proposals?|documents?|texts?|plans?|deal|settlement|versions?)|drafts? (?:of|for) (?:\w+ ){{0,4}}?(?:treaty|"
    rf"treaties|agreements?|accords?|documents?|settlement|plan|deal|memorandums?|texts?)|drafts\b|(?:written|"
    rf"counter|"
    rf"revised|own|peace|settlement)[ -](?:peace )?(?:proposals|plan)|(?:peace )?proposals (?:in writing|on paper)|"
    rf"(?:(?:settlement|peace|negotiating|own|its|their) )+documents?|position papers?|non-papers?|"
    rf"documents? (?:to [\w ]{{2,20}} )?(?:that|which) (?:reflect|set|outlin|contain|describ|la[iy]|cover)\w*|"
    rf"documents(?= (?:have |had |has )?(?:been |were )exchanged)|"
    rf"(?:documents?|papers?|proposals) (?:with|setting|laying|outlining|containing|on) "
    rf"[^,;.]{{0,40}}\b(?:terms|proposals|settlement|conditions|peace|ceasefire|truce|positions?)))\b|"
    rf"(?P<proposal>(?:(?:detailed|concrete|specific|respective|their|its|own|peace|settlement|ceasefire|truce|"
    rf"written) )+(?:proposals|terms)\b|(?:peace |settlement )?(?:plans?|road ?maps?|counter-?proposals|proposals|"
    rf"documents)\b(?! (?:to|for) (?:attack|invade|strike|kill|use|join))))",
    regex.IGNORECASE,
)
_NOT_IT: Final = regex.compile(
    r"\b(?:sanctions?|wanted|black|wish|guest|shopping|waiting|watch|terror\w*|to-do|long|growing|price|entity|"
    r"travel|"
    r"military|budapest) $|\b(?:un|u\.n\.|security council|resolution|budget|conscription|law|bill) $",
    regex.IGNORECASE,
)
_GIVE: Final = (
    r"hand(?:s|ed|ing)?(?: over| out)?\b|present(?:s|ed|ing)?\b|submit(?:s|ted|ting)?\b|deliver(?:s|ed|ing)?\b|"
    r"g(?:ive|ives|ave|iven|iving)\b|s(?:end|ends|ent|ending)\b|pass(?:es|ed|ing)?(?: on)?\b|transmit(?:s|ted|"
    r"ting)?\b|"
    r"transferr?(?:s|ed|ing)?\b|convey(?:s|ed|ing)?\b|shar(?:e|es|ed|ing)\b|tabl(?:e|es|ed|ing)\b|"
    r"provid(?:e|es|ed|ing)\b|forward(?:s|ed|ing)?\b|circulat(?:e|es|ed|ing)\b|br(?:ing|ings|inging|ought)\b"
)
_MOVE: Final = regex.compile(
    rf"\b(?:(?P<swap>exchang(?:e|es|ed|ing)|swap(?:s|ped|ping)?|trad(?:e|es|ed|ing))|(?P<give>{_GIVE})|"
    rf"(?P<get>receiv(?:e|es|ed|ing)|got|gets?|obtain(?:s|ed|ing)?|accept(?:s|ed|ing)?)|"
    rf"(?P<make>compil(?:e|es|ed|ing)|dr(?:aw|aws|awn|ew|awing) up|prepar(?:e|es|ed|ing)|draft(?:s|ed|ing)|"
    rf"finali[sz](?:e|es|ed|ing)|coordinat(?:e|es|ed|ing)|verif(?:y|ies|ied|ying)|work(?:s|ed|ing)? on|"
    rf"agree(?:s|d|ing)? on|discuss(?:es|ed|ing)?))",
    regex.IGNORECASE,
)
_MAKING: Final = regex.compile(r"\b(?:is|are|was|were|has been|have been) (?:\w+ly |still |now |already )?(?:being )?$")
_TO: Final = regex.compile(r"\bto (?:the |its )?$", regex.IGNORECASE)
_FROM: Final = regex.compile(r"\bfrom (?:the )?$", regex.IGNORECASE)
#: "handed Putin the plan", "presented the Ukrainian side with a draft": whoever stands right behind the verb gets it.
_RIGHT_AT: Final = regex.compile(r" (?:(?:the|its|his|their) )?")
_BY: Final = regex.compile(r"\bby (?:the )?$", regex.IGNORECASE)
_NOUN: Final = regex.compile(
    r"\b(?:exchange|swap|handover|handing over|delivery|transfer|submission) of (?:[\w'-]+ ){0,3}$"
)
_STATUS: Final = {"announced": "announced", "partially_completed": "ongoing"}
_KEEP: Final = frozenset(
    "completed ongoing agreed accepted promised announced offered proposed demanded called_for rejected".split()
)
#: Characters between a verb and its paper.
_NEAR: Final = 70


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the paper a clause tells of as changing hands or being drawn up, at most one."""
    plain = clean(clause.text)
    if foreign(clause, text) or clause.polarity not in ("asserted", "negated") or DENY.search(plain):
        return []
    for paper in _PAPER.finditer(plain):
        if paper["list"] and not _of_people(clause, plain, paper):
            continue
        if _NOT_IT.search(plain[: paper.start()]) or not _ours(clause, text):
            continue
        found = _told(clause, text, plain, paper)
        if found:
            return [found]
    return []


def _of_people(clause: Clause, plain: str, paper: regex.Match[str]) -> bool:
    """Tell a list of people to be returned from other lists: it says so, or lists are exchanged among captives."""
    if regex.search(rf"\b(?:{_PEOPLE})\b", paper[0], regex.IGNORECASE):
        return True
    return _CAPTIVE.search(clause.sentence.text) is not None and not regex.match(r" of\b", plain[paper.end() :])


_CAPTIVE: Final = regex.compile(
    r"\b(?:prisoners?|pows?|captiv\w+|swaps?|exchang\w+|children|deported|bodies|compiled)\b", regex.IGNORECASE
)


def _ours(clause: Clause, text: Annotated) -> bool:
    named = sides_in(clause.sentence.mentions, text.talks)
    return not named or bool(named & {*text.talks.parties, "US", "TR"})


def _told(clause: Clause, text: Annotated, plain: str, paper: regex.Match[str]) -> Fact | None:
    verb = _verb(plain, paper)
    if verb is None:
        return None if paper["proposal"] else _nominal(clause, text, plain, paper)
    judged = judge(clause, verb.start(), verb.end(), "verb", text.talks)
    giver, taker = _ways(clause, text, plain, verb, judged)
    if paper["proposal"] and not _to_the_other(plain, verb, paper, (giver, taker)):
        return None
    status = judged.status
    if verb["make"]:
        status = "ongoing" if _being_made(clause, plain, verb) else None
    if status not in _KEEP or negated(plain, verb.start()):
        return None
    actor = "BOTH" if verb["swap"] and judged.actor in (None, *text.talks.parties) else judged.actor
    if verb["get"] or (form(plain, verb.start()).startswith("passive") and status == "completed"):
        actor = giver
    elif verb["give"] and status == "completed":
        actor = giver or actor
    start, end = min(verb.start(), paper.start()), max(verb.end(), paper.end())
    return _fact(clause, text, paper, (start, end), Judged(status, actor, judged.reason), (giver, taker))


#: Terms change hands when they are swapped, or given to the other side or at the table; else they are only put forward.
_OTHER_SIDE: Final = regex.compile(
    r"\b(?:each other|one another|with (?:(?-i:\p{Lu})\w+|the other side)|to the (?:\w+ )?(?:side|delegation)|"
    r"(?:at|during|before|ahead of|in) (?:the |[\w']+ )?(?:talks|meeting|negotiations|session|round))\b",
    regex.IGNORECASE,
)


def _to_the_other(plain: str, verb: regex.Match[str], paper: regex.Match[str], ways: tuple[str | None, ...]) -> bool:
    """Tell whether terms, plans or proposals change hands: swapped, or given by one side to another."""
    between = None not in ways and ways[0] != ways[1] and not verb["make"]
    if _BARE.fullmatch(paper[0]):
        return between and not verb["swap"]
    at_table = verb["give"] and _OTHER_SIDE.search(plain, min(verb.end(), paper.end()))
    return bool(verb["swap"] or at_table or (between and verb["give"]))


#: Words for papers that are as often no paper: they need a giver and a taker.
_BARE: Final = regex.compile(
    r"(?:peace |settlement )?(?:plans?|road ?maps?|counter-?proposals|proposals|documents)", regex.IGNORECASE
)


def _verb(plain: str, paper: regex.Match[str]) -> regex.Match[str] | None:
    """Give the verb a paper is the object of: before it, or behind it in the passive or as a participle."""
    before = list(_MOVE.finditer(plain, max(0, paper.start() - _NEAR), paper.start()))
    if before and not regex.search(r"[,;]", plain[before[-1].end() : paper.start()]):
        return before[-1] if not _noun(plain, before[-1]) else None
    behind = _MOVE.finditer(plain, paper.end(), paper.end() + _NEAR)
    return next((m for m in behind if _DONE_TO.match(m[0]) and not _AUXILIARY_FREE.search(plain[: m.start()])), None)


_DONE_TO: Final = regex.compile(r"\w+ed\b|given|sent|drawn|brought", regex.IGNORECASE)
#: "the list Kyiv exchanged": a verb with a subject of its own after another paper or verb.
_AUXILIARY_FREE: Final = regex.compile(r"\b(?:to|will|has|have|had|who|and) $")


def _noun(plain: str, verb: regex.Match[str]) -> bool:
    return regex.match(r" of\b", plain[verb.end() :]) is not None and not verb[0].endswith("ing")


def _being_made(clause: Clause, plain: str, verb: regex.Match[str]) -> bool:
    if clause.tense == "future" or regex.search(r"\b(?:to|will|would|could|may) $", plain[: verb.start()]):
        return False
    return bool(_MAKING.search(plain[: verb.start()])) or verb[0].endswith("ing")


def _nominal(clause: Clause, text: Annotated, plain: str, paper: regex.Match[str]) -> Fact | None:
    """Read "agreed on an exchange of memorandums" and "the handover of a list"."""
    noun = _NOUN.search(plain[: paper.start()])
    if noun is None:
        return None
    judged = judge(clause, noun.start(), paper.end(), "noun", text.talks)
    if judged.status not in _KEEP:
        return None
    actor = judged.actor or "BOTH"
    return _fact(
        clause, text, paper, (noun.start(), paper.end()), Judged(judged.status, actor, judged.reason), (None, None)
    )


def _ways(
    clause: Clause, text: Annotated, plain: str, verb: regex.Match[str], judged: Judged
) -> tuple[str | None, str | None]:
    """Give who hands a paper over and who gets it, where the words say so."""
    giver = taker = None
    for m in [m for kind in ("side", "person", "place") for m in local(clause, kind)]:
        side = side_of(m, text.talks)
        before = plain[: m.start]
        if side is None:
            continue
        if _BY.search(before) and m.start > verb.start() and finite_verb(plain, verb.end(), m.start) is None:
            giver = side
        elif _FROM.search(before):
            giver = giver or side
        elif m.start > verb.start() and (
            _TO.search(before) or (verb["give"] and _RIGHT_AT.fullmatch(before, verb.end()))
        ):
            taker = taker or side
    if verb["give"] and giver is None and not form(plain, verb.start()).startswith("passive"):
        giver = actor_of(clause.subjects, text.talks.parties) or judged.actor
    if verb["get"] and taker is None:
        taker = actor_of(clause.subjects, text.talks.parties)
    if giver is None and taker in text.talks.parties and (verb["get"] or verb["give"]):
        giver = text.talks.other(taker)
    return giver, taker


def _fact(
    clause: Clause,
    text: Annotated,
    paper: regex.Match[str],
    stretch: tuple[int, int],
    judged: Judged,
    ways: tuple[str | None, str | None],
) -> Fact:
    kind = paper.lastgroup or "draft"
    slots: dict[str, Any] = {"kind": kind, "from": ways[0], "to": ways[1]}
    counts = [m for m in local(clause, "number") if paper.start() <= m.start <= paper.end() and m.quantity]
    return Fact(
        type=TYPE,
        status=_STATUS.get(judged.status or "", judged.status) or "unclear",
        scope=clause.scope,
        actor=judged.actor,
        quantity=counts[0].quantity if kind == "list" and counts else None,
        date=event_day(clause, stretch[0]),
        evidence=evidence(clause, text, *stretch),
        attribution=clause.attribution,
        slots={name: value for name, value in slots.items() if value is not None},
        rule=f"document: {kind}, {judged.reason}",
    )
