"""Whose words are whose: the speaker of every quotation and of every sentence of indirect speech, in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import regex

from extractors.model.talks import Attribution
from extractors.model.text import Mention, Sentence
from extractors.quotations import Quoted
from extractors.say_words import ACCORDING, CHANNEL, CUE
from extractors.sources import Scene, Source, scene, source_after, source_before, source_ending, subjects
from extractors.speakers import Memory, Voice, act, meet, speak, voice

_INVERTED: Final = regex.compile(r"[,.\s–-]*(?:also |later |then )?$")
_INVERTED_GAP: Final = 12  # characters between a quotation and an inverted verb: comma, dash, "also"
#: What follows the speaker where the verb stands before him at the end of a sentence.
_CLOSED: Final = regex.compile(r"[,.;]|\s*$| (?:in|on|at|during|after|before|following)\b")
#: "X's recent claim that": whose the quoted words are.
_NOMINAL: Final = regex.compile(
    r"'s (?:[\w-]+ ){0,3}?(?:claim|statement|words|comment|remark|assertion|accusation|call|warning|description|promise|"
    r"pledge|demand|insistence|suggestion|vow|characteri[sz]ation|threat|message|post)s?(?: (?:that|of|to|about|for|on \w+|was|were|is|as|it))*[ :,]*$"
)
#: Before the person a sentence opens with: "In a post on X, ", "Speaking in Kyiv on Friday, ".
_LEAD_IN: Final = regex.compile(
    r"(?:In|On|At|After|Before|During|Following|Speaking|As|Asked|Answering|Responding|When|While|For|By|Among)\b[^\"“”.;]{2,110},"
)
_SENTENCE_LIKE: Final = regex.compile(r"[\"“'‘(\[…. -]*[\p{Lu}\d@#].*[.,!?…;:–-]['’)]*\s*$", regex.DOTALL)
_AT_START: Final = regex.compile(r"[\s\-–•*>]*$")
_OF: Final = regex.compile(r"\b(?:of|for|to)\b")
_LABEL: Final = regex.compile(r"[\p{Lu}][^:.,\"“”\n]{3,70}:(?= )")
_DASH_NAME: Final = regex.compile(r"[,.]?\s*[-–]\s*(?=[\p{Lu}])")
_ADDRESS: Final = regex.compile(r"\b(?:address(?:ed|es)?|speech|remarks|statement|message|appeal)\b", regex.IGNORECASE)
_FIRST_PERSON: Final = regex.compile(r"\b(?:I|I'm|I've|we|We|our|Our|my|My|us|me|you|You|your)\b")
_CROWD: Final = 40  # quotations or verbs of saying in one sentence
_SENTENCE_WORDS: Final = 3  # fewer words between marks are a fragment even when they stand alone
_FRAGMENT_WORDS: Final = 4  # so many words inside somebody else's sentence are still a fragment
_TITLE_WORDS: Final = 7
_TITLE_CASE: Final = regex.compile(r"[\p{Lu}\d][\w'-]*(?: (?:[\p{Lu}\d][\w'-]*|of|the|and|in|on|for|to|a|with|&))+,?")


class Told(NamedTuple):
    """A verb of saying and whose it is; ``kind``: say, ing, name (carries a few words), according."""

    start: int
    end: int
    kind: str
    source: int  # where the speaker's words begin
    who: Voice


class Spoken(NamedTuple):
    """A quotation's voice: who, on what channel, and whether a verb in the same sentence says so."""

    who: Voice | None
    channel: str | None
    stated: bool
    mode: str


@dataclass(slots=True)
class Walk:
    """The state of one reading: the text, its marks, who was remembered, what was found."""

    here: Scene
    marks: Sequence[Quoted]
    starts: Sequence[int]  # of the marks
    memory: Memory
    spoken: dict[int, Spoken]  # by the offset of the quotation's first word
    attributed: dict[int, Attribution]  # by sentence index
    channel: str | None = None
    label: Voice | None = None  # of a transcript: whose words the paragraph is
    before: Voice | None = None  # whom the sentence before was about


