"""What the words beside a session make of it before any verb: shunned, moved, fixed, left open, hosted elsewhere."""

from __future__ import annotations

from typing import Final

import regex

#: "neither when nor where they will meet", "it is unclear whether they will meet"
WHERE_OR_WHEN: Final = regex.compile(
    r"\b(?:not?|neither|nor|unclear|unknown|undecided|open|decide|yet to)\b[^.;]{0,40}\b(?:when|where|whether|if)\b"
    r"(?: (?:and|or) (?:when|where))?(?: [\w'’-]+){0,5} $",
    regex.IGNORECASE,
)
#: "Ankara, rather than Geneva, will host": what is refused is the other place.
INSTEAD: Final = regex.compile(r"(?:rather than|instead of|not) [^,]{2,30},? (?:will|is to|would|to) (?:\w+ )?$")


#: "are convening their talks": going on, or coming where a later day is given
CONVENING: Final = regex.compile(
    r"\b(?:are|is) (?:now |currently |still )?(?:convening|holding|conducting|beginning|starting|opening|launching|"
    r"attending|engaged in|locked in)\b[^,;]{0,60}$"
)
#: "will skip Friday's session": no session of those who stay at home.
STAYS_AWAY: Final = regex.compile(
    r"\b(?:skip(?:s|ped|ping)?|boycott\w*|miss(?:es|ed|ing)?|shun\w*|stay(?:s|ed|ing)? away from|sit(?:s|ting)? out|"
    r"not (?:attend|join|take part in|be at|go to|come to)|pull(?:s|ed|ing)? out of|withdr[ae]w\w* from)"
    r" (?:[\w'’-]+ ){0,5}$",
    regex.IGNORECASE,
)
#: "the session planned for Sunday had been moved"
MOVED_AFTER: Final = regex.compile(
    r"[^.;:,]{0,90}? (?:has|have|had|was|were|is|are)(?: been| now| also| being| \w+ly){0,3} (?:moved|postponed|"
    r"put off|put back|pushed back|delayed|rescheduled|shifted|deferred)\b",
    regex.IGNORECASE,
)
DATES_FOR: Final = regex.compile(r"\b(?:dates?|days?|schedule) (?:for|of) (?:[\w'’-]+ ){0,6}$", regex.IGNORECASE)
FIXED: Final = regex.compile(
    r"(?: [\w'’-]+){0,6}? (?:has|have|had|was|were|is|are) (?:now |already |finally )?(?:been )?(?:now |already )?"
    r"(?:fixed|set|agreed|confirmed|announced|settled|named|chosen)\b",
    regex.IGNORECASE,
)
#: "…, which took place on …": what the sentence says of the session itself, whatever governs it.
TOLD_AFTER: Final = regex.compile(
    r"(?: (?:of|between|with|on) [^;.]{3,90}?)?(?P<which>,? (?:which|that)) "
    r"(?:has |have |had |is |are |was |were |will |also |recently |being |been |be )*"
    r"(?P<last>held|took|take|taking|concluded|ended|began|started|scheduled|planned|due|opened)\b"
)
#: "The next round has not been scheduled yet": what follows takes the plan back.
UNFIXED: Final = regex.compile(
    r"(?: [\w'’-]+){0,6}? (?:(?:has|have|had|is|are|was|were)(?:n't| not| never| yet to| still to| still not)\b|"
    r"(?:is|are|was|were|remain(?:s|ed)?) (?:still )?(?:open|unclear|undecided|unscheduled|uncertain|unknown|in doubt|"
    r"up in the air|to be (?:agreed|decided|determined|confirmed|set)))"
)
#: A later day that is over ends the session; of a first day one more may follow.
LAST_DAY: Final = regex.compile(
    r"\b(?:end(?:s|ed|ing)?|wrap(?:s|ped|ping)? up|w(?:ound|inds?) up|conclud\w+|finish\w*|clos(?:es|ed|ing))\b"
    r"[^.;]{0,20}? (?:second|third|fourth|final|last)(?: and (?:final|last))? day\b|"
    r"\b(?:second|third|fourth|final|last)(?: and (?:final|last))? day of\b[^.;]{0,100}? "
    r"(?:ended|ends|is over|was over|concluded|wrapped up|finished|closed)\b",
    regex.IGNORECASE,
)
#: "count on a second round", "prepare for the talks": none was held.
LOOKS_AHEAD: Final = regex.compile(
    r"\b(?:count(?:s|ed|ing)? on|look(?:s|ed|ing)? (?:forward|ahead) to|rel(?:y|ies|ied|ying) on|bet(?:s|ting)? on|"
    r"prepar(?:e|es|ed|ing) (?:for|to)|wait(?:s|ed|ing)? for|hop(?:e|es|ed|ing) for|insist(?:s|ed|ing)? on|"
    r"push(?:es|ed|ing)? for|aim(?:s|ed|ing)? (?:for|at)|expect(?:s|ed|ing)?|anticipat(?:e|es|ed|ing)|"
    r"(?:possibility|possibilities|prospects?|chances?|likelihood|ideas?|options?|question|issue) of)"
    r"(?: (?:the|an?|their|its|another|further))?(?: [\w'’-]+){0,4}? ?$",
    regex.IGNORECASE,
)
#: "is willing to host talks": an offer of a house, of no session.
TO_HOST: Final = regex.compile(
    r"\b(?:to|for|of) (?:host(?:ing)?|hold(?:ing)?|mediat(?:e|ing)|organi[sz](?:e|ing)|"
    r"facilitat(?:e|ing)) (?:[\w'’.-]+ ){0,5}$",
    regex.IGNORECASE,
)
PLANNED: Final = regex.compile(
    r"\b(?:planned|upcoming|scheduled|forthcoming|coming|next|looming)"
    r"(?: (?:new|first|second|third|fourth|\w+th|peace|direct|trilateral|face-to-face|\w+ian|round of|rounds of))* $",
    regex.IGNORECASE,
)
