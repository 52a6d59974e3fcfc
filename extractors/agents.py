"""Whose act a status is: the subject, the author of a proposal, the agent of a passive, the one who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.cues import Cue
from extractors.model.lexicon import Talks
from extractors.model.text import Clause, Mention
from extractors.papers import author
from extractors.pieces import verb
from extractors.subjects import merge, person_side, side_of

#: Noun forms of the cues: their author stands beside them, not in the subject.
NOUN_CUE: Final = regex.compile(
    r"(?:proposals?|offers?|demands?|calls? for|invitation|initiative|suggestions?|requests?|readiness|willingness|"
    r"refusal|rejection|"
    r"agreements?|deals?|accords?|pacts?|arrangements?|consensus|understandings?|common ground|threats?|postponement|"
    r"suspension|denial|appeal)\b"
)
_AGREEMENT: Final = regex.compile(
    r"(?:agreements?|deals?|accords?|pacts?|arrangements?|consensus|understandings?|common ground|settl)"
)
_BY: Final = regex.compile(
    r"\bby (?:the |a |an |its |his )?$|\bproposal (?:of|from) (?:the )?$|\binitiative of (?:the )?$|\b(?:of|"
    r"from) (?:the )?$"
)
_BESIDE: Final = regex.compile(
    r"(?:'s?|')? (?:(?:new|latest|own|joint|earlier|previous|recent|repeated|initial|peace|\w+ed) )*$|^ ?$"
)
#: "the demands made by Moscow"; not "calls for the withdrawal of Russian troops".
_MADE: Final = regex.compile(r" (?:\w+(?:ed|ade|ut|en)(?: forward| up)? )?")
_BY_WHOM: Final = regex.compile(r"\bby (?:the |a |an )?$")
_WE: Final = regex.compile(r"\bwe\b|\bour (?:side|delegation|team)\b", regex.IGNORECASE)
_PASSIVE: Final = regex.compile(
    r"\b(?:was|were|is|are|been|being|be) (?:\w+ly |also |already |not |finally |provisionally )*$"
)


def speaker_side(clause: Clause, talks: Talks) -> str | None:
    """Give the side of who speaks in a clause: of a person, the side itself, or the one named before it."""
    speaker = clause.attribution.speaker
    if speaker is not None:
        known = person_side(speaker, talks)
        if known is not None:
            return known
        if any(side.id == speaker for side in talks.sides):
            return speaker
        return None
    before = [m for m in clause.sentence.mentions if m.end <= clause.start]
    sides = {side for m in before if (side := side_of(m, talks)) is not None}
    return next(iter(sides)) if len(sides) == 1 and clause.start > clause.sentence.start else None


def agent(
    clause: Clause, plain: str, status: str, chain: Sequence[Cue], talks: Talks, start: int
) -> tuple[str | None, str]:
    """Give the acting side of a composed status and how it was found.

    How: noun (an agreement, a passive), accused, by, beside, subject, we, speaker or none.
    """
    mentions = [_local(m, clause.start) for m in clause.mentions]
    carrier = next((cue for cue in chain if cue.cls not in _LIGHT), chain[0] if chain else None)
    if status == "agreed" and carrier is not None and _impersonal(plain, carrier):
        return "BOTH", "noun"
    named = _named(plain, status, carrier, mentions, talks)
    who, how = named if named[0] is not None else _acting(clause, plain, status, carrier, talks, start)
    together = (
        status in ("agreed", "accepted") and who in talks.parties and _with_the_other(plain, who, mentions, talks)
    )
    return ("BOTH", "with") if together else (who, how)


#: "Agreed with Moscow to open a route", "agreed on routes with Ukrainian forces"; not "agreed with Moscow's plan".
_AGREED_WITH: Final = regex.compile(r"\bagree\w*(?: [\w'’-]+){0,9}? with (?:the )?$", regex.IGNORECASE)
_PEOPLE_OF: Final = regex.compile(
    r" (?:side|forces|troops|military|army|delegation|negotiators|authorities|officials|counterparts?|government|"
    r"representatives|command(?:ers)?|team|colleagues|officers|leadership)\b(?!['’])"
)
_ITS_OWN: Final = regex.compile(r"['’]s? |s['’] ")


def _with_the_other(plain: str, who: str | None, mentions: Sequence[Mention], talks: Talks) -> bool:
    """Tell whether one party agreed *with the other*, which makes it an agreement of both."""
    for m in mentions:
        if m.kind not in ("side", "person") or side_of(m, talks) not in {*talks.parties} - {who}:
            continue
        whole = _PEOPLE_OF.match(plain, m.end) or (m.form != "adjective" and not _ITS_OWN.match(plain, m.end))
        if whole and _AGREED_WITH.search(plain, 0, m.start):
            return True
    return False


#: Cues that say when and how far, not who.
_LIGHT: Final = frozenset({"neg", "promise", "begin", "complete", "announce", "modal"})
_AUTHORED: Final = frozenset({"proposed", "offered", "called_for", "demanded", "rejected", "threatened"})
_SPOKEN: Final = frozenset({"rejected", "conditioned", "offered", "called_for", "denied"})


def _named(
    plain: str, status: str, carrier: Cue | None, mentions: Sequence[Mention], talks: Talks
) -> tuple[str | None, str]:
    """Find the side named with the status word: accused of it, its passive agent, its author, right before it."""
    accused = _accused(plain, carrier, mentions, talks)
    if accused is not None:
        return accused, "accused"
    passive = _by(plain, carrier, mentions, talks)
    if passive is not None:
        return passive, "by"
    if carrier is not None and NOUN_CUE.match(carrier.text) and status in _AUTHORED:
        beside = _beside(plain, carrier, mentions, talks)
        if beside is not None:
            return beside, "beside"
    return _right_before(plain, carrier, mentions, talks), "subject"


def _acting(
    clause: Clause, plain: str, status: str, carrier: Cue | None, talks: Talks, start: int
) -> tuple[str | None, str]:
    """Find who acts in a clause that names nobody with the status word: its subject, "we", the one who speaks."""
    who = speaker_side(clause, talks)
    if who in talks.parties and _HE.match(plain):
        return who, "speaker"
    if status in ("rejected", "conditioned") and clause.subjects == ("BOTH",) and who in talks.parties:
        return who, "speaker"
    if carrier is not None and _put_to(plain, carrier) and len(clause.subjects) == 1:
        other = talks.other(clause.subjects[0]) if clause.subjects[0] in talks.parties else None
        return (other, "speaker") if who is not None and who == other else (None, "none")
    if clause.subjects:
        return _as_one(clause.subjects), "subject"
    if carrier is not None and status in _AUTHORED:
        whose = author(plain, carrier, [_local(m, clause.start) for m in clause.mentions], talks)
        if whose is not None:
            return whose, "paper"
    if _WE.search(plain[:start]):
        return ("BOTH" if status == "agreed" and (who is None or who in talks.parties) else who), "we"
    return (who, "speaker") if who is not None and status in _SPOKEN else (None, "none")


#: "Kyiv was offered a truce", "the Ukrainian side was asked to …": the subject is whom it was put to.
_PUT: Final = regex.compile(r"(?:propos|offer|suggest|ask|urg|invit|request)ed\b", regex.IGNORECASE)
_PUT_WHAT: Final = regex.compile(r" (?:an?|the|to|more|new)\b")


def _put_to(plain: str, cue: Cue) -> bool:
    """Tell whether a cue is a passive whose subject is the one it is addressed to."""
    put = _PUT.match(plain, cue.start)
    passive = put is not None and _PASSIVE.search(plain, max(0, cue.start - 40), cue.start) is not None
    return passive and put is not None and _PUT_WHAT.match(plain, put.end()) is not None


_HE: Final = regex.compile(r"\W*(?:and |but )?(?:he|she)\b", regex.IGNORECASE)
_AUXILIARY: Final = regex.compile(
    r"(?: (?:has|have|had|is|are|was|were|will|would|also|again|already|first|then|now|\w+ly))* "
)


def _right_before(plain: str, cue: Cue | None, mentions: Sequence[Mention], talks: Talks) -> str | None:
    """Give the side right before a cue that is not its clause's first verb ("it became known that Kyiv proposed …")."""
    first = verb(plain)
    if cue is None or first is None or first.end() >= cue.start:
        return None
    near = [m for m in mentions if first.end() < m.start and _AUXILIARY.fullmatch(plain, m.end, cue.start)]
    return side_of(near[0], talks) if near and near[0].kind in ("side", "joint", "person") else None


