"""The words by which somebody demands, wants, offers or refuses a thing, by class; data for ``extractors.stances``."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

_NOUNS: Final = (
    r"demands?|(?:pre-?)?conditions?|requirements?|(?<!in )terms|goals?|aims?|objectives?|tasks?|insistence|"
    r"ultimatums?|"
    r"priorit(?:y|ies)|price|wish ?lists?|red lines?|peace plans?|"
    r"key (?:points?|aspects?|elements?|issues?)|positions?(?=,? (?:which |that )?includ)"
)
#: What somebody has put on the table, whatever becomes of it.
_PLANS: Final = (
    r"(?:proposals?|suggestions?|initiatives?|blueprints?|draft (?:deals?|agreements?)|\d+-point plans?|plans?)"
    r"(?= (?:for|that|to (?!end|stop|halt|bring|settle|resolve)|under which|calling|envisaging|requiring|demanding|"
    r"would(?! (?:also )?(?:not|be|have|lead|take|need|come|fail)\b)|which (?:calls|would|envisages|requires))\b)"
)
#: Class → words left of what is asked for; the first class that matches at a place wins.
LEFT: Final = {
    # taken back, or not said to be so at all
    "void": r"(?:drop|soften|abandon|retract|scal|relax|withdr[ae]w|wavered)\w* (?:on |back )?(?:its|his|their|"
    r"the|her) (?:\w+ ){0,3}?"
    r"(?:demands?|insistence|conditions?|calls?)|den(?:y|ies|ied|ying)(?: that)?|no longer (?:demand|insist|"
    r"requir|seek|call)\w*|"
    r"(?:back(?:ed|ing|s)? (?:away|down|off)|f[ae]ll(?:s|ing|en)? back|budg(?:e|es|ed|ing)|compromis(?:e|es|ed|ing)|"
    r"giv\w+ ground|relent(?:s|ed|ing)?) (?:from|on)"
    r"(?: (?:its|his|their|the|her) (?:\w+ ){0,3}?(?:demands?|insistence))?|"
    r"stopped short of|whether|rumou?rs?|speculat\w+|without (?:demanding|"
    r"insisting|requiring)",
    "topic": r"(?:talks|negotiations|discussions?|consultations|questions?|(?<!includ\w{1,3} (?:the )?)issues?|"
    r"details?|progress|agreement|deal|"
    r"referendum|vote|voted|compromise) (?:on|about|of|for|over|in|to)|discuss\w*|asked (?:about|if)|"
    r"negotiat(?:e|es|ed|ing) (?:on|over|about)?|"
    r"mention\w*|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)?|signs? of|in exchange for|"
    r"in return for|prepar\w+|"
    r"welcom\w+|prais\w+|announc\w+|began|start(?:s|ed)?|complet(?:ed|es|ing|ion)\b|confirm(?:s|ed|ing|ation)|"
    r"condemn\w*|agreed(?! to)",
    "condition": r"(?:possible|happen|begin|start|held|meaningful|acceptable|agree\w*|end|talks?|ready|sign\w*|"
    r"peace|settlement|treaty|truce|"
    r"ceasefire|negotiat\w+)\b[^,;.]{0,60}?\b(?:(?:only )?(?:if|once|as soon as|in (?:the )?case of|"
    r"on (?:the )?condition(?: that| of)?|provided(?: that)?)|"
    r"only (?:when|after|with)|contingent (?:up)?on|conditional (?:up)?on|depends? (?:up)?on|until|unless|without)|"
    r"hing(?:es?|ed|ing) (?:up)?on|"
    r"only (?:be )?(?:\w+ )?(?:if|when|once|after|in case of|on (?:the )?condition)|"
    r"(?:not|(?:can|could|will|would) be no) [^,;.]{2,90} (?:until|unless|before|without)|"
    r"(?:makes?|made) [^,;.]{2,40} (?:conditional|contingent) (?:up)?on|"
    r"pre-?requisites? (?:for|of) \w+",
    "will_not": r"(?:will|would|shall|could)(?: not|n't| never)(?: be)?|(?:is|are|am|was|were)(?: not|n't|"
    r" never) (?:going|prepared|about) to|won't|(?:do|does|did)(?: not|n't) (?:intend|plan|want) to|"
    r"cannot|can(?: not|'t| never)|"
    r"never|(?:has|have)(?: not|n't) (?:any )?(?:intention|plans?) (?:of|to)|no (?:intention|plans?|desire|"
    r"right) (?:of|to)|in no way",
    "accept": r"accept(?:s|ed|ing|ance)?(?: of)?|agree(?:s|d|ing)? (?:to|on)|consent(?:s|ed|ing)? to|conced(?:e|"
    r"es|ed|ing)|acquiesc\w+ (?:to|in)|"
    r"fulfil\w*|comply\w* with|yield(?:s|ed|ing)? to|bow(?:s|ed|ing)? to",
    "refuse": r"refus(?:e|es|ed|ing|al)(?: to| of)?|reject(?:s|ed|ing|ion)?(?: of)?|rul(?:e|es|ed|ing) out|"
    r"dismiss(?:es|ed|ing)?|"
    r"oppos(?:e|es|ed|ing|ition)(?: to)?|(?:is|are|was|were|categorically|firmly|strongly) against|resist(?:s|"
    r"ed|ing)?|object(?:s|ed|ing)? to|"
    r"declin(?:e|es|ed|ing)(?: to)?|unwilling(?:ness)?(?: to)?|(?:resistant|averse|loath|hostile|opposed) to|"
    r"(?:balk|bristl|baulk)(?:e?s|ed|ing)? at|push(?:es|ed|ing) back (?:on|against|at)|"
    r"veto(?:es|ed|ing)?|reluctant to|"
    r"warn(?:s|ed|ing)? against|bar(?:s|red|ring)|block(?:s|ed|ing)|"
    r"(?:exclud|forbid|prohibit)(?:e|es|ed|ing|s)?",
    # what is given up: no stance by itself
    "waive": r"(?:renounc|abandon|forgo|forswear|drop)(?:e|es|ed|ing|s|ped|ping)?|renunciation of|bans? on|an end to|"
    r"(?:halt|stop|limits?|curbs?|caps?) (?:to|on)",
    "noun": rf"(?<!\b(?:to|will|would|may|might|could|can|should|must|that|they|and|we|who|"
    rf"I) )(?:{_NOUNS})\b(?! (?:talks|meeting|table|session))",
    "plan": rf"(?<!\b(?:to|will|would|that|they|and|we|who|I) )(?:{_PLANS})",
    "must": r"must(?: first)?|ha(?:s|ve) to|needs? to|should|ought to|up to|"
    r"(?:important|necessary|essential|vital|crucial|time) (?:for|to|that)",
    "demand": r"demand(?:s|ed|ing)?|insist(?:s|ed|ing)?(?: on| upon| that)?|requir(?:e|es|ed|ing)|stipulat(?:e|"
    r"es|ed|ing)|dictat(?:e|es|ed|ing)|"
    r"maintain(?:s|ed|ing)? that|ordered|compel\w*",
    "call": r"call(?:s|ed|ing)? (?:\w+ ){0,4}?(?:for|on|upon)|urg(?:e|es|ed|ing)|ask(?:s|ed|ing)? (?:for|to|"
    r"that|\w+ to)|"
    r"request(?:s|ed|ing)|want(?:s|ed|ing)?|seek(?:s|ing)?|sought|push(?:es|ed|ing)? (?:\w+ ){0,2}?(?:for|to)|"
    r"press(?:es|ed|ing|ure|uring|ured)? (?:\w+ ){0,2}?(?:for|to)|"
    r"appeal(?:s|ed|ing)? (?:for|to)(?: the \w+(?: \w+)? to)?|"
    r"expect(?:s|ed|ing)?|would like|bent on|advocat(?:e|es|ed|ing)|in favou?r of|hope(?:s|d)? (?:for|that|to)|"
    r"needs?",
    "propose": r"(?<!\b(?:the|an?|of|on|with|its|their|his|any|includ\w+) )proposed|"
    r"propos(?:e|es|ing)|suggest(?:s|ed|ing)?|float(?:s|ed|ing)|put(?:s|ting)? forward(?! by)|outlin(?:e|"
    r"es|ed|ing)",
    "support": r"back(?:s|ed|ing)|support(?:s|ed|ing)|endors(?:e|es|ed|ing)",
    "offer": r"(?:able|in a position) to|offer(?:s|ed|ing)?(?: to)?|(?:ready|willing|prepared|open|readiness|"
    r"willingness) (?:to|for)",
    "no": r"(?:there (?:is|was|can be|will be|could be|should be) )?(?:no|neither)(?= (?:more |further |\w+ )?)",
}
CUE: Final = gated(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{name}>{words})" for name, words in LEFT.items()) + r")(?![\w-])",
    regex.IGNORECASE,
)
#: Between a cue and what it governs none of these may stand.
BREAK: Final = regex.compile(
    r";|(?<!\p{Lu}\.\p{Lu})[.!?][\"”]? |"
    r"\band (?:\w+ly |also |again )?(?:stress|underlin|emphasi[sz]|reiterat|highlight|underscor|reaffirm)\w*|"
    r"\b(?:but|while|whereas|although|though|because|amid|despite|"
    r"following|since|said|says|told|added|"
    r"killed|attacked|launched|signed|met|held|spoke|who|whom|whose|where|yet)\b|(?<!well )\bas\b(?! (?:well|"
    r"part|an?|the)\b)(?! (?-i:\p{Lu})\p{L}+ian(?= (?:territory|land|soil|and|or)\b|[,;.]|$))|"
    r"(?<!only |possible |soon )\b(?:after|before)\b|\bwhich\b(?! (?:also |would )?(?:includ|involv|mean|requir))",
    regex.IGNORECASE,
)
#: What is said of the thing itself, right of it.
RIGHT: Final = gated(
    r"(?P<refused>\b(?:is|are|was|were|be|remains?|remained|being)(?: \w+ly| absolutely| simply|"
    r" still)? (?:out of the question|unacceptable|unconstitutional|unthinkable|inconceivable|illegal|off limits|"
    r"impossible|a non-?starter|off the table|ruled out|rejected|refused|inadmissible|excluded|"
    r"(?:an? )?(?:\w+ )?red line|dismissed|opposed)\b|"
    r"\b(?:is|are|was|were)(?: not|n't|n't even)(?: even)? (?:\w+ )?(?:discussed|on the (?:table|agenda)|up for|"
    r"possible|acceptable|an option|subject to|"
    r"negotiable|under|going to|our|part of)|\b(?:could|can|will|would|must|should)(?: not|n't| never)\b|"
    r"\bcannot\b|\bwon't\b|"
    r"(?<=\bdemands )rejected by\b)|"
    r"(?P<demanded>\b(?:must|ha(?:s|ve) to|needs? to|will have to)\b|\b(?:is|are|was|were|remains?|"
    r"among)(?: also| still| one of| \w+ly)? "
    r"(?:one of |among )?(?:(?:the|its|his|their|our|an?|\w+'s) )?(?:very )?(?:\w+ )?"
    r"(?:important (?:condition|demand)|key|main|central|core|primary|"
    r"basic|principal|mandatory|essential|necessary|"
    r"crucial|vital|(?:pre-?)?conditions?|prerequisites?|priorit(?:y|ies)|goals?|demands?|requirements?|needed|"
    r"required|non-?negotiable|imperative|"
    r"(?:an? )?(?:integral )?part of the (?:negotiations|talks|agenda|deal|settlement))\b|\b(?:is|are|was|"
    r"were) (?:being )?demanded\b)|"
    r"(?P<called_for>\bshould\b(?! not|n't))|"
    r"(?P<proposed>\b(?:is|are|was|were) (?:being )?(?:proposed|suggested|offered)\b)",
    regex.IGNORECASE,
)
#: "rejected | by Kyiv", "a key | demand of Moscow": who stands behind what is said of the thing.
WHOSE: Final = regex.compile(
    r"\W*(?:(?:\w+ly|(?:demand|condition|prerequisite|priorit|goal|requirement|term|position)\w*) )?(?:by|for|of|to)\b"
)
#: "These include …": the demands of the sentence before.
THESE: Final = regex.compile(
    r"^\W*(?:these|they|those|the (?:demands|conditions|terms|goals|requirements)|among (?:them|these|"
    r"those))\b[^,;.]{0,40}?\b"
    r"(?:includ\w+|are|were|cover|range)\b",
    regex.IGNORECASE,
)
NOUN: Final = regex.compile(rf"\b(?:{_NOUNS})\b", regex.IGNORECASE)
#: "to show more willingness to": none is shown yet.
UNSHOWN: Final = regex.compile(
    r"\b(?:to|must|should|not|n't|no|little|without|if) (?:\w+ )?(?:show|demonstrate|prove|display|express|"
    r"signal)(?:ing|n)? (?:\w+ ){0,2}$|\b(?:lack of|signs? of|little|no) (?:\w+ ){0,2}$",
    regex.IGNORECASE,
)
#: "any plan that does not include a withdrawal is unacceptable": what it lacks is wanted.
LACKS: Final = regex.compile(
    r"\b(?:(?:does|did|do|would|will) not|doesn't|didn't|fail(?:s|ed)? to) (?:include|provide|foresee|guarantee|ensure|"
    r"contain|address|mention|require|envisage|entail|involve|secure|demand)\w*(?: for)?(?: [\w-]+){0,4} $|"
    r"\b(?:without|lacking|excluding|short of) (?:[\w-]+ ){0,4}$",
    regex.IGNORECASE,
)
TAKEN_BACK: Final = regex.compile(
    r"\b(?:drop|soften|abandon|retract|scal|relax|withdr[ae]w|wav|eas|waiv|no longer|giv|gave|den[yi])\w* "
    r"[^,;.]{0,40}$",
    regex.IGNORECASE,
)
#: "refuses to drop its demand": it stands.
KEPT: Final = regex.compile(
    r"\b(?:(?:no|little) (?:signs?|indication|hint) (?:of|that \w+ (?:was|is|were|are))|without|"
    r"refus(?:es|ed|ing|al) to|will not|would not|won't|wouldn't|not (?:going|prepared|ready|willing|about) to|"
    r"(?:has|have|had) not|never|no (?:intention|plans) (?:of|to)|(?:does|did|do) not (?:plan|intend) to|unwilling to) "
    r"(?:\w+ )?$"
)
#: "the plan would require …", "would push for": it is on the table, or will be.
PLANNED: Final = regex.compile(
    r"\b(?:plan|proposal|draft|memorandum|document|option|terms|formula|paper)s?(?:,[^,;.]{2,90},)? would (?:also )?$",
    regex.IGNORECASE,
)
#: "may demand": nobody does yet.
MAYBE: Final = regex.compile(r"\b(?:may|might|could|would|can)(?: \w+ly| also| even)? $")
FINITE_ACCEPT: Final = regex.compile(r"accepted|agreed|consented|conceded|bowed|yielded", regex.IGNORECASE)
UNDER_MODAL: Final = regex.compile(
    r"\b(?:to|will|would|could|can|may|might|should|must|has|have|had been|be|been|was|were|if) (?:\w+ )?$"
)
#: "is | ready to talk as soon as": whoever is ready sets the terms.
OWN_TERMS: Final = regex.compile(
    r"(?:ready|prepared|willing) (?:to|for)\b|(?:makes?|made) [^,;.]{2,40} (?:conditional|contingent)\b"
)
