"""What a clause does to a truce: who proposes, demands, backs, refuses, conditions, accepts or declares it.

The shared status words decide first; here stand the turns of speech that only truces have. One side's *agreed* is
*accepted*; an agreement needs both sides or the words that it was reached.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import regex

from extractors.agents import speaker_side
from extractors.composing import PROPOSALS
from extractors.model.text import Annotated, Clause
from extractors.polarity import negated
from extractors.status import Judged, judge
from extractors.text import clean
from extractors.truce_answers import answer, relative
from extractors.truce_authors import authors, subject_side
from extractors.truce_phrases import phrase
from extractors.truce_words import BUT
from extractors.truces import Truce, truces


@dataclass(frozen=True, slots=True)
class Told:
    """A statement on a truce: what is done to it, whose act it is, and the words (offsets into the clause)."""

    truce: Truce
    status: str
    actor: str | None
    start: int
    end: int
    reason: str


#: What stands between an act and its truce without changing either; blanked before the status words are read.
_CLEAR: Final = regex.compile(
    r"\b(?:the |any |an? )?(?:very )?(?:idea|notion|concept|principle|prospect|possibility|option|introduction|"
    r"establishment|implementation|declaration) of(?= )|\b(?:to|in) (?:establish|implement|introduce|enact|reach|"
    r"achieve|observe|"
    r"declare|impose|enter|secure|hold)(?:ing)? (?=(?:\S+ ){0,5}(?:cease|truce))|"
    r"(?<=\b(?:the|an|a|any|this|newly|previously|recently|already) )(?:agreed|proposed|announced|planned|"
    r"suggested)(?=[ -])",
    regex.IGNORECASE,
)
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
_BOTH: Final = regex.compile(
    r"\bboth (?:sides |parties |countries )?(?:have |had )?(?:since |already |now )?agreed\b", regex.IGNORECASE
)
_MISSING: Final = regex.compile(r"slot missing: (?P<status>\w+) by whom: (?P<words>.*)")
_ACCEPTED: Final = frozenset({"accepted", "offered", "promised", "agreed"})


def told(clause: Clause, text: Annotated) -> list[Told]:
    """Give what a clause says of the truces it names, the main statement of each first."""
    plain = clean(clause.text)
    found: list[Told] = []
    for truce in here(clause):
        if any(one.truce.start <= truce.start <= one.truce.end + 30 and one.truce.kind == truce.kind for one in found):
            continue
        written = authors(clause, plain, truce, text.talks)
        main = _main(clause, plain, truce, text, blank=[(a.start, a.end) for a in written])
        found += [main] if main is not None else []
        behind = relative(clause, plain, truce, text.talks)
        if behind is not None and behind.status is not None and (main is None or main.status != behind.status):
            found.append(Told(truce, behind.status, behind.actor, truce.start, truce.end, behind.reason))
        found += [
            Told(truce, a.status, a.actor, min(a.start, truce.start), max(a.end, truce.end), f"author: {a.words}")
            for a in written
            if main is None or (main.status, main.actor) != (a.status, a.actor)
        ]
    return found or _answered(clause, plain, text)


def _answered(clause: Clause, plain: str, text: Annotated) -> list[Told]:
    """Read a clause that names no truce itself and answers one named before it in its sentence."""
    found = answer(clause, text.talks)
    if (
        found is None
        or found[1].status is None
        or (found[1].status == "agreed" and found[1].actor not in ("BOTH", "ALL"))
    ):
        return []
    truce, judged = found
    start, end = len(plain) - len(plain.lstrip(" ,—–-")), len(plain.rstrip(" ,.;"))
    by = clause.start - clause.sentence.start
    moved = replace(truce, start=truce.start - by, end=truce.end - by)
    return [Told(moved, judged.status or "", judged.actor, start, max(end, start + 1), judged.reason)]


def here(clause: Clause) -> list[Truce]:
    """Give the truces of a clause, their kind read from the whole sentence; offsets into the clause."""
    by = clause.start - clause.sentence.start
    size = clause.end - clause.start
    return [
        replace(one, start=one.start - by, end=one.end - by)
        for one in truces(clean(clause.sentence.text))
        if by <= one.start and one.end <= by + size
    ]


def _main(clause: Clause, plain: str, truce: Truce, text: Annotated, *, blank: list[tuple[int, int]]) -> Told | None:
    """Give the statement of a clause on one truce; ``blank``: the words of its authors, who are not its agents."""
    if clause.polarity == "question":
        return None
    said = phrase(clause, plain, truce, text.talks)
    if said is not None:
        return Told(truce, said.status, said.actor, said.start, said.end, said.reason) if said else None
    bare = plain
    for start, end in blank:
        bare = bare[:start] + " " * (end - start) + bare[end:]
    bare = _CLEAR.sub(lambda m: " " * len(m[0]), bare)
    judged = judge(replace(clause, text=bare), truce.start, truce.end, truce.form, text.talks)
    status, actor, reason = _resolved(clause, judged, text)
    if status is None:
        return None
    status, actor = _side(clause, plain, truce, status, actor, reason, text, authored=bool(blank))
    return Told(truce, status, actor, truce.start, truce.end, reason) if status else None


def _resolved(clause: Clause, judged: Judged, text: Annotated) -> tuple[str | None, str | None, str]:
    """Give status, actor and reason; a wish that names nobody is the one of who speaks."""
    if "agreed, but nobody says who" in judged.reason and _BOTH.search(clean(clause.text)):
        return "agreed", "BOTH", judged.reason.rpartition(": ")[2]
    missing = _MISSING.match(judged.reason) if judged.status is None else None
    if missing is None:
        return judged.status, judged.actor, judged.reason
    who = speaker_side(clause, text.talks) or subject_side(clause)
    if missing["status"] == "proposed":
        return None, None, judged.reason
    return (missing["status"] if who else None), who, "speaker: " + missing["words"]


def _side(
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
    if status in ("called_for", "accepted", "offered") and _SUPPORT.match(first):
        status = "accepted" if authored and actor in parties and status == "accepted" else "supported"
    if status in ("offered", "promised") and (authored or regex.search(r"\b(?:accept|agree|sign)", reason)):
        status = "accepted"
    if _doubtful(plain, truce, status, actor, reason, parties):
        return None, None
    if status in _ACCEPTED and actor in parties and BUT.match(_rest(clause, truce)):
        return "conditioned", actor
    if status == "agreed":
        return _agreed(clause, plain, truce, actor, reason, parties)
    if status in ("completed", "partially_completed"):
        return _held(plain, truce, status, actor, first, parties)
    return status, actor


def _doubtful(plain: str, truce: Truce, status: str, actor: str | None, reason: str, parties: set[str]) -> bool:
    """Tell whether a status rests on words too weak for it: a bare "will", a truce derailed, the consent of a third."""
    if status == "promised" and truce.form == "noun":
        return regex.search(r"promis|pledg|vow|commit|undert", reason) is None
    if status == "cancelled":
        return regex.match(r"call|cancel|withdr|pull|scrap|abort|f[ae]ll", reason) is None
    if status == "accepted":
        return actor not in parties | {"BOTH"}
    if status == "denied" or (status in PROPOSALS and actor is None):
        return True
    any_truce = regex.search(r"\bany (?:\w+ )?$", plain[: truce.start]) is not None
    return any_truce and status not in ("rejected", "conditioned")


#: Verbs of agreeing that state it; nouns and infinitives need the words that it came about.
_AGREED: Final = regex.compile(r"\bagreed\b|< agreed|arranged|settled|agrees|signed off", regex.IGNORECASE)
_TOLD_BY: Final = regex.compile(r"\b(?:to|by|from|with|in|of|told|after) (?:the )?$", regex.IGNORECASE)


def _agreed(
    clause: Clause, plain: str, truce: Truce, actor: str | None, reason: str, parties: set[str]
) -> tuple[str | None, str | None]:
    """Let an agreement stand when both made it: by a finite verb, or a deal that is said to be reached."""
    if actor not in ("BOTH", "ALL"):
        return None, None
    if not (_AGREED.search(reason) or (clause.scope == "headline" and "agree" in reason) or _is_reached(plain, truce)):
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


def _is_reached(plain: str, truce: Truce) -> bool:
    """Tell whether a deal is said to be made: a finite verb of making it, not wished, denied or only possible."""
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
    return None, None


def _rest(clause: Clause, truce: Truce) -> str:
    """Give what follows a truce in its sentence."""
    return clean(clause.sentence.text)[clause.start - clause.sentence.start + truce.end :]
