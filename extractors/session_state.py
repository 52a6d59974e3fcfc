"""What a clause says of a session: held, under way, coming, proposed, moved."""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import local
from extractors.cues import cues
from extractors.forms import form
from extractors.leaders import day_of
from extractors.model.text import Annotated, Clause
from extractors.pieces import verb
from extractors.polarity import negated, scopes
from extractors.session_pair import numbers
from extractors.session_past import looked_back
from extractors.session_words import (
    CONVENING,
    DATES_FOR,
    FIXED,
    INSTEAD,
    LAST_DAY,
    LOOKS_AHEAD,
    MOVED_AFTER,
    PLANNED,
    STAYS_AWAY,
    TOLD_AFTER,
    UNFIXED,
    WHERE_OR_WHEN,
)
from extractors.sessions import Session
from extractors.status import Judged, judge
from extractors.text import clean

_NEAR_DAY: Final = 80  # characters between a session and its day
_ROUND_STATUS: Final = {
    "completed": "concluded",
    "partially_completed": "ongoing",
    "promised": "announced",
    "agreed": "announced",
    "accepted": "announced",
}
KEEP: Final = frozenset(
    "concluded ongoing announced scheduled proposed offered called_for demanded rejected postponed cancelled "
    "conditioned".split()
)
#: Reasons that lean on the words around a session, not on a statement about it.
LOOSE: Final = frozenset({"in or after it", "planned", "arrived for", "ready", "ongoing"})
_RUNNING: Final = regex.compile(r"\b(?:ongoing|current|continuing)(?: [\w'-]+){0,4} $", regex.IGNORECASE)
_PAST: Final = regex.compile(
    r"\b(?:previous|earlier|recent|last|latest|past|preceding|yesterday's|\w+day's|(?:week|month|year)'s|first|second|"
    r"third|fourth|fifth|"
    r"initial|the)"
    r"(?: [\w'-]+){0,4} $",
    regex.IGNORECASE,
)
_NEAR_IT: Final = r"(?: (?:the|an?|this|last|our|their|\w+'s))?(?: [\w'’\"“”-]+){0,6}? ?$"
#: In the session, after it; and of or about it, which only a numbered or well described round allows.
_IN_PAST: Final = regex.compile(
    rf"\b(?:during|after|following|follow(?:s|ed)?|at|since|in){_NEAR_IT}", regex.IGNORECASE
)
_ABOUT_IT: Final = regex.compile(rf"\b(?:from|of|on|about|by|to|over|under|with){_NEAR_IT}", regex.IGNORECASE)
_BEFORE: Final = regex.compile(
    r"\b(?:before|ahead of|prior to|on the eve of|in the run-up to)(?: [\w'-]+){0,6} $", regex.IGNORECASE
)
_ADJUNCT: Final = regex.compile(
    r"\b(?:before|ahead of|prior to|on the eve of|during|after|following|at|since)"
    r"(?: (?:the|an?|this|last|our|their|\w+'s))?(?: (?!said|that|which)[\w'’\"“”-]+){0,5}? $|"
    r"\bin (?:the )?$|"
    r"(?<!\b(?:part|participat\w+|interest\w*|engag\w+|involve\w*|sit|sat|sitting|work\w*|meet\w*|continu\w*) )"
    r"\bin (?:the|their|this) "
    r"(?:first|second|third|fourth|fifth|\d(?:st|nd|rd|th)|latest|previous|last)(?: [\w'-]+){0,2} $",
    regex.IGNORECASE,
)
#: "discussed a truce at Wednesday's talks": the topic is the truce, the talks are where.
_TOPICAL: Final = regex.compile(
    r"polarity blocked: (?:discuss|rais|negotiat|talk|sp(?:oke|eak)|mention|explor|consider)"
)
_AT_SESSION: Final = regex.compile(
    r"\b(?:at|during|after|following) (?:(?:the|an?|this|last) )?(?:[\w'’-]+ ){0,5}$", regex.IGNORECASE
)
_ENDS: Final = regex.compile(
    r"[^,;]{0,60}?\b(?:produced|led to|ended|(?<!the )ends?|yielded|resulted|brought|concluded|concludes?|culminated|"
    r"wrapped up)\b"
)
_HELD: Final = regex.compile(
    r"[^,;.]{0,70}?,?(?: which| that)? (?:held|took place|took|concluded|ended|hosted|was held|were held|went ahead|"
    r"came to (?:an|its) (?:end|close)|(?:was|were) over|closed|went on for|ran for|"
    r"taking place)\b",
    regex.IGNORECASE,
)
_BEING: Final = regex.compile(
    r"[^;.]{0,70}?(?:are|is) (?:now |currently |still )?(?:being held|under way|ongoing|taking place|continuing)\b",
    regex.IGNORECASE,
)
_DUE: Final = regex.compile(
    r"[^,;.]{0,50}? (?:scheduled|planned|due|set|expected|slated|to be held)\b", regex.IGNORECASE
)
_READY: Final = regex.compile(
    r"\bready for (?:a |the |direct |peace |new )*$|"
    r"\bready to (?:\w+ ){1,8}?(?:hold |start |begin |continue |for |resume )?(?:a |the |direct |peace )*$",
    regex.IGNORECASE,
)
_WAS: Final = regex.compile(r"\b(?:was|were|had|\w+ed|said|took|held|met|led|began|gave|made|told)\b")
_ARRIVED: Final = regex.compile(
    r"\b(?:arriv(?:ed|es|ing)|fl(?:ew|own|ying)|travel(?:led|ed|s|ling|ing)|depart(?:ed|s|ing)|"
    r"head(?:ed|s(?! of)|ing)|left|"
    r"landed)\b",
    regex.IGNORECASE,
)
#: Headlines: "Geneva to host third round".
_TO_HOLD: Final = regex.compile(r"\bto (?:host|hold|begin|start|open|resume|continue|stage)\b[^,;]*$", regex.IGNORECASE)
_NOT_SINCE: Final = regex.compile(r"\W*Not (?:once )?since\b")
#: "Last Monday's round was the second": it was held.
_WAS_NTH: Final = regex.compile(
    r"[^,;.]{0,40}? (?:was|were|marked|became) (?:only |already |just )?(?:the|their|its|a) "
    r"(?:first|second|third|fourth|fifth|sixth|\w+th|shortest|longest|latest|last|fruitless|brief|success)\b"
)
_SINCE: Final = regex.compile(r"\bsince\b")
_AT_IT: Final = regex.compile(r"\bat the $")