_OF_DOING: Final = regex.compile(r"(?:'s)?(?: \w+)? (?:of|for) (?:\w+ly )?")
_ACCUSED: Final = regex.compile(r"\b(?:accus|blam|criticis|criticiz|fault|condemn)\w* (?:the )?$", regex.IGNORECASE)


def _accused(plain: str, cue: Cue | None, mentions: Sequence[Mention], talks: Talks) -> str | None:
    """Give the side that is accused of what the cue says ("accused Ukraine of postponing …")."""
    if cue is None:
        return None
    for mention in mentions:
        accused = mention.end <= cue.start and _ACCUSED.search(plain[: mention.start])
        if accused and _OF_DOING.fullmatch(plain, mention.end, cue.start):
            return side_of(mention, talks)
    return None


def _local(m: Mention, by: int) -> Mention:
    return Mention(
        kind=m.kind,
        id=m.id,
        start=m.start - by,
        end=m.end - by,
        text=m.text,
        span=m.span,
        quantity=m.quantity,
        form=m.form,
    )


_THE_TWO: Final = regex.compile(r"\b(?:the two|the pair|both)(?: (?:had|have|also|then|already))* $", regex.IGNORECASE)


def _impersonal(plain: str, cue: Cue) -> bool:
    """Tell whether an agreement is a noun or a passive ("it was agreed"): both sides are meant."""
    return (
        _AGREEMENT.match(cue.text) is not None
        or _THE_TWO.search(plain, max(0, cue.start - 40), cue.start) is not None
        or _PASSIVE.search(plain, max(0, cue.start - 40), cue.start) is not None
    )