def walk(plain: str, sentences: Sequence[Sentence], marks: Sequence[Quoted], memory: Memory) -> Walk:
    """Read a body in plain form from its first sentence to its last and say whose words are whose."""
    mentions = [m for s in sentences if s.where == "body" for m in s.mentions]
    state = Walk(
        here=scene(plain, mentions),
        marks=marks,
        starts=[q.outer_start for q in marks],
        memory=memory,
        spoken={},
        attributed={},
    )
    for sentence in sentences:
        if sentence.where == "title":
            _read_title(state, sentence)
        else:
            _read_sentence(state, sentence)
    return state


def _read_title(state: Walk, title: Sentence) -> None:
    for mention in title.mentions:
        if mention.kind == "person":
            meet(state.memory, Source(kind="person", ident=mention.id, start=mention.start, end=mention.end))


def _read_sentence(state: Walk, sentence: Sentence) -> None:
    inside = _marks(state, sentence)
    own = [q for q in inside if q.outer_start >= sentence.start]
    plain = state.here.plain
    _read_label(state, sentence)
    opening = _opening(state, sentence, inside)
    told = [
        t for cue in _cues(plain, sentence, inside) if (t := _told(state, sentence, inside, cue, opening)) is not None
    ]
    if opening is not None and not told:
        state.memory.subject = opening
    for quotation in own:
        spoken = _spoken(state, sentence, quotation, own, told)
        state.spoken[quotation.start] = spoken
        if spoken.who is not None and spoken.mode != "fragment":
            speak(state.memory, spoken.who)
    _note_names(state, sentence, inside)
    _attribute(state, sentence, own, told)
    state.before = _about(told, opening) if not own or told else state.before


def _about(told: Sequence[Told], opening: Voice | None) -> Voice | None:
    """Give whom a sentence is about: who says something in it, else who names something, else whom it opens with."""
    said = [t.who for t in told if t.kind in ("say", "according")]
    return said[-1] if said else told[0].who if told else opening


def _marks(state: Walk, sentence: Sentence) -> Sequence[Quoted]:
    """Give the quotations that touch a sentence; a sentence crowded with marks is no prose and has none."""
    left = bisect_left(state.starts, sentence.start)
    right = bisect_left(state.starts, sentence.end)
    if left > 0 and state.marks[left - 1].outer_end > sentence.start:
        left -= 1
    return state.marks[left:right] if right - left <= _CROWD else ()


def _note_names(state: Walk, sentence: Sentence, inside: Sequence[Quoted]) -> None:
    """Note the people named outside the quotations of a sentence, who may be meant by "he" or by surname later."""
    for found in subjects(state.here, sentence.start, sentence.end):
        if found.kind != "pronoun" and not _covered(found.start, inside) and found.ident not in state.memory.order[-1:]:
            _meet_quietly(state.memory, found)


def _meet_quietly(memory: Memory, source: Source) -> None:
    last = memory.order[-1] if memory.order else None
    meet(memory, source)
    if last is not None:  # named beside the one who speaks: older in the order
        memory.order.remove(last)
        memory.order.append(last)


def _covered(position: int, marks: Sequence[Quoted]) -> bool:
    return any(q.outer_start <= position < q.outer_end for q in marks)


def _cues(plain: str, sentence: Sentence, inside: Sequence[Quoted]) -> list[regex.Match[str]]:
    """Give the verbs of saying and "according to" outside the quotations of a sentence, in order."""
    found = [
        *CUE.finditer(plain, sentence.start, sentence.end),
        *ACCORDING.finditer(plain, sentence.start, sentence.end),
    ]
    return sorted((m for m in found if not _covered(m.start(), inside)), key=lambda m: m.start())[:_CROWD]


