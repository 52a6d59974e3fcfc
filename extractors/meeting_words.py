"""Words of meeting and speaking with one another, kept once: the verbs, the nouns, and what stands about them."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

TALK: Final = (
    r"(?:meetings?|talks|discussions?|sessions?|conversations?|negotiations|consultations?|sit-downs?|encounters?|"
    r"t[eê]te-[aà]-t[eê]tes?|one-on-ones?|face-to-faces?|calls?|phone-calls?|chats?|audiences?|dialogue)"
)
_HAVE: Final = (
    r"(?:h[eo]ld(?:s|ing)?|conven(?:es|ed|ing)|had|have|has|having|hosted|began|started|took part in|conducted|"
    r"complet(?:es|ed)|conclud(?:es|ed)|finish(?:es|ed)|resum(?:es|ed|ing)|continu(?:es|ed|ing)|wrapped up|ended|"
    r"made|opened|arranged|enters?|entered|kicked off)"
)
#: Words between a name and the next one: offices, kin, and whose they are.
TITLE: Final = (
    r"(?:(?:the|his|her|their|its|a|an|both|[\p{Lu}][\w'.-]*|\w+ian|\w+ish|foreign|chief|special|presidential|"
    r"peace|head|"
    r"leader|negotiators?|aides?|counterparts?|minister|secretary|and|of|for|envoys?|representatives?|president|team|"
    r"national|council|deputy|general|admiral|"
    r"defen[cs]e|military|intelligence|security|adviser|son-in-law|top|senior|delegation|led by|headed by|"
    r"prime|opposite number|negotiating|party's|emissary|emissaries|state|staff|party|intelligence|army|defen[cs]e|"
    r"economic|economy|investment|wealth|fund|sovereign|policy|director|advisers?|advisors?|visiting|outgoing|then|"
    r"fellow|close|longtime|ally|governor|commander|diplomats?|monsignor|both)[, ]+){0,12}"
)
AUX: Final = (
    r"(?:,[^,.;\"]{3,80},|,)?(?: (?:will|would|is|are|was|were|has|had|have|then|also|later|set|due|expected|"
    r"scheduled|"
    r"planning|plans|planned|to|be|been|on|next|this|last|week|month|again|first|both|earlier|privately|separately|"
    r"personally|directly|briefly|alone|yet|already|late|\w+day|who|and|themselves|recently|today|yesterday|just|"
    r"in turn|meanwhile|jointly|now|once|twice|reportedly|unexpectedly|morning|evening|afternoon|night|"
    r"in [\p{Lu}]\w+(?: \p{Lu}\w+)?|arrived|the same day))*"
)
WHEN: Final = (
    r"(?:,? (?:again|separately|privately|alone|briefly|personally|directly|together|late|behind closed doors|"
    r"in person|one[ -]on[ -]one|face[ -]to[ -]face|in private|in (?:the )?[\p{Lu}]\w+(?: [\p{Lu}]\w+)?|"
    r"on \w+day(?: (?:morning|evening|afternoon|night))?|\w+day|this week|last week|yesterday|earlier|today|late|"
    r"(?:by|on|over|via|through) (?:the |a )?(?:secure )?(?:tele)?(?:phone|"
    r"video(?: ?link| call| conference)?)(?: on \w+day)?|for (?:[\w-]+ ){0,5}(?:hours?|minutes|time|days?|talks)|"
    r"for [\w -]{3,30}|once more|at (?:the )?[\p{Lu}]\w+(?: [\p{Lu}]\w+)?))*+"
)
TRIP: Final = (
    r" (?:(?:is|was|will be|would be) (?:in|at)|travel(?:s|led|ed|ling|ing)?|"
    r"fl(?:y|ies|ew|own|ying)|go(?:es|ing)?|went|head(?:s|ed|ing)?|"
    r"return(?:s|ed|ing)?|arriv(?:e|es|ed)|visit(?:s|ed)?|c[ao]me)\b[^,.;\"]{0,60}? (?:to|and|for|where s?he)"
)
_MET: Final = r"(?:met|meets?|meeting|conferred|confers?|huddled|s[ai]ts? down|sitting down)"
_SPOKE: Final = r"(?:spoke|speaks?|spoken|speaking|talked|talks?|talking|communicated)"
_SEES: Final = (
    r"(?:sees?|saw|receiv(?:e|es|ed|ing)|host(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|phoned|rang|telephoned|"
    r"greet(?:s|ed)?|rings|received a (?:phone |telephone )?call from|"
    r"call(?:s|ed)?(?= (?:[\p{Lu}][\w'.-]* |the |his |her |Prime |Foreign )*$))"
)
#: The guest as the subject: "was received by".
_SEEN: Final = r" (?:received|hosted|welcomed|greeted|briefed|phoned|telephoned|called|met) (?:[\w -]{2,30} )??by"
#: "discussed the plan with": a talk by what was talked about.
_DISCUSSED: Final = (
    r" (?:discuss(?:es|ed|ing)?|exchang(?:ed?|es|ing) views|coordinat(?:ed?|es|ing)|review(?:s|ed)?)"
    r"(?: (?!he\b|she\b|that\b|to\b|by\b)[\w'’-]+,?){0,14}? with"
)
#: Told somebody at a distance or in his presence: only with its tail ("told X by phone").
TELLS: Final = (
    r" (?:told|tells|informed?|informs|assure[ds]|ask(?:s|ed)|urge[ds]|warn(?:s|ed)|thank(?:s|ed)|congratulate[ds]|"
    r"offer(?:s|ed)|brief(?:s|ed)|reassure[ds]|press(?:es|ed)|call(?:s|ed) on|reminded|presented) "
)
_WORD: Final = (
    r"(?!(?:after|before|told|said|that|of|about|to|asked|requested|sought|proposed|offered|wanted|hoped|planned|"
    r"cancel\w+|declined|refused|agreed|rejected|no|called|suggested)\b)[\"“”]?[\w'-]+[\"“”]?,? "
)
_HAD: Final = rf" {_HAVE} (?:[\w-]+ (?:hours?|days?|minutes|rounds?|series|number) of )?(?:{_WORD}){{0,6}}?{TALK}"
#: From one who meets to whom he meets: "met with", "held a long call on Monday with", "spoke by phone to".
MEETS: Final = (
    rf"(?: {_MET}{WHEN}(?: with)?|{_SEEN}|{_DISCUSSED}| {_SPOKE}{WHEN} (?:with|to)| {_SEES}{WHEN}|"
    r" spent [^,.;\"]{3,40}(?:hours?|minutes)(?: in (?:talks|a meeting))?(?: with)?|"
    rf"{_HAD}{WHEN}(?: with| to)?) "
)
#: The same behind a journey: "will fly to the capital for talks with".
TRIP_MEETS: Final = rf"(?:{MEETS}| (?:an? )?(?:[\w-]+ ){{0,2}}{TALK}{WHEN}(?: with)? )"
#: "X's long talks with Y"
OWN_MEETING: Final = regex.compile(
    rf"'s? (?!(?:planned|upcoming|possible|proposed|"
    rf"next)\b)(?:[\w'-]+ ){{0,4}}?{TALK}{WHEN} with {TITLE}"
)
#: Behind "X and Y": "will sit down", "met in Florida", "held a phone call", "spoke in a call".
BOTH_MEET: Final = (
    rf"(?: {_MET}\b|{_HAD}\b| discuss(?:es|ed)?\b|"
    rf" {_SPOKE}(?! at\b)(?:{WHEN[:-2]}++| (?:about|regarding|of|late|this|last|over)\b)|"
    rf" {_SPOKE}(?: \w+){{0,2}}? (?:(?:by|on|over|via) (?:the |a )?(?:tele)?(?:phone|video)|alone|privately|"
    rf"separately|"
    r"one[ -]on[ -]one|face[ -]to[ -]face|tete-a-tete)\b|"
    rf" {_SPOKE} (?:in|during|on) (?:a|an|their) (?:[\w-]+ ){{0,3}}?{TALK}\b)"
)
#: A meeting as a noun that is told of as past: "after talks with Y", "during a meeting with", "his call with Y".
NOUN_WITH: Final = gated(
    rf"\b(?P<lead>(?:[Aa]fter|[Ff]ollowing|[Dd]uring|[Ii]n|[Aa]t) )(?:(?:holding|having|a|an|the|his|her|their|"
    rf"its|separate|[\w-]+) )"
    rf"{{0,5}}?{TALK}{WHEN} with {TITLE}$"
)
NOUN_BETWEEN: Final = regex.compile(rf"\b{TALK}(?: [^,.;\"]{{1,40}}?)? (?:between|of) {TITLE}$")
#: "… said after meeting at the resort": those who are the subject met each other.
AFTER_MEETING: Final = gated(
    rf"\b(?:after|following|during|at the end of) (?:(?:meeting|speaking|talking|holding talks)\b|(?:their|a) "
    rf"(?:[\w-]+ ){{0,3}}?{TALK}\b)(?! (?:with|between|of|to)\b)"
)
CALL: Final = gated(
    r"\b(?:phone|telephone|telephonic|by video|video (?:call|link|conference)|videolink|phoned|telephoned|"
    r"calls?(?! (?:for|on|to|off)\b)|on the line|WhatsApp)\b",
    regex.IGNORECASE,
)
#: What is only wished, possible, off, or told of as repeated.
UNREAL: Final = gated(
    r"\b(?:could|might|may|should|want\w*|wish\w*|hop\w+|ready|willing|propos\w+|offer\w*|urg\w+|suggest\w*|"
    r"possib\w+|unable|fail\w+ to|"
    r"refus\w+|reject\w*|if|whether|unless|unlikely|unclear|agree[sd]? to|insist\w*|demand\w*|invit\w+|no plans|"
    r"idea of|"
    r"rul\w+ out|never|not|n't|without|cancel\w*|postpon\w*|call(?:s|ed|ing)? (?:off|for)|plan(?:s|ned)? no|"
    r"potential|"
    r"den(?:y|ied|ies)|prepar\w+)\b",
    regex.IGNORECASE,
)
AHEAD: Final = regex.compile(
    r"\b(?:ahead of|before|until|prior to|pending|for|planned|upcoming|future) (?:a |"
    r"the )?[^,;.]{0,20}$"
)
COUNTED: Final = regex.compile(r"[^,.;]{0,40}?\b(?:times|repeatedly|regularly|often|occasions)\b")
COMING: Final = gated(
    r"\b(?:will|would|is to|are to|(?<!\w(?:ed|ew|nt) (?:[\w ]{1,30} )?)to (?:meet|see|sit|hold|have|receive|speak|"
    r"talk)|set to|due to|expected|scheduled|plan\w*)\b"
)
GOES: Final = regex.compile(r"\b(?:travel|fly|go|head|return)s? ")
#: "after seeing Y", "before speaking to Y": the subject of the sentence did.
BY_DOING: Final = regex.compile(
    rf"\b(?:after|following|by|while|when|before|having) (?:first |also |earlier |separately |briefly )?"
    rf"(?:meeting|seeing|receiving|hosting|phoning|calling|met|seen|spoken|spoke|(?:speaking|talking|spoken){WHEN} "
    rf"(?:with|to)|(?:holding|having|held) (?:{_WORD}){{0,5}}?{TALK}{WHEN} with)(?: with)? {TITLE}$"
)
#: "his phone call with Y": the subject of the sentence had it.
HIS: Final = regex.compile(
    rf"\b(?:his|her|their) (?!(?:planned|upcoming|possible|proposed|next|future)\b)"
    rf"(?:[\w'-]+ ){{0,4}}?{TALK}{WHEN} with {TITLE}$"
)
#: Behind whom somebody told something: that both were on the line or in a room.
TOLD_IN: Final = gated(
    rf"[^.;:\"“”]{{0,90}}?\b(?:(?:by|over|on) the (?:tele)?phone|by (?:tele)?phone|(?:in|during|at) "
    rf"(?:a|an|their|his|the) "
    rf"(?:[\w-]+ ){{0,4}}?{TALK})\b(?! (?:with|of|between)\b)"
)
#: "called him a dictator": a name, and no call.
NAMED: Final = regex.compile(r"(?:'s| (?:a|an|the)\b|,? [\"“‘'])")
#: In a telling in the past only these take it back.
TAKEN_BACK: Final = gated(
    r"\b(?:den(?:y|ied|ies)|if|whether|unless|never|not|n't|no plans|without|rul\w+ out|false|rumou?rs?|could|might|"
    r"may|should|would like|had hoped|had planned|refus\w+)\b"
)
PAST: Final = regex.compile(
    r"\b(?:met|spoke|held|had|talked|received|hosted|phoned|called|conferred|sat|discussed|told|saw|welcomed|spent|"
    r"briefed|informed|greeted|telephoned|rang|conducted|completed|concluded|finished|wrapped|resumed|urged|asked|"
    r"assured|warned|thanked|offered|reassured|pressed)\b"
)
#: Without one of these a sentence tells of no meeting.
ANY: Final = gated(
    r"\bme(?:t|ets?|eting)|spoke|speak|talk|call|phone|conversation|discussions?|negotiations|consultation|session|"
    r"sit|sat|conferred|huddled|receiv|host|welcom|encounter|spent|saw\b|sees?\b|one-on-one|face-to-face|dialogue|"
    r"chat|audience|t[eê]te|discuss|exchang|coordinat|review|seeing|rang\b|brief|greet",
    regex.IGNORECASE,
)
