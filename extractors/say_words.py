"""The words of reporting: verbs that carry somebody's words, what may stand beside them, where words are said."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

#: Verbs of saying proper: what follows is somebody's statement.
_SAYING: Final = (
    "said|says|told|tells|added|adds|announced|announces|wrote|writes|stated|states|declared|declares|noted|notes|"
    "stressed|"
    "stresses|emphasi[sz]ed|emphasi[sz]es|underlined|underlines|underscored|underscores|highlighted|explained|"
    "explains|reported|reports|confirmed|confirms|"
    "claimed|claims|insisted|insists|warned|warns|argued|argues|admitted|admits|acknowledged|acknowledges|conceded|"
    "replied|"
    "replies|answered|responded|reminded|recalled|recalls|posted|tweeted|commented|remarked|reiterated|"
    "asserted|asserts|alleged|alleges|suggested|suggests|indicated|revealed|disclosed|clarified|specified|pointed "
    "out|points out|"
    "summed up|sums up|reaffirmed|reaffirms|affirmed|affirms|reckons|reckoned|confided|"
    "(?:estimated|estimates|assessed|assesses|calculated|detailed|outlined|relayed|conveyed|judged|spelled out|"
    "spelt out|made (?:it )?clear|"
    "put forward)(?= that\\b)|(?:continued|concluded|observed|maintained|went on|repeated)"
    "(?= that\\b|[.,:;]|\\s*$| to say)|"
    "quipped|joked|believes|believed|thinks|assured|assures|informed|"
    "predicted|cautioned|complained|lamented|vowed|promised|pledged|denied|denies|hinted|is convinced|is confident|"
    "is sure|"
    "expressed (?:hope|confidence|hopes)|asked|asks|quoted as saying|cited as saying|put it|shot back|retorted|mused|"
    "read|reads|stipulates|"
    "opined|testified|thundered|exclaimed|boasted|elaborated|echoed|recounted|proclaimed|urged|shouted|cried|"
    "screamed|yelled|whispered|sighed|sobbed|countered|signall?ed|"
    "tell"
)
#: Verbs that carry a few of somebody's words between marks, and say little as verbs of saying.
_NAMING: Final = (
    "called|calls|described|describes|described it|dubbed|branded|labell?ed|hailed|praised|welcomed|accused|accuses|"
    "criticised|criticized|condemned|blasted|"
    "slammed|denounced|dismissed|dismisses|rejected|threatened|threatens|demanded|demands|referred|refers|spoke of|"
    "speaks of|thanked|blamed|"
    "characteri[sz]ed|characteri[sz]es|deemed|touted|expressed|voiced|cited|appealed|hoped|hopes|wants|wanted|"
    "proposed|proposes|offered|"
    "agreed|refused|spoke|talked|took to|made clear|making clear|citing|objected|objects|floated|ruled out|rules out|"
    "informed"
)
#: Of these, the ones that are statements by themselves: who rejects a truce has said so.
PERFORMS: Final = regex.compile(
    r"(?:rejected|dismissed|dismisses|offered|proposed|proposes|demanded|threatened|threatens|accused|"
    r"accuses|refused|appealed|condemned|critici[sz]ed|denounced|blamed|objected|objects|floated|ruled out|rules out|"
    r"called (?:for|on)|calls (?:for|on))\b"
)
#: Behind a verb of saying: "said this", "spoke about this at a briefing"; what was said stands in the sentence before.
SAYS_THIS: Final = regex.compile(
    r" (?:about |of |on )?(?:this|it|so)(?=[.,]| (?:at|in|on|during|to|via|while|after|following|when|by|from)\b)"
)
THIS_WAS_SAID: Final = regex.compile(r"(?:This|It|That|The news|The information) (?:was|has been|is) ")
_ING: Final = (
    "saying|adding|telling|writing|noting|stressing|warning|claiming|insisting|arguing|stating|calling|describing|"
    "declaring|"
    "suggesting|explaining|announcing|emphasi[sz]ing|accusing|quoting|vowing|promising|asserting|alleging|urging|"
    "thanking|proposing|offering|demanding|confirming|estimating|acknowledging|admitting|denying|predicting|"
    "revealing|conceding|reiterating|cautioning"
)
SAYING: Final = gated(rf"\b(?:{_SAYING}|saying|adding|noting|stressing|warning|claiming|insisting|arguing|stating)\b")
CUE: Final = gated(rf"\b(?:(?P<say>{_SAYING})|(?P<ing>{_ING})|(?P<name>{_NAMING}))\b")
ACCORDING: Final = gated(
    r"\b(?:[Aa]ccording to|[Ii]n the words of|[Aa]s quoted by|[Cc]iting|[Qq]uoting|[Aa]ttributed to|"
    r"(?:[Tt]his|[Tt]hat|which|[Ii]t|as) was (?:announced|stated|reported|said|confirmed|"
    r"emphasi[sz]ed|noted|revealed|written|declared) "
    r"(?:\w+ ){0,4}?by|"
    r"[Ii]n a (?:statement|post|message|comment) by|(?:quoted|cited|quotes|cites)(?= [^,.;:\"“”]{3,80} as \w+ing\b))\b"
    r"(?: the words of| a statement by)? "
)
SO_SAYS: Final = gated(
    r"\b[Ii]n (?P<who>his|her|their|[\p{Lu}][\w']+ [\p{Lu}][\w']+'s|[\p{Lu}][\w']+'s) (?:opinion|words|view)\b"
)

#: Adverbs, times and settings that may stand between a speaker and the verb.
_BETWEEN: Final = (
    r"also|later|then|earlier|however|again|previously|separately|repeatedly|publicly|further|"
    r"additionally|meanwhile|once|has|have|had|since|"
    r"himself|herself|too|reportedly|recently|now|still|therefore|always|just|immediately|already|have also|had also|"
    r"has also|both|in turn|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:early |late )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day(?: (?:morning|evening|night|afternoon))?|"
    r"today|yesterday|overnight|tonight|this week|last week|last month|in [\p{Lu}]\w+|in (?:response|comments|"
    r"remarks|turn|an interview|a statement|a (?:video )?(?:address|message)|a post)(?: (?:to|with|on|for) (?:the "
    r")?[\p{Lu}][\w ]{1,30})?|"
    r"at (?:a|the) (?:briefing|news conference|press conference|meeting)|for (?:his|her|its|their) part|when asked|"
    r"(?!(?:family|assembly|supply|reply|monopoly|bully)\b)\p{Ll}{4,}ly|"
    r"who|was|were|is|are|be|did|does|in the \w+"
)
BETWEEN: Final = gated(rf"(?<=[ ,])\b(?:{_BETWEEN})(?:[ ,]++(?:{_BETWEEN}))*[ ,–-]*+$")
ADVERBS_AFTER: Final = regex.compile(r"[ ,]*(?:also|later|then|however|on \w+day|\w+day|today|yesterday)?[ ,]+")
#: A preposition or possessive before a name: the name is no subject.
OBLIQUE: Final = regex.compile(
    r"\b(?:[Tt]o|[Ww]ith|[Oo]f|[Ff]or|[Bb]y|[Ff]rom|[Aa]bout|[Aa]gainst|[Aa]t|[Bb]etween|[Oo]n(?! \w+day)|"
    r"[Oo]ver|[Uu]nder|[Uu]pon|[Tt]owards?|[Nn]ear|"
    r"[Ll]ike|[Vv]ia|including|telling|told|met|meet|called|calls|asked|thanked|accused|accuses|quoting|see|between "
    r"[^,;]{1,40} and)"
    r"(?: (?:the|his|her|their|its|a|an))?(?: (?:[\p{Lu}][\w'.-]*+|\w+'s|foreign|prime|presidential|deputy|former|"
    r"then|fellow|special|president|"
    r"leader|minister|aide|envoy|spokes\w+|chief|adviser|advisor|secretary|ambassador|counterpart|governor|mayor|"
    r"head|general)){0,4}? ?$"
)
CHANNEL: Final = gated(
    r"\b(?P<channel>(?:told|tells) (?:reporters|journalists)|(?:joint )?(?:news|press) (?:conference|briefing)|"
    r"briefing|"
    r"televised (?:comments|address|remarks|interview|speech|statement)|(?:video|evening|nightly|daily) (?:address|"
    r"message)|"
    r"state (?:television|TV)|conference call|phone interview|interview|podcast|transcript|joint statement|open letter|"
    r"(?<=\b(?:on|in|via|to|using) (?:\w+ ){0,3})(?:Telegram|Facebook|Twitter|Truth Social|social media|X)\b(?: "
    r"(?:post|channel|message|account|app|page))?|"
    r"(?<=\b(?:in|during) (?:a|his|her|the) (?:\w+ )?)(?:speech|statement))\b"
)
ROLE_NOUN: Final = (
    "president|minister|secretary|leader|chief|head|aide|advis[eo]r|spokes(?:man|woman|person)|envoy|ambassador|"
    "diplomat|"
    "official|officials|governor|mayor|commander|general|negotiator|lawmaker|senator|source|sources|chancellor|"
    "premier|ombudsman|commissioner|"
    "analyst|analysts|expert|experts|professor|director|resident|soldier|politician|deputy|mp|chairman|chairwoman|"
    "chair|speaker|"
    "representative|representatives|coordinator|prosecutor|lawyer|lawyers|judge|journalist|economist|historian|"
    "colonel|officer|pontiff|pope|king|prince|"
    "billionaire|businessman|republican|democrat|veteran|author|researcher|fellow|counterpart|member|"
    "commander-in-chief|head of state|statesman|prime minister|vice president|negotiators|mediator|mediators|"
    "leaders|ministers|diplomats|presidents|lawmakers|people familiar|reporter|correspondent|man|woman|mother|father|"
    "wife|husband|sister|"
    "brother|son|daughter|survivor|witness|volunteer|pensioner|driver|worker|teacher|doctor|medic|nurse|soldiers|"
    "prisoner|captive|fighter|"
    "marine|pilot|priest|activist|campaigner|student|relative|father|boy|girl|child|parents?|grandmother|friend|"
    "fianc[eé]e?|neighbou?r|psychologist|engineer|organi[sz]er|blogger|"
    "cleric|patriarch|cardinal"
)
INSTITUTION: Final = (
    "ministry|office|headquarters|government|agency|service|services|committee|intelligence|staff|military|army|"
    "company|party|"
    "delegation|side|administration|cabinet|council|parliament|bank|authorities|forces|force|police|centre|center|"
    "mission|"
    "embassy|organi[sz]ation|union|group|statement|report|document|memorandum|draft|post|text|communiqu[eé]|release|"
    "commission|"
    "department|board|court|operator|institute|think tank|media|channel|newspaper|outlet|defen[cs]e|command|guard|"
    "navy|directorate|bureau|watchdog|team|article|letter|plan|resolution|message|decree|agreement|caption"
)
