"""Whose statement on a truce it is in the end, and what that makes of it: support, one side's consent, agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.composing import PROPOSALS
from extractors.model.text import Annotated, Clause, Mention
from extractors.polarity import negated
from extractors.subjects import side_of
from extractors.text import clean
from extractors.truce_frames import BUT
from extractors.truce_voices import voice
from extractors.truces import Truce

_OURS: Final = regex.compile(r"\b(?:we|I)(?: \w+ly| also| still| do| now| have| again)? $", regex.IGNORECASE)
_SUPPORT: Final = regex.compile(
    r"support|back(?:s|ed|ing)$|in favou?r|welcom|endors|approv|prais|hail", regex.IGNORECASE
)
_REACHED: Final = regex.compile(
    r"\b(?<!to )(?:reached|struck|signed|concluded|clinched|sealed|announced|brokered|agreed|hammered out|finali[sz]ed|"
    r"worked out|secured|negotiated|came to|arrived at)\b",
    regex.IGNORECASE,
)
_UNREACHED: Final = regex.compile(
    r"\b(?:to|could|would|might|may|can|will|should|must|if|until|unless|once|when|before|hop\w+|want\w*|closer?|"
    r"near(?:er|ing)?|yet|without|not|no|never|fail\w*|draft|potential|possible|prospective|proposed) (?:\w+ ){0,3}$",
    regex.IGNORECASE,
)
#: "Moscow must agree to a truce": who says so demands it.
_OBLIGES: Final = regex.compile(r"(?:must|should|ought|ha(?:s|ve|d) to|needs? to)\b", regex.IGNORECASE)
ACCEPTED: Final = frozenset({"accepted", "offered", "promised", "agreed", "supported"})


def corrected(
    clause: Clause,
    plain: str,
    truce: Truce,
    status: str,
    actor: str | None,
    reason: str,
    text: Annotated,
    *,
    authored: bool,
) -> tuple[str | None, str | None]:
    """Correct a status by its holder: support, acceptance by one, a condition that follows, an agreement reached."""
    parties = set(text.talks.parties)
    first = reason.split(" < ")[0]
    if status == "announced" and first.startswith("demand"):
        status = "demanded"
    if status in PROPOSALS and _OURS.search(plain[: max(0, plain.lower().find(first))]):
        actor = voice(clause, text.talks) or actor
    held = _held_by(clause, plain, status, actor, text, truce, first)
    if held is None:
        return None, None
    actor = held or None
    if status in ("called_for", "accepted", "offered") and _SUPPORT.match(first):
        status = "accepted" if authored and actor in parties and status == "accepted" else "supported"
    if status in ("offered", "promised") and (authored or regex.search(r"\b(?:accept|agree|sign)", reason)):
        status = "accepted"
    if _doubtful(plain, truce, status, actor, reason, parties):
        return None, None
    if status in ACCEPTED and actor in parties and BUT.match(rest(clause, truce)):
        return "conditioned", actor
    if status == "agreed":
        return _agreed(clause, plain, truce, actor, reason, parties)
    if status in ("completed", "partially_completed"):
        return _held(plain, truce, status, actor, first, parties)
    return status, actor


_URGES: Final = regex.compile(
    r"\b(?:demand|call|urg|ask|want|insist|press|tell|told|appeal|push|implor|plead|expect|warn)\w*(?: (?:that|on|"
    r"upon|for|to|with))? (?:the )?$",
    regex.IGNORECASE,
)


def _held_by(
    clause: Clause, plain: str, status: str, actor: str | None, text: Annotated, truce: Truce, first: str
) -> str | None:
    """Correct the holder: who is urged does not call, whose truce is refused does not refuse it."""
    named = [m for m in clause.mentions if m.kind in ("side", "person", "joint")]
    before = [m for m in named if m.end - clause.start <= truce.start]
    for mention in before if status in PROPOSALS else ():
        if _URGES.search(plain[: mention.start - clause.start]) and actor == side_of(mention, text.talks):
            return _one([m for m in before if m.end < mention.start], text, but=actor)
    if status in PROPOSALS and _OBLIGES.match(first) and actor in text.talks.parties:
        return voice(clause, text.talks) or ""
    if actor == "BOTH" and status in ("rejected", "supported", "accepted", "conditioned") and before:
        last = before[-1]
        end = last.end - clause.start
        owns = last.form == "adjective" or plain.startswith(("'s", "’s"), end) or last.text.endswith("'s")
        return (_one(before[:-1], text, but=None) if owns and truce.start - end < 25 else None) or actor
    return actor if actor is not None else ""


def _one(mentions: Sequence[Mention], text: Annotated, *, but: str | None) -> str | None:
    """Give the one side mentions stand for."""
    sides = {side_of(m, text.talks) for m in mentions} - {but, None}
    return sides.pop() if len(sides) == 1 else None


#: "its vision of steps towards a truce": no truce is promised yet.
_TOWARDS: Final = regex.compile(
    r"\b(?:steps?|paths?|roads?|moves?|visions?|roadmaps?|views?|ideas?|framework) (?:towards?|to|of|for|on|leading to)"
    r"(?: [\w-]+){0,3} $",
    regex.IGNORECASE,
)


def _doubtful(plain: str, truce: Truce, status: str, actor: str | None, reason: str, parties: set[str]) -> bool:
    """Tell whether a status rests on words too weak for it: a bare "will", a truce derailed, the consent of a third."""
    any_truce = regex.search(r"\bany (?:\w+ )?$", plain[: truce.start]) is not None
    ready = status == "offered" and regex.search(r"read[iy]|willing|open", reason) is not None
    if any_truce and status not in ("rejected", "conditioned") and not ready:
        return True
    if status in ("promised", "offered") and _TOWARDS.search(plain, 0, truce.start):
        return True
    if status == "promised" and truce.form == "noun":
        return regex.search(r"promis|pledg|vow|commit|undert", reason) is None
    if status == "cancelled":
        return regex.match(r"call|cancel|withdr|pull|scrap|abort|f[ae]ll", reason) is None
    if status == "accepted":
        finite = regex.match(r"accepted|accepts|approved|consented|said yes", reason) is not None
        return actor not in parties and not (actor == "BOTH" and finite)
    return status == "denied" or "unlikely" in reason or (status in PROPOSALS and actor is None)


#: Verbs of agreeing that state it; nouns and infinitives need the words that it came about.
AGREED: Final = regex.compile(r"\bagreed\b|< agreed|arranged|settled|agrees|signed off", regex.IGNORECASE)
#: "Had both agreed, …": they did not.
_HAD: Final = regex.compile(r"\W*Had\b")
_TOLD_BY: Final = regex.compile(r"\b(?:to|by|from|with|in|of|told|after) (?:the )?$", regex.IGNORECASE)


def _agreed(
    clause: Clause, plain: str, truce: Truce, actor: str | None, reason: str, parties: set[str]
) -> tuple[str | None, str | None]:
    """Let an agreement stand when both made it: by a finite verb, or a deal that is said to be reached."""
    if actor not in ("BOTH", "ALL") or _HAD.match(clean(clause.sentence.text)):
        return None, None
    if not (AGREED.search(reason) or (clause.scope == "headline" and "agree" in reason) or _is_reached(plain, truce)):
        return None, None
    return "agreed", "ALL" if _with_third(clause, parties) else actor


def _with_third(clause: Clause, parties: set[str]) -> bool:
    """Tell whether a third side is listed right before the two parties ("Washington, Kyiv and Moscow")."""
    joint = min((m.start for m in clause.mentions if m.kind in ("joint", "side")), default=0)
    said, begin = clean(clause.sentence.text), clause.sentence.start
    return any(
        m.kind == "side"
        and 0 <= joint - m.end <= 6
        and m.id not in parties
        and not _TOLD_BY.search(said[: m.start - begin])
        for m in clause.sentence.mentions
    )


#: "a deal exists on a truce for power plants"
_THERE_IS: Final = regex.compile(
    r"\bthere (?:is|was) (?:already |now )?an? (?:\w+ )?(?:agreement|deal|accord|understanding) (?:on|about|for|over)\b"
)


def _is_reached(plain: str, truce: Truce) -> bool:
    """Tell whether a deal is said to be made: a finite verb of making it, not wished, denied or only possible."""
    there = _THERE_IS.search(plain, 0, truce.start)
    if there is not None and not negated(plain, there.end() - 1):
        return True
    for match in _REACHED.finditer(plain):
        near = -90 < match.start() - truce.end < 60
        if near and not negated(plain, match.start()) and not _UNREACHED.search(plain, 0, match.start()):
            return True
    return False


def _held(
    plain: str, truce: Truce, status: str, actor: str | None, first: str, parties: set[str]
) -> tuple[str | None, str | None]:
    """Read what is done already: a truce reached by both, one side's guns silenced."""
    if truce.form == "verb" and actor in parties | {"BOTH"} and regex.match(r"\w+ed\b", plain[truce.start :]):
        return ("announced" if actor in parties else "ongoing"), actor
    if actor == "BOTH" and regex.match(r"reach|str[ui]|clinch|conclud|sign|secur|achiev", first):
        return ("agreed" if status == "completed" else None), actor
    if actor is None and truce.form == "noun" and _WAS_REACHED.match(plain, truce.end):
        return "agreed", "BOTH"
    return None, None


#: "the truce was reached": by whom is left out, it takes both.
_WAS_REACHED: Final = regex.compile(
    r"(?: (?:with|between) [^,;.]{2,40}?)? (?:was|were|has been|had been) (?:\w+ly |finally )?(?:reached|struck|"
    r"concluded)\b"
)


def rest(clause: Clause, truce: Truce) -> str:
    """Give what follows a truce in its sentence."""
    return clean(clause.sentence.text)[clause.start - clause.sentence.start + truce.end :]
