"""Sessions of talks in a clause: the words that name or tell one, and who talks with whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import regex

from extractors.agents import speaker_side
from extractors.binding import local
from extractors.context import sides_in
from extractors.model.lexicon import Talks
from extractors.model.text import Annotated, Clause, Mention
from extractors.nearby import sentences_before
from extractors.subjects import named, side_of
from extractors.text import clean
from extractors.triggers import gated

_TALKS: Final = r"(?:talks|negotiations|consultations|discussions)"
_NOUN: Final = gated(
    rf"\b(?P<round>rounds?(?: of (?:(?!sanctions|strikes|attacks|voting|funding|applause|layoffs|drinks|tariffs|"
    rf"elections|shelling|missile|drone|airstrikes|golf|cuts|fighting)[\w'’.-]+ ){{0,6}}?(?:{_TALKS}|dialogue|"
    rf"meetings|contacts|diplomacy))?)\b"
    rf"(?! of (?:(?:\w+ )?(?:sanctions|strikes|attacks|voting|funding|applause|layoffs|tariffs|elections|shelling|"
    rf"missiles?|drones?|airstrikes|golf|cuts|fighting|punitive|restrictions|measures|mobili[sz]ation|calls|phone|"
    rf"talks about)))"
    rf"|\b(?P<talks>{_TALKS})\b(?! (?:about|on (?:a|the) (?:phone|call)|by phone|to (?:end|halt|stop|"
    rf"reach) \w+ (?:are|remain|have) (?:stalled|frozen)))|\b(?P<meeting>sessions?|meetings?|plenary|discussions)\b",
    regex.IGNORECASE,
)
_NOT_OURS: Final = regex.compile(
    r"(?:^|\W)(?<!part )(?<!participate )(?<!participated )(?<!participating )in $|"
    r"\b(?:phone|telephone|video call|trade|nuclear|climate|budget|coalition|tariff|grain|gas|energy|"
    r"military-technical|security council|cabinet|government|crisis|staff|general assembly|un|nato|eu|g7|"
    r"cease-?fire monitoring|"
    r"closed-door council|bilateral|side|separate bilateral|one-on-one|parliament\w*|ministerial|leaders'?|"
    r"presidential|board|committee|council|annual|press|such|strategic stability|arms control|"
    r"preparatory|expert|consular|irritants?|accession|membership|reconstruction|recovery|minerals?|back-?channel) $",
    regex.IGNORECASE,
)
#: Talks of this kind are the two parties' only where both are named with them.
_MAYBE_OURS: Final = regex.compile(r"\b(?:security|defen[cs]e|emergency|military|expert) $", regex.IGNORECASE)
_SERIES: Final = regex.compile(
    r"\b(?:series|hundreds|dozens|process|progress|subject|history|path|possibility|prospect|idea|years|"
    r"months) (?:of|in|to) (?:the |direct |peace |\w+ian )*$",
    regex.IGNORECASE,
)
_THEIRS: Final = regex.compile(r"\b(?:their|his|her|my) (?:[\w-]+ ){0,2}$", regex.IGNORECASE)
#: "the first round of the swap", "after the first round" where the sentence counts what was exchanged.
_OF_A_SWAP: Final = regex.compile(
    r" of (?:the |this |a )?(?:[\w'’-]+ ){0,3}?(?:swap|exchange|handover|repatriation)s?\b"
)
_SWAP: Final = regex.compile(r"\b(?:swap|exchang|captiv|prisoner|repatriat|POWs?\b)", regex.IGNORECASE)
_ANY_TALKS: Final = regex.compile(
    r"\b(?:talks|negotiat|consultation|delegation|dialogue|Istanbul|peace)", regex.IGNORECASE
)
_MET: Final = gated(
    r"\b(?:met|meet|meeting|meets|sat down|sit down|sitting down|gathered|gather|convened?|reconvened?|"
    r"return(?:ed)? to the (?:table|palace)|held talks|came together|conferred|"
    r"face[sd]?(?= (?:[\w'’-]+ ){1,4}?(?:delegation|negotiator|envoy|team)s?\b)|(?:still|already|now) (?:at work|at it|"
    r"talking|negotiating|in session|closeted|locked in talks|at the (?:negotiating )?table|deliberating)|"
    r"(?:continued|resumed)(?![^,;.]{0,50}?\b(?:exchang\w*|swaps?|strikes?|attacks?|war|fight\w*|offensive|shelling|"
    r"assaults?|"
    r"advance|operations?|bombard\w+|deliver\w+|campaign|releas\w+)\b))\b(?! (?:to (?:discuss|"
    r"be held)|the (?:needs|criteria|conditions|demands|requirements|deadline))\b)",
    regex.IGNORECASE,
)
#: "It would be held on Wednesday": a session the sentence before has named.
_IT: Final = regex.compile(
    r"\W*(?:it|they|these|those|both) (?:will|would|was|were|is to|are to|is|are|has|have|had)(?: \w+ly| now| then| "
    r"instead| also| be| been){0,3} (?P<held>held|tak(?:e|en|ing) place|conven(?:e|ed)|resumed?)\b",
    regex.IGNORECASE,
)
_AFTER: Final = regex.compile(
    r"\s*(?:(?:in|at|on) (?:\p{Lu}[\w']* ){1,4}(?:(?:this|last) \w+ )?|\w+ ){0,2}?(?:between|of|with|by|involving|"
    r"among|for)\b",
    regex.IGNORECASE,
)
_LIST: Final = regex.compile(
    r"(?:[ ,]|\band\b|\bthe\b|\bof\b|\bboth\b|\bfrom\b|\ba\b|\bsenior\b|\btop\b|\bfor\b|\btheir\b|\bits\b|"
    r"\b(?:president|minister|prime|secretary|mr|representatives?|officials?|delegations?|delegates|sides?|parties|"
    r"teams?|negotiators?|envoys|counterparts?|authorities|leaders?|ministers?|presidents?|aides?|government|groups?|"
    r"diplomats|foreign|defen[cs]e|high-level|technical|\w+ian)\b)*",
    regex.IGNORECASE,
)
#: "US-mediated talks": who brings others together talks with nobody by that.
GO_BETWEEN: Final = regex.compile(
    r"-(?:mediated|brokered|led|backed|sponsored|hosted|facilitated|proposed|initiated|drafted|supported)\b"
)
_AUXILIARIES: Final = regex.compile(
    r"(?: (?:delegations?|teams?|sides?|negotiators|officials|envoys|representatives|will|would|have|had|has|are|is|"
    r"were|to|again|also|both|not|then|\w+ly))* ?"
)
_DELEGATION: Final = regex.compile(
    r"\b(?:delegat(?:ion|e)s?|teams?|negotiators?|sides?|parties|envoys|representatives|officials|russia|ukraine|"
    r"moscow|kyiv|kiev|countries)\b",
    regex.IGNORECASE,
)


_HOLDS: Final = regex.compile(
    r"\b(?:h[eo]ld\w*|end\w*|conclud\w*|beg[aiu]n\w*|start\w*|finish\w*|resum\w*|open\w*|continu\w*|wrap\w*|"
    r"w(?:ound|inds?) up|complet\w*|met|meet|sat|sit|plan\w*|attend\w*|arriv\w*|left|return\w*)\b[^,;]{0,50}$"
)


_ARE: Final = regex.compile(r"\b(?:is|are|was|were|been) (?:now |currently |still )?$")


class Session(NamedTuple):
    """Words that tell of a session; ``kind``: round | talks | meeting | verb; ``sides``: who is named with it."""

    start: int
    end: int
    kind: str
    sides: frozenset[str]


def sessions(clause: Clause, plain: str, text: Annotated) -> Iterator[Session]:
    """Give the sessions a clause names, nouns by strength (round, talks, meeting), then verbs of meeting."""
    found = sorted(_NOUN.finditer(plain), key=lambda m: ("round", "talks", "meeting").index(m.lastgroup or "talks"))
    for match in found:
        if _NOT_OURS.search(plain, max(0, match.start() - 24), match.start()) or _SERIES.search(
            plain, max(0, match.start() - 30), match.start()
        ):
            continue
        theirs = _THEIRS.search(plain, max(0, match.start() - 30), match.start()) is not None
        both = "BOTH" in clause.subjects or set(text.talks.parties) <= set(clause.subjects)
        if theirs and not both:
            continue
        if _OF_A_SWAP.match(plain, match.end()) or _counts_swaps(match, clause, text):
            continue
        by_name = tuple(
            m for m in clause.mentions if m.kind == "side" or (m.kind == "joint" and named(m.text, text.talks))
        )
        named_here = sides_in(by_name, text.talks) >= set(text.talks.parties)
        sides = _acting(clause, text.talks) if theirs and named_here else frozenset()
        sides |= _of_noun(clause, plain, match.start(), match.end(), text.talks)
        kind_of = _MAYBE_OURS.search(plain, max(0, match.start() - 12), match.start())
        if not _opens(clause, plain, match) and (kind_of is None or sides >= set(text.talks.parties)):
            yield Session(match.start(), match.end(), match.lastgroup or "talks", sides)
    hosted = _HOSTED.search(plain) if clause.tense != "present" or clause.scope == "headline" else None
    if hosted is not None:
        inside = [
            m for kind in ("side", "joint") for m in local(clause, kind) if hosted.start() < m.start < hosted.end()
        ]
        yield Session(hosted.start(), hosted.end(), "verb", _sides(inside, text.talks))
    for match in _MET.finditer(plain):
        if (
            match[0].lower() == "meeting"
            and not _ARE.search(plain[: match.start()])
            and not _opens(clause, plain, match)
        ):
            continue
        yield Session(match.start(), match.end(), "verb", _of_verb(clause, plain, match, text.talks))
    again = _IT.match(plain) if clause.start == clause.sentence.start else None
    if again and any(_NOUN.search(clean(one.text)) for one in sentences_before(text, clause.sentence, 1)):
        yield Session(again.start("held"), again.end(), "verb", frozenset(text.talks.parties))


def _counts_swaps(match: regex.Match[str], clause: Clause, text: Annotated) -> bool:
    """Tell whether a round of nothing named is one of an exchange: the sentence speaks of captives, not of talks."""
    words = f"{text.article.title} {clause.sentence.text}"
    return (
        match.lastgroup == "round"
        and " " not in match[0]
        and bool(_SWAP.search(words) and not _ANY_TALKS.search(words))
    )


def _acting(clause: Clause, talks: Talks) -> frozenset[str]:
    """Give the sides a clause has as subjects, "the two sides" as both parties."""
    named_apart = {side for side in clause.subjects if side != "BOTH"}
    return frozenset(named_apart | (set(talks.parties) if "BOTH" in clause.subjects else set()))


#: "Ankara will host the Russian and Ukrainian negotiators"
_HOSTED: Final = gated(
    r"\b(?:host|welcome|receive)(?:s|d)? (?:the |both |two |negotiating |[\p{Lu}][\w.]*(?:, | and | ))*"
    r"(?:negotiators|negotiating teams|delegations|teams|sides)\b"
)
#: "Meeting in Gomel on 28 February, the delegations …"
_OPENS_IN: Final = regex.compile(r" (?:again |once more )?(?:in|at|near|on|for|behind) [^;.]{3,80}?, ")


def _opens(clause: Clause, plain: str, match: regex.Match[str]) -> bool:
    """Tell whether a clause opens with "Meeting in …," said of its subject, both parties."""
    first = match[0] == "Meeting" and not plain[: match.start()].strip(' "“')
    return first and "BOTH" in clause.subjects and _OPENS_IN.match(plain, match.end()) is not None


def _sides(mentions: list[Mention], talks: Talks) -> frozenset[str]:
    return frozenset(sides_in(tuple(mentions), talks))


_FEW_WORDS: Final = regex.compile(r"(?:'s)?[ -]?(?:[\w'-]+ ){0,4}?")
_WHERE: Final = regex.compile(r"\b(?:in|at|on|to|near|before|after)\b")


def _of_noun(clause: Clause, plain: str, start: int, end: int, talks: Talks) -> frozenset[str]:
    """Give the sides named with a noun: "Russia-Ukraine talks", "between Russian and US officials", "with Kyiv"."""
    mentions = [m for kind in ("side", "joint", "person") for m in local(clause, kind)]
    before = [
        m
        for m in mentions
        if m.end <= start
        and _FEW_WORDS.fullmatch(plain, m.end, start)
        and m.kind != "person"
        and not GO_BETWEEN.match(plain, m.end)
        and not regex.search(
            r"\b(?:said|says|told|has|had|have|was|were|\w+ed|held|for|to|in|after|with|ahead|of|before|on|at|about|"
            r"since|over|from|by|during|into|against|as|but|beg[aiu]ns?|start|open|hold|end|resume|continue|conclude|"
            r"launch|finish|attend|join|leave|left)s?\b",
            plain[m.end : start],
        )
    ]
    opened = _AFTER.match(plain, end)
    after: list[Mention] = []
    if opened:
        position = opened.end()
        for m in sorted((m for m in mentions if m.start >= position), key=lambda m: m.start):
            if not _LIST.fullmatch(plain[position : m.start]):
                break
            after.append(m)
            position = m.end
    found = _sides([m for m in before[-3:] if m.kind != "joint" or named(m.text, talks)] + after, talks)
    if opened and opened[0].strip().endswith(("with", "of", "by", "involving")) and found & set(talks.parties):
        speaker = speaker_side(clause, talks)
        partner = {s for s in clause.subjects or ((speaker,) if speaker else ()) if s != "BOTH"}
        found |= partner if len(found) <= 1 else partner & set(talks.parties)
    if not found and ("BOTH" in clause.subjects or len(clause.subjects) > 1) and _HOLDS.search(plain[:start]):
        found = frozenset(talks.parties if "BOTH" in clause.subjects else ()) | frozenset(
            s for s in clause.subjects if s != "BOTH"
        )
    return found


def _of_verb(clause: Clause, plain: str, match: regex.Match[str], talks: Talks) -> frozenset[str]:
    """Give the sides of a verb of meeting: its subject with whom it meets; two persons by name are no session."""
    subjects = set(_acting(clause, talks))
    near = [
        m
        for kind in ("side", "joint", "person")
        for m in local(clause, kind)
        if 0 <= m.start - match.end() <= 25 and not _WHERE.search(plain[match.end() : m.start])
    ]
    subjects |= {side for m in near if (side := side_of(m, talks)) is not None and side != "BOTH"}
    subjects |= _just_before(clause, plain, match.start(), talks)
    people = [m for m in local(clause, "person") if m.end <= match.start() or m in near]
    if people and not _DELEGATION.search(plain[: match.end() + 30]):
        return frozenset()
    return frozenset(subjects)


def _just_before(clause: Clause, plain: str, start: int, talks: Talks) -> set[str]:
    """Give the sides right before a verb and its auxiliaries ("agreed that Kyiv's team would sit down …")."""
    near = [
        m
        for kind in ("side", "joint")
        for m in local(clause, kind)
        if m.end <= start and _AUXILIARIES.fullmatch(plain, m.end, start)
    ]
    return set(_sides(near, talks))
