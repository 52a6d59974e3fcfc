"""What a turn of speech about truces is, and the parts its words are made of; data for ``extractors.truce_words``."""

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


GAP: Final = (
    r"(?:(?![,;.:]|\b(?:and(?! (?:un|full|im|comp))|but|that|which|before|after|until|when|while|if|without|"
    r"despite)\b).){0,70}$"
)
NEXT: Final = (
    r"^(?: between \S+(?: \S+)? and \S+(?: \S+)?)?(?:[^,;.]{0,40}?, (?:agreed|announced|declared|brokered|reached|"
    r"proposed|mediated|negotiated)\b[^,;.]{2,60},)?(?:(?![,;.:]|\b(?:and|but|that|which|who|before|"
    r"after|said|if|when)\b).){0,60}?\b"
)
NOT: Final = (
    r"(?:(?:would|will|does|do|can|could|is|are|was|were|am|'m|'re|shall|must)(?: not|n't)|won't|cannot|can't|never|"
    r"no longer|refus(?:e|es|ed|ing) to|declin(?:e|es|ed|ing) to|unwilling to|reluctant to|in no (?:hurry|mood|"
    r"rush) to)"
)
BALKED: Final = r"did(?: not|n't) (?:agree|accept|commit|sign up|back|support|consent)"
DOING: Final = (
    r"(?:agree|accept|support|back|discuss|negotiate|consider|sign|entertain|contemplate|observe|honou?r|stop|halt|cease|hold|"
    r"settle|go for|go along|talk about|want|join|declare|allow|commit|interested in|ready|willing|prepared|planning|"
    r"going|looking|in favou?r|for|enter|endorse|implement|see (?:any|a) (?:point|sense|need))"
)
ASSENT: Final = (
    r"sign(?:s|ed|ing)? (?:up|on) (?:to|for)|g(?:ave|iven|ives?|iving) (?:its|his|their|her) (?:consent|agreement|"
    r"go-ahead|green light|blessing) (?:to|for)|sa(?:id|ys) yes to|bow(?:s|ed|ing) to|(?:goes|went|go) along with|"
    r"green-?li(?:t|ghted)|on board with|acced(?:es|ed|ing) to|express(?:es|ed|ing) (?:\w+ )?(?:readiness|willingness) "
    r"to (?:accept|comply with|observe|agree to|sign)"
)
KEEP: Final = r"(?:observe|honou?r|respect|abide by|comply with|stick to|adhere to|uphold|maintain|join|keep to|follow)"
MATTER: Final = (
    r"(?:key|main|first|top|essential|vital|crucial|critical|urgent|imperative|important|central|"
    r"primary|chief|immediate)"
)
NEED: Final = (
    r"(?:needed|necessary|required|a must|essential|vital|crucial|indispensable|imperative|(?:a |the |its |our |"
    r"their )?(?:\w+ )?(?:pre-?conditions?|prerequisites?|requirements?|demands?|conditions?)\b(?! (?:are|were|is)))"
)
AIM: Final = (
    rf"(?:aim|goal|objective|purpose|priorit(?:y|ies)|wish|desire|{MATTER} (?:task|issue|focus|step|"
    rf"point|question|interest|aspect|topic))s?"
)
BE: Final = r"(?:is|are|was|were|remains?|must be|should be|would be|will be|has to be|as)"
START: Final = (
    r"(?:take effect|come into (?:force|effect)|enter into force|go into (?:force|effect)|begin|start|last|run|hold|"
    r"be (?:declared|introduced|in (?:force|effect|place)))"
)
STARTED: Final = (
    r"(?:took effect|(?:came|come|went|gone|entered) into (?:force|effect)|took hold|(?:has |have |had |was |is |are |"
    r"were )?(?:already |formally |officially |largely |mostly |still )?(?:begun|started|holding|observed|in "
    r"(?:place|force|effect))|"
    r"began|starts|begins|holds|held|remains? in (?:place|force|effect)|(?:takes|taking) effect|is being observed)"
)


def left(name: str, status: str, holder: str, words: str, gap: str = GAP) -> Turn:
    """Make a turn whose words stand left of the truce."""
    return Turn(name, status, holder, left=True, words=regex.compile(rf"\b(?:{words})\b{gap}", regex.IGNORECASE))


def right(name: str, status: str, holder: str, words: str, gap: str = NEXT) -> Turn:
    """Make a turn whose words stand right of the truce."""
    return Turn(name, status, holder, left=False, words=regex.compile(rf"{gap}(?:{words})\b", regex.IGNORECASE))


ACCEPT: Final = r"(?:agree|accept|sign|commit|consent|respond|declare|observe|back|support|embrace)(?: to| on| up to)?"
