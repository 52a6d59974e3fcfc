"""Turns of speech that only guarantees have: troops that would be targets, guarantees without one, made conditional."""

from __future__ import annotations

from typing import Final

import regex

from extractors import holders
from extractors.actors import third
from extractors.model.text import Annotated, Clause
from extractors.stances import Stance
from extractors.subjects import side_of
from extractors.text import clean

_MEN: Final = r"(?:troops|soldiers|peacekeepers|servicemen|contingents?|(?:peacekeeping )?(?:mission|force)s?)"
_SENDS: Final = (
    r"(?:send(?:ing)?|deploy\w*|station(?:ing)?|dispatch\w*|contribut\w+|provid\w+|commit(?:ting)?|participat\w+ in|"
    r"participation in|tak(?:e|ing) part in|join(?:ing)?)"
)
#: "would not send troops", "ruled out deploying soldiers", "has no plans to join the force"
_WILL_NOT: Final = regex.compile(
    r"\b(?:(?P<open>(?:not|n't|never) (?:rul\w+ out|exclud\w+)|open to|left open)|(?:(?:will|would|does|do|is|are)"
    r"(?: not|n't)|won't|never|no (?:plans?|intention) (?:to|of)|not (?:going|planning|prepared|ready|willing) to|"
    r"rul(?:es?|ed|ing) out|refus(?:es?|ed|ing)(?: to)?|oppos(?:es?|ed|ing)))\b(?! only)"
    rf"[^,;.]{{0,30}}?\b{_SENDS} (?:[^,;.]|(?<=\b[US])\.){{0,40}}?\b{_MEN}\b",
    regex.IGNORECASE,
)
#: What makes troops a matter of the peace, here or in a sentence beside it.
_PEACE: Final = regex.compile(
    r"guarante|peacekeep|coalition of the willing|ceasefire|cease-fire|truce|settlement|post-?war|reassurance|"
    r"peace (?:deal|agreement|plan|talks|process|accord)|multinational",
    regex.IGNORECASE,
)
_TARGETS: Final = regex.compile(
    rf"\b{_MEN}\b[^;.]{{0,60}}?\b(?:would|will|could|can|may|might)\b[^;.]{{0,30}}?\blegitimate (?:\w+ )?targets?\b",
    regex.IGNORECASE,
)
_FOREIGN: Final = regex.compile(r"\b(?:[Ff]oreign|Western|NATO|European|[Aa]llied|[Cc]oalition)\b")
#: "discussing guarantees | without Moscow is a road to nowhere"
_WITHOUT: Final = regex.compile(
    r"[^;.]{0,40}?\bwithout (?:the (?:participation|involvement|consent) of )?(?P<who>\p{Lu}\p{L}+)[^;.]{0,30}?\b"
    r"(?:nowhere|utopia\w*|(?:not|n't) (?:work|accept|agree)|unacceptable|pointless|impossible|futile|useless|"
    r"meaningless|absurd|dead end)\b"
)
#: "agreed that Washington could offer | guarantees", "agreed to let the West give | guarantees"
_LETS: Final = regex.compile(
    r"\b(?:agreed|accepted|conceded|consented)(?: in [^,;.]{3,30}?)? (?:that|to (?:let|allow))\b[^;.]{2,80}?\b"
    r"(?:offer|provide|give|extend|grant|receive|get|have)\b(?:(?!\b(?:not|no|never)\b)[^;.]){0,60}$",
    regex.IGNORECASE,
)
_MAKES: Final = regex.compile(
    r"\b(?:mak(?:es?|ing)|made|ti(?:es?|ed)|tying|link(?:s|ed|ing)?)\b[^,;.]{0,30}$", regex.IGNORECASE
)
_ON: Final = regex.compile(r"[^,;.]{0,40}? (?:(?:conditional|contingent|dependent) (?:up)?on|to)\b", regex.IGNORECASE)
#: "proposed neutrality in exchange for | guarantees"
_FOR: Final = regex.compile(
    r"\b(?:propos|offer|suggest|agree[ds]?|accept)\w* [^;.]{3,90}? in (?:exchange|return) for (?:[\w-]+ ){0,6}$",
    regex.IGNORECASE,
)
_NOT: Final = regex.compile(r"\b(?:not|n't|never|no|refus\w+|den\w+) (?:\w+ )?$", regex.IGNORECASE)

Turned = tuple[Stance, str | None]


def forces(clause: Clause, text: Annotated, plain: str) -> tuple[Stance, str | None, tuple[int, int]] | None:
    """Give what a clause says of troops for a peace: not sent, not ruled out, a target; with its holder and place."""
    first, last = clause.start - clause.sentence.start, clause.end - clause.sentence.start
    aim = _TARGETS.search(plain, first, last)
    if aim is not None and _FOREIGN.search(plain, first, aim.end()):
        who = holders.speaker(clause, text)
        held = Stance("rejected", aim.start(), aim.end(), "speaker")
        return (held, who, aim.span()) if who in text.talks.parties else None
    found = _WILL_NOT.search(plain, first, last)
    if found is None or not _of_peace(clause, text):
        return None
    held = Stance("offered" if found["open"] else "rejected", found.start(), found.end(), "subject")
    return held, _third(clause, text, found.start()), found.span()


def _third(clause: Clause, text: Annotated, at: int) -> str | None:
    """Give the third side that would send troops; no party sends them to itself."""
    return third(holders.subject(clause, text, at) or holders.speaker(clause, text), text.talks.parties)


def _of_peace(clause: Clause, text: Annotated) -> bool:
    index = clause.sentence.index
    near = text.sentences[max(0, index - 2) : index + 3]
    named = any(side_of(m, text.talks) == text.talks.theatre for s in near for m in s.mentions)
    return named and any(_PEACE.search(clean(s.text)) for s in near)


def turned(clause: Clause, text: Annotated, plain: str, thing: regex.Match[str]) -> Turned | None:
    """Give what a turn of speech says of a guarantee, with its holder; None when there is none."""
    without = _WITHOUT.match(plain, thing.end())
    if without is not None and (who := holders.speaker(clause, text)) in text.talks.parties:
        names = [side_of(m, text.talks) for m in holders.local_names(clause) if m.start == without.start("who")]
        return (Stance("rejected", thing.start(), without.end(), "speaker"), who) if who in names else None
    if clause.polarity not in ("asserted", "conditional"):
        return None
    for pattern, status in ((_LETS, "accepted"), (_FOR, "demanded"), (_MAKES, "conditioned")):
        cue = pattern.search(plain, max(0, thing.start() - 160), thing.start())
        if cue is None or (status == "conditioned" and not _ON.match(plain, thing.end())):
            continue
        who = holders.subject(clause, text, cue.start())
        if _NOT.search(plain, 0, cue.start()) or (status != "conditioned" and who not in text.talks.parties):
            return None
        return Stance(status, cue.start(), cue.end(), "subject"), who
    return None
