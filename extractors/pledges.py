"""A guarantee or troops somebody commits to give: pledged, promised, signed up to, offered."""

from __future__ import annotations

from typing import Final

import regex

from extractors import polarity
from extractors.stance_words import BREAK
from extractors.stances import Stance

_PLEDGE: Final = regex.compile(
    r"\b(?:(?P<promised>pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|vow(?:s|ed|ing)?|commit(?:s|ted|ting)?|guaranteed|"
    r"sign(?:s|ed|ing) (?:an? |the )?(?:\w+ ){0,3}?(?:declaration|agreement|pact|treaty|document|letter|"
    r"statement|deal)(?: of intent)?|"
    r"(?:will|would|to|agreed to|ready to|prepared to|willing to) (?:\w+ly )?(?:provide|give|deploy|send|"
    r"contribute|put|guarantee|participate in|take part in|lead|join|offer|back|be (?:a )?(?:part of|involved in)))|"
    r"(?P<offered>offer(?:s|ed|ing)?))\b",
    regex.IGNORECASE,
)
_WANTED: Final = regex.compile(
    r"\b(?:want\w*|ask\w*|call\w*|urg\w*|demand\w*|insist\w*|need\w*|press\w*|push\w*|whether|if|could|might|"
    r"may|should|must|expect\w*|hop\w*|consider\w*|propos\w*|"
    r"refus\w*|reject\w*|rul\w* out|discuss\w*|plans?|oppos\w*|ha(?:s|ve) to|seek\w*|warn\w*|unless|until|"
    r"debat\w*)\b[^;.]{0,70}$",
    regex.IGNORECASE,
)
_FAR: Final = 90
_DEPLOYS: Final = regex.compile(
    r"deploy|send|\bput\b|contribut|pledg|promis|sign|commit|offer|provid|participat|lead|join", regex.IGNORECASE
)


def pledge(plain: str, at: int, *, troops: bool) -> Stance | None:
    """Give the commitment that governs the guarantee, or the troops, at ``at`` of a sentence; None when none does."""
    found = list(_PLEDGE.finditer(plain, max(0, at - _FAR), at))
    if not found:
        return None
    cue = found[0] if len(found) > 1 and found[0].lastgroup == "promised" else found[-1]
    if (
        BREAK.search(plain, cue.end(), at)
        or polarity.negated(plain, cue.start())
        or _WANTED.search(plain, 0, cue.start())
    ):
        return None
    if troops and not (_DEPLOYS.search(cue[0]) and _UKRAINE_BOUND.search(plain, at)):
        return None
    return Stance(cue.lastgroup or "promised", cue.start(), cue.end(), "subject")


#: Troops are a guarantee where they go somewhere after a peace; where to is left to the sentence.
_UKRAINE_BOUND: Final = regex.compile(
    r"[^;.]{0,60}\b(?:after|under|once|in the event of|as part of|following|when|in case of|"
    r"if)\b[^;.]{0,50}\b(?:ceasefire|truce|peace|deal|agreement|guarantees?|settlement|war ends|war is over|"
    r"fighting (?:ends|stops)|hostilities)\b|"
    r"[^;.]{0,80}\bguarantees?\b|[^;.]{0,20}\bto (?:secure|police|guarantee|monitor|enforce|safeguard|uphold)\b",
    regex.IGNORECASE,
)
