"""Which words of a sentence its verbs of saying govern: what stands outside them the outlet says itself.

"X said (that) S" governs S, "S, X said" what stands before, "according to X" the whole sentence. The speaker's own
name and apposition, and the times and settings of the saying, are the outlet's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from extractors.model.text import Sentence
from extractors.pieces import verb
from extractors.speakers import Voice
from extractors.voices import Told

#: Behind a trailing verb of saying: whom it was said to and when, and no statement.
_CLOSED: Final = regex.compile(
    r"(?: (?:(?:the )?(?:reporters|journalists|lawmakers|parliament|media)|[^,.;:\"“”]{0,60}?\b(?:briefing|conference|"
    r"agency|agencies|reporters|journalists|television|radio|TV)))?"
    r"(?:,? (?:(?:on |late |early )*\w+day(?: (?:morning|evening|night|afternoon))?|yesterday|today|overnight|"
    r"later|earlier))*+"
    r"(?:\s*(?:$|[.,;:!?\"”])|(?P<setting> (?:in|on|at|after|during|before|following|as|while|when|via)\b"
    r"(?![^,.;]* that\b)))"
)
_COMMA: Final = regex.compile(r"[,\"”—–?!] ?(?:as |and )?(?:[^,;:\"“”]{0,90})$")
#: Where the settings of a leading verb of saying end and its statement begins.
_THAT: Final = regex.compile(
    r"(?: (?:after|following|during|at|in|on|to|via|late|early|reporters|journalists|lawmakers|\w+day|the \w+ "
    r"(?:agency|media|parliament))\b[^,.;:\"“”]{0,90}?)? that\b"
)
#: Behind a trailing verb of saying the same voice goes on here.
_GOES_ON: Final = regex.compile(r"[,;] (?:and|but|so|yet|adding)\b")
#: "…, he wrote on his channel: …": what follows is his too.
_COLON: Final = regex.compile(r"[^,.;:\"“”]{0,60}:\s")
#: Before the speaker of a clause beside the first: its voice ends the one before.
_BESIDE: Final = regex.compile(
    r"(?:[;—–]|, (?:and|but|while|whereas|though|although)|,) (?:[^,;:\"“”\n]{0,60} )?$|\b(?:while|whereas) $"
)
#: What a passive of saying states stands in the sentence before.
_BACKWARD: Final = regex.compile(r"(?:[Tt]his|[Ii]t) was\b")
#: A piece before the speaker that depends on the saying: no statement of his.
_DEPENDS: Final = regex.compile(
    r"(?:While|Although|Though|As|After|Before|When|If|Since|Asked|Speaking|Following|During|In|On|At)\b"
)

#: Characters between "X said" and the outlet that passes it on: ", according to Z".
_PASSED_ON: Final = 4

Scope = tuple[int, int, Told]


def scopes(plain: str, sentence: Sentence, said: Sequence[Told]) -> tuple[Scope, ...]:
    """Give the stretches (offsets into the body, end exclusive) of a sentence that somebody says, in order."""
    spoken = [one for one in said if one.kind in ("say", "according", "ing")]
    found: list[Scope] = []
    for number, one in enumerate(spoken):
        following = spoken[number + 1] if number + 1 < len(spoken) else None
        end = sentence.end if following is None else _ends(plain, sentence, one, following)
        found += [(left, right, one) for left, right in _governed(plain, sentence, one, end)]
    return tuple(found)


def outer(plain: str, said: Sequence[Told]) -> Voice | None:
    """Give whose words a sentence is as a whole where it tells of several: who says that others say something.

    "X said that Y stresses …" is X's, "…, X said, according to Z" too; "X said …, while Y said …" is nobody's.
    """
    spoken = [one for one in said if one.kind in ("say", "according")]
    if len(spoken) < 2 or spoken[0].kind != "say" or spoken[0].who.speaker.isupper():
        return None
    first, following = spoken[:2]
    if following.kind == "according":
        return first.who if 0 <= following.start - first.end < _PASSED_ON and len(spoken) == 2 else None
    inside = first.end <= following.source and plain.startswith(" that ", first.end)
    beside = _BESIDE.search(plain, max(first.end, following.source - 90), following.source)
    inside = inside and not (beside and beside[0].lstrip(" ,").startswith(("and", "but", "while", "whereas", ";")))
    return first.who if inside and len(spoken) == 2 else None


def _ends(plain: str, sentence: Sentence, one: Told, following: Told) -> int:
    """Give where a leading statement ends: at the speaker of a clause beside it, else with the sentence."""
    start = following.source
    if start <= one.end or following.kind != "say":
        return sentence.end
    match = _BESIDE.search(plain, max(one.end, start - 90), start)
    return match.start() if match is not None and not trailing(plain, sentence, following) else sentence.end


def _governed(plain: str, sentence: Sentence, one: Told, end: int) -> Iterator[tuple[int, int]]:
    if one.kind == "according":
        if not _BACKWARD.match(plain, one.start):
            yield sentence.start, sentence.end
    elif one.kind == "ing":
        yield one.end, end
    elif trailing(plain, sentence, one):
        yield sentence.start, min(one.source, one.start)
        behind = max(one.end, one.source)
        colon = _COLON.match(plain, behind, sentence.end)
        on = colon or _GOES_ON.search(plain, behind, sentence.end)
        if on is not None:
            yield (on.end() if colon else on.start()), sentence.end
    else:
        that = _THAT.match(plain, one.end, end)
        yield that.end() if that else one.end, end


def trailing(plain: str, sentence: Sentence, one: Told) -> bool:
    """Tell whether a verb of saying stands behind what is said ("S, X said", "S, said X")."""
    if one.source > one.start:
        return True
    comma = _COMMA.search(plain, max(sentence.start, one.source - 100), one.source)
    closed = _CLOSED.match(plain, one.end, sentence.end) if comma is not None else None
    if comma is None or closed is None or closed["setting"] is None:
        return closed is not None
    return verb(plain, sentence.start, comma.start()) is not None and not _DEPENDS.match(plain, sentence.start)
