"""The turns of speech about truces, as data: name, status, side of the truce's words they stand on, and the words.

A left turn ends right before the truce (a determiner and adjectives may stand between), a right one begins right behind
it. The first that fits decides; ``nothing`` says that no statement holds.
"""

from __future__ import annotations

from typing import Final

from extractors.truce_turns import (
    ACCEPT,
    AIM,
    ASSENT,
    BALKED,
    BE,
    DOING,
    KEEP,
    MATTER,
    NEED,
    NOT,
    START,
    STARTED,
    Turn,
    left,
    right,
)

TURNS: Final[tuple[Turn, ...]] = (
    left(
        "has a term for it",
        "nothing",
        "who",
        rf"(?:days?|weeks?|hours?|months?|until [^,;.]{{2,20}}?|deadline|time|chance|opportunity)"
        rf"(?: from \w+)? to {ACCEPT}",
    ),
    left("time for it", "called_for", "speaker", rf"time (?:for (?:[^,;.]{{2,40}}? to {ACCEPT})?|to {ACCEPT})"),
    left(
        "has not agreed",
        "rejected",
        "own",
        r"(?:has|have|had)(?: so far| still)?(?: not|n't|n’t| never)(?: yet| so far)? "
        r"(?:agreed to|accepted|signed up to|committed to|consented to)",
    ),
    left(
        "presses for it",
        "called_for",
        "who",
        rf"(?:press|push|pressur|nudg|lobb|persuad|convinc)(?:y|ies|ied|e|es|ed|ing)?"
        rf"(?: on)? [^,;.]{{2,60}}? to {ACCEPT}",
    ),
    left(
        "violated",
        "nothing",
        "who",
        r"(?:violat|breach|undermin|sabotag|abus|derail)(?:e|es|ed|ing|ion|ions|age)? (?:of )?|(?:broke|broken|"
        r"breaking|breaks) (?!off)",
    ),
    left(
        "for its sake",
        "nothing",
        "who",
        r"(?:with a view|in order|in (?:an effort|a bid)|as part of efforts) to",
        r" $",
    ),
    left(
        "tries for",
        "called_for",
        "party",
        r"in (?:an?|another|the) (?:[\w-]+ )?(?:attempt|effort|bid|hopes?|push) (?:to|of|at) (?:broker|secur|reach|"
        r"negotiat|obtain|agree|arrang|achiev|win|strik|get|hammer out|clinch|bring about)\w*(?: on)?",
    ),
    left(
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
    right(
        "hangs on",
        "conditioned",
        "who",
        r"(?:conditional|contingent|dependent|conditioned|hing(?:es|ed)|depends?) (?:up)?on|(?:linked|tied) to",
    ),
    right(
        "only after",
        "conditioned",
        "speaker",
        r"(?:(?:can|could|will|would|may|might|must|should|is|was|be)\b[^,;.]{0,50}? only\b|only\b[^,;.]{0,40}?"
        r"\b(?:possible|take|come|be|begin|start|happen|work)|(?:possible|realistic|conceivable)\b)[^;.]{0,50}?"
        r"\b(?:after|once|if|when|provided|on condition|until|unless|as part of|in exchange)",
    ),
    right(
        "not until",
        "conditioned",
        "speaker",
        r"(?:can(?:not|'t)|will not|won't|could not|would not|is not|not)\b[^;.]{0,50}?\b(?:until|unless|without|"
        r"as long as)",
    ),
    left("no … before", "conditioned", "speaker", r"no", r"(?: \w+){0,2} $"),
    left(
        "conditions for",
        "conditioned",
        "who",
        r"(?:sets?|list(?:s|ed)?|lays?|laid|impos\w+|attach\w+|outlin\w+|puts?|name[sd]?|mad?e|makes|issued?|stat\w+|"
        r"demand\w*|repeat\w*|pos\w+)\b[^,;.]{0,50}\b(?:conditions?|demands|terms|price) "
        r"(?:for|to|on|of)|as (?:an? |the )?(?:pre-?)?(?:conditions?|requisites?|price) (?:for|of|to)",
    ),
    left("in return for", "conditioned", "who", r"in (?:exchange|return) for"),
    left("refused", "rejected", "who", rf"{NOT}(?: be| even| currently| \w+ly)?(?: to)? {DOING}|{BALKED}"),
    left(
        "no wish for it",
        "rejected",
        "who",
        r"(?:has|have|had|with|sees?|saw|show(?:s|ed)?|shown|expressed) (?:absolutely )?no (?:intention|desire|"
        r"plans?|interest|wish|"
        r"appetite|willingness|readiness|inclination|intent)(?: (?:to|of|in|for))?",
    ),
    left(
        "ignored",
        "rejected",
        "who",
        r"(?:ignor(?:e|es|ed|ing)|disregard(?:s|ed|ing)?) [^,;.]{0,50}?(?:calls?|demands?|proposals?|appeals?|"
        r"offers?|pleas?|plans?|"
        r"ultimatums?|requests?)",
    ),
    right(
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
    left("refused to stop", "rejected", "who", rf"(?!never){NOT}(?: \w+ly)?", r" $"),
    left(
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
    left(
        "talk of it",
        "called_for",
        "who",
        r"(?:need|needs|have|has|must|should|time)(?: to)? (?:talk|speak|negotiate|think) (?:about|of|on)",
    ),
    left("what is needed", "demanded", "speaker", rf"{NEED}\b[^,;.]{{0,50}}\b(?:is|was|remains|be|:)"),
    left("aim", "called_for", "speaker", rf"{AIM}\b[^,;.]{{0,50}}\b(?:is|are|was|were|remains?|be|being|:)"),
    right(
        "needed",
        "demanded",
        "speaker",
        rf"{BE} (?:\w+ ){{0,2}}?{NEED}|(?:must|should|has to|needs to|have to) (?:come|be|happen) (?:first|"
        rf"immediate|the first|in place|a first|unconditional|achieved|established|declared|the priority)",
    ),
    right(
        "matters",
        "called_for",
        "speaker",
        rf"{BE} (?:\w+ ){{0,3}}?(?:{MATTER}|(?:{AIM})|beginning|basis|starting point|only way|foundation)|"
        rf"(?:should|must) (?:be|mark) the (?:\w+ )?(?:beginning|start|basis)",
    ),
    right(
        "among the main aspects",
        "demanded",
        "speaker",
        rf"(?:is|are|was|were|remain|remains) (?:among |one of |part of )?(?:the |our |its |their )?(?:\w+ )?{MATTER}",
        r"^ and [^,;.]{2,90}? ",
    ),
    left("possible", "conditioned", "both", r"with (?:the |a )?possib\w+ of", r"(?: \w+){0,3} $"),
    left(
        "first",
        "demanded",
        "speaker",
        r"first(?:ly)?|(?:number|point) one|first (?:and foremost|point|step|thing|priority)|first of all",
        r"(?:[,:.]| ?[–—-])?(?:,? (?:an?|the|and|is|full|complete|total|comprehensive|immediate|unconditional))* ?$",
    ),
    left(
        "asked",
        "called_for",
        "who",
        r"(?:ask|urg|implor|press|beg|encourag|request|tell|told)(?:s|ed|ing|es|e)? (?:president )?(?:him|her|them|"
        r"both sides|(?:the )?"
        r"(?-i:\p{Lu})[\w.’-]*(?: (?-i:\p{Lu})[\w.’-]*){0,2})(?: and (?-i:\p{Lu})[\w.’-]*)?(?: (?:to(?: (?:agree|"
        r"accept|declare|observe)(?: to)?)?))?",
        r" $",
    ),
    left("is suspending", "announced", "own", r"(?:is|are|was|were|would be)(?: now| also| temporarily)?", r" (?=$)"),
    right("first", "demanded", "who", r"first\b(?=[^.;]{0,3}(?:then|and|,|$|\.))", r"^ ?"),
    left(
        "expects it",
        "demanded",
        "who",
        r"expect(?:s|ed|ing)? (?:[^,;.]{2,50}? )to (?:ensure|agree|accept|guarantee|secure|deliver|commit|observe|"
        r"sign|back|implement)(?: to)?",
    ),
    left("assented", "accepted", "who", ASSENT),
    left("will keep", "promised", "who", rf"(?:will|would|(?:pledg|promis|vow|commit|undert)\w* to) (?:\w+ly )?{KEEP}"),
    left("keeps", "accepted", "who", rf"(?:agree[sd]?|ready|prepared|willing|consent\w*) to (?:\w+ly )?{KEEP}"),
    left(
        "welcomed",
        "supported",
        "who",
        r"(?:welcom|hail|prais|applaud|laud|embrac|endors|favou?r)(?:e|es|ed|ing|s)|(?:support|back)(?:s|ed|ing)? "
        r"(?:\w+ ){0,2}(?:efforts?|steps|moves|initiatives|attempts)|(?:is|are|was|were|am) (?:all |"
        r"strongly |fully )?for|(?:throws?|threw) (?:its|his|their) weight behind|(?:is|are|remains?) committed "
        r"to|(?:voice[sd]|express(?:es|ed)|reiterat\w+|declar\w+|reaffirm\w+) (?:\w+ )?(?:support|backing) (?:for|to)",
    ),
    left(
        "ordered",
        "announced",
        "own",
        r"(?:orders|ordered|decre(?:es|ed)|proclaim(?:s|ed)?|introduc(?:es|ed)|impos(?:es|ed)|call(?:s|ed)(?= "
        r"an? (?:[\w-]+ ){0,3}?\w+(?! (?:the|an?|key|only|\w+al|necessary|\w+able)\b))|establish(?:es|ed))",
    ),
    left(
        "broke off",
        "cancelled",
        "own",
        r"(?:br(?:oke|eaks|oken) off|withdr(?:ew|aws|awn) from|pull(?:ed|s) out of|abandon(?:ed|s)|scrapp?(?:ed|s)|"
        r"call(?:ed|s) off|tore up|torn up|tears up|quit|quits|walk(?:ed|s) away from|renounce[sd]|cancell?ed|annulled|"
        r"terminated|end(?:ed|s))",
    ),
    right(
        "called off",
        "cancelled",
        "both",
        r"(?:collapsed|broke down|broken off|fell apart|fallen apart|called off|unravell?ed|cancell?ed|crumbled|"
        r"abandoned|scrapped)",
    ),
    right(
        "over",
        "expired",
        "both",
        r"(?:expired|lapsed|ran out|runs out|run out|c(?:ame|ome) to an end|(?:has |had )?ended|ends|is over|was over|"
        r"expires|ceased to (?:be (?:in (?:effect|force)|valid|binding)|apply|exist|hold|operate))",
    ),
    right(
        "to begin",
        "announced",
        "claim",
        rf"(?:will|is (?:due|set|expected|scheduled|planned|supposed) to|was (?:due|set|scheduled|planned) to|"
        rf"would|is to|was to|to) {START}",
    ),
    right("began", "ongoing", "claim", STARTED),
)
