"""The words around an exchange: what makes it one that was, is to come, is another thing; what its counts are not."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

IN: Final = regex.compile(
    r"\b(?:in|during|after|following|through|under|via|as part of|by|from|thanks to|since) (?:one of )?"
    r"(?:the|an?|this|that|another|its|their|what)?(?: [\w,'’-]+){0,6}? ?$",
    regex.IGNORECASE,
)
#: "Friday's swap was the third of the spring"
IS_ONE_BEHIND: Final = regex.compile(
    r"[^,;.]{0,40}? (?:was|is|marks|marked|became) (?:also |already |only )?(?:the |their )?(?:\d+(?:st|nd|rd|th)|"
    r"first|"
    r"second|third|\w+th|largest|biggest|latest)\b(?! (?:time|phase|stage|step|part|day))"
)
IS_ONE: Final = regex.compile(
    r"\b(?:was|were|is|marks?|marked|became|been) (?:also |only |already |now )?(?:the |a |their |its )?(?:\w+ )?"
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|\w+th|largest|biggest|latest|last|most recent|another)\b[\w ,'-]{0,40}$",
    regex.IGNORECASE,
)
SUPERLATIVE: Final = regex.compile(r"\b(?:largest|biggest|latest|first|\w+th) (?:\w+ ){0,2}$", regex.IGNORECASE)
#: "The swap also included 20 civilians from each side."
COMPRISED: Final = regex.compile(
    r"(?:, [^,;.]{3,40},)?[^,;.]{0,30} (?:(?:also|additionally) )?(?:saw|included|involved|covered|comprised|"
    r"consisted of|numbered)\b"
)
PREPARED: Final = regex.compile(
    r"[^,;.]{0,40}? (?:is|are) (?:now |already |currently )?being (?:prepared|arranged|organi[sz]ed)\b"
)
AFTER: Final = regex.compile(r"^\W*(?:after|following|during|in)\b", regex.IGNORECASE)
CAME: Final = regex.compile(
    r"\b(?:came|returned|freed|released|brought|were|was|took|received|home|freedom|back)\b", regex.IGNORECASE
)
#: "Continuing the exchange, we agreed on another": the opening names an exchange, the sentence tells of another.
OPENING: Final = regex.compile(r"\W*\w+ing\b[^,;]*$")
MAIN: Final = regex.compile(r",[^,;]*? (?:agreed|will|plan\w*|propos\w+|offer\w*|ready|expect\w*)\b")
#: "A US citizen freed by …"
THEIRS: Final = regex.compile(r" (?:\w+ )?(?:citizens?|nationals?|journalists?|teacher|prisoners?|dual)\b")
NEXT: Final = regex.compile(r"\b(?:next|upcoming|planned|forthcoming|coming)\b[\w -]{0,20}$", regex.IGNORECASE)
#: Parts of a group counted before: "including 95 …", "of the 144 freed, 95 …".
SUBSET: Final = regex.compile(
    r"\b(?:including|among (?:them|those|whom)|of (?:whom|them|which)|most of|(?:\d+|some|half) of (?:the|them)|"
    r"of the (?:\d+|freed|released)|among the)\b[^,;]*$",
    regex.IGNORECASE,
)
AMONG: Final = regex.compile(r"\bamong (?:them|those|whom|the (?:freed|released))\b[^,;]*$", regex.IGNORECASE)
#: "four prisoner swaps" counts swaps.
SWAPS: Final = regex.compile(r"(?:[ -]of[ -]war)?[ -](?:swaps|exchanges|releases|deals|handovers|operations)\b")
#: "we will deal with the exchange first" tells of work, not of an exchange to come.
DEALS_WITH: Final = regex.compile(r"\b(?:deal(?:s|t|ing)?|busy|occupied) with (?:the |an? )?$")
#: "the swap deal was mediated by …" tells of the go-between, "a pause in the exchanges" of days past.
MEDIATED: Final = regex.compile(
    r" (?:deals?|agreements?) (?:was|were|is|has been) (?:mediated|brokered|facilitated)\b", regex.IGNORECASE
)
PAUSED: Final = regex.compile(
    r"\b(?:there (?:was|has been|had been)|after|follow(?:ing|s|ed)|end(?:ing|s|ed)|br(?:eaks|oke)|despite) "
    r"(?:an? |the )?(?:\w+[ -]){0,3}pause\b",
    regex.IGNORECASE,
)
#: "a driver of 59"
AGE: Final = regex.compile(r"\b(?:an?|one|the) (?:[\w-]+ ){1,3}of $", regex.IGNORECASE)
OF_THEM: Final = regex.compile(r" of (?:them|whom|these|those)\b", regex.IGNORECASE)
#: "bringing the total number of captives exchanged to 4,641": all exchanges since the first.
SUM: Final = regex.compile(
    r"\b(?:total|number|tally|count|figure)\b[^;]{0,60}\bto (?:(?:about|over|almost|nearly|around|more than) )?$",
    regex.IGNORECASE,
)
#: "over 2,500 prisoners still in Russian custody": nobody who was freed.
HELD: Final = regex.compile(
    r" (?:(?:who |that )?(?:are |were )?(?:still|remain\w*)|(?:who |that )?(?:are |were )?(?:being )?held (?:in|by)|"
    r"(?:who )?(?:are )?in (?:\w+ )?(?:custody|detention|jails?|prisons?))\b"
)
PLANNED: Final = regex.compile(r"\b(?:planned|scheduled|expected|slated|due|set|ahead)\b")
POLITICAL: Final = gated(r"\bpolitical (?:prisoners?|detainees?)\b", regex.IGNORECASE)
BODY_COUNT: Final = regex.compile(
    r"\b(?:bodies|remains|corpses) of (?:[\w ]{0,20})?\d|\d[\w, ]* (?:bodies|remains|corpses|fallen|dead)\b",
    regex.IGNORECASE,
)
DRAFT: Final = regex.compile(r"\b(?:draft|reads the|the plan|the text|the document|memorandum)\b", regex.IGNORECASE)
PART: Final = regex.compile(
    r"\b(?:first|second|third|fourth|next|final|last|initial|another|new) (?:stage|phase|part|day|leg|batch|tranche|"
    r"group|wave)\b|"
    r"\bday (?:one|two|three)\b",
    regex.IGNORECASE,
)
#: "the earlier 50-for-50 exchange"
PREVIOUS: Final = regex.compile(
    r"\b(?:previous|earlier|last|preceding|recent) (?:[\w,-]+ ){0,2}(?:[\d,]+-)?$", regex.IGNORECASE
)
#: A count behind bodies counts those.
BODIES_BEFORE: Final = regex.compile(r"\b(?:bodies|remains|dead|fallen)\b", regex.IGNORECASE)