#: "Kyiv will skip Friday's session": who stays away says neither that it is held nor that it is not.
_AWAY: Final = regex.compile(
    r"\b(?:skip(?:s|ped|ping)?|boycott(?:s|ed|ing)?|miss(?:es|ed|ing)?|snub(?:s|bed|bing)?|shun(?:s|ned|ning)?|"
    r"(?:stay(?:s|ed|ing)?|keep(?:s|ing)?|kept|stop(?:s|ped)?) away from|s(?:its?|at|itting) out|(?:be|is|are|was|"
    r"were) absent "
    r"from|stay(?:s|ed|ing)? out of|(?:forgo|duck)(?:es|s|ed|ing)?|give a miss to|send no (?:one|delegation|team) to)"
    r"(?: [\w'’,-]+){0,7}? ?$",
    regex.IGNORECASE,
)


def state(clause: Clause, plain: str, text: Annotated, session: Session) -> Judged:
    """Give the round status of a session in a clause, with the acting side of proposals; None with a reason."""
    if _AWAY.search(plain, max(0, session.start - 80), session.start):
        return Judged(None, None, "polarity blocked: somebody stays away")
    judged = _verbal(clause, plain, text, session) if session.kind == "verb" else _nominal(clause, plain, text, session)
    status = _ROUND_STATUS.get(judged.status or "", judged.status)
    if status == "concluded" and judged.reason.startswith("confirm"):
        status = "announced"
    if status == "ongoing" and "day of" in judged.reason and LAST_DAY.search(plain):
        status = "concluded"
    return Judged(status, judged.actor, judged.reason)


