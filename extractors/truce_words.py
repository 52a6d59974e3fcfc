"""The turns of speech about truces, as data: name, status, side of the truce's words they stand on, and the words.

A left turn ends right before the truce (a determiner and adjectives may stand between), a right one begins right behind
it. The first that fits decides; ``nothing`` says that no statement holds.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex


class Turn(NamedTuple):
    """A turn of speech; ``holder``: who (subject, else speaker), speaker (likewise), party, both, claim."""

    name: str
    status: str
    holder: str
    left: bool
    words: regex.Pattern[str]


_GAP: Final = (
    r"(?:(?![,;.:]|\b(?:and(?! (?:un|full|im|comp))|but|that|which|before|after|until|when|while|if|without|"
    r"despite)\b).){0,70}$"
)
_NEXT: Final = (
    r"^(?: between \S+(?: \S+)? and \S+(?: \S+)?)?(?:(?![,;.:]|\b(?:and|but|that|which|who|before|"
    r"after|said|if|when)\b).){0,60}?\b"
)
_NOT: Final = (
    r"(?:(?:would|will|does|do|can|could|is|are|was|were|am|'m|'re|shall|must)(?: not|n't)|won't|cannot|can't|never|"
    r"no longer|refus(?:e|es|ed|ing) to|declin(?:e|es|ed|ing) to|unwilling to|reluctant to|in no (?:hurry|mood|"
    r"rush) to)"
)
_BALKED: Final = r"did(?: not|n't) (?:agree|accept|commit|sign up|back|support|consent)"
_DOING: Final = (
    r"(?:agree|accept|support|back|discuss|negotiate|consider|sign|entertain|contemplate|observe|honou?r|stop|halt|cease|hold|"
    r"settle|go for|go along|talk about|want|join|declare|allow|commit|interested in|ready|willing|prepared|planning|"
    r"going|looking|in favou?r|for|enter|endorse|implement|see (?:any|a) (?:point|sense|need))"
)
_ASSENT: Final = (
    r"sign(?:s|ed|ing)? (?:up|on) (?:to|for)|g(?:ave|iven|ives?|iving) (?:its|his|their|her) (?:consent|agreement|"
    r"go-ahead|green light|blessing) (?:to|for)|sa(?:id|ys) yes to|bow(?:s|ed|ing) to|(?:goes|went|go) along with|"
    r"green-?li(?:t|ghted)|on board with|acced(?:es|ed|ing) to|express(?:es|ed|ing) (?:\w+ )?(?:readiness|willingness) "
    r"to (?:accept|comply with|observe|agree to|sign)"
)
_KEEP: Final = (
    r"(?:observe|honou?r|respect|abide by|comply with|stick to|adhere to|uphold|maintain|join|keep to|follow)"
)
_MATTER: Final = (
    r"(?:key|main|first|top|essential|vital|crucial|critical|urgent|imperative|important|central|"
    r"primary|chief|immediate)"
)
_NEED: Final = (
    r"(?:needed|necessary|required|a must|essential|vital|crucial|indispensable|imperative|(?:a |the |its |our |"
    r"their )?(?:\w+ )?(?:pre-?conditions?|prerequisites?|requirements?|demands?|conditions?)\b(?! (?:are|were|is)))"
)
_AIM: Final = (
    rf"(?:aim|goal|objective|purpose|priorit(?:y|ies)|wish|desire|{_MATTER} (?:task|issue|focus|step|"
    rf"point|question|interest|aspect|topic))s?"
)
_BE: Final = r"(?:is|are|was|were|remains?|must be|should be|would be|will be|has to be|as)"
_START: Final = (
    r"(?:take effect|come into (?:force|effect)|enter into force|go into (?:force|effect)|begin|start|last|run|hold|"
    r"be (?:declared|introduced|in (?:force|effect|place)))"
)
_STARTED: Final = (
    r"(?:took effect|(?:came|come|went|gone|entered) into (?:force|effect)|took hold|(?:has |have |had |was |is |are |"
    r"were )?(?:already |formally |officially |largely |mostly |still )?(?:begun|started|holding|observed|in "
    r"(?:place|force|effect))|"
    r"began|starts|begins|holds|held|remains? in (?:place|force|effect)|(?:takes|taking) effect|is being observed)"
)


def _left(name: str, status: str, holder: str, words: str, gap: str = _GAP) -> Turn:
    return Turn(name, status, holder, left=True, words=regex.compile(rf"\b(?:{words})\b{gap}", regex.IGNORECASE))


def _right(name: str, status: str, holder: str, words: str, gap: str = _NEXT) -> Turn:
    return Turn(name, status, holder, left=False, words=regex.compile(rf"{gap}(?:{words})\b", regex.IGNORECASE))


TURNS: Final = (
    _left(
        "violated",
        "nothing",
        "who",
        r"(?:violat|breach|undermin|sabotag|abus|derail)(?:e|es|ed|ing|ion|ions|age)? (?:of )?|(?:broke|broken|"
        r"breaking|breaks) (?!off)",
    ),
    _left(
        "for its sake",
        "nothing",
        "who",
        r"(?:with a view|in order|in (?:an effort|a bid)|as part of efforts) to",
        r" $",
    ),
    _left(
        "tries for",
        "called_for",
        "party",
        r"in (?:an?|another|the) (?:[\w-]+ )?(?:attempt|effort|bid|hopes?|push) (?:to|of|at) (?:broker|secur|reach|"
        r"negotiat|obtain|agree|arrang|achiev|win|strik|get|hammer out|clinch|bring about)\w*(?: on)?",
    ),
    _left(
        "should stop",
        "called_for",
        "voice",
        r"(?:should|must|needs? to|has to|have to|ought to|better)(?: \w+ly| now| both| also| first)?(?: (?:agree|"
        r"accept|declare|commit|observe|implement|support|sign|adopt|respect|honou?r|embrace|announce|establish|"
        r"introduce)(?: "
        r"(?:to|on|up to))?"
        r"(?: (?:a|an|the|this))?(?: [\"“]?[\w-]+){0,4})?",
        r" [\"“]?$",
    ),
    _right(
        "hangs on",
        "conditioned",
        "who",
        r"(?:conditional|contingent|dependent|conditioned|hing(?:es|ed)|depends?) (?:up)?on|(?:linked|tied) to",
    ),
    _right(
        "only after",
        "conditioned",
        "speaker",
        r"(?:(?:can|could|will|would|may|might|must|should|is|was|be)\b[^,;.]{0,50}? only\b|only\b[^,;.]{0,40}?"
        r"\b(?:possible|take|come|be|begin|start|happen|work)|(?:possible|realistic|conceivable)\b)[^;.]{0,50}?"
        r"\b(?:after|once|if|when|provided|on condition|until|unless|as part of|in exchange)",
    ),
    _right(
        "not until",
        "conditioned",
        "speaker",
        r"(?:can(?:not|'t)|will not|won't|could not|would not|is not|not)\b[^;.]{0,50}?\b(?:until|unless|without|"
        r"as long as)",
    ),
    _left("no … before", "conditioned", "speaker", r"no", r"(?: \w+){0,2} $"),
    _left(
        "conditions for",
        "conditioned",
        "who",
        r"(?:sets?|list(?:s|ed)?|lays?|laid|impos\w+|attach\w+|outlin\w+|puts?|name[sd]?|mad?e|makes|issued?|stat\w+|"
        r"demand\w*|repeat\w*|pos\w+)\b[^,;.]{0,50}\b(?:conditions?|demands|terms|price) "
        r"(?:for|to|on|of)|as (?:an? |the )?(?:pre-?)?(?:conditions?|requisites?|price) (?:for|of|to)",
    ),
    _left("in return for", "conditioned", "who", r"in (?:exchange|return) for"),
    _left("refused", "rejected", "who", rf"{_NOT}(?: be| even| currently| \w+ly)?(?: to)? {_DOING}|{_BALKED}"),
    _left(
        "no wish for it",
        "rejected",
        "who",
        r"(?:has|have|had|with|sees?|saw|show(?:s|ed)?|shown|expressed) (?:absolutely )?no (?:intention|desire|"
        r"plans?|interest|wish|"
        r"appetite|willingness|readiness|inclination|intent)(?: (?:to|of|in|for))?",
    ),
    _left(
        "ignored",
        "rejected",
        "who",
        r"(?:ignor(?:e|es|ed|ing)|disregard(?:s|ed|ing)?) [^,;.]{0,50}?(?:calls?|demands?|proposals?|appeals?|"
        r"offers?|pleas?|plans?|"
        r"ultimatums?|requests?)",
    ),
    _right(
        "serves the other",
        "rejected",
        "speaker",
        r"(?:would|will|can) (?:[^,;.]{0,60}?(?:breathing (?:space|room|spell)|respite|regroup|re-?arm|replenish|"
        r"rest and)|"
        r"(?:only|merely|just|simply|in fact|actually) (?:help|benefit|allow|give|play|serve|let|enable)|"
        r"(?:(?:only|merely|just|simply|in fact|actually) )?(?:prolong|drag (?:out|on)|draw out|postpone|freeze) "
        r"(?:the |this )?(?:war|conflict|fighting|hostilities)|(?:do|solve|resolve|achieve|change) (?:nothing|little))|"
        r"(?:is|was|would be) (?:only |just |simply )?(?:an? )?(?:dead[- ]end|(?:road|path) to nowhere|pointless|trap)",
        r"^(?:(?![,;.:]|\b(?:that|which|who|before|after|said|if|when)\b).){0,70}? ",
    ),
    _left("refused to stop", "rejected", "who", rf"(?!never){_NOT}(?: \w+ly)?", r" $"),
    _left(
        "brushed off",
        "rejected",
        "who",
        r"(?:(?:is|are|was|were|came out|comes out|speaks?|spoke|stands?) (?:\w+ly )?against|sa(?:id|ys|ying) "
        r"[\"“]?no[\"”]? to|"
        r"no to|shot down|shoots down|poured cold water on|brush(?:es|ed|ing) (?:aside|off)|resist(?:s|ed|ing)?|"
        r"spurn(?:s|ed|ing)?|"
        r"snub(?:s|bed|bing)?|stonewall(?:s|ed|ing)?|defi(?:es|ed)|shrug(?:s|ged) off|scoff(?:s|ed|ing)? at|"
        r"thr(?:ows?|ew) out|rebuff(?:s|ed|ing)?|bat(?:s|ted) away|reject(?:s|ed|ing)? (?:the |any )?(?:idea|"
        r"notion|possibility|prospect) of|"
        r"rul(?:es|ed|ing) out (?:the |any )?(?:idea|possibility|prospect) of|dismiss(?:es|ed|ing)? (?:the |any "
        r")?(?:idea|notion|talk|prospect|possibility) of|"
        r"(?:sees?|saw|seeing) no (?:\w+ )?(?:point|sense|reason|need|basis|grounds|use|prospects?) (?:in|for|to|of))",
    ),
    _left(
        "talk of it",
        "called_for",
        "who",
        r"(?:need|needs|have|has|must|should|time)(?: to)? (?:talk|speak|negotiate|think) (?:about|of|on)",
    ),
    _left("what is needed", "demanded", "speaker", rf"{_NEED}\b[^,;.]{{0,50}}\b(?:is|was|remains|be|:)"),
    _left("aim", "called_for", "speaker", rf"{_AIM}\b[^,;.]{{0,50}}\b(?:is|are|was|were|remains?|be|being|:)"),
    _right(
        "needed",
        "demanded",
        "speaker",
        rf"{_BE} (?:\w+ ){{0,2}}?{_NEED}|(?:must|should|has to|needs to|have to) (?:come|be|happen) (?:first|"
        rf"immediate|the first|in place|a first|unconditional|achieved|established|declared|the priority)",
    ),
    _right(
        "matters",
        "called_for",
        "speaker",
        rf"{_BE} (?:\w+ ){{0,3}}?(?:{_MATTER}|(?:{_AIM})|beginning|basis|starting point|only way|foundation)|"
        rf"(?:should|must) (?:be|mark) the (?:\w+ )?(?:beginning|start|basis)",
    ),
    _right(
        "among the main aspects",
        "demanded",
        "speaker",
        rf"(?:is|are|was|were|remain|remains) (?:among |one of |part of )?(?:the |our |its |their )?(?:\w+ )?{_MATTER}",
        r"^ and [^,;.]{2,90}? ",
    ),
    _left("possible", "conditioned", "both", r"with (?:the |a )?possib\w+ of", r"(?: \w+){0,3} $"),
    _left(
        "first",
        "demanded",
        "speaker",
        r"first(?:ly)?|(?:number|point) one|first (?:and foremost|point|step|thing|priority)|first of all",
        r"(?:[,:.]| ?[–—-])?(?:,? (?:an?|the|and|is|full|complete|total|comprehensive|immediate|unconditional))* ?$",
    ),
    _left(
        "asked",
        "called_for",
        "who",
        r"(?:ask|urg|implor|press|beg|encourag|request|tell|told)(?:s|ed|ing|es|e)? (?:president )?(?:him|her|them|"
        r"both sides|(?:the )?"
        r"(?-i:\p{Lu})[\w.’-]*(?: (?-i:\p{Lu})[\w.’-]*){0,2})(?: and (?-i:\p{Lu})[\w.’-]*)?(?: (?:to(?: (?:agree|"
        r"accept|declare|observe)(?: to)?)?))?",
        r" $",
    ),
    _left("is suspending", "announced", "own", r"(?:is|are|was|were|would be)(?: now| also| temporarily)?", r" (?=$)"),
    _right("first", "demanded", "who", r"first\b(?=[^.;]{0,3}(?:then|and|,|$|\.))", r"^ ?"),
    _left(
        "expects it",
        "demanded",
        "who",
        r"expect(?:s|ed|ing)? (?:[^,;.]{2,50}? )to (?:ensure|agree|accept|guarantee|secure|deliver|commit|observe|"
        r"sign|back|implement)(?: to)?",
    ),
    _left("assented", "accepted", "who", _ASSENT),
    _left(
        "will keep", "promised", "who", rf"(?:will|would|(?:pledg|promis|vow|commit|undert)\w* to) (?:\w+ly )?{_KEEP}"
    ),
    _left("keeps", "accepted", "who", rf"(?:agree[sd]?|ready|prepared|willing|consent\w*) to (?:\w+ly )?{_KEEP}"),
    _left(
        "welcomed",
        "supported",
        "who",
        r"(?:welcom|hail|prais|applaud|laud|embrac|endors)(?:e|es|ed|ing|s)|(?:is|are|was|were|am) (?:all |"
        r"strongly |fully )?for|(?:throws?|threw) (?:its|his|their) weight behind|(?:is|are|remains?) committed "
        r"to|(?:voice[sd]|express(?:es|ed)|reiterat\w+|declar\w+|reaffirm\w+) (?:\w+ )?(?:support|backing) (?:for|to)",
    ),
    _left(
        "ordered",
        "announced",
        "own",
        r"(?:orders|ordered|decre(?:es|ed)|proclaim(?:s|ed)?|introduc(?:es|ed)|impos(?:es|ed)|call(?:s|ed)(?= "
        r"an? (?:[\w-]+ ){0,3}?\w+(?! (?:the|an?|key|only|\w+al|necessary|\w+able)\b))|establish(?:es|ed))",
    ),
    _left(
        "broke off",
        "cancelled",
        "own",
        r"(?:br(?:oke|eaks|oken) off|withdr(?:ew|aws|awn) from|pull(?:ed|s) out of|abandon(?:ed|s)|scrapp?(?:ed|s)|"
        r"call(?:ed|s) off|tore up|torn up|tears up|quit|quits|walk(?:ed|s) away from|renounce[sd]|cancell?ed|annulled|"
        r"terminated|end(?:ed|s))",
    ),
    _right(
        "called off",
        "cancelled",
        "both",
        r"(?:collapsed|broke down|broken off|fell apart|fallen apart|called off|unravell?ed|cancell?ed|crumbled|"
        r"abandoned|scrapped)",
    ),
    _right(
        "over",
        "expired",
        "both",
        r"(?:expired|lapsed|ran out|runs out|run out|c(?:ame|ome) to an end|(?:has |had )?ended|ends|is over|was over|"
        r"expires|ceased to (?:be (?:in (?:effect|force)|valid|binding)|apply|exist|hold|operate))",
    ),
    _right(
        "to begin",
        "announced",
        "claim",
        rf"(?:will|is (?:due|set|expected|scheduled|planned|supposed) to|was (?:due|set|scheduled|planned) to|"
        rf"would|is to|was to|to) {_START}",
    ),
    _right("began", "ongoing", "claim", _STARTED),
)
