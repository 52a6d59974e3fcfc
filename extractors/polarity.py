"""Whether a clause says that a thing is so: negation, denial, doubt and condition, before any status is read.

All functions take text in plain form (``extractors.text.clean``). Scope runs rightwards from its word to the end of
the clause; a negated noun phrase ("no truce, …") ends at the comma. In doubt a thing counts as negated: silence is
cheap, an inverted fact is not.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import regex

from extractors.triggers import gated

#: Words that look like negation and negate nothing of what follows.
_HARMLESS: Final = gated(
    r"\bnot (?:only|just|merely|simply|least)\b|\bno (?:later|sooner|less|fewer|more) than\b|\bnot (?:less|fewer|"
    r"more) than\b"
    r"|\bno doubt\b|\bnothing (?:but|except)\b|\bnot long (?:after|before)\b|\bno secret\b|\bnone other than\b"
    r"|\b(?:neither|not) (?:for )?the first time\b|\bnot (?:un|in)\w+(?:ed|ent|al)\b"
    r"|\bwithout (?:(?:any|further|additional|prior|major|serious) )*(?:pre-?conditions?|conditions?|delays?|"
    r"exceptions?|incidents?|"
    r"giving|providing|elaborat\w+|details?|specify\w+|naming|saying|notice|warning|mediators?|mediation|explanation|"
    r"explaining|"
    r"intermediaries|limits?|doubt|a break|interruption|comment\w*|offering (?:details|evidence))\b"
    r"|, (?:and )?not (?:(?:by|on|in|at|for|to|from) )?(?:the )?(?-i:\p{Lu})\w+(?: \w+){0,3}?(?=,|\.|$)",
    regex.IGNORECASE,
)
#: Verb and sentence negation: scope to the end of the clause.
_VERBAL: Final = gated(
    r"\b(?:not|never|cannot|neither|nor|nobody|none|nothing|no one|no-one|hardly|scarcely|barely|far from|seldom|"
    r"rarely)\b|n't\b"
    r"|\b(?:fail(?:s|ed|ing|ure)?|unable|inability|yet|reluctan(?:t|ce)|hesita(?:nt|ted|nce)|struggl(?:e|es|ed|"
    r"ing)) to\b"
    r"|\bno longer\b|\bfall(?:s|en|ing)? short\b|\bfell short\b|\bstop(?:s|ped|ping)? short\b|(?<=\w )\b"
    r"(?:instead of|rather than|in place of)\b",
    regex.IGNORECASE,
)
#: Negated noun phrases: scope ends at a comma or at "but".
_NOMINAL: Final = gated(
    r"\b(?:no|without|zero)\b(?!\.)|(?:(?<=, )|(?<=^\W{0,2}))(?:instead of|rather than|in place of)\b|"
    r"\b(?:few|little) (?:sign|signs|hope|hopes|chance|prospect|prospects|likelihood|"
    r"expectation|expectations|"
    r"progress|movement|indication|evidence|talk)\b|\b(?:lack|absence) of\b|\bdespite hopes\b",
    regex.IGNORECASE,
)
#: "no deal on a truce, …", "no truce but a deal on prisoners"
_NOMINAL_ENDS: Final = regex.compile(r",| but (?!to\b)")
_DENY: Final = (
    r"\bden(?:y|ies|ied|ying|ial)\b|\brefut(?:e|es|ed|ing)\b|\bdisprov\w+\b|\bdebunk\w*\b|\bcontradict(?:s|ed)\b"
    r"|\b(?:dismiss|reject|rubbish|rebut)(?:es|s|ed|ing|ted)? (?:\w+ ){0,3}(?:report|claim|rumou?r|suggestion|"
    r"allegation|assertion|statement|accusation)s?\b"
    r"|\bno truth (?:to|in)\b|\b(?:disinformation|misinformation|hoax)\b"
)
DENY: Final = gated(_DENY, regex.IGNORECASE)
#: "… is false": takes back what the same sentence, or the one before, reported.
_FALSE: Final = (
    r"(?:false|untrue|fake|wrong|incorrect|baseless|unfounded|groundless|not true|not correct|a lie|lies|a hoax|"
    r"disinformation|misinformation|nonsense|fiction|inaccurate)\b"
)
_WITHDRAWN: Final = gated(
    rf"\b(?:reports?|claims?|rumou?rs?|information|news|statements?|allegations?|this|that|it|these|"
    rf"which)\b[^.;]{{0,60}}?"
    rf"\b(?:is|are|was|were|as|being|be|proved|turned out(?: to be)?)\b (?:(?:simply|completely|entirely|absolutely|"
    rf"totally|also) )?{_FALSE}"
    rf"|\b(?:false|fake|bogus|untrue) (?:report|claim|rumou?r|news)s?\b"
    r"|\b(?:denied|refuted|dismissed|rejected|debunked) (?:the|this|that|these|those|such) (?:reports?|claims?|"
    r"rumou?rs?|information|statements?|allegations?)\b(?! (?:that|of|about))",
    regex.IGNORECASE,
)
_FALSE_CLAIM: Final = gated(
    r"\b(?:false|fake|untrue|baseless|unfounded|groundless|bogus)\b[^,.;]{0,25}\b(?:claims?|reports?|rumou?rs?|"
    r"allegations?|statements?|accusations?|assertions?|information)\b (?:that|of|about|by)\b",
    regex.IGNORECASE,
)
#: "…, but Moscow denied it", "…, which Kyiv denied", "…, a claim the Kremlin dismissed": told and disputed at once.
_DISPUTED: Final = gated(
    r"(?:,| [–—-]) (?:and )?(?:(?:but|though|although|while|yet) [^.;,]{2,50}?\b(?:den(?:y|ies|ied)|refut(?:es|ed)|"
    r"contradict(?:s|ed)|disput(?:es|ed)|debunked) (?:it|this|that|the (?:claim|report|statement|assertion)s?)\b|"
    r"(?:which|something)(?: that)? [^.;,]{2,40}?\b(?:den(?:y|ies|ied)|refut(?:es|ed)|disput(?:es|ed))(?=\W*$|[,.;]| "
    r"(?:on|in|outright|immediately|later|promptly|swiftly|categorically)\b)|"
    r"an? (?:\w+ )?(?:claim|report|statement|assertion|allegation|version)(?: that| which)? [^.;,]{2,40}?\b"
    r"(?:den(?:y|ies|ied)|refut(?:es|ed)|disput(?:es|ed)|dismiss(?:es|ed)|reject(?:s|ed)|contradict(?:s|ed)|"
    r"called (?:false|untrue|a lie)))",
    regex.IGNORECASE,
)
#: A sentence that denies the one before it.
DENIES_IT: Final = gated(
    r"^\W*(?:The )?(?-i:\p{Lu})[\w' ]{1,40}? (?:(?:has|have|had|later|swiftly|immediately|quickly|promptly|also) )*"
    r"(?:denied|denies|refuted|refutes) (?:it|this|that|the (?:claim|report|statement|allegation)s?|any such)\b",
    regex.IGNORECASE,
)
#: What a governing clause does to its complement, beside denial.
_UNSURE: Final = gated(
    r"\b(?:asked|wonder(?:s|ed)?|unclear|unknown|unsure|uncertain|question(?:s|ed)?|doubt(?:s|ed|ful)?|sceptical|"
    r"skeptical)\b"
    r"|\b(?:hop(?:e|es|ed|ing)|wish(?:es|ed)?|dream(?:s|ed)?|imagine[ds]?|suppose[ds]?|pretend(?:s|ed)?|speculat\w+|"
    r"assum(?:e|es|ed|ing)|fear(?:s|ed)?)\b|\b[Ii] (?:believe|think|guess|am (?:sure|convinced|confident))\b"
    r"|\bpossib(?:le|ility)\b|\b(?:might|could) (?:be|mean)\b"
    r"|\b(?:declin|refus)(?:es|ed|ing) to (?:comment|confirm|say|discuss|elaborate|speak)\b",
    regex.IGNORECASE,
)
_CONDITION: Final = gated(
    r"\b(?:if|unless|whether|provided that|providing that|on condition that|in case|in the event|as long as|"
    r"assuming)\b",
    regex.IGNORECASE,
)
#: Lower case only: "May" is a month.
_MODAL: Final = regex.compile(r"\b(?:would|could|might|may|should|can|ought to)\b|\b(?:Could|Might|Would|Should) ")
#: "would have held", "was to have begun", "should by now have taken effect": it did not, or nobody knows.
_UNREAL: Final = gated(
    r"\b(?:(?:would|could|might|should|must)(?:n't)?|may|(?:ought|supposed|meant|due|was|were) to)(?: \w+){0,4}? have "
    r"(?:(?:\w+ly|already|by now|since|long|again|also) )*(?:been|begun|gone|come|taken|held|met|given|got|become|"
    r"sent|brought|seen|set|sat|let|put|\w+ed)\b"
)
_QUESTION: Final = regex.compile(r"\?[\"”'’)]*\s*$")


@lru_cache(maxsize=4096)
def mask(plain: str) -> str:
    """Blank out what only looks like negation ("not only", "without delay"); the length stays."""
    if not _HARMLESS.may(plain):
        return plain
    return str(_HARMLESS.pattern.sub(lambda match: " " * len(match[0]), plain))


@lru_cache(maxsize=4096)
def scopes(plain: str) -> tuple[tuple[int, int], ...]:
    """Give the stretches of a clause that stand under a negation."""
    clear = mask(plain)
    found = [(m.start(), len(plain)) for m in _VERBAL.finditer(clear)]
    for match in _NOMINAL.finditer(clear):
        ends = _NOMINAL_ENDS.search(clear, match.end())
        found.append((match.start(), ends.start() if ends else len(plain)))
    return tuple(sorted(found))


def negated(plain: str, position: int) -> bool:
    """Tell whether the word at ``position`` of the clause stands under a negation."""
    return any(start <= position < end for start, end in scopes(plain))


def between(plain: str, start: int, end: int) -> bool:
    """Tell whether a negation begins between two positions of the clause."""
    return any(start <= left < end for left, _ in scopes(plain))


def question(plain: str) -> bool:
    """Tell whether a sentence asks."""
    return bool(_QUESTION.search(plain))


def withdrawn(plain: str) -> int:
    """Give where a sentence has called a report false ("the report was false"), 0 when it does not.

    What stands before that place is taken back, what follows is not.
    """
    denied = _DISPUTED.search(plain)
    if denied is not None and not negated(plain, denied.end() - 1):
        return int(denied.start())
    found = _WITHDRAWN.search(plain)
    return found.end() if found is not None and not negated(plain, found.end() - 1) else 0


def called_false(plain: str) -> bool:
    """Tell whether a clause names a report as false before it tells it ("as false a claim that it had refused …")."""
    return _FALSE_CLAIM.search(plain) is not None


def unreal(plain: str) -> bool:
    """Tell whether a verb group says what would have been ("would have held", "was to have begun"), not what was."""
    return _UNREAL.search(plain) is not None


def handed_down(plain: str) -> str:
    """Tell what a governing clause ("Kyiv denied that …") makes of the clause it governs.

    denied: "denied that" · negated: "neither side confirmed that", "denied having denied" · hypothetical: "hopes that",
    "it is unclear whether" · asserted: anything else.
    """
    denial = DENY.search(plain)
    if denial is not None:
        return "negated" if negated(plain, denial.start()) else "denied"
    if scopes(plain):
        return "negated"
    if _CONDITION.search(plain):
        return "conditional"
    return "hypothetical" if _UNSURE.search(plain) else "asserted"


def conditional(plain: str) -> bool:
    """Tell whether a clause opens or hangs on a condition (if, unless, whether …)."""
    return bool(_CONDITION.search(plain))


def modal(plain: str, start: int, end: int) -> int | None:
    """Give the position of the last modal of possibility (would, could, may, should) between two positions."""
    last = None
    for match in _MODAL.finditer(plain, start, end):
        last = match.start()
    return last