def not_since(plain: str, session: Session) -> bool:
    """Tell of "have not met since 29 March" that there was a session on 29 March."""
    return bool(scopes(plain)) and bool(_SINCE.search(plain[session.end :]) or _NOT_SINCE.match(plain))


def being_held(plain: str, session: Session) -> bool:
    """Tell whether the words after a session say that it is being held."""
    return _BEING.match(plain, session.end) is not None


def unfixed(plain: str, right: int) -> bool:
    """Tell whether what follows a session at ``right`` says that it is not fixed, not held, or open."""
    return UNFIXED.match(plain, right) is not None


def _verbal(clause: Clause, plain: str, text: Annotated, session: Session) -> Judged:
    judged = judge(clause, session.start, session.end, "verb", text.talks)
    word, shape = plain[session.start : session.end].lower(), form(plain, session.start)
    if word == "meeting" and not plain[: session.start].strip(' "“'):
        past = clause.tense in ("past", "perfect", "pluperfect") and clause.polarity == "asserted"
        return Judged("concluded" if past else None, "BOTH", "meeting there")
    if word.startswith(("still", "already", "now")):
        at_it = clause.polarity == "asserted" and not negated(plain, session.start)
        return Judged("ongoing" if at_it else None, "BOTH", "at it now")
    if word.startswith("sat down") and judged.status == "completed" and _all_over(clause, text):
        return judged
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start + session.start]
    if WHERE_OR_WHEN.search(before):
        return Judged(None, None, "not settled where or when")
    if INSTEAD.search(plain[: session.start]) and word.startswith(("host", "receive", "welcome")):
        return Judged("announced", "BOTH", "will host")
    if not_since(plain, session) and negated(plain, session.start):
        return Judged("concluded", "BOTH", "not since")
    if judged.status is None and judged.reason.startswith("status unknown: agreed"):
        return Judged("announced", "BOTH", judged.reason)
    if judged.status == "completed" and (word.startswith(("continued", "resumed", "sat down")) or shape == "present"):
        return Judged("ongoing", judged.actor, judged.reason)
    if shape == "participle" and regex.search(r"\b(?:is|are) (?:now |currently |still )?$", plain[: session.start]):
        return Judged("ongoing", judged.actor, "are meeting")
    return judged


def _all_over(clause: Clause, text: Annotated) -> bool:
    """Tell whether every day a clause names is over."""
    today = day_of(text)
    days = [m.span for m in local(clause, "date") if m.span is not None]
    return today is not None and bool(days) and all(span.end < today for span in days)


def _other_state(clause: Clause, plain: str, session: Session, judged: Judged) -> Judged | None:
    """Read what the words beside a session make of it before any verb: shunned, moved, its dates fixed."""
    if STAYS_AWAY.search(plain, max(0, session.start - 60), session.start):
        return Judged(None, None, "stays away")
    if clause.polarity == "asserted" and judged.status != "cancelled" and MOVED_AFTER.match(plain, session.end):
        return Judged("postponed", None, "moved")
    if FIXED.match(plain, session.end) and DATES_FOR.search(plain[: session.start]):
        return Judged("announced", "BOTH", "dates fixed")
    return looked_back(clause, plain, session)


def _nominal(clause: Clause, plain: str, text: Annotated, session: Session) -> Judged:
    judged = judge(clause, session.start, session.end, "noun", text.talks)
    other = _other_state(clause, plain, session, judged)
    if other is not None:
        return other
    told = TOLD_AFTER.match(plain, session.end)
    if told and clause.polarity not in ("question", "conditional"):
        if told["last"] in ("began", "started", "opened") and clause.polarity == "asserted":
            return Judged("ongoing", "BOTH", "which " + told["last"])
        told_of = plain[told.start("which") :].lstrip(", ")
        return _around(clause, " " + told_of, Session(0, 0, session.kind, session.sides), judged)
    blocked = judged.reason.startswith("polarity")
    beside = _TOPICAL.match(judged.reason) and _AT_SESSION.search(plain[: session.start])
    if _ADJUNCT.search(plain[: session.start]) and (not blocked or beside):
        return _around(clause, plain, session, Judged(None, None, "adjunct"))
    if judged.status == "agreed" and _ENDS.match(plain, session.end):
        return Judged("completed", "BOTH", judged.reason)
    if judged.status is not None:
        return judged
    if _only_discussed(clause, plain, text, session) and _on_past_day(clause, plain, text, session):
        return _around(clause, plain, session, Judged("concluded", "BOTH", "on a past day"))
    if blocked and not not_since(plain, session) and not _only_discussed(clause, plain, text, session):
        return judged
    return _around(clause, plain, session, judged)


