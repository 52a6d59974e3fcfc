"""Sessions a clause looks back to from elsewhere: what came of them, what they show, what is on hold or doubted."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Clause
from extractors.session_words import PLANNED, UNFIXED
from extractors.sessions import Session
from extractors.status import Judged
from extractors.text import clean

#: What came of a session or was settled at it: it was held, whatever the clause goes on to plan.
_CAME_OF: Final = regex.compile(
    r"\b(?:(?:outcomes?|results?|aftermath|fallout|readouts?)(?: \w+)? (?:of|from)|"
    r"(?:emerg(?:e|es|ed|ing)|result(?:s|ed|ing)?|stem(?:s|med|ming)?|"
    r"com(?:e|es|ing)|came|ar(?:ose|ising)) (?:out of|from)|"
    r"(?:reached|struck|agreed(?: up)?(?: on)?|presented|tabled|signed|sealed|achieved|brokered|negotiated|"
    r"set out|outlined|handed over|drawn up|worked out|hammered out)(?: \w+){0,2} (?:at|during|in|after|following))"
    r"(?: (?!next|upcoming|coming|future|planned|possible)[\w'’\"“”.-]+){0,6}? ?$",
    regex.IGNORECASE,
)
#: "recent talks", "last week's talks", "the talks they had on Monday": held, whoever judges them.
_RECENT: Final = regex.compile(
    r"\b(?:recent|previous|earlier|past|yesterday['’]s|last (?:week|month|weekend)['’]s|the (?:week|weekend)['’]s)"
    r"(?: [\w'’.-]+){0,4} $",
    regex.IGNORECASE,
)
#: "for the first time since the talks in … on …"
_SINCE_IT: Final = regex.compile(r"\bsince(?: (?:the|their|those|its))?(?: [\w'’-]+){0,3} $", regex.IGNORECASE)
#: "expects no breakthrough from the next round": what is doubted is the breakthrough.
_FROM_NEXT: Final = regex.compile(
    r"\b(?:breakthroughs?|miracles?|progress|results?|outcomes?|surprises?|decisions?|much|little|anything|agreement)"
    r"(?: \w+){0,2} (?:from|at|in|during|of)(?: the| this| their| \w+day['’]s)? "
    r"(?:next|upcoming|coming|forthcoming|planned|new)\b[^,;.]{0,40}$",
    regex.IGNORECASE,
)
#: "the talks confirm the chasm": a session that shows something was held.
_SHOWS: Final = regex.compile(
    r"[^,;.]{0,60}? (?<!\b(?:was|were|is|are|been|being|have|has) )confirm(?:s|ed)? "
    r"(?:the|an?|that|how|what|deep|wide|old|again)\b"
)
#: "The talks are on hold"; "talks have not been cancelled but postponed"
_ON_HOLD: Final = regex.compile(
    r"(?: (?:between|of|with|on|in|among) [^;:]{3,90}?)?(?:,? (?:are|is|was|were|remains?|have been|has been|now|put|"
    r"placed|currently|temporarily))* on (?:hold|ice|pause)\b|"
    r"[^;:]{0,70}? not (?:been |being )?(?:cancell?ed|called off|scrapped)[ ,]+(?:but |only |just |merely |simply )+"
    r"(?:been |being )?(?:postponed|delayed|put off|paused|moved)\b",
    regex.IGNORECASE,
)
#: "holding talks in … would be hard": a session only thought of.
_THOUGHT_OF: Final = regex.compile(
    r"^\W*(?:that |the idea of )?(?:holding|hosting|organi[sz]ing|staging|having|convening|restarting) "
    r"(?:[\w'’-]+ ){0,5}$",
    regex.IGNORECASE,
)


#: "failed to produce a deal": held, if a place or a day is told with it.
_CAME_TO: Final = regex.compile(
    r"[^;.]{0,90}? (?:(?:has|have|had|ultimately|largely|again|so far|also) ){0,3}"
    r"(?:failed|yielded|produced|led to|resulted in)\b",
    regex.IGNORECASE,
)
#: "amid US-brokered talks in …"
_AMID: Final = regex.compile(
    r"\bamid(?: (?!stalled|deadlock|stalling|efforts|hopes|calls|possible|planned|upcoming)[\w'’.-]+){0,4} $"
)


def looked_back(clause: Clause, plain: str, session: Session) -> Judged | None:
    """Read a session that something came of, that shows something, that is on hold, that is only thought of."""
    left = plain[: session.start]
    if _ON_HOLD.match(clean(clause.sentence.text), clause.start - clause.sentence.start + session.end):
        return Judged("postponed", None, "on hold")
    if clause.tense == "future" and _THOUGHT_OF.search(left):
        return Judged(None, None, "only thought of")
    if clause.polarity == "negated" and _FROM_NEXT.search(left) and not UNFIXED.match(plain, session.end):
        return Judged("announced", "BOTH", "planned")
    if clause.polarity != "asserted" or PLANNED.search(left):
        return None
    if _AMID.search(left):
        return Judged("ongoing", "BOTH", "ongoing")
    past = clause.tense in ("past", "perfect", "pluperfect") and _CAME_TO.match(plain, session.end)
    held = past or _CAME_OF.search(left) or _SHOWS.match(plain, session.end) or _recent(clause, left, session)
    return Judged("concluded", "BOTH", "in or after it") if held else None


def _recent(clause: Clause, left: str, session: Session) -> bool:
    """Tell of "recent talks" of two sides by name, and of those since which the next are the first."""
    if clause.tense == "future":
        return _SINCE_IT.search(left) is not None
    return len(session.sides) > 1 and _RECENT.search(left) is not None
