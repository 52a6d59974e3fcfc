"""Longer frames about truces: hopes, conditions behind an assent or before it, deals named with their sides."""

from __future__ import annotations

from typing import Final

import regex

#: What one party hopes for is what it calls for; the pronoun or name right before the verb is the holder.
HOPE: Final = regex.compile(
    r"(?P<who>\b[\p{L}.’-]+)(?='d| ) ?(?:(?:also|still|now|sincerely|really|"
    r"just|has|had|have|is|are|was|were|\w+ly) ){0,2}"
    r"(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|pray(?:s|ed|ing)?|(?:would|'d) (?:like|love)|want(?:s|ed)? to see|"
    r"(?:look|strive|striving|looking|looks) (?:for|to))\b"
    r"(?:(?!\b(?:not|no|never|without|despite)\b|[;.]).){0,110}$"
)
#: A condition behind an assent: "…, but questions remain", "… if Russia does the same".
BUT: Final = regex.compile(
    r"^[^.;]{0,70}?(?:\bonly (?:if|after|when|once)|\bif\b|\bprovided(?: that)?\b|\b(?:as|so) long as|\bon (?:the "
    r")?conditions?\b|"
    r"\bin (?:exchange|return) for\b|\bsubject to\b|\bwith (?:\w+ ){0,2}conditions\b|\bconditional\b|\bunless\b|"
    r"\bonce\b|"
    r"\b(?:but|though|although|however)\b[^.;]{0,80}\b(?:condition|question|nuance|only|must|should|needs? to|"
    r"first|doubt|"
    r"reservation|caveat|guarantee|concern|clarif|terms|details)\w*)",
    regex.IGNORECASE,
)
#: The clause's own verb of assent, where its polarity only hangs on a condition behind it.
WOULD: Final = regex.compile(
    r"\b(?:(?:will|would|can)(?: \w+ly| also| only)? (?:agree|accept|support|back|observe|"
    r"consider|declare|adhere|stick|comply|uphold|respect|honou?r|abide|join|stop|halt|cease|"
    r"be (?:ready|prepared|willing|open))|ready|prepared|willing|open|agree[sd]?|accept(?:s|ed)?|back(?:s|ed)?|"
    r"supports?)\b"
    r"(?:(?!\b(?:not|no|never|if)\b|[;.]).){0,80}$",
    regex.IGNORECASE,
)
#: What is wanted first: "wants guarantees before agreeing to a truce", "must withdraw before a truce can begin".
BEFORE: Final = regex.compile(
    r"\b(?:wants?|wanted|demand(?:s|ed)?|insist(?:s|ed)?|needs?|needed|seeks?|sought|requires?|required|"
    r"(?P<must>must|should|"
    r"ha(?:s|ve|d) to))\b[^;.]{0,90}?\b(?:before|prior to|ahead of) (?:(?:agreeing to|accepting|signing up to|"
    r"committing to|considering|"
    r"it (?:will|would|can|could) (?:agree to|accept|sign)|any|a|the|there (?:can|could|will) be) )?(?:[\w-]+ ){0,4}$",
    regex.IGNORECASE,
)
#: "Kyiv's demand for a truce was ignored by Moscow"
IGNORED: Final = regex.compile(
    r"[^,;.]{0,60}?\b(?:was|were|has been|have been|had been|went)(?: \w+ly)? (?:ignored|snubbed|spurned|brushed aside|"
    r"shrugged off|dismissed|unheeded|stonewalled|disregarded) (?:by|in) (?:the )?",
    regex.IGNORECASE,
)
#: A deal named with its sides: "an agreement with Ukraine and Russia to pause strikes".
DEAL: Final = regex.compile(
    r"\b(?:agreements?|deals?|accords?|pacts?|understandings?|consensus)(?: (?:reached|struck|made|signed|in "
    r"principle))? (?P<how>with|between|among|by) "
    r"(?P<who>[^;.]{3,70}?),? (?:to|on|for|over|about)(?: \w+){0,3} $",
    regex.IGNORECASE,
)
#: "wants a settlement, not a truce": what is put behind is not wanted.
NOT_IT: Final = regex.compile(
    r"\b(?:want|seek|need|prefer|insist|interested|look)\w*\b[^;.]{3,110}?,? (?:and |but )?"
    r"(?:not|rather than|instead of) (?:just |only |merely |simply )?(?:for )?(?:an? |any |the |some )?"
    r"(?:(?!not\b)[\w-]+ ){0,2}$",
    regex.IGNORECASE,
)
#: "conditional interest in a truce"
HALF: Final = regex.compile(
    r"\bconditional (?:interest|support|agreement|readiness|acceptance|consent|backing|approval) (?:in|for|of|to)"
    r"(?: [\w-]+){0,4} $",
    regex.IGNORECASE,
)
#: "our proposal for a truce remains in force": the proposal does.
PROPOSED: Final = regex.compile(
    r"\b(?:proposals?|offers?|ideas?|plans?|calls?|initiatives?|demands?|suggestions?) "
    r"(?:for|of|on|about)(?: [\w-]+){0,4} $",
    regex.IGNORECASE,
)
#: "a truce agreed by one side and its friends | was rejected by the other"
REFUSED_BY: Final = regex.compile(
    r"[^,;.]{0,80}?\b(?:was|were|has been|had been) (?:\w+ly )?(?:rejected|refused|turned down|dismissed|rebuffed|"
    r"spurned) by (?:the )?",
    regex.IGNORECASE,
)
