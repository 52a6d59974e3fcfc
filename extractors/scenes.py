"""What a sentence tells of talks: that they ended, go on, are coming, were moved, had consequences, or lie behind.

Cues are phrases about talks in general, from closed classes of verbs; no headline is remembered here.
"""

from __future__ import annotations

from typing import Final

import regex


def _any(*words: str) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{'|'.join(words)})", regex.IGNORECASE)


_SITTING: Final = r"(?:round|talks|meetings?|negotiations|session|dialogue|consultations)"
_KIND: Final = (
    r"(?:a|the|their|its|another|first|second|third|fourth|fifth|latest|new|fresh|direct|peace|formal|trilateral|"
    r"three-way|day|two|three|four|several|(?-i:\p{Lu}\p{Ll}+))"
)
_DAY: Final = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|\d{1,2}\b|"
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\b)"
)
#: Before a verb in the present, so that it is no infinitive and no possibility.
_IS_SO: Final = r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bcould )(?<!\bmight )(?<!\bmay )(?<!\bcan )(?<!\bnot )"
_MOVED: Final = (
    r"postpon\w+|put(?:s|ting)? (?:off|back)|reschedul\w+|delay(?:s|ed)?\b(?! over)|push(?:es|ed|ing) back",
    r"new dates?\b|later than (?:\w+ )?(?:planned|scheduled|expected)",
    rf"instead of (?:on |in )?(?:the )?(?:planned |scheduled )?{_DAY}",
    rf"(?:mov(?:es?|ed|ing)|shift(?:s|ed|ing)?) (?:(?:from|to) (?:\w+ )?{_DAY}|back (?:by|to|from|until)\b)",
    rf"{_SITTING} (?:[^.;]{{0,80}} )?(?:moved\b(?! on| forward))",
    rf"{_SITTING} (?:[^.;]{{0,80}} )?(?:pushed|put|deferred|brought forward) (?:back )?(?:to|until|till) "
    rf"(?:\w+ )?{_DAY}",
    r"(?:mov(?:es?|ed|ing)|push(?:es|ed|ing)|put(?:s|ting)?|set(?:s|ting)?) "
    rf"(?:[\w-]+ ){{1,4}}?{_SITTING}[^.;]{{0,40}}? (?:back\b|to (?:\w+ )?{_DAY})",
)
#: Moved to other days, whether or not the words also name a plan.
MOVES: Final = _any(*_MOVED)
#: Moved or called off; looked for first, because such sentences also name the plan.
POSTPONED: Final = _any(
    *_MOVED,
    r"call(?:s|ed|ing)? off|cancel\w*|scrap(?:s|ped)\b",
    r"unlikely (?:on|this|to (?:take|be|start|go|happen))",
    rf"{_SITTING} (?:[^.;]{{0,80}} )?(?:will not (?:take place|happen|go ahead)|did not take place as)",
    r"(?:trilateral|three-way|round)\b[^.;]{0,60}? on (?:hold|pause|ice)\b",
)
#: Worked out, carried out or commented after the fact; stronger than any verb of meeting beside it.
CONSEQUENCE: Final = _any(
    r"implement\w*|under the (?:\w+ ){0,2}(?:agreements?|deal|accords?)",
    r"comment(?:s|ed|ing) on\b|in the framework of",
    r"(?:inform|brief|updat)(?:s|ed|ing)?\b(?:(?! (?:that|noted|said) )[^.;]){0,120}? "
    rf"{_SITTING}\b",
    r"agreements? (?:that were |were )?(?:reached|made) (?:at|in|during|on)",
    r"expects? (?:to reach|from|an?\b)|outlin(?:e|es|ed|ing)\b|priorit\w+|position\b|pause\b|on (?:hold|ice)\b",
)
#: One day of several, or a break in it: the session goes on.
FIRST_DAY: Final = _any(
    r"(?:first|opening) day\b",
    r"day one\b",
    r"(?:paus|adjourn|suspend|interrupt)(?:ed|es|e|s|ing)? (?:until|till|for the (?:day|night)|overnight)\b",
    r"(?:break|recess|pause)(?: in (?:the )?\w+)? (?:until|till)\b",
    r"(?:take|took|taken|announc|declar|call)\w* an? (?:[\w-]+ )?(?:pause|break|recess)\b",
)
#: That a day is not known makes no plan of a session.
NO_DATE: Final = _any(
    r"(?:no|not|nothing|yet to|unclear|undecided|difficult to say|too early)\b[^.;]{0,40}?"
    r"\b(?:dates?|when|timing|agreed|decided|scheduled|fixed)\b",
    r"(?:depends?|hinge[sd]?|conditional) (?:up)?on\b",
)
#: Over, with or without a result.
OVER: Final = _any(
    rf"{_SITTING}[^.;]{{0,60}}? (?:ended|(?<!dead |near |dead-)(?<!near an |at an )ends?|over(?= ?(?:$|[,:;.–—-]))|"
    r"(?:is|are|was|were|now) over|concluded?|wrapped up|finished|broke up|closed|closes|collapsed?|"
    r"came to (?:its|an|a)|wound up|were done|lasts|lasted)\b"
    r"(?! the war)",
    rf"(?:end|conclud|wrap|finish|clos|wound|wind)\w* (?:up )?(?:{_KIND} (?:[\w-]+ ){{0,4}})?{_SITTING}\b",
    r"(?:ended|concluded) (?:with|without|in|on|after|late|today|yesterday)",
    r"(?:delegations?|negotiators|teams) (?:\w+ ){0,3}(?:were done|finished|parted|flew home|left|went home|"
    r"(?:return(?:ed)?|head(?:ed)?) (?:home|to (?:the |their )?capitals?))\b",
    rf"{_SITTING}[^.;]{{0,60}}? {_IS_SO}(?:brings?|brought|delivers?|delivered)\b",
    r"expectations\b[^.;]{0,50}? not (?:been |yet )?(?:met|fulfilled|justified)|f(?:e|a)ll(?:s|en)? short of",
    r"no breakthrough|fail(?:s|ed)? to (?:make|reach|agree|produce|yield|bring|achieve|secure|deliver|clinch|find)|"
    r"(?:made?|makes|brought|saw|with) (?:no|little|scant) (?:\w+ ){0,2}progress|no (?:deal|agreement|result)\b",
    r"agree[sd]? (?:on \w+ )?(?:to|on) (?:[\w,.-]+ ){0,5}?(?:swap|exchange|trade|return)\b"
    r"[^.;]{0,80}? (?:at|in|during|on the \w+ day of) "
    rf"(?:[\w-]+ ){{0,3}}{_SITTING}",
    r"without (?:a |any )?(?:breakthrough|progress|result|deal|agreement)|yield(?:s|ed)?\b|produc(?:e|es|ed)\b",
    rf"took place|(?:was|were|has been|have been) held|held (?:a |an |the |their )?(?:\w+ ){{0,4}}{_SITTING}",
    r"\bmet (?:on|in|for|at|with|again|face)|«both» (?:\w+ ){0,2}met\b",
    r"(?:reach(?:ed)?|agreed?|clinch(?:ed)?|struck|spur(?:s|red)?) (?:an? |on |to |the )?(?:\w+ ){0,2}"
    r"(?:agreement|deal|understanding|swaps?|exchanges?|corridors?|(?:cease-?fires?|truces?)(?! talks| negot))\b",
)
#: What came of a session, told while it is news.
OUTCOME: Final = _any(
    r"(?:propos\w+|present(?:s|ed)?|hand(?:s|ed) over|submit(?:s|ted)?|pledg\w+|promis\w+|accept(?:s|ed)?|"
    r"(?:say|said|says) (?:it|they|he) (?:will|would)|agree[sd]?|"
    r"to ['\"“]?(?:\w+ly )?(?:reduce|scale|halt|cut|suspend|ease))\b"
    rf"[^.;]{{0,90}}? (?:at|during|after) (?:[\w-]+ ){{0,3}}?{_SITTING}\b",
    rf"(?:results of (?:(?:the|their|these) )?|result of (?:the|their|these) )(?:[\w«»-]+ ){{0,2}}?{_SITTING}",
    rf"^(?:key |main |the )*(?:outcomes?|takeaways|conclusions) (?:of|from) (?:[\w«»-]+ ){{0,4}}?{_SITTING}",
    r"agree[sd]? (?:on \w+ )?(?:to|on) (?:[\w,.-]+ ){0,4}?(?:swap|exchange|trade|return|free|release)\b",
    rf"(?:^|, |\bonly )(?:in|at|during) (?:[\w-]+ ){{0,4}}?{_SITTING}\b[^.;]{{0,60}}? "
    r"(?:propos|present|hand|submit|pledg|promis|accept|agre|reject|refus)\w*\b",
    rf"results? (?:of|from) (?:\w+['’]s) (?:\w+ ){{0,2}}?{_SITTING}",
)
#: A guide, a chronicle or a portrait, in which sessions are the past.
EXPLAINER: Final = _any(
    r"timeline\b|explainer\b|explained\b|at a glance|a guide to|history of|profile\b|portrait of|a look back",
    r"(?:men|women|man|woman|people|places|cities|rooms) (?:who|where|that) (?:«\w+» )?(?:have |has )?"
    r"(?:negotiat|talk|met)",
)
#: A sentence that opens with the session tells of it.
AT_TABLE: Final = regex.compile(
    rf"^(?:during|at) (?:(?:a|the|their) )?(?:[\w-]+ ){{0,4}}?{_SITTING}\b|"
    rf"\bduring (?:the|their) (?:\w+ ){{0,3}}{_SITTING}\b[^.;]{{0,60}} (?:discussed|agreed|raised)\b",
    regex.IGNORECASE,
)
#: Begun and not over.
RUNNING: Final = _any(
    r"(?:has|have) (?:begun|started|opened|resumed)|began\b|started (?:in|on|at|a (?:\w+ )?(?:meeting|round))|"
    r"kick(?:s|ed)? off|(?<!to )(?<!will )(?<!would )sits? down|"
    r"resumed|convened|got under ?way|under ?way|sat down|gathered (?:in|at|for)|starts? (?:\w+ )?(?:meeting|talks)",
    r"(?:are|is) (?:meeting|holding|being held|taking place|in session|sitting)|second day|first day|day two",
    rf"(?<!to )(?<!will )(?:hold(?:s|ing)?|hosts|hosting|launch(?:es|ed)?|conven(?:es|ing)) "
    rf"(?:[\w«»-]+ ){{0,5}}{_SITTING}",
    r"(?<!to )(?<!will )meet (?:in|at|for|on|face)\b",
    rf"opens? (?!to\b)|resume {_SITTING}|(?<!to )(?<!will )continu(?:e|es|ed|ing) {_SITTING}",
    rf"in {_SITTING} (?:with|in)\b[^.]*\binsist",
    r"(?:already )?started today|overnight",
    rf"(?<!to )(?<!will )(?:begin|start|resume|convene)s? (?:{_KIND} (?:[\w-]+ ){{0,4}})?{_SITTING}\b",
    rf"{_SITTING} (?:[^.;]{{0,60}}? )?{_IS_SO}(?:begins?|starts?|opens?|resumes?|kicks? off|g[eo]ts? under ?way|"
    r"convenes?|reconvenes?)\b",
)
#: Going on beyond doubt, unlike a headline's "meet" and "hold talks".
UNDER_WAY: Final = _any(
    r"(?:(?<!to )(?:begin|start|open|resume|continu|convene|gather|enter)\w*|under ?way|kicks? off)",
    r"(?:first|second) day\b",
    r"day (?:one|two)\b|(?:are|is) (?:meeting|holding|being held|in session)",
)
#: Still to come.
COMING: Final = _any(
    r"(?:will|would) (?:be held|take place|meet|hold|begin|start|resume|travel|host|sit|convene|go|gather|continue)\b",
    r"on (?:its|their) way|as (?:the )?venue|confirms? (?:[\w-]+ ){0,4}(?:session|round|talks|meeting)|to move to\b",
    r"to (?:be held|take place|meet(?! (?:[\w'«»-]+ ){0,3}(?:demands?|conditions?|needs?|targets?|deadlines?|"
    r"requirements?|expectations|terms)\b)|hold|begin|start|resume|host|convene|attend|send|open|talk|sit|participate)\b",
    r"to take part\b|(?<!not )to (?:\w+ly )?(?:lead(?! to)|head|represent|join|fly|return)\b",
    r"(?:will|won['’]t|would)(?: not)? (?:attend|lead(?! to)|head|join|fly|send|be at|skip|participate)\b",
    r"(?:scheduled|slated|due|set|planned) (?:for|to|on|in)\b|likely (?:on|to)\b",
    r"(?:may|might|could) (?:be held|take place|meet|happen|resume)\b",
    r"agree[sd]? (?:to|on) (?:hold |new |direct |peace |negotiat|talk|meet)|next round|loom\w*|upcoming|ahead of",
    r"propos(?:es?|ed|ing) (?:(?!in |at |during )[\w-]+ ){0,6}?(?:talks|meeting|round|to meet)|plans? to",
    r"(?:coordinat|discuss|work(?:ing)? out|negotiat|finali[sz])\w* (?:the |a |new )?(?:dates?|timing|timelines?) ",
    rf"offer(?:s|ed) (?:to «\w+» )?«\w+» (?:[\w-]+ ){{0,3}}?{_SITTING}",
    rf"expected (?:(?:to be|on|for|late|early|as early as) )*(?:{_DAY}|(?:this|next) (?:week|month)|in\b|soon\b|today)",
    r"expect(?:s|ed|ing)? (?:(?:the|a|another) )?(?:new|next|second|third|fourth|fifth|fresh|further|trilateral)\b",
    r"in (?:a|the) (?:few|couple of|coming|next) (?:days|weeks)\b",
    r"(?:offer|invitation|proposal) (?:of|for)",
    r"arriv(?:e|es|ed|ing)\b|(?:heads?|en route|departs?|travels?|travelling|flies|fly|flying|flew) (?:to|for)\b",
)
#: Offered by one side.
READY: Final = _any(r"(?<!not )(?<!n't )ready (?:for|to)\b|willing(?:ness)? to|hopes?\b")
#: What one side says of talks it is in.
COMMENT: Final = _any(
    r"progress|moving forward|tough|confrontational|difficult|demands?\b|conditions?\b|proposals?|insist\w*",
    r"must\b|will not\b",
    r"summit|result|compromise|on talks|on negotiations|said|says|discuss\w*",
)
#: Captives and the dead handed over.
EXCHANGE: Final = _any(
    r"(?:prisoners?|captives?|PoWs?|soldiers|servicemen|sailors|defenders|bodies|mayor)\b(?:[^.]{0,60}?)"
    r"\b(?:swap\w*|exchang\w+|repatriat\w+|return(?:ed)? home|handed over|traded|brought home)",
    r"(?:hand(?:s|ed|ing)? over|receiv(?:e|es|ed)|returns?) (?:[\w,.]+ ){0,4}?"
    r"(?:prisoners?|captives?|PoWs?|bodies|remains)",
    r"(?:swap\w*|exchang\w+|repatriat\w+|trade[sd]?|handover)\b(?:[^.]{0,40}?)\b(?:prisoners?|captives?|PoWs?|bodies|"
    r"soldiers|servicemen|remains|war dead|«ru»|«ua»)|war dead",
    r"(?:return|free|release|rescue|back|home|bring|brought)\w* (?:[\w«»]+ ){0,3}?from (?:[\w«»]+ ){0,2}?captivity",
    r"\d+-for-\d",
    r"(?:brings?|brought|bringing|get(?:s|ting)?|got|welcom(?:es?|ed)) (?:home|back) (?:[\w,.]+ ){0,4}?"
    r"(?:prisoners?|captives?|PoWs?|bodies|soldiers|defenders|servicemen)\b",
    r"(?:free|frees|freed|sent home|return(?:s|ed)) (?:[\w,.]+ ){0,4}?(?:prisoners?|captives?|PoWs?|bodies|soldiers)",
)
#: Ways out for civilians agreed, opened or broken: what follows from talks, tied to no round.
CORRIDOR: Final = _any(
    r"(?:agree[sd]?|approv\w+|open(?:s|ed)?|announc\w+|halt\w*|suspend\w*|accept\w*|confirm\w*|set up)\b[^.]{0,70}? "
    r"(?:humanitarian |evacuation |safe |green )+(?:corridors?|routes?|passages?)\b",
    r"(?:humanitarian |evacuation |safe |green )+(?:corridors?|routes?|passages?)\b[^.]{0,50}? "
    r"(?:agreed|approved|opened|announced|suspended|halted|confirmed|operate|function|planned)\b",
    r"(?:ceasefire|cease-fire|truce|deal) (?:deal )?to (?:evacuate|let|allow)\b|evacuations? (?:deal|agreement)",
)
#: Whose exchange is the war's, whoever else is not named.
OF_WAR: Final = _any(
    r"bodies\b|remains\b|war dead|PoWs?\b|prisoners? of war|captives?\b|servicemen|soldiers|captivity|\d+-for-\d"
)
#: What the talks are about when nobody names them: followed up only while they are in season.
SUBJECT: Final = _any(
    r"neutral(?: status|ity)?\b|peace (?:agreement|deal|treaty|accord)|guarantor|treaty on|new treaty",
    r"(?:leaders|presidents)['’]? (?:meeting|summit|talks)\b|memorand(?:um|a)\b",
)
#: What would be if, or what nobody is ready for: no session stands behind it.
UNREAL: Final = _any(
    r"nothing to (?:talk|negotiate|discuss)|not (?:yet )?(?:ready|willing|prepared) (?:for|to)\b|no point in\b",
    r"(?:will|can|could|would) (?:withdraw from|put an end to|break off)\b",
)
#: A speech, in which talks are one passage.
SPEECH: Final = _any(
    r"address (?:by|to|of|at|the)\b|addressed (?:the )?(?:nation|citizens|people|participants)|video message"
)
_ASIDE: Final = regex.compile(
    r",? (?:as(?! (?:the |a |possible )?(?:venue|host|mediator)\b)(?! (?:a result|part|well|soon|the result))|"
    r"while|amid|despite|after|before|since|following|during|with|"
    r"if|although|though|ahead of|in event of|on (?:the )?eve of) (?!to\b)",
    regex.IGNORECASE,
)
_MEANWHILE: Final = regex.compile(r",? (?:as|while) ", regex.IGNORECASE)
_STATE: Final = _any(r"progress|breakthrough|stall\w*|deadlock\w*|stalemate|falter\w*|drag(?:s|ged)? on")
_EARLIER: Final = _any(
    r"earlier (?:this|round|talks)|previous(?:ly)?|last (?:month|year|week|summer|spring)",
    r"(?:months?|weeks?|years?) ago",
    r"had (?:been |already )?\w+ed\b|since (?:the )?(?:\w+ ){0,2}(?:talks|round|meeting)|in (?:19|20)\d\d\b",
)
_URGES: Final = _any(
    r"urg(?:e|es|ed|ing)|call(?:s|ed)? (?:on|for)|encourag\w+|appeal\w*|press(?:es|ed)?",
    r"offer(?:s|ed)? (?:to |help|its)",
    r"ready to|stress\w*|push(?:es|ed)?|wants?|advis\w+|pray\w*|support(?:s|ed)?|welcom\w+|help\w*|hope[sd]?\b",
)
_QUOTED: Final = regex.compile(r"(?<!\w)['\"“”]|['\"“”](?!\w)")
#: Fighting: what happens before or while others talk is another story.
FIGHTING: Final = _any(
    r"hits?\b|strikes?\b|struck|attack\w*|kill\w*|drones?|missiles?|shell\w*|bomb\w*|pounds?\b|pounded|pummel\w*",
    r"encircl\w+|offensive|assault\w*|siege|besieg\w+|air ?raids?|destroy\w*|captur(?:e|es|ed)\b(?! soldiers)",
)
_BESIDE: Final = 40  # characters around the talks in which words say that they are long over
_ORDER: Final = (
    ("postponed", POSTPONED),
    ("report", AT_TABLE),
    ("ongoing", FIRST_DAY),
    ("followup", CONSEQUENCE),
    ("report", OVER),
    ("ongoing", RUNNING),
    ("followup", NO_DATE),
    ("announced", COMING),
    ("offered", READY),
    ("followup", COMMENT),
)


