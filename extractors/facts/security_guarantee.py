"""Guarantees of a party's security: wanted, demanded, proposed, promised or refused; by whom.

Reads guarantees, assurances, troops of a coalition and treaties of guarantors under a stance or a promise. Never reads
guarantees talked about, close to ready or hoped for, nor takes one side's wish for an agreement.
"""

from __future__ import annotations

from typing import Any, Final

import regex

from extractors import holders, polarity
from extractors.binding import evidence, local
from extractors.facts.security_guarantee_examples import EXAMPLES as EXAMPLES
from extractors.guarantee_turns import forces, turned
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.pledges import pledge
from extractors.stance_voices import voice
from extractors.stances import Stance, stance
from extractors.subjects import side_of
from extractors.text import clean
from extractors.triggers import gated

TYPE: Final = "security_guarantee"
WORDS: Final = regex.compile(
    r"guarant|assurance|security (?:arrangement|commitment|force)|"
    r"article (?:5|five)|coalition|multinational|reassurance|stabili[sz]ation force|boots on the "
    r"ground|peacekeep|troops|soldiers|contingent|safeguards",
    regex.IGNORECASE,
)
THING: Final = gated(
    r"\b(?:[Ss]ecurity|defen[cs]e|reliable|effective|real|firm|robust|binding|legal|legally binding|international|"
    r"concrete|strong|iron-?clad|long-term|American|U\.S\.|US|European|\w+-style|\w+-like) "
    r"(?:security )?(?:guarantees?|assurances|arrangements|commitments? to (?:defend|protect))\b|\b(?:guarantees?|"
    r"assurances) (?:of|for) (?:\w+ ){0,3}?(?:security|safety)\b|"
    r"\b(?:serve|act)(?:s|ing)? as guarantors?\b|"
    r"\bguarantor (?:states?|countries|powers)\b|\b[Aa]rticle (?:5|[Ff]ive)[- ](?:style|like|type)\b[^,;.]{0,30}|"
    r"\b(?:multinational|reassurance|stabili[sz]ation|deterrence|European|(?:post-?war )?security|peacekeeping) "
    r"(?:force|mission|contingent)\b|"
    r"\bsafeguards for \p{Lu}\w+|\bassurances of (?:defen[cs]e|protection)\b|\bguarantors? (?:of|for)\b|"
    r"\b(?:binding|guaranteed) (?:\w+ )?protection\b|"
    r"\b(?:legally )?binding (?:\w+ ){0,2}(?:guarantees?|assurances)\b|"
    r"\bguarantee(?:ing)? (?:its|their|our|his|\w+'s|the country's) (?:\w+ )?security\b|"
    r"\b(?:its|their|our|\w+'s) security (?:to be |would be |will be |be |is )?guaranteed\b|"
    r"\b(?:any|such|have|get|receive|needs?|wants?|wanted|seeks?|seeking|demands?|demanded) guarantees\b|"
    r"\bguarantees for \p{Lu}\w+|\bmultinational forces\b|"
    r"\bguarantees (?:against|from|that|"
    r"similar|modelled|modeled|like|backed)\b"
)
_FORCE: Final = regex.compile(
    r"\b(?:troops|soldiers|forces|peacekeepers|contingent|boots on the ground|force)\b", regex.IGNORECASE
)
_TERM: Final = regex.compile(
    r"\b(?:\d+|\w+)(?:(?:, | or | to |-)(?:even )?\d+)*(?: or even \d+)?[ -]years?\b", regex.IGNORECASE
)
_BLOCKED: Final = frozenset({"question", "hypothetical", "denied"})
_STATUSES: Final = frozenset(
    {"demanded", "called_for", "proposed", "offered", "rejected", "conditioned", "promised", "supported"}
)
_PAPER: Final = (
    r"(?:agreements?|treat(?:y|ies)|deals?|accords?|pacts?|understandings?|documents?|systems?|frameworks?|packages?|"
    r"set|terms|issue|format|text|draft)"
)
#: "an agreement on …": what is wanted or made is the guarantee.
_ON_IT: Final = regex.compile(
    rf"\b(?:the|an?|any|this|another) (?:[\w-]+ ){{0,2}}?{_PAPER} "
    r"(?:on|of|for|about|over|regarding) (?:the |[\w-]+ ){0,2}?$",
    regex.IGNORECASE,
)
#: "agreed on guarantees", "reached a deal on guarantees"; behind it: "has been reached", "is agreed".
_AGREED: Final = regex.compile(
    rf"\b(?:agreed (?:to|on|upon)?|(?:reached|struck|clinched|signed|concluded|finali[sz]ed|approved|settled on)(?= ))"
    rf"(?: (?:an? |the )?(?:[\w-]+ ){{0,3}}?{_PAPER} (?:on|of|for|about|over|regarding))? (?:the |[\w-]+ ){{0,2}}?$",
    regex.IGNORECASE,
)
_REACHED: Final = regex.compile(
    r"[^,;.]{0,50}? (?:(?:has|have|had) been|was|were|is|are)(?: \w+ly| now| already| fully)? "
    r"(?:reached|agreed|struck|concluded|finali[sz]ed|settled|signed)\b",
    regex.IGNORECASE,
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the guarantee a clause speaks of with a stance, at most one."""
    if clause.polarity in _BLOCKED or any(m.kind == "rival" for m in clause.sentence.mentions):
        return []
    plain = clean(clause.sentence.text)
    first, last = clause.start - clause.sentence.start, clause.end - clause.sentence.start
    for thing in THING.finditer(plain, first, last):
        fact = _stated(clause, text, plain, thing)
        if fact is not None:
            return [fact]
    for thing in _FORCE.finditer(plain, first, last):
        told = pledge(plain, thing.start(), troops=True)
        if told is not None and clause.polarity == "asserted":
            fact = _fact(
                clause, text, plain, (thing.start(), thing.end()), told, holders.subject(clause, text, told.start)
            )
            if fact is not None and fact.actor not in text.talks.parties:
                return [fact]
    sent = forces(clause, text, plain)
    fact = _fact(clause, text, plain, sent[2], sent[0], sent[1]) if sent is not None else None
    return [fact] if fact is not None else []


def _stated(clause: Clause, text: Annotated, plain: str, thing: regex.Match[str]) -> Fact | None:
    hangs = _GIVEN_UP.search(plain, 0, thing.start())
    if hangs is not None and not polarity.negated(plain, hangs.start()):
        who = _gives_up(clause, text, hangs.start()) or holders.speaker(clause, text)
        wanted = Stance("conditioned", hangs.start(), hangs.end(), "subject")
        return _fact(clause, text, plain, thing.span(), wanted, who if who in text.talks.parties else None)
    said = turned(clause, text, plain, thing)
    if said is not None:
        return _fact(clause, text, plain, thing.span(), said[0], said[1])
    told = pledge(plain, thing.start(), troops=False)
    if told is not None and clause.polarity == "asserted":
        who = holders.subject(clause, text, told.start) or _many(plain, told.start)
        return _fact(clause, text, plain, thing.span(), told, who)
    made = _agreed(clause, plain, thing)
    if made is not None:
        return _fact(clause, text, plain, thing.span(), made, _between(clause, text))
    if _REACHED.match(plain, thing.end()):
        return None
    paper = _ON_IT.search(plain, 0, thing.start())
    bare = plain[: paper.start()] + " " * len(paper[0]) + plain[paper.end() :] if paper else plain
    held = stance(bare, thing.start(), thing.end()) or _proposed(plain, thing)
    if held is None or held.status not in _STATUSES or clause.polarity == "conditional":
        return None
    if held.status == "offered":
        return None
    who = holders.holder(clause, text, held)
    return _fact(clause, text, plain, thing.span(), held, who)


def _many(plain: str, at: int) -> str | None:
    """Give states that are only counted ("Twenty-six countries have pledged …") as others."""
    return "OTHER" if _STATES.search(plain, max(0, at - 60), at) else None


_STATES: Final = regex.compile(
    r"(?:\d|\b[\p{L}-]*(?:een|ty|one|two|three|four|five|six|seven|eight|nine|ten|dozen|several|many)) "
    r"(?:\w+ )?(?:countries|nations|states|allies)(?: (?:have|had|that|which|also|already|\w+ly))* $",
    regex.IGNORECASE,
)


#: "ready to drop its bid if the West gives … guarantees", "would renounce … in exchange for guarantees".
_GIVEN_UP: Final = regex.compile(
    r"\b(?:drop|renounc|forgo|forswear|abandon|give up|giving up|becom)\w* [^;.]{3,80}? "
    r"(?:in (?:exchange|return) for|if|provided(?: that)?|once|only with) (?:[^;.,]{3,70} )?$",
    regex.IGNORECASE,
)


def _gives_up(clause: Clause, text: Annotated, at: int) -> str | None:
    """Give the last side named before what would be given up."""
    shift = clause.sentence.start
    sides = [side for m in clause.sentence.mentions if m.start - shift < at and (side := side_of(m, text.talks))]
    return sides[-1] if sides else None


def _agreed(clause: Clause, plain: str, thing: regex.Match[str]) -> Stance | None:
    """Read a guarantee that sides are said to have agreed on."""
    cue = _AGREED.search(plain, max(0, thing.start() - 90), thing.start()) or _REACHED.match(plain, thing.end())
    if cue is None or clause.polarity != "asserted" or clause.tense == "future":
        return None
    if polarity.negated(plain, cue.end() - 1) or _NOT_YET.search(plain, 0, cue.start()):
        return None
    return Stance("agreed", cue.start(), cue.end(), "subject")


_NOT_YET: Final = regex.compile(
    r"\b(?:to|be|if|once|when|until|unless|before|whether|would|could|should|must|will|hop\w+|want\w*|expect\w*|"
    r"close to|near) (?:\w+ ){0,2}$",
    regex.IGNORECASE,
)


def _between(clause: Clause, text: Annotated) -> str | None:
    """Give the sides named in a clause that agreed, those the guarantee is for left out, with who says so."""
    plain = clean(clause.text)
    named = sorted((m for kind in ("side", "person", "joint") for m in local(clause, kind)), key=lambda m: m.start)
    known = [(m, side) for m in named if (side := side_of(m, text.talks)) and not _FOR_WHOM.search(plain, 0, m.start)]
    sides = [side for _, side in known]
    speaks = holders.speaker(clause, text)
    if speaks and (not known or (len(known) == 1 and _WITH.search(plain, 0, known[0][0].start))):
        sides = [speaks, *sides]
    return "+".join(dict.fromkeys(sides)) or None


_WITH: Final = regex.compile(r"\bwith (?:the )?$")
_FOR_WHOM: Final = regex.compile(r"\b(?:for|to|of) (?:the )?$")


def _proposed(plain: str, thing: regex.Match[str]) -> Stance | None:
    """Read "proposed a status under which …, but would have its security guaranteed"."""
    cues = list(_PROPOSES.finditer(plain, 0, thing.start())) if _WOULD_HAVE.search(plain[: thing.start()]) else []
    if not cues or polarity.negated(plain, cues[-1].start()) or polarity.DENY.search(plain, 0, thing.start()):
        return None
    return Stance("proposed", cues[-1].start(), cues[-1].end(), "subject")


_PROPOSES: Final = regex.compile(r"\b(?:proposed|proposes|suggested|outlined|put forward|offered)\b")
_WOULD_HAVE: Final = regex.compile(r"\b(?:would|could|to) (?:also |then |instead )?(?:have|get|see) $")


def _fact(
    clause: Clause, text: Annotated, plain: str, words: tuple[int, int], held: Stance, who: str | None
) -> Fact | None:
    if who is None or who == "BOTH":
        return None
    shift = clause.sentence.start - clause.start
    start = max(min(words[0], held.start) + shift, 0) if words[0] - held.start < 60 else words[0] + shift
    term = _TERM.search(plain, max(0, words[0] - 60), min(len(plain), words[1] + 60))
    slots: dict[str, Any] = {"payer": _payer(clause, text, who, words[0] + shift), "term": term[0] if term else None}
    actor, others = holders.named(who)
    return Fact(
        type=TYPE,
        status=held.status,
        scope=clause.scope,
        actor=actor,
        evidence=evidence(clause, text, start, max(start + 1, min(words[1] + shift, clause.end - clause.start))),
        attribution=voice(clause, text, who, held.start),
        slots=slots | others,
        rule=f"guarantee: {plain[held.start : held.end].strip()}",
    )


def _payer(clause: Clause, text: Annotated, who: str, at: int) -> str | None:
    """Give who is to guarantee: a third side named with the guarantee."""
    plain = clean(clause.text)
    for m in sorted([*local(clause, "side"), *local(clause, "person")], key=lambda m: m.start):
        side = side_of(m, text.talks)
        near = regex.search(r"\b(?:from|by|of) (?:the )?$", plain[: m.start]) or (
            m.form == "adjective" and abs(m.end - at) < 12
        )
        if side not in (None, who, *text.talks.parties) and near:
            return side
    return None
