"""Working groups of the two parties: proposed, agreed, set up, at work; how many and on what.

Reads working groups, subgroups and expert groups, before or behind their topics. Never reads groups of one party with
third states, a group that is denied, refused a name or only wished for.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import evidence, local
from extractors.context import foreign, sides_in
from extractors.facts.working_group_examples import EXAMPLES as EXAMPLES
from extractors.gapping import gapped
from extractors.model.talks import Fact, Quantity
from extractors.model.text import Annotated, Clause
from extractors.polarity import DENY, negated
from extractors.status import Judged, judge
from extractors.text import clean

TYPE: Final = "working_group"
WORDS: Final = regex.compile(r"\bgroups?\b|\bsubgroups?\b|\bworking part", regex.I)

_KIND: Final = (
    r"(?:working|expert|technical|thematic|negotiating|humanitarian|political|military|specialised|specialized)"
)
_GROUP: Final = regex.compile(
    rf"\b(?:{_KIND}(?:(?:,| and|, and) {_KIND})*[ -](?:sub-?)?(?:groups?|parties)|sub-?groups?|"
    rf"(?:two|three|four|five|six|several|separate|\d) (?:(?:online|separate|new|such|permanent|joint|smaller) ){{0,2}}"
    rf"groups(?=,? ?[–—:(-]? ?(?:on |for |covering |dealing with )?{_KIND}))\b"
    r"(?! (?:of|within|in) (?:the )?(?:eu|nato|coalition|parliament|congress|senate))",
    regex.IGNORECASE,
)
_ONE: Final = regex.compile(
    r"\b(?:a|an|one|another|the|this) (?:[\w'-]+ ){0,3}$|^\W*(?:[\w'-]+ ){0,2}$", regex.IGNORECASE
)
_MADE: Final = r"(?:set up|established|formed|created|launched|constituted|convened|appointed|put together)"
_ADV: Final = r"(?:already |also |now |since |jointly |recently |finally |just )*"
_WAS_MADE: Final = regex.compile(
    rf"[^,;.]{{0,60}}?\b(?:(?:has|have|had) {_ADV}been|was|were|are|is|being) {_ADV}(?P<verb>{_MADE})\b"
)
_MADE_IT: Final = regex.compile(
    rf"(?<!to )(?<!will )(?<!would )(?<!could )(?<!may )(?<!not )(?<!be )\b{_MADE} (?:[\w,'-]+ ){{0,6}}$"
)
_WILL_BE: Final = regex.compile(rf"[^,;.]{{0,60}}?\b(?:will|would|shall|are to|is to) be {_ADV}{_MADE}\b")
_AT_WORK: Final = regex.compile(
    r"[^;.]{0,60}?\b(?:(?:is|are|have been|has been|were|was) (?:\w+ ){0,2}?(?:working|active|meeting|operating|"
    r"operational|"
    r"functioning|holding|at work|discussing|drafting|going on|under ?way)|"
    r"continu(?:e|es|ed|ing)|works?\b|met\b|meets?\b|held\b|"
    r"began|begun|begins?|started|resumed|discuss(?:es|ed)?)"
)
_WITHIN: Final = regex.compile(
    r"\b(?:(?:with)?in|inside|(?:split|divided|broke) (?:up )?into|at the level of|through|via|as part of|of|by)"
    r"(?: the| these| several)?(?: [\w-]+){0,3} $",
    regex.I,
)
#: What stands within these is no group at work.
_OPEN: Final = regex.compile(
    r"\b(?:discuss|consider|idea|propos|creat|form|establish|set|possib|could|may|might|would|should|if|call|want|"
    r"need|"
    r"hop|expect|ready|plan)\w*",
    regex.IGNORECASE,
)
_TOPICS: Final = regex.compile(
    r"\b(?P<political>politic\w+)|(?P<humanitarian>humanitarian)|(?P<military>military|defen[cs]e|armed forces)|"
    r"(?P<security>security(?! council))|(?P<economic>econom\w+|sanctions)|(?P<energy>energy)|(?P<legal>legal)|"
    r"(?P<territory>territor\w+)|(?P<ceasefire>cease-?fire|truce)|(?P<prisoners>prisoners?|pows?)|"
    r"(?P<children>child(?:ren)?)|(?P<reconstruction>reconstruction|recovery)|(?P<nuclear>nuclear)\b",
    regex.IGNORECASE,
)
_STATUS: Final = {"promised": "announced", "partially_completed": "ongoing"}
_KEEP: Final = frozenset(
    "proposed offered called_for demanded supported accepted agreed announced scheduled ongoing completed rejected "
    "postponed cancelled".split()
)
#: Behind the group its topics stand within so many characters; before it, the words of its own phrase.
_REACH: Final = 130


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the working group a clause tells of, at most one."""
    plain = clean(clause.text)
    group = _GROUP.search(plain) or _listed(clause, plain)
    if group is None or _KIND_ONLY.fullmatch(group[0]) or DENY.search(plain) or not _ours(clause, text):
        return []
    judged = _judged(clause, plain, text, group)
    if _STATUS.get(judged.status or "", judged.status) not in _KEEP:
        return []
    counted = [(judged.actor, _quantity(clause, plain, group)), *_gapped(clause, plain, group, text)]
    return [_fact(clause, text, Judged(judged.status, one[0], judged.reason), one[1], group) for one in counted]