def _only_discussed(clause: Clause, plain: str, text: Annotated, session: Session) -> bool:
    """Tell whether a numbered round is only spoken of ("assessed the third round held …"): it was still held."""
    if clause.polarity != "asserted" or scopes(plain) or session.kind not in ("round", "talks"):
        return False
    counted = session.kind == "round" and bool(numbers(clause, plain, session))
    if not counted and not _on_past_day(clause, plain, text, session):
        return False
    return not any(
        cue.cls in ("modal", "promise", "condition")
        or (cue.cls == "topic" and cue.text.startswith(("date", "schedule", "agenda")))
        for cue in cues(plain)
    )


def _on_past_day(clause: Clause, plain: str, text: Annotated, session: Session) -> bool:
    """Tell whether a session is given a full date that has passed ("the talks in … on March 29")."""
    today = day_of(text)
    return today is not None and any(
        m.span is not None
        and (m.text[-1:].isdigit() or m.text[:1].isdigit())
        and m.span.granularity == "day"
        and m.span.end <= today
        and session.end <= m.start <= session.end + _NEAR_DAY
        and plain[: m.start].endswith(" on ")
        for m in local(clause, "date")
    )


def _around(clause: Clause, plain: str, session: Session, judged: Judged) -> Judged:
    """Read the words around a session nobody governs: held, planned, ongoing, during, before, ready for."""
    left, right = plain[: session.start], session.end
    if clause.polarity == "hypothetical" and PLANNED.search(left) and numbers(clause, plain, session):
        return Judged("announced", "BOTH", "planned")
    if clause.polarity in ("question", "conditional", "hypothetical", "denied"):
        return judged
    if not_since(plain, session):
        return Judged("concluded", "BOTH", "not since")
    if negated(plain, session.start) or unfixed(plain, right):
        return judged
    return _read_around(clause, plain, left, right) or judged


def _read_around(clause: Clause, plain: str, left: str, right: int) -> Judged | None:
    if _TO_HOLD.search(left) and verb(left) is None:
        return Judged("announced", "BOTH", "planned")
    if _READY.search(left):
        return Judged("offered", clause.subjects[0] if len(clause.subjects) == 1 else None, "ready")
    if PLANNED.search(left) or _DUE.match(plain, right) or _BEFORE.search(left):
        return Judged("announced", "BOTH", "planned")
    if _RUNNING.search(left) or CONVENING.search(left) or _BEING.match(plain, right):
        return Judged("ongoing", "BOTH", "ongoing")
    if _ARRIVED.search(left):
        return Judged("announced", "BOTH", "arrived for")
    if _HELD.match(plain, right) or (clause.tense == "past" and _WAS_NTH.match(plain, right)):
        return Judged("concluded", "BOTH", "held")
    if clause.tense == "present" and clause.subjects == ("BOTH",) and _AT_IT.search(left) and verb(plain) is not None:
        return Judged("ongoing", "BOTH", "at it now")
    about = _ABOUT_IT.search(left) is not None and plain[max(0, right - 60) : right].lower().find("round") >= 0
    if clause.tense == "future" or LOOKS_AHEAD.search(left) or not (_IN_PAST.search(left) or about):
        return None
    if (
        clause.tense != "present"
        or _PAST.search(left)
        or (verb(plain) is None and _WAS.search(clean(clause.sentence.text)))
    ):
        return Judged("concluded", "BOTH", "in or after it")
    return None
