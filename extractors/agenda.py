"""What is only talked about: an item of an agenda was not done, what is drafted or studied was not agreed."""

from __future__ import annotations

from typing import Final

import regex

from extractors.model.text import Clause
from extractors.pieces import verb
from extractors.text import clean

#: "They concentrated on three issues: achieving a ceasefire, exchanging prisoners"
_AGENDA: Final = regex.compile(
    r"\b(?:issues?|topics?|questions?|points|items|priorities|tasks|goals|aims|objectives|agenda|matters|areas|"
    r"subjects)\b[^.;:]{0,80}: [^.;:]{0,200}$",
    regex.IGNORECASE,
)
#: "They agreed on three points: …", whose items are what was agreed.
_DECIDED: Final = regex.compile(
    r"\b(?:agre\w+|deals?|accords?|decid\w+|decisions?|settled|results?|outcomes?|achieve[ds]?|resolved|done)\b",
    regex.IGNORECASE,
)


def on_the_agenda(clause: Clause, start: int) -> bool:
    """Tell whether an event is an item of what is talked about, listed after a colon without a verb of its own."""
    before = clean(clause.sentence.text)[: clause.start - clause.sentence.start + start]
    listed = _AGENDA.search(before) if ": " in before else None
    if listed is None or _DECIDED.search(before):
        return False
    return verb(before, before.find(":", listed.start()), len(before)) is None


_DRAFTS: Final = (
    r"(?:re-?)?(?:draft|prepar|develop|formulat|present|submit|tabl|outlin|detail|describ|stud|examin|explor|consider|"
    r"discuss|review|analy[sz]|assess|evaluat|weigh|debat|envisag|envision|defin|specif|negotiat|elaborat|sketch|"
    r"contemplat|shap|imagin)(?:s|e|es|ed|ing|y|ies|ied|ting|ted)?"
)
#: What is done with an idea before anybody agrees to it, and what holds only an idea.
_THINKS: Final = regex.compile(
    rf"\b(?:{_DRAFTS}|(?:set|lay|spell|work|sort|hash|iron|map|thrash)(?:s|ting|ing)? out|draw(?:s|ing)? up|"
    r"(?:drawn|laid|worked|spelt|spelled|thought|hammered) (?:out|up|through)|"
    r"writ(?:e|es|ing|ten)|put(?:s|ting)? (?:down|on paper|forward|together|in writing)|"
    r"(?:look|think|talk|work|speak|consult|confer|brood)(?:s|ing)? (?:in ?to|on|about|over|towards?|at|through|of)|"
    r"(?:study|review|examination|discussion|consideration|exchange of views) (?:of|on|about)|"
    r"visions?|views?|ideas? (?:of|for|on|about)|drafts?|papers?|memorand\w+|documents?|options? (?:of|for)|"
    r"modalities|parameters|contours|what an?)\b",
    regex.IGNORECASE,
)
#: After which the event itself is spoken of again ("to discuss details and to hold a swap").
_BRINGS: Final = regex.compile(
    r"\b(?:hold|conduct|carry out|declare|observe|introduce|begin|start|launch|implement|halt|stop|enact|establish|"
    r"organi[sz]e|stage|(?:and|to) (?:exchange|swap|release|return))\b",
    regex.IGNORECASE,
)
_AGREED: Final = regex.compile(r"\bagree(?:d|s|ing)?\b", regex.IGNORECASE)
_THOUGHT_OF: Final = regex.compile(
    rf"(?: [\w-]+){{0,3}}? (?:will|would|should|must|(?:is|are|was|were) to|to) (?:(?:also|then|first|\w+ly) )?be "
    rf"(?:{_DRAFTS}|thought|written|spelled|spelt|laid out|set out|drawn up|worked (?:out|on)|looked (?:in ?to|at)|"
    r"put (?:on|down|forward|to)|raised|(?:on|part of|a topic|the subject))\b",
    regex.IGNORECASE,
)


def only_thought_of(clause: Clause, start: int, end: int) -> bool:
    """Tell whether what was agreed is to present, draft, study or discuss an event, not the event."""
    plain = clean(clause.sentence.text)
    by = clause.start - clause.sentence.start
    agreed = _last(_AGREED, plain, 0, by + start)
    if not agreed or "; " in plain[agreed : by + start]:
        return False
    thinks = _last(_THINKS, plain, agreed, by + start)
    if thinks and _BRINGS.search(plain, thinks, by + start) is None:
        return True
    return _THOUGHT_OF.match(plain, by + end) is not None


def _last(pattern: regex.Pattern[str], plain: str, start: int, end: int) -> int:
    """Give where the last match between two places ends, 0 when there is none."""
    return max((m.end() for m in pattern.finditer(plain, start, end)), default=0)


#: "a deadline for Moscow to agree to …", "ten days to accept": pressed for, not done.
_PRESSED: Final = regex.compile(
    r"\b(?:deadlines?|ultimatums?|days|weeks|hours|months|time|chance|opportunit(?:y|ies)|pressure|leverage|incentives?|"
    r"ha(?:s|ve|d) until [\p{Lu}]\w+(?: \d+)?)"
    r"(?: \w+)? (?:(?:to|for|on) (?:the )?(?:[\p{Lu}][\w.'’-]* ){1,4})?to (?:\w+ly )?$"
)


def pressed_for(plain: str, at: int) -> bool:
    """Tell whether the outermost word on an event is what a deadline or pressure is for."""
    return plain[max(0, at - 3) : at] == "to " and _PRESSED.search(plain, max(0, at - 90), at) is not None
