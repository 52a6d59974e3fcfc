"""The verbs of saying of a sentence and whose they are: "X said", "said X", "according to X", "as X put it"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex

from extractors.model.text import Mention, Sentence
from extractors.quotations import Quoted
from extractors.say_words import ACCORDING, CHANNEL, CUE, SO_SAYS
from extractors.sources import Scene, Source, source_after, source_before, source_ending
from extractors.speakers import Voice, act, meet, speak, voice
from extractors.voices import CROWD, Told, Walk, covered

_INVERTED: Final = regex.compile(r"[,.\s–-]*(?:also |later |then )?$")
#: Verbs that may stand before their speaker behind a statement without marks: ", wrote the minister."
_INVERTIBLE: Final = frozenset(
    "said says wrote writes announced added explained reported noted stressed stated".split()
)
_INVERTED_GAP: Final = 12  # characters between a quotation and an inverted verb: comma, dash, "also"
#: What follows the speaker where the verb stands before him at the end of a sentence.
_CLOSED: Final = regex.compile(r"[,.;]|\s*$| (?:in|on|at|during|after|before|following)\b")
#: Before the person a sentence opens with: "In a post on X, ", "Speaking in Kyiv on Friday, ".
_LEAD_IN: Final = regex.compile(
    r"(?:In|On|At|After|Before|During|Following|Speaking|As|Asked|Answering|Responding|When|While|For|By|"
    r"Among)\b[^\"“”.;]{2,110},"
)
#: Before the subject of a clause that says when: "The last time X led the talks, he …"
_WHILE: Final = regex.compile(r"(?:When|While|As|After|Before|Since|Once|If|The (?:first|last|next) time|By the time)")
_POSSESSIVE: Final = {"his": "he", "her": "she", "their": "they"}
_OF: Final = regex.compile(r"\b(?:of|for|to)\b")
#: Before a pronoun at the end of a sentence: ", he said" means who spoke last, not whom the sentence opens with.
#: "X, who earlier claimed": said in passing, by somebody the sentence is not about.
_RELATIVE: Final = regex.compile(r", who (?:\w+ ){0,3}$")
_TRAILING: Final = regex.compile(r"[,.!?][\"”»]? $")


def told(state: Walk, sentence: Sentence, inside: Sequence[Quoted], opening: Voice | None) -> list[Told]:
    """Give the verbs of saying outside the quotations of a sentence, with whose they are; remembers who spoke."""
    found = (_told(state, sentence, inside, cue, opening) for cue in _cues(state.here.plain, sentence, inside))
    return [one for one in found if one is not None]


def _cues(plain: str, sentence: Sentence, inside: Sequence[Quoted]) -> list[regex.Match[str]]:
    """Give the verbs of saying and "according to" outside the quotations of a sentence, in order."""
    found = [match for cue in (CUE, ACCORDING, SO_SAYS) for match in cue.finditer(plain, sentence.start, sentence.end)]
    return sorted((m for m in found if not covered(m.start(), inside)), key=lambda m: m.start())[:CROWD]


def opening(state: Walk, sentence: Sentence, inside: Sequence[Quoted]) -> Voice | None:
    """Give the person the sentence opens with, titles before the name allowed: its subject, speaking or not."""
    for mention in state.here.between(sentence.start, min(sentence.end, sentence.start + 160)):
        if mention.kind != "person" or covered(mention.start, inside):
            continue
        found = source_ending(state.here, sentence.start, mention.end)
        if found is None or state.here.plain[mention.end : mention.end + 2] == "'s":
            return None
        lead = state.here.plain[sentence.start : found.start].strip()
        if (
            not lead
            or _LEAD_IN.fullmatch(lead.removesuffix(found.role or "").rstrip().removesuffix(" the"))
            or (found.role and lead.removeprefix("The ").removeprefix("the ") in (found.role, ""))
            or lead in ("The", "Meanwhile,", "However,", "But", "And")
            or _WHILE.fullmatch(lead.removesuffix(found.role or "").rstrip())
        ):
            return meet(state.memory, found)
        return None
    return None


def _told(
    state: Walk, sentence: Sentence, inside: Sequence[Quoted], cue: regex.Match[str], opening: Voice | None
) -> Told | None:
    groups = cue.groupdict()
    kind = next((name for name in ("say", "ing", "name") if groups.get(name)), "according")
    left = max((q.outer_end for q in inside if q.outer_end <= cue.start()), default=sentence.start)
    right = min((q.outer_start for q in inside if q.outer_start >= cue.end()), default=sentence.end)
    source = _source(state.here, kind, cue, (sentence.start, left, right))
    if source is None or covered(source.start, inside):
        return None
    trailing = _TRAILING.search(state.here.plain, max(0, source.start - 3), source.start) is not None
    own = opening is not None and (not trailing or _introduces(state, sentence, source, opening))
    if own and source.kind in ("pronoun", "role"):
        state.memory.subject = opening
    who = voice(state.memory, source, held(state.here, source))
    if who is None:
        return None
    if source.kind == "agency":
        return Told(cue.start(), cue.end(), "agency", source.start, who)
    if kind == "say" and _RELATIVE.search(state.here.plain, source.end, cue.start()):
        return Told(cue.start(), cue.end(), "ing", source.start, who)
    if kind in ("say", "according", "ing"):
        _new_channel(state, who, cue.end(), right)
        speak(state.memory, who)
    else:
        act(state.memory, who)
    return Told(cue.start(), cue.end(), kind, source.start, who)


def _introduces(state: Walk, sentence: Sentence, source: Source, opening: Voice) -> bool:
    """Tell whether a last "he said" means whom the sentence opens with: brought in by office, then a clause of his."""
    return bool(opening.role) and ";" in state.here.plain[sentence.start : source.start]


def _source(here: Scene, kind: str, cue: regex.Match[str], bounds: tuple[int, int, int]) -> Source | None:
    """Find whose a verb of saying is; ``bounds``: where the sentence, and the free words before and behind, lie."""
    start, left, right = bounds
    gap = here.plain[left : cue.start()]
    if "who" in cue.groupdict():
        return _whose(here, cue)
    if kind == "according":
        return source_after(here, cue.end(), right)
    if here.plain.startswith(" by ", cue.end()) and not cue[0].startswith(("quoted", "cited")):
        return source_after(here, cue.end() + 4, right)
    if kind == "say" and left > start and len(gap) < _INVERTED_GAP and _INVERTED.match(gap):
        found = source_after(here, cue.end() + 1, right)
        if found is not None:
            return found
    if kind == "say" and gap.endswith(", ") and cue[0] in _INVERTIBLE:
        found = source_after(here, cue.end() + 1, right)
        if found is not None and _CLOSED.match(here.plain, found.end):
            return found
    found = source_before(here, left, cue.start(), absolute=kind == "ing")
    return found or (source_before(here, start, cue.start()) if left > start else None)


def _whose(here: Scene, cue: regex.Match[str]) -> Source | None:
    """Read "in his words", "in the minister's opinion"."""
    pronoun = _POSSESSIVE.get(cue["who"].lower())
    if pronoun is not None:
        return Source(kind="pronoun", ident=pronoun, start=cue.start("who"), end=cue.end("who"))
    return source_ending(here, cue.start("who"), cue.end("who") - len("'s"))


def _new_channel(state: Walk, who: Voice, start: int, end: int) -> None:
    left, right = max(0, start - 6), min(end, start + 110)
    likely = CHANNEL.may(state.here.plain[left:right])
    match = CHANNEL.pattern.search(state.here.plain, left, right) if likely else None
    if match is not None:
        state.channel = match["channel"]
    elif state.memory.last is not None and state.memory.last.speaker != who.speaker:
        state.channel = None


def held(here: Scene, source: Source) -> list[Mention]:
    """Give the mentions inside an office phrase that belong to its head: not those behind "of", "for" or "to"."""
    if source.kind != "role":
        return []
    inside = [m for m in here.between(source.start, source.end) if m.kind in ("person", "side")]
    return [m for m in inside if m.kind == "side" or not _OF.search(here.plain, source.start, m.start)]
