"""The words of corridors and ways out: their names, and what is said of one that works, is to open, is asked for."""

from __future__ import annotations

from typing import Final

import regex

CORRIDOR: Final = regex.compile(
    r"(?<!\b(?:air|grain|land|trade|transport|food|export|sea|shipping|maritime|Black Sea|energy|Suwalki|Danzig|"
    r"economic|long|hospital|dark) )(?:\b(?:humanitarian|safe|green|evacuation|civilian|agreed|aid) "
    r")?\bcorridors?\b(?! of power)|"
    r"\b(?:humanitarian|safe|secure) passages?\b|\b(?:evacuation|green|safe|humanitarian) routes?\b",
    regex.IGNORECASE,
)
OTHER: Final = regex.compile(
    r"\b(?:people|civilians|residents|buses|tonnes|tons|cities|towns|hours|days)\b", regex.IGNORECASE
)
ROUTES: Final = regex.compile(rf"(?P<item>{CORRIDOR.pattern})", regex.IGNORECASE)
TOWNS: Final = regex.compile(r"(?: [\w-]+){0,4}? (?:settlements|towns|cities|villages|communities)\b", regex.IGNORECASE)
#: What stands between an act and its corridor without changing either.
CLEAR: Final = regex.compile(
    r"\b(?:the )?(?:joint )?(?:provision|creation|opening|organi[sz]ation|establishment|functioning|operation|"
    r"setting up|"
    r"idea|number|list|logistics) of(?: (?:the|a|these))?(?= )|(?<=\b(?:to|on|in) )(?:\w+ly )?(?:organi[sz]|open|creat|"
    r"establish|set|provid|arrang|"
    r"secur|guarante)(?:e|ing|ting)?(?: up| for)?(?= )",
    regex.IGNORECASE,
)
WORKED: Final = regex.compile(
    r"^[^,;.]{0,60}?\b(?:(?:has |have |had )?(?:worked|operated|functioned|been (?:opened|operational)|opened)|"
    r"(?:was|were|is|are) "
    r"(?:\w+ly )?(?:opened|open|operational|operating|working|functioning|in operation|used)|(?:took|brought) "
    r"(?:out )?\d)\b",
    regex.IGNORECASE,
)
OPENED: Final = regex.compile(
    r"(?<!\bto |[’']ll |\bwill |\bnot |\bwould )\b(?:opened|organi[sz]ed|established|set up|created|"
    r"managed to (?:open|organi[sz]e))\b[^,;.]{0,30}$",
    regex.IGNORECASE,
)
WILL: Final = regex.compile(
    r"^[^,;.]{0,60}?\b(?:(?:will|is to|are to|would|(?:is|are|was|were) (?:planned|scheduled|set|due|expected|"
    r"announced|declared))\b|"
    r"(?:is|are) (?:being )?(?:prepared|agreed))",
    regex.IGNORECASE,
)
TO_BE: Final = regex.compile(
    r"^[^.;]{0,110}?\bto be (?:\w+ )?(?:opened|created|established|organi[sz]ed|provided|guaranteed)", regex.IGNORECASE
)
WANTED: Final = regex.compile(
    r"\b(?:important|necessary|vital|crucial|essential|need\w*|must|require\w*|time)\b", regex.IGNORECASE
)
ASKED: Final = regex.compile(
    r"\b(?:ask|urg(?:e|es|ed|ing)\b|call|beg(?!i|a)|implor|press(?!u)|plead|demand|told|tell|order)\w*+(?: on| "
    r"upon| with| that)? (?P<whom>[^,;.]{2,40}?) (?:to )?(?:immediately |urgently )?"
    r"(?:open|create|establish|organi[sz]e|set up|provide|allow|guarantee|ensure|agree to|secure|grant|"
    r"respect)\b[^,;.]{0,30}$",
    regex.IGNORECASE,
)
#: Asked of helpers, a corridor is no business between the sides.
HELPERS: Final = regex.compile(
    r"Red Cross|ICRC|United Nations|\bUN\b|international|organi[sz]ations|community", regex.IGNORECASE
)
VAGUE: Final = regex.compile(
    r"everything|every effort|every measure|help|assist|measures|efforts|taking part|continue|organising$|block|"
    r"disrupt|thwart|derail",
    regex.IGNORECASE,
)
USED: Final = regex.compile(
    r"\b(?:along|through|via|across|around|leave by|work in|deploy \w+ in) (?:the |a |these )?$", regex.IGNORECASE
)
NEEDED: Final = regex.compile(
    r"\b(?:we |they |he |she |people |[\p{Lu}]\w+ )?(?:need|needs|must have|require|requires)(?: \w+){0,2} $",
    regex.IGNORECASE,
)
DEAL_ON: Final = regex.compile(
    r"\b(?:agreements?|deals?|accords?|understandings?) (?:reached|made|struck|concluded)[^.;]{0,60}? on [^.;]{0,70}$|"
    r"\b(?:agreements?|deals?|accords?|understandings?) (?:has been|have been|had been|was|were) "
    r"(?:reached|made|struck|concluded)\b[^.;]{0,90}? (?:on|to|through|via|for) [^.;]{0,70}$|"
    r"\b(?:reached|struck|made|concluded) (?:an? |the )?(?:\w+ )?(?:agreement|deal|accord|understanding)s? (?:on|"
    r"over|about|for|to)\b[^.;]{0,60}$",
    regex.IGNORECASE,
)
RECEIVED: Final = regex.compile(
    r"\b(?:received|got|was handed|were handed|was given|were given) (?:\w+ ){0,2}?proposals?\b[^.;]{0,40}$",
    regex.IGNORECASE,
)
PASSIVE: Final = regex.compile(
    r"^[^,;.]{0,50}?\b(?:has|have|was|were|is|are|had)(?: \w+)? (?:been )?(?:agreed|approved|confirmed|settled|"
    r"coordinated)\b",
    regex.IGNORECASE,
)
PLACE: Final = regex.compile(
    r"\b(?:from|to|in|into|out of|of|via|near|between|and|towards|for|,) (?:the (?:cit(?:y|ies)|towns?|port) of "
    r")?(?P<place>(?-i:\p{Lu})[\p{Ll}’']{2,}"
    r"(?:[- ](?-i:\p{Lu})[\p{Ll}’']{2,})?)",
    regex.IGNORECASE,
)
NO_PLACE: Final = regex.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|International|Red|Security|Deputy|Prime|President|Minister|The|United",
)
