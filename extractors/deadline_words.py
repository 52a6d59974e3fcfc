"""The words by which deadlines are set, cut, met and missed; data for the ultimatum module."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

NOUN: Final = gated(
    r"\b(?:deadlines?|ultimatums?|ultimata|time limit|time frame|"
    r"cut-?off)\b",
    regex.IGNORECASE,
)
YIELDS: Final = (
    r"(?:agree|accept|sign|end|stop|halt|comply|make (?:a |peace|progress|serious)|"
    r"reach|respond|reply|answer|decide|withdraw|"
    r"pull|choose|"
    r"strike|come to|show|cease|commit|back|cut a deal|do a deal|settle|surrender|lay down|"
    r"approve|endorse|ratify|adopt|consent|consider|think|hand over|leave|free|release|vacate|evacuate|return|deliver|"
    r"submit|finali[sz]e|get|bring|begin|start|hold|meet|conclude|give)"
)
GAVE: Final = gated(
    r"\b(?:g(?:ave|ive|ives|iven|iving)|grant(?:s|ed|ing)?|allow(?:s|ed|ing)?|set(?:s|ting)?|issu(?:e|es|ed|"
    r"ing)|impos(?:e|es|ed|ing)|"
    r"announc(?:e|es|ed|ing)|ha(?:s|d|ve)|hand(?:s|ed)?|deliver(?:s|ed|ing)?|present(?:s|ed)?|mak(?:e|es|ing)|"
    r"made|laid down|put(?:s|ting)? forward|"
    r"fac(?:e|es|ed|ing))\b",
    regex.IGNORECASE,
)
CUT: Final = gated(
    r"\b(?:cut(?:s|ting)?|shorten(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?|bring(?:s|ing)? forward|"
    r"brought forward|"
    r"mov(?:e|es|ed|ing) (?:up|forward)|tighten(?:s|ed|ing)?|trim(?:s|med|ming)?|accelerat(?:e|es|ed|ing)|"
    r"revis(?:e|es|ed|ing)|speed(?:s|ing)? up|"
    r"instead of|rather than|down from|from (?:the )?(?:original|earlier|previous|initial)|new|chang(?:e|es|ed|"
    r"ing)|shift(?:s|ed|ing)?|extend(?:s|ed|ing)?)\b",
    regex.IGNORECASE,
)
#: "shortened | it to"
CUT_IT: Final = regex.compile(r" (?:it|that|this|the (?:deadline|window|period)) to (?:just |only |about |around )?$")
EXPIRED: Final = regex.compile(
    r"\b(?:expired|passed|ran out|lapsed|elapsed|came|has run out|was up|ended|is over|went by|"
    r"arrived and passed)\b",
    regex.IGNORECASE,
)
EXPIRES: Final = regex.compile(
    r"\b(?:expir(?:e|es|ing|y)|pass(?:es)?|runs? out|laps(?:e|es)|ends?|looms?|approach(?:es|ing)?|falls?|is|"
    r"was|of|set for|due|on)\b",
    regex.IGNORECASE,
)
AHEAD: Final = regex.compile(
    r"\b(?:before|ahead of|until|hours before|days before|when|if|once|"
    r"after) (?:\w+(?:'s)? ){0,4}$",
    regex.IGNORECASE,
)
TO_DO: Final = regex.compile(
    rf"\b(?:to|must|or) (?:\w+ly )?(?:{YIELDS}|else|face|risk|be hit)\b|\bfor (?:a |"
    rf"an |the )?(?:\w+ )?(?:ceasefire|truce|deal|peace|agreement|answer)\b",
    regex.IGNORECASE,
)
#: "ten days from now": a length given that begins at once needs no purpose.
FROM_NOW: Final = regex.compile(
    r",? (?:(?:starting |beginning |counting )?from|starting|beginning|as of) "
    r"(?:now|today|tonight|tomorrow|this|\w+day)\b",
    regex.IGNORECASE,
)
#: "drops the deadline", "walks back", "no set deadline": who set it takes it back.
DROPPED: Final = regex.compile(
    r"(?<!\b(?:be|to|not|n't|never|may|might|could|would|will|should|if) )\b(?:(?:drop(?:s|ped)|scrap(?:s|ped)|"
    r"lift(?:s|ed)|withdr(?:aws|ew|awn)|waiv(?:es|ed)|abandon(?:s|ed)|rescind(?:s|ed)|revok(?:es|ed)|shelv(?:es|ed)|"
    r"cancel(?:s|led|ed)|remov(?:es|ed)|(?:walk|roll|row)(?:s|ed) back|(?:call|calls|called) off|"
    r"back(?:s|ed) (?:away|off|down) (?:from )?|retreat(?:s|ed) from) ?(?:(?:the|his|its|their|an?|that|this|own|"
    r"[\w'’-]+) ){0,4}|(?:is|are|faces?|has|have) (?:now )?"
    r"(?:no (?:longer (?:an?|any|bound by (?:an?|the)) )?)"
    r"(?:(?:set|fixed|firm|hard|specific|formal|strict|real|longer|more|such) ){1,2})$",
    regex.IGNORECASE,
)
#: Who only asks for it, denies it or was asked did not drop it.
KEPT: Final = regex.compile(
    r"\b(?:den(?:y|ies|ied)|refus\w+|reject\w+|declin\w+|urg\w+|ask\w*|call\w* (?:on|for)|demand\w*|want\w*|hop\w+|"
    r"not|never|n't|if|whether|unless|report\w*|there (?:is|was) no (?:plan|talk)|may|might|could|should)\b",
    regex.IGNORECASE,
)
#: "the deadline no longer applies".
VOID: Final = regex.compile(
    r"(?: [\w'’-]+){0,5}? (?:no longer (?:applies|stands|exists|holds|binding|in force)|(?:is|was|has been) (?:now )?"
    r"(?:dropped|scrapped|lifted|withdrawn|waived|abandoned|rescinded|revoked|cancelled|called off|shelved|"
    r"walked back|off the table))\b",
    regex.IGNORECASE,
)
ANSWER: Final = regex.compile(
    rf"\b(?:want(?:s|ed)?|expect(?:s|ed)?|demand(?:s|ed|ing)?|need(?:s|ed)?|giv\w+|gave|ha(?:s|d|ve)|must|"
    rf"ha(?:s|ve) to|insist\w*|told|urg(?:e|es|ed)|press\w*|call(?:s|ed) on|"
    rf"set|ordered)\b[^;.]{{0,80}}?\b(?:answer|response|reply|decision|signature|{YIELDS})\b",
    regex.IGNORECASE,
)
#: Up to a day: "until", "by dawn on", "no later than 5 a.m. on".
UNTIL: Final = regex.compile(
    r"\b(?:by|until|till|before|no later than)(?: (?:\d{1,2}(?::\d\d)? ?(?:a\.?m\.?|p\.?m\.?)?|dawn|midnight|noon|"
    r"midday|morning|sunrise|close of play|(?:the )?end of|\w+ time|local time))*(?:,? on)?(?: the)? ?$",
    regex.IGNORECASE,
)
#: What may stand between the day and what is to be done: an aside in brackets.
ASIDE: Final = regex.compile(r"\s*\([^()]{1,60}\)")
#: A length that is left of a deadline is not the deadline.
LEFT: Final = regex.compile(r"[ -]?(?:left|remaining|to go|away|before|after|ahead of|into|earlier|later|ago)\b")
#: "12 July is the deadline".
IS_DEADLINE: Final = regex.compile(
    r" (?:is|was|as|would be|remains) (?:the|an?|his|their|its|her) (?:[\"“'‘]?\w+[\"”'’]? ){0,2}"
)
#: "shortened the 50 days he had given to 12": the new length without its unit.
TO_BARE: Final = regex.compile(r"\bto (?:just |only |about |around )?(?P<n>\d{1,3})(?=[.,;]|$| (?:on|and|or|after)\b)")
#: "if there is no deal in | 50 days", "unless they agree by | Friday".
UNLESS: Final = regex.compile(
    r"\b(?:if|unless)\b[^;.]{0,120}?\b(?:in|within|before|inside|by|until)"
    r"(?: (?:(?:the )?next|the end of|another|about|just|under|only|as little as))* [\"“]?$",
    regex.IGNORECASE,
)
#: "tariffs within | ten days | if there is no deal".
WITHIN: Final = regex.compile(r"\b(?:in|within)(?: (?:(?:the )?next|another|about|just))* [\"“]?$", regex.IGNORECASE)
IN_SO_MANY: Final = regex.compile(
    r"\b(?:in|within)(?: (?:(?:the )?next|another|about|just))* (?P<n>\d{1,3}|[a-z]{3,8}) (?P<unit>day|week)s\b",
    regex.IGNORECASE,
)
SOON: Final = regex.compile(r"(?: from (?:now|today|\w+day))?[\"”]?,? (?:if|unless)\b", regex.IGNORECASE)
#: "the Friday | expiry of Trump's | deadline".
EXPIRY_OF: Final = regex.compile(r" (?:expiry|expiration|end|passing) of [\w.'’ ]{2,50}")
PENALTY: Final = regex.compile(
    r"\b(?:tariffs?|sanctions?|penalt(?:y|ies)|consequences|punish\w*|duties)\b", regex.IGNORECASE
)
OR_FACE: Final = regex.compile(
    r"\bor (?:else |it |they |he )?(?:will |would |could )?(?:face|risk|be hit|"
    r"suffer|see|incur)\b",
    regex.IGNORECASE,
)
UNSURE: Final = regex.compile(
    r"\b(?:may|might|could|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|no|without|any|whether|if|"
    r"call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)|"
    r"suggest(?:s|ed|ing)?|propos(?:e|es|ed|ing)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|abandon\w*|avoid\w*|"
    r"drop(?:s|ped|ping)?|scrap(?:s|ped|ping)?|withdr[ae]w\w*|lift(?:s|ed|ing)?|waiv(?:e|es|ed|ing)|shelv(?:e|es|ed|ing)|"
    r"instead of|not|never|away from|fulfil\w*|agree to any)\b(?: \w+(?:'s)?){0,4} $",
    regex.IGNORECASE,
)
OTHER: Final = regex.compile(
    r"\b(?:ceasefire|truce|moratorium|pause|visit|trip|period|stay|sentence|filing|registration|funding|budget|"
    r"debt|trade|election)\b",
    regex.IGNORECASE,
)
#: Whose day it is stands before these, who sets it does not.
BOUND_VERB: Final = regex.compile(r"(?:ha(?:s|ve|d)|must|fac(?:e|es|ed|ing))\b")
PASSIVE: Final = regex.compile(r"\b(?:was|were|been|being|is|are) (?:\w+ )?$")
FROM_WHOM: Final = regex.compile(
    r"\b(?:deadlines?|ultimatums?|time limit)(?: [\w-]+){0,3}? (?:from|of|by) (?:the |an? )?"
    r"(?:(?:[Pp]resident|US|U\.S\.|American) )*$"
)
#: Who is told a deadline does not set it.
TOLD: Final = regex.compile(r"\b(?:was|were|been|being) (?:told|informed|warned|given to understand|notified)\b")
BY_WHOM: Final = regex.compile(
    r"\bby (?:the |an? )?(?:(?:[Pp]resident|[Pp]rime|[Mm]inister|[Ff]oreign|US|"
    r"U\.S\.|American) )*$"
)
PERSON: Final = regex.compile(r"[a-z_]+")
DAYS: Final = {"day": 1.0, "week": 7.0}
#: "rejected the ultimatum", "the language of ultimatums": who is told will not have it.
REFUSED: Final = regex.compile(
    r"\b(?:(?P<deed>reject(?:s|ed)|dismiss(?:es|ed)|rebuff(?:s|ed)|spurn(?:s|ed)|brush(?:es|ed) (?:off|aside)|"
    r"shrug(?:s|ged) off|def(?:ies|ied)) (?:[\w'’-]+ ){0,5}?(?:ultimatum|deadline)|"
    r"(?:speak|spoken|talk\w*)(?: to)?(?: \w+){0,3} (?:in|with) (?:the language of )?ultimatum|"
    r"language of ultimatums? (?:is|was|would be|will not|does not))s?\b",
    regex.IGNORECASE,
)
#: "will walk away within days unless there is progress"
WALKS: Final = regex.compile(
    r"\b(?:walk away|abandon|give up|move on|step (?:back|aside)|pull out|drop|end|quit)\b[^;.]{0,60}?"
    r"\b(?:in|within) (?:a matter of |a few |the coming |\w+ )?(?:days|weeks)\b[^;.]{0,10}? (?:if|unless)\b",
    regex.IGNORECASE,
)
