"""What texts call the head of a delegation, and what may stand between the name and the office: patterns alone."""

from __future__ import annotations

from typing import Final

import regex

from extractors.say_words import INSTITUTION, ROLE_NOUN
from extractors.triggers import gated

WHO: Final = (
    r"(?:the |(?i:its |their |his |her )(?:country's |nation's |side's )?|an? |[\p{Lu}][\w.]+(?:'s|')? |"
    r"[\p{Lu}][\w.]+(?:ian|ish|can) |U\.?S\.? |two |both |"
    r"[\w-]+-(?:person|member|man|strong) |main |high-level |expanded |"
    r"own |negotiating |official |government |state |peace |talks |and )"
)
TEAM: Final = (
    rf"(?:{WHO}{{0,4}}(?:delegations?|negotiating teams?|negotiating group|negotiation team|negotiators|team of "
    rf"negotiators|teams?|side|representatives|party(?= (?:at|to|in) )|{WHO}group|"
    rf"{WHO}part of the (?:[\w-]+ ){{0,3}}(?:group|delegation|team))\b"
    r"(?!'s (?:legal|military|sub)| (?:spokes|member|of (?:experts|lawyers|doctors))))"
)
#: "head of the Russian delegation", "Ukrainian delegation leader", "chief negotiator"
NOUN: Final = gated(
    rf"\b(?:(?P<noun>(?i:head|leader|chief))s? of {TEAM}|{WHO}?(?:delegation|negotiating team) (?i:head|leader|"
    rf"chief)s?\b|"
    rf"{WHO}?(?i:chief|lead(?:ing)?|top|head|principal|main|senior-most) (?:[\p{{Lu}}]\w+(?:ian|"
    rf"ish) )?(?:negotiator|delegate)s?\b"
    rf"(?: (?:for|of) (?:the )?[\p{{Lu}}][\w]+)?|"
    rf"(?i:head|leader) of delegation)"
)
_FRONTS: Final = r"front(?:ed|s|ing)|spearhead(?:ed|s|ing)|command(?:ed|s|ing)"
#: What may stand about a passive verb of leading: all that asserts it, nothing that doubts it.
BEING: Final = (
    r"(?:,? (?:is|was|has|had|have|are|were|will|would|to|being|be|been|continue[sd]?|remain(?:s|ed)?|set|due|again|"
    r"also|still|once|more|now|yet|this time|as before|(?!only|possib|probab|reported|allegedly)\w+ly))*+"
)
HEADED: Final = r"(?:led|headed|chaired|fronted|spearheaded|directed)"
#: "who led Moscow's delegation", "will again head the Ukrainian team"
VERB: Final = gated(
    r"(?P<will>\b(?:will|would|could|may|might|should|can|to|not|n't|never|refused to|was to) )?"
    r"(?:(?:again|also|once again|once more|still|personally|is|was|are|were|has been|had been|has|had) )*"
    rf"\b(?P<verb>(?:led|leads|leading|lead|headed|heads|heading|head|chaired|chairs|chairing|{_FRONTS})(?: up)?|"
    r"(?:(?:is|was|be|placed|put|remains|stays) (?:again )?)?(?:in charge|(?:back )?at the (?:head|helm)) of|"
    r"(?:took|takes|taking|taken|assum(?:es|ed|ing)) (?:charge|command|leadership|the (?:lead|reins|helm)) of) "
    rf"(?P<team>{TEAM})"
)
PASSIVE: Final = gated(
    rf"(?P<team>{TEAM}(?: (?:from|of) [\p{{Lu}}]\w+)?|(?:[Tt]he )?[\p{{Lu}}]\p{{Ll}}+s(?= w))"
    r"(?: (?:at|in|for|to|that) (?:the )?(?:[\w'-]+ ){0,6}?[\w'-]+)?"
    r"(?: (?:arrived|arrives|flew|landed|travel+ed|departed|came|returned|left|met|gathered)\b[^.;:\"“”]{0,80}?(?=, ))?"
    rf"(?:,? which| that)?{BEING}(?:,? {HEADED}{BEING} by| represented{BEING} by(?! (?:an?|its|their)\b)|"
    r",? whose (?:chief|leader|head)(?: negotiator)?(?: (?!is|was)\w+){0,3} (?:is|was|remains|will be)"
    r"(?: once)?(?: again)?|"
    r" under(?: the (?:leadership|direction|command|chairmanship) of)?|"
    r" (?:made up|composed|consists|consisting) of [^.;:\"“”]{3,60} (?:led by|headed by|under)) "
)
LED: Final = gated(
    r"\b(?:led|headed|chaired|fronted|spearheaded|directed|represented|whose|under|made|composed|consists|consisting)\b"
)
NO_HEAD: Final = regex.compile(
    r"\b(?:deputy|vice|former|ex|acting|then|previous|one-time|onetime|spokes\w+ for the|member of the|adviser to "
    r"the|aide to the)[ -](?:the )?$",
    regex.IGNORECASE,
)
TEAM_ONLY: Final = regex.compile(r"\b(?:delegat|negotiat)", regex.IGNORECASE)
COMPLEMENT: Final = regex.compile(
    r"\b(?:to|for|of|with|by|under)(?! (?:the )?(?:[\p{Lu}]\w+ (?:and )?){0,4}(?:Defen[cs]e|Affairs|Council|"
    r"Staff|Office|"
    r"Intelligence|Directorate|Security|Ministry|Committee|Administration|Department|Policy) $)(?: (?:the|"
    r"[\p{Lu}][\w'.-]*|president|leader|minister|prime|foreign|head))*? $"
)
LEADERSHIP: Final = regex.compile(r"^(?:head|leader|chief)$|negotiator|delegation", regex.IGNORECASE)
JUNK: Final = regex.compile(r"\b(?:ADVERTISEMENT|READ MORE)\b ?")
CUE: Final = gated(r"\b(?:delegat|negotiat|teams?\b|side\b|group\b|l(?:ed|eads?) (?:for|by)\b|headed by\b|counterpart)")
POINTS_BACK: Final = regex.compile(r"(?:its|their|his) ", regex.IGNORECASE)
OWN_COUNTRY: Final = regex.compile(r"(?:his|her) (?:country|nation)'s ", regex.IGNORECASE)
#: "Moscow stated that X would lead the team": what will be, told as past.
REPORTED: Final = regex.compile(r"\b(?:said|stated|announced|confirmed|reported|told \w+)(?: that)? ")
#: The delegation to some body is another one.
ELSEWHERE: Final = regex.compile(
    r" (?:to|at|in) (?:the )?(?:PACE|OSCE|Parliamentary|Council of|UN\b|United Nations|Trilateral|Olympic|Paralympic|"
    r"World|G7|G20|International|General Assembly)"
)
ROLES: Final = (
    rf"(?:[\p{{Lu}}][\w'.-]*+|of|the|and|for|to|a|an|presidential|foreign|defen[cs]e|prime|deputy|faction|national|"
    r"security|"
    rf"{INSTITUTION}|{ROLE_NOUN})"
)
#: What may stand between "head of the delegation" and the name behind it, between a name and the phrase behind it.
TITLES: Final = regex.compile(rf"(?: (?:is|was|are|were|remains|will be) )?[, ]*(?:{ROLES},? )*+")
_NO_VERB: Final = (
    r"(?!(?:and|but|or|who|which|that|said|says|told|tells|met|meets?|spoke|has|had|have|is|was|are|were|will|would|"
    r"while|left|arrived|added|after|before|when|with|without|replac(?:ed|ing)|succeed(?:ed|ing)|to|for)\b)"
)
#: The same at more length: where the delegation sits, and an office in small letters.
PLACED: Final = regex.compile(
    rf"(?: (?:at|in|to|for|during|on) (?:(?!(?:said|told|met|who|which|that|and)\b)[\w'.-]+ ?){{1,9}})?"
    rf"(?:, (?:{_NO_VERB}[\w'.-]+ |(?:to|for) (?:the )?){{1,10}}?[\w'.-]+)?(?:, | (?:is |was )?|)"
    rf"(?:{_NO_VERB}[\w'.-]+ ){{0,7}}"
)
#: "appointed X (as) the head": the name stands between the verb and the office.
APPOINTS: Final = regex.compile(
    r"\b(?:appoint(?:s|ed|ing)?|nam(?:es|ed|ing)|pick(?:s|ed|ing)|ch(?:ose|oosing|ooses)|designat(?:es|ed|ing)|"
    r"tapp(?:ed|ing)|ma(?:de|kes|king)|reinstat(?:e|es|ed|ing)) (?:[\w'.-]+ ){0,6}?$"
)
AS_HEAD: Final = regex.compile(r",? (?:as |to be |to serve as )?(?:the |its |his |their |a )?")
#: "X replaces Y as head": X heads now.
REPLACES: Final = regex.compile(
    r"\b(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)|took over from|takes over from|in place of|instead of)"
    r"(?: (?!and\b)[\w'.-]+){0,6} $"
)
APPOSED: Final = regex.compile(
    r" \((?:the )?|,(?! (?:and|but|who|which|while|as) )(?:(?!\b(?:said|told|says|was|were|is|are|has|had|will|"
    r"met|who|"
    r"that|which|added)\b)[^.;:\"“”])*?(?:,| and| as well as| also)? ?(?:the |a |an )?(?:\w+ )?"
)
IS: Final = regex.compile(
    r", who (?:has |had )?(?:been )?(?:serv|act)(?:ed|es|ing|s) as (?:the |its )?|"
    r",? (?:(?:stays|stayed|remains|remained|stands|stood|sits|sat|is|was) at|is|"
    r"(?:will |would )?(?:return|step in|take over|serve|act|continue)(?:s|ed)?(?: again| once more)? as|"
    r"took over as|"
    r"was|became|remains|remained|serve[sd] as|act(?:s|ed) as|as|will be|has been|was (?:again |"
    r"re)?(?:appointed|named|made)(?: as)?|has been (?:appointed|named)(?: as)?) (?:the |again |also |again the )?"
)
WHO_LED: Final = regex.compile(
    r"(?:,? (?:who|and who)|, (?:the|an?|his|her|their) [^.;:\"“”,]{3,80} who|, who [^.;:\"“”,]{3,80},|"
    r", [^.;:\"“”]{3,100}, who|, (?!who)[^.;:\"“”,]{3,80},|"
    r" ?[–—(][^.;:\"“”–—]{3,100}[–—)]|,)? ?"
)
#: "X, the Kremlin aide heading the team"
APPOSED_TO: Final = regex.compile(r", (?:the|a|an) [^.;:,\"“”]{3,80} ")
SPEAKS: Final = regex.compile(
    r",? (?:also )?(?:said|added|told|noted|stressed|confirmed|announced|explained|says|stated|replied|reported)\b"
)
#: Between a leadership and a date that does not date it: the date stands in a statement or a clause of its own.
AWAY: Final = regex.compile(r"[,;:–—]|\b(?:said|says|stated|added|told|that|emphasi[sz]ed|stressed|noted|called)\b")
#: "Ukraine's delegation, with X at its head"
WITH_HEAD: Final = gated(rf"(?P<team>{TEAM})(?: (?:to|for|at) the (?:talks|negotiations|meeting))?,? with ")
AT_HEAD: Final = regex.compile(
    r" (?:(?:at|as) (?:its|the|their) (?:head|leader|chief|helm)|in charge|leading it|heading it)\b"
)
TALKS: Final = regex.compile(r"\b(?:talks|negotiations|negotiate)\b")
#: "Leading the Ukrainian side is X"
LEADING: Final = gated(
    rf"\b[LlHh]ead(?:ing|s) (?P<team>{TEAM})(?: (?:at|in) [\w ]{{2,40}}?| once more| once again| again|"
    r" this time)? (?:is|was|will be) "
)