def _gapped(
    clause: Clause, plain: str, group: regex.Match[str], text: Annotated
) -> list[tuple[str | None, Quantity | None]]:
    """Give the other party's count where its verb is left out: "Russia proposed two working groups, Ukraine four"."""
    found = [
        (gapped(clause, plain, m.start, m.end, text.talks), m.quantity)
        for m in local(clause, "number")
        if m.start >= group.end()
    ]
    return [(actor, quantity) for actor, quantity in found if actor]


def _fact(clause: Clause, text: Annotated, judged: Judged, count: Quantity | None, group: regex.Match[str]) -> Fact:
    status = _STATUS.get(judged.status or "", judged.status) or "unclear"
    return Fact(
        type=TYPE,
        status=status,
        scope=clause.scope,
        actor=judged.actor or ("BOTH" if status in ("ongoing", "completed", "announced", "agreed") else None),
        quantity=count,
        unit="group",
        topics=_topics(clause, group),
        evidence=evidence(clause, text, group.start(), group.end()),
        attribution=clause.attribution,
        rule=f"working group: {judged.reason}",
    )


def _listed(clause: Clause, plain: str) -> regex.Match[str] | None:
    """Find "three groups" whose kinds follow behind a dash or colon, in another piece of the sentence."""
    group = _BARE.search(plain)
    if group is None:
        return None
    rest = clean(clause.sentence.text)[clause.start - clause.sentence.start + group.end() :]
    return group if _KINDS.match(rest) else None


_BARE: Final = regex.compile(
    r"\b(?:(?:two|three|four|five|six|several|\d) (?:[\w-]+ ){0,2}?groups|(?:the )?negotiating groups)\b",
    regex.IGNORECASE,
)
_KINDS: Final = regex.compile(
    rf"\W{{1,3}}(?:(?:one|a|an|the|on|for|dealing with|covering) )*{_KIND}\b|"
    r"(?:,| that| which)? (?:deal(?:ing|s)? with|on|cover(?:ing|s)?|for) (?:[\w-]+ ){0,2}?"
    r"(?:political|military|humanitarian|security|economic)\b|(?<=negotiating groups)",
    regex.IGNORECASE,
)
#: "military groups", "political parties" are no working groups.
_KIND_ONLY: Final = regex.compile(
    r"(?:humanitarian|political|military|negotiating|technical)[ -](?:group|parties)|"
    r"(?:humanitarian|political|military|technical)[ -]groups",
    regex.IGNORECASE,
)


def _ours(clause: Clause, text: Annotated) -> bool:
    """Tell whether the group can be the two parties': nobody else's is named with one of them."""
    named = sides_in(clause.sentence.mentions, text.talks)
    parties = set(text.talks.parties)
    third = named - parties - _BESIDE
    return named >= parties or not (foreign(clause, text) or third)


#: Hosts and bodies that may sit with the two parties.
_BESIDE: Final = frozenset({"TR", "AE", "SA", "QA", "VA", "UN", "ICRC", "CH", "BY", "OSCE"})


def _judged(clause: Clause, plain: str, text: Annotated, group: regex.Match[str]) -> Judged:
    judged = judge(clause, group.start(), group.end(), "noun", text.talks)
    if judged.status == "rejected" and judged.reason.startswith("not"):
        return Judged(None, None, "polarity blocked: no such group")
    if (
        clause.polarity != "asserted"
        or negated(plain, group.start())
        or judged.reason.startswith("polarity blocked: neg")
    ):
        return judged
    if _WILL_BE.match(plain, group.end()):
        return Judged("announced", judged.actor or "BOTH", "will be set up")
    made = _WAS_MADE.match(plain, group.end())
    if made and not negated(plain, made.start("verb")):
        return Judged("completed", "BOTH", "was set up")
    if judged.status in _KEEP - {"ongoing", "completed"} or judged.reason.startswith("slot"):
        return judged
    if _MADE_IT.search(plain[: group.start()]):
        return Judged("completed", _one(clause) or "BOTH", "set up")
    at_work = _AT_WORK.match(plain, group.end())
    if at_work and not negated(plain, at_work.end() - 1) and clause.tense != "future":
        return Judged("ongoing", "BOTH", "at work")
    if _WITHIN.search(plain[: group.start()]) and clause.tense != "future" and not _OPEN.search(plain[: group.start()]):
        return Judged("ongoing", "BOTH", "within it")
    return judged


def _one(clause: Clause) -> str | None:
    return clause.subjects[0] if len(clause.subjects) == 1 else None


def _quantity(clause: Clause, plain: str, group: regex.Match[str]) -> Quantity | None:
    for m in local(clause, "number"):
        if m.quantity is not None and group.start() <= m.start and m.end <= group.end():
            return m.quantity
        if m.quantity is not None and m.end <= group.start() and _COUNTS.fullmatch(plain, m.end, group.start()):
            return m.quantity
    plural = group[0].lower().endswith(("s", "ies"))
    return Quantity(lo=1.0) if not plural and _ONE.search(plain[: group.start()]) else None


#: Between a number and the groups it counts.
_COUNTS: Final = regex.compile(r"(?:[ ,]+(?!of\b|to\b|in\b|on\b|for\b|from\b)[\w'-]+){0,4}[ -]+")


def _topics(clause: Clause, group: regex.Match[str]) -> tuple[str, ...]:
    """Give what the groups are to deal with: the adjectives of the phrase and what follows it in the sentence."""
    sentence = clean(clause.sentence.text)
    at = clause.start - clause.sentence.start
    near = sentence[max(0, at + group.start() - 60) : at + group.end() + _REACH]
    return tuple(dict.fromkeys(m.lastgroup for m in _TOPICS.finditer(near) if m.lastgroup))