def _as_one(sides: Sequence[str]) -> str | None:
    """Give several acting sides as one value: the parties with others are ALL, others joined by +."""
    if len(sides) == 1:
        return sides[0]
    return "ALL" if "BOTH" in sides else "+".join(sides)


def _by(plain: str, cue: Cue | None, mentions: Sequence[Mention], talks: Talks) -> str | None:
    if cue is None:
        return None
    if not _PASSIVE.search(plain, max(0, cue.start - 40), cue.start) and not NOUN_CUE.match(cue.text):
        return None
    near = [m for m in mentions if 0 <= m.start - cue.end <= 40 and _BY_WHOM.search(plain[cue.end : m.start])]
    sides = [s for s in (side_of(m, talks) for m in near) if s]
    return _as_one(merge(sides[:1], talks)) if sides else None


def _beside(plain: str, cue: Cue, mentions: Sequence[Mention], talks: Talks) -> str | None:
    """Give the side whose adjective or genitive stands right before a noun cue ("the Russian proposal")."""
    for mention in mentions:
        if 0 <= cue.start - mention.end <= 25 and _BESIDE.search(plain[mention.end : cue.start]):
            return side_of(mention, talks)
        by = 0 <= mention.start - cue.end <= 30 and _BY.search(plain, cue.start, mention.start)
        if by and (by.start() < cue.end or _MADE.fullmatch(plain, cue.end, by.start())):
            return side_of(mention, talks)
    return None