def scene(text: str, start: int, end: int) -> str:
    """Name what a tagged sentence tells of the talks at ``start``–``end``.

    One of postponed, announced, offered, ongoing, report, followup, ahead (something happens before the talks), aside
    (the talks stand in a subordinate clause), earlier (they are remembered), mention (nothing is said of them).
    """
    aside = _aside(text, start)
    if aside and not POSTPONED.search(text, aside):
        if OVER.search(text, 0, aside):
            return "report"  # "no breakthrough as talks close"
        coming = regex.search(r"ahead of|loom|before|eve of", text[aside : end + 12], regex.IGNORECASE)
        return "ahead" if coming else "aside"
    if _EARLIER.search(text, max(0, start - _BESIDE), min(len(text), end + _BESIDE)):
        return "earlier"
    cut = _ASIDE.search(text, end)
    main = _QUOTED.sub("", text[: cut.start() if cut else len(text)])
    return next((name for name, pattern in _ORDER if pattern.search(main)), "mention")


def under_way_aside(text: str, start: int) -> bool:
    """Tell whether the subordinate clause that holds the talks says that they go on ("as talks open in …")."""
    aside = _aside(text, start)
    return bool(_MEANWHILE.match(text, aside) and RUNNING.search(text, aside))


def over_aside(text: str, start: int) -> bool:
    """Tell whether the subordinate clause that holds the talks says that they end ("as talks in … conclude")."""
    aside = _aside(text, start)
    return bool(_MEANWHILE.match(text, aside) and OVER.search(text, aside))


def fights(text: str, start: int) -> bool:
    """Tell whether fighting is the news and the talks stand beside it, with nothing said of how they go."""
    aside = _aside(text, start)
    return bool(FIGHTING.search(text, 0, aside or start)) and not (
        OVER.search(text, aside) or _STATE.search(text, aside)
    )


def urges(text: str, until: int) -> bool:
    """Tell whether the words before the talks only urge, offer or pray for them."""
    return bool(_URGES.search(text, 0, until))


def _aside(text: str, start: int) -> int:
    """Return where the subordinate clause that holds the talks begins, 0 where they stand in the main clause."""
    last = None
    for match in _ASIDE.finditer(text, 1, start):
        last = match
    return last.start() if last else 0
