"""Words of mediating, hosting, chairing, helping captives home: who does it, what is mediated, what is only wished."""

from __future__ import annotations

from typing import Final

import regex

from extractors.triggers import gated

MEET: Final = r"(?:talks|negotiations|meetings?|rounds?|sessions?|consultations|discussions|dialogue|plenary)\b"
DEAL: Final = (
    r"(?:exchanges?|swaps?|deals?|agreements?|truce|cease-?fire|releases?|returns?|repatriation|reunifications?|"
    r"settlement|process|contacts|communication|delegations|sides|parties|children|captives|prisoners)\b"
)
ADV: Final = r"(?:\w+ly |also |again |already |now |jointly |personally |himself |once |both |all |first )*"
AS: Final = (
    r"as (?:an? |the |one of the )?(?:\w+ )?(?:mediators?|intermediar(?:y|ies)|go-betweens?|hosts?|brokers?|"
    r"facilitators?|chair)\b"
)
DO: Final = gated(
    r"\b(?:(?P<mediator>mediat(?:ed|es|ing|e)\b)|(?P<broker>broker(?:ed|s|ing)?\b)|(?P<facilitator>facilitat(?:ed|"
    r"es|ing|e)\b)|(?P<helper>help(?:s|ed|ing)? (?:to )?(?:secure|arrange|bring|return|free|negotiate|"
    r"organi[sz]e|reunite|"
    r"get|ensure|broker|release)\b)|"
    r"(?P<host>(?:co-)?host(?:ed|s|ing)?\b|conven(?:ed|es|ing|e)\b)|"
    r"(?P<chair>chair(?:ed|s|ing)?\b|moderat(?:ed|es|ing|e)\b|presid(?:ed|es|ing) over|oversaw|oversees|opened\b)|"
    r"(?P<go_between>(?:brought|brings?|bringing) (?:the |both |all )?(?:\w+ ){0,2}?(?:sides|parties|delegations|"
    r"negotiators|countries|teams) together\b|"
    rf"(?:act(?:ed|s|ing)?|serv(?:ed|es|ing)|function(?:ed|s|ing)) {AS}|"
    r"(?:position|establish|present|cast|prov)(?:ed|es|s|ing|en)? (?:him|her|it)self as (?:an? |the )?(?:\w+ )?"
    r"(?:mediator|intermediary|go-between|broker)\b|"
    r"(?:bec[ao]m(?:e|es|ing)|remain(?:s|ed)?) (?:an? |the )?(?:\w+ )?(?:mediator|intermediary|go-between)\b|"
    r"(?:play|continu|fulfil|perform|assum|tak)(?:ed|es|led|ling|s|ing|e)? (?:on |with )?"
    r"(?:an? |the |its |their |his )?(?:[\w-]+ ){0,2}?(?:(?:mediat\w+|intermediary|facilitating) roles?|"
    r"roles? (?:of |as |in )(?:an? |the |its |their )?(?:mediat(?:ors?|ing)|intermediar(?:y|ies)|facilitators?))\b|"
    r"(?:provid(?:ed|es|ing)|lent|lends?) (?:\w+ ){0,3}?(?:mediation|"
    r"good offices)\b))",
    regex.IGNORECASE,
)
OBJECT: Final = regex.compile(rf"(?: [\w'’-]+){{0,7}}? (?:{MEET}|{DEAL})", regex.IGNORECASE)
BETWEEN: Final = regex.compile(r" (?:[\w'’-]+ ){0,3}?(?:between|in|the (?:talks|meeting))\b", regex.IGNORECASE)
PASSIVE: Final = gated(
    rf"\b(?:(?P<mediator>mediated)|(?P<broker>brokered)|(?P<facilitator>facilitated|arranged|organi[sz]ed)|"
    rf"(?P<host>(?:co-)?hosted|convened)|(?P<chair>chaired|moderated|presided over|opened)) {ADV}by (?:the )?",
    regex.IGNORECASE,
)
COMPOUND: Final = regex.compile(
    rf"[-–](?:(?P<mediator>mediated)|(?P<broker>brokered|negotiated)|(?P<host>hosted)|(?P<facilitator>facilitated|"
    rf"sponsored))"
    rf"(?: [\w'’-]+){{0,4}}? (?:{MEET}|{DEAL})",
    regex.IGNORECASE,
)
ACTS: Final = regex.compile(
    rf",?(?: which| who)?(?: (?:has|have|had))? ?(?:(?:act(?:ed|s|ing)|serv(?:ed|es|ing)|function(?:ed|s|"
    rf"ing)) )?{AS}",
    regex.IGNORECASE,
)
IN_CHAIR: Final = regex.compile(r" in the chair\b", regex.IGNORECASE)
NOUN: Final = regex.compile(
    r"(?:['’]s?)? (?:(?!offer|propos|possible|potential|future|and\b|with\b)[\w-]+ ){0,2}?(?:mediation\b|mediators?\b|"
    r"intermediar(?:y|ies)\b|"
    r"good offices)(?! (?:offer|proposal|bid|plan|attempt))",
    regex.IGNORECASE,
)
OF: Final = regex.compile(
    r"\b(?:mediation|mediation (?:efforts|role|services)|mediators?|intermediar(?:y|ies)|good offices) "
    r"(?:of|by|from|in the person of|(?:(?:is|was|were|being|been) )?(?:provided|carried out|undertaken|"
    r"conducted|led|"
    r"performed|exercised) by) (?:the )?|"
    r"\bas (?:an? |the )?(?:mediators?|facilitators?|hosts?) (?:was|were|is|are) (?:the )?|"
    r"\bunder (?:the )?(?:auspices|patronage|mediation) of (?:the )?",
    regex.IGNORECASE,
)
HELP: Final = regex.compile(
    r"\b(?:(?:with|thanks to|through|via) (?:the )?(?:\w+ )?(?:help|assistance|support|participation|efforts|"
    r"involvement) (?:of|from)|help(?:ed)? by) (?:the )?",
    regex.IGNORECASE,
)
THANKS: Final = gated(
    r"\b(?:thank(?:s|ed|ful|ing)?|grateful|gratitude|praised|credited|paid tribute)(?: to| for)?(?: (?:the|our))? ",
    regex.IGNORECASE,
)
FOR: Final = regex.compile(
    r"[^;.]{0,80}?\b(?:for|with) (?:(?:its|their|his|her|the) )?(?:[\w-]+ ){0,3}?(?P<what>mediat\w+|host\w+|"
    r"broker\w+|"
    r"facilitat\w+|assist\w+|help\w*|role|support in|efforts)",
    regex.IGNORECASE,
)
#: "with the state's help", "under its auspices"
ITS_HELP: Final = regex.compile(
    r"(?:['’]s?)? (?:\w+ ){0,2}?(?:help|assistance|support|participation|"
    r"auspices)\b",
    regex.IGNORECASE,
)
WITH_ITS: Final = regex.compile(r"\b(?:with|thanks to|through|via|under|due to) (?:the )?$", regex.IGNORECASE)
FREED: Final = gated(r"\b(?:exchang|swap|releas|freed|captiv|prisoner)", regex.IGNORECASE)
RETURNS: Final = gated(r"\bchild(?:ren)?\b|\bcivilians\b|\breunit|\bbodies\b", regex.IGNORECASE)
OPENS: Final = gated(
    rf"\b(?:at|in|during) (?:the )?(?:start|opening|beginning|outset) of (?:the|this) (?:[\w-]+ ){{0,3}}?{MEET}|"
    rf"\b(?:opening|introductory|welcom(?:e|ing)) (?:remarks|speech|address|statement|words)"
    rf" (?:by|from)(?: (?:the|its|their))? |"
    rf"\b(?:made|gave|delivered|with) (?:an? |the )?(?:\w+ )?(?:opening|introductory|welcom(?:e|ing)) "
    rf"(?:remarks|speech|address|statement|words)(?: (?:by|from)(?: (?:the|its|their))? )?|"
    rf"\b(?:greet|address)(?:ed|ing|es|s)? (?:the |both |two )*"
    rf"(?:[\w-]+ and [\w-]+ )?(?:delegations|negotiators|negotiating teams|teams)\b|"
    rf"\b(?:his|her|the|in) opening (?:remarks|speech|address|statement|words)|\bopen(?:ed|ing) (?:the|"
    rf"this) (?:[\w-]+ ){{0,3}}?{MEET}|"
    r"\bwelcom(?:ed|ing) (?:the |both )?(?:two )?(?:delegations|teams|sides|negotiators|parties)|\bsat between\b",
    regex.IGNORECASE,
)
#: What is only offered, wished, possible or denied.
OPEN: Final = regex.compile(
    r"\b(?:offer\w*|propos\w+|ready|readiness|willing\w*|prepared|could|may|might|would|should|can|want\w*|"
    r"hop(?:e|es|ed|ing)|"
    r"ask(?:s|ed|ing)?|invit\w+|urg\w+|call(?:s|ed)? (?:on|for)|if|whether|potential|(?<!made )possible|reject\w*|"
    r"refus\w+|"
    r"declin\w+|"
    r"attempt\w*|tr(?:y|ies|ied|ying)|seek\w*|sought|need\w*|search\w*|future|suggest\w*|expect\w*|accept\w*|"
    r"volunteer\w*|"
    r"agree[sd]? to|vow\w*|pledg\w+|rul(?:e|ed|es) out)\b",
    regex.IGNORECASE,
)