def _opening(state: Walk, sentence: Sentence, inside: Sequence[Quoted]) -> Voice | None:
    """Give the person the sentence opens with, titles before the name allowed: its subject, speaking or not."""
    for mention in state.here.between(sentence.start, min(sentence.end, sentence.start + 90)):
        if mention.kind != "person" or _covered(mention.start, inside):
            continue
        found = source_ending(state.here, sentence.start, mention.end)
        if found is None or state.here.plain[mention.end : mention.end + 2] == "'s":
            return None
        lead = state.here.plain[sentence.start : found.start].strip()
        if (
            not lead
            or (found.role and lead.removeprefix("The ").removeprefix("the ") in (found.role, ""))
            or lead in ("The", "Meanwhile,", "However,", "But", "And")
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
    if source is None or _covered(source.start, inside):
        return None
    trailing = source.kind == "pronoun" and state.here.plain[max(0, source.start - 2) : source.start].strip() in (
        ",",
        '"',
        "”",
        ',"',
        ",”",
    )
    if opening is not None and not trailing and source.kind == "pronoun":
        state.memory.subject = opening
    who = voice(state.memory, source, _held(state.here, source))
    if who is None:
        return None
    if kind in ("say", "according", "ing"):
        _new_channel(state, who, cue.end(), right)
        speak(state.memory, who)
    else:
        act(state.memory, who)
    return Told(cue.start(), cue.end(), kind, source.start, who)


def _source(here: Scene, kind: str, cue: regex.Match[str], bounds: tuple[int, int, int]) -> Source | None:
    """Find whose a verb of saying is; ``bounds``: where the sentence, and the free words before and behind, lie."""
    start, left, right = bounds
    gap = here.plain[left : cue.start()]
    if kind == "according":
        return source_after(here, cue.end(), right)
    if here.plain.startswith(" by ", cue.end()):
        return source_after(here, cue.end() + 4, right)
    if kind == "say" and left > start and len(gap) < _INVERTED_GAP and _INVERTED.match(gap):
        found = source_after(here, cue.end() + 1, right)
        if found is not None:
            return found
    if kind == "say" and gap.endswith(", ") and cue[0] in ("said", "says"):
        found = source_after(here, cue.end() + 1, right)
        if found is not None and _CLOSED.match(here.plain, found.end):
            return found
    found = source_before(here, left, cue.start(), absolute=kind == "ing")
    return found or (source_before(here, start, cue.start()) if left > start else None)


def _new_channel(state: Walk, who: Voice, start: int, end: int) -> None:
    match = CHANNEL.search(state.here.plain, max(0, start - 6), min(end, start + 110))
    if match is not None:
        state.channel = match["channel"]
    elif state.memory.last is not None and state.memory.last.speaker != who.speaker:
        state.channel = None


def _held(here: Scene, source: Source) -> list[Mention]:
    """Give the mentions inside an office phrase that belong to its head: not those behind "of", "for" or "to"."""
    if source.kind != "role":
        return []
    inside = [m for m in here.between(source.start, source.end) if m.kind in ("person", "side")]
    return [m for m in inside if m.kind == "side" or not _OF.search(here.plain, source.start, m.start)]


def _read_label(state: Walk, sentence: Sentence) -> None:
    """Read "Name:" at the head of a paragraph of a transcript."""
    plain = state.here.plain
    if sentence.start > 0 and plain[sentence.start - 1] != "\n":
        return
    match = _LABEL.match(plain, sentence.start, sentence.end)
    source = source_ending(state.here, sentence.start, match.end() - 1) if match else None
    if source is not None and source.kind in ("person", "name") and (source.start == sentence.start or source.role):
        state.label = meet(state.memory, source)
    elif plain[sentence.start : sentence.start + 1] in ('"', "“"):
        state.label = None


def _spoken(state: Walk, sentence: Sentence, q: Quoted, own: Sequence[Quoted], told: Sequence[Told]) -> Spoken:
    """Say who speaks a quotation: the verb behind it, before it, a label, or the one who spoke last."""
    plain = state.here.plain
    next_mark = min((o.outer_start for o in own if o.outer_start >= q.outer_end), default=sentence.end)
    last_mark = max((o.outer_end for o in own if o.outer_end <= q.outer_start), default=sentence.start)
    behind = [t for t in told if q.outer_end <= min(t.source, t.start) and t.start < next_mark]
    after = next((t for t in behind if t.kind != "name"), None)
    before = next((t for t in reversed(told) if t.end <= q.outer_start and t.start >= last_mark), None)
    heads = bool(_AT_START.fullmatch(plain[sentence.start : q.outer_start]))
    mode = _mode(plain, q, heads=heads)
    chosen = (after or before) if heads else (before or after)
    if (
        not heads
        and mode != "direct"
        and _NOMINAL.search(plain, max(sentence.start, q.outer_start - 70), q.outer_start)
    ):
        chosen = None
    if chosen is not None and chosen.kind != "according" or (chosen is not None and mode != "fragment"):
        return Spoken(chosen.who, state.channel, True, mode)  # noqa: FBT003
    beside = _beside(state, sentence, q)
    if beside is not None:
        return Spoken(beside, state.channel, True, mode)  # noqa: FBT003
    near = next((t for t in told if t.kind != "name"), None) if not heads else None
    if near is not None:
        return Spoken(near.who, state.channel, mode != "fragment", mode)
    if heads and mode != "fragment":
        return Spoken(_sticky(state), state.channel, True, mode)  # noqa: FBT003
    return Spoken(None, None, False, mode)  # noqa: FBT003


def _beside(state: Walk, sentence: Sentence, q: Quoted) -> Voice | None:
    """Read "Name: “…”" and "“…” – Name"."""
    plain = state.here.plain
    lead = plain[sentence.start : q.outer_start].rstrip()
    source = source_ending(state.here, sentence.start, sentence.start + len(lead) - 1) if lead.endswith(":") else None
    nominal = _NOMINAL.search(plain, max(sentence.start, q.outer_start - 70), q.outer_start)
    if source is None and nominal is not None:
        source = source_ending(state.here, sentence.start, nominal.start())
    dash = _DASH_NAME.match(plain, q.outer_end, sentence.end)
    if source is None and dash is not None:
        source = source_after(state.here, dash.end(), sentence.end)
        source = source if source is not None and source.kind in ("person", "name") else None
    return voice(state.memory, source, _held(state.here, source)) if source is not None else None


def _sticky(state: Walk) -> Voice | None:
    """Give the speaker of a quotation that stands bare: who spoke last, or the person the last sentence was about."""
    return state.label or state.before or state.memory.last or state.memory.subject


def _mode(plain: str, q: Quoted, *, heads: bool) -> str:
    words = plain[q.start : q.end].split()
    if len(words) <= _TITLE_WORDS and _TITLE_CASE.fullmatch(plain, q.start, q.end):
        return "fragment"  # a programme, a book, a project: the name of a work says nothing
    if len(words) < _SENTENCE_WORDS:
        return "fragment"
    lead = plain[max(0, q.outer_start - 2) : q.outer_start].strip()
    opens = heads or lead in (":", ",") and plain[q.start : q.start + 1].isupper()
    if opens or _SENTENCE_LIKE.match(plain, q.start, q.end):
        return "direct"
    return "mixed" if len(words) > _FRAGMENT_WORDS else "fragment"


def _attribute(state: Walk, sentence: Sentence, own: Sequence[Quoted], told: Sequence[Told]) -> None:
    said = next((t for t in told if t.kind in ("say", "according")), None) or next(
        (t for t in told if t.kind == "ing"), None
    )
    quoted = sum(min(q.outer_end, sentence.end) - q.outer_start for q in own)
    whole = any(state.spoken[q.start].mode == "direct" for q in own) and quoted * 3 > sentence.end - sentence.start
    kind = "direct" if whole else "mixed" if own else "indirect"
    if said is not None:
        state.attributed[sentence.index] = Attribution(
            speaker=said.who.speaker, role=said.who.role, kind=kind, channel=state.channel
        )
        return
    spoken = next((state.spoken[q.start] for q in own if state.spoken[q.start].who is not None), None)
    if spoken is not None and spoken.who is not None and kind != "indirect":
        state.attributed[sentence.index] = Attribution(
            speaker=spoken.who.speaker, role=spoken.who.role, kind=kind, channel=spoken.channel
        )
    elif state.label is not None:
        state.attributed[sentence.index] = Attribution(
            speaker=state.label.speaker, role=state.label.role, kind="direct"
        )
