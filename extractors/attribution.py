"""Whose words are whose: the speaker of every quotation and of every sentence of indirect speech, in reading order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import regex

from extractors.carried_voices import carry
from extractors.headline_voices import headline_voices
from extractors.model.talks import Attribution
from extractors.model.text import Sentence
from extractors.quotations import Quoted
from extractors.quoting import spoken
from extractors.say_words import PERFORMS, SAYS_THIS, THIS_WAS_SAID
from extractors.scopes import outer, scopes
from extractors.sources import Source, scene, source_ending, subjects
from extractors.speakers import Memory, Voice, holds, meet, speak
from extractors.telling import opening, told
from extractors.voices import CROWD, Told, Walk, covered

_LABEL: Final = regex.compile(r"[\p{Lu}][^:.,\"“”\n]{3,70}:(?= )")
_ADDRESS: Final = regex.compile(
    r"\b(?:address|speech|remarks|statement|message|appeal)\b|\baddressed\b", regex.IGNORECASE
)
_FIRST_PERSON: Final = regex.compile(r"\b(?:I|I'm|I've|[Ww]e|[Oo]urs?|[Mm]y|us|me)\b")
#: Between the closing mark of a quotation and its speaker: his office at most.
_CLOSES: Final = regex.compile(r"[^.!?\"“”\n]{0,90}")
_SPOKEN_SHARE: Final = 60  # one word in so many is "I" or "we" in a text somebody speaks; reports stay far below


def walk(plain: str, sentences: Sequence[Sentence], marks: Sequence[Quoted], memory: Memory) -> Walk:
    """Read a body in plain form from its first sentence to its last and say whose words are whose."""
    here = scene(plain, [m for s in sentences if s.where == "body" for m in s.mentions])
    state = Walk(here=here, marks=marks, starts=[q.outer_start for q in marks], memory=memory)
    state.transcript = sum(_labelled(state, s) is not None for s in sentences if s.where == "body") > 1
    for sentence in sentences:
        if sentence.where == "title":
            for mention in sentence.mentions:
                if mention.kind == "person":
                    meet(memory, Source(kind="person", ident=mention.id, start=mention.start, end=mention.end))
            state.said[sentence.index] = voices = headline_voices(sentence, memory)
            if voices:
                state.attributed[sentence.index] = voices[0][2]
        else:
            _read_sentence(state, sentence)
    carry(state, sentences)
    author = _author(state, sentences)
    if author is not None:
        said = Attribution(speaker=author, kind="direct")
        state.attributed |= {s.index: said for s in sentences if s.where == "body"}
        state.said.clear()
    return state


def _author(state: Walk, sentences: Sequence[Sentence]) -> str | None:
    """Give who speaks the whole text: an address, by its title and its first person; None for a report."""
    title = next((s for s in sentences if s.where == "title" and _ADDRESS.search(s.text)), None)
    if title is None or not _first_person(state):
        return None
    by = title.text.lower().rfind(" by ")
    named = [m.id for m in title.mentions if m.kind == "person" and m.start > by]
    named += [m.id for m in title.mentions if m.kind == "person"]
    return named[0] if named else _holder(state.memory, title)


def _first_person(state: Walk) -> bool:
    """Tell whether a text says "I" and "we" outside its quotations as often as only a speaker does."""
    plain, left, own = state.here.plain, 0, []
    for mark in (*state.marks, None):
        own.append(plain[left : mark.outer_start if mark is not None else len(plain)])
        left = mark.outer_end if mark is not None else left
    text = " ".join(own)
    return len(_FIRST_PERSON.findall(text)) * _SPOKEN_SHARE > len(text.split()) and len(text) * 2 > len(plain)


def _holder(memory: Memory, title: Sentence) -> str | None:
    """Give who holds the office an address is by, for the people it is to: "by the President to Ukrainians"."""
    office = next((m for m in title.mentions if m.kind == "role"), None)
    side = next(
        (m.id for m in title.mentions if m.kind == "side" and office is not None and m.start > office.end), None
    )
    if office is None or side is None:
        return None
    return next((p for p in memory.persons if holds(memory, p, office.text, side)), None)


def _read_sentence(state: Walk, sentence: Sentence) -> None:
    inside = _marks(state, sentence)
    own = [q for q in inside if q.outer_start >= sentence.start]
    _read_label(state, sentence)
    first = opening(state, sentence, inside)
    said = told(state, sentence, inside, first)
    if first is not None and not said:
        state.memory.subject = first
    main = outer(state.here.plain, said)
    if main is not None:
        speak(state.memory, main)
    for quotation in own:
        found = spoken(state, sentence, quotation, own, said)
        state.spoken[quotation.start] = found
        if found.who is not None and found.mode != "fragment":
            speak(state.memory, found.who)
    _close(state, sentence, inside, said)
    _note_names(state, sentence, inside)
    _attribute(state, sentence, own, said)
    _attribute_before(state, sentence, said)
    state.previous = sentence.index
    about = _about(state.here.plain, said, None) if said else None
    spoke = about or next((found.who for q in own if (found := state.spoken[q.start]).who is not None), None)
    if spoke is not None:
        state.voiced[sentence.index] = spoke.speaker
    state.before = _about(state.here.plain, said, first) if not own or said else state.before


def _close(state: Walk, sentence: Sentence, inside: Sequence[Quoted], said: Sequence[Told]) -> None:
    """Give a quotation of several paragraphs to who is said to speak it behind its closing mark."""
    plain = state.here.plain
    for q in inside:
        if q.outer_start < sentence.start and q.outer_end <= sentence.end and q.start in state.spoken:
            behind = [
                t for t in said if t.kind == "say" and _CLOSES.fullmatch(plain, q.outer_end, min(t.source, t.start))
            ]
            if behind:
                state.spoken[q.start] = state.spoken[q.start]._replace(who=behind[0].who, stated=True)


def _attribute_before(state: Walk, sentence: Sentence, said: Sequence[Told]) -> None:
    """Give the sentence before to who "said this" or by whom "this was announced", as releases put it."""
    plain = state.here.plain
    backward = THIS_WAS_SAID.match(plain, sentence.start) is not None
    told = [t for t in said if (backward and t.kind == "according") or SAYS_THIS.match(plain, t.end)]
    if told and state.previous is not None and state.previous not in state.attributed:
        who = told[0].who
        state.attributed[state.previous] = Attribution(
            speaker=who.speaker, role=who.role, kind="indirect", channel=state.channel
        )


def _about(plain: str, said: Sequence[Told], first: Voice | None) -> Voice | None:
    """Give whom a sentence is about: who says something in it, else who names something, else whom it opens with."""
    main = outer(plain, said)
    if main is not None:
        return main
    spoke = [t.who for t in said if t.kind in ("say", "according")]
    spoke = [who for who in spoke if not who.speaker.isupper()] or spoke  # "he said Ukraine believes": he, not Ukraine
    others = [t.who for t in said if t.kind != "agency"]
    return spoke[-1] if spoke else others[0] if others else first


def _marks(state: Walk, sentence: Sentence) -> Sequence[Quoted]:
    """Give the quotations that touch a sentence; a sentence crowded with marks is no prose and has none."""
    left = bisect_left(state.starts, sentence.start)
    right = bisect_left(state.starts, sentence.end)
    if left > 0 and state.marks[left - 1].outer_end > sentence.start:
        left -= 1
    return state.marks[left:right] if right - left <= CROWD else ()


def _note_names(state: Walk, sentence: Sentence, inside: Sequence[Quoted]) -> None:
    """Note the people named outside the quotations of a sentence, who may be meant by "he" or by surname later."""
    for found in subjects(state.here, sentence.start, sentence.end):
        if found.kind != "pronoun" and not covered(found.start, inside) and found.ident not in state.memory.order[-1:]:
            _meet_quietly(state.memory, found)


def _meet_quietly(memory: Memory, source: Source) -> None:
    last = memory.order[-1] if memory.order else None
    meet(memory, source)
    if last is not None:  # named beside the one who speaks: older in the order
        memory.order.remove(last)
        memory.order.append(last)


def _read_label(state: Walk, sentence: Sentence) -> None:
    """Read "Name:" at the head of a paragraph of a transcript; it holds until the next one or a quotation."""
    labelled = _labelled(state, sentence) if state.transcript else None
    if labelled is not None:
        state.label = meet(state.memory, labelled)
    elif state.here.plain[sentence.start : sentence.start + 1] in ('"', "“"):
        state.label = None


def _labelled(state: Walk, sentence: Sentence) -> Source | None:
    """Give the person whose name and colon open a paragraph."""
    plain = state.here.plain
    match = _LABEL.match(plain, sentence.start, sentence.end)
    if match is None or (sentence.start > 0 and plain[sentence.start - 1] != "\n"):
        return None
    found = source_ending(state.here, sentence.start, match.end() - 1)
    if found is None or found.kind not in ("person", "name") or not (found.start == sentence.start or found.role):
        return None
    return found


def _attribute(state: Walk, sentence: Sentence, own: Sequence[Quoted], said: Sequence[Told]) -> None:
    """Note who vouches for a sentence: its verb of saying, its quotation, or the label of its paragraph."""
    kind = _kind(state, sentence, own)
    agencies = [t for t in said if t.kind == "agency"]
    acted = [t for t in said if PERFORMS.match(state.here.plain, t.start) and t.who.speaker in state.memory.order]
    spoke = [t for t in said if t.kind in ("say", "according")] or [t for t in said if t.kind == "ing"]
    quoted = [state.spoken[q.start] for q in own if state.spoken[q.start].who is not None]
    if spoke:
        who, channel = spoke[0].who, state.channel
    elif quoted and quoted[0].who is not None:
        who, channel = quoted[0].who, quoted[0].channel
    elif state.label is not None:
        who, channel, kind = state.label, None, "direct"
    elif agencies:
        who, channel = agencies[0].who, None
    elif acted:
        who, channel = acted[0].who, None
        state.said[sentence.index] = (
            (acted[0].source, sentence.end, Attribution(speaker=who.speaker, role=who.role, kind=kind)),
        )
    else:
        return
    chain = tuple(agency.who.speaker for agency in agencies)
    found = Attribution(speaker=who.speaker, role=who.role, kind=kind, channel=channel, chain=chain)
    state.attributed[sentence.index] = found
    if spoke:
        state.said[sentence.index] = tuple(
            (start, end, replace(found, speaker=one.who.speaker, role=one.who.role))
            for start, end, one in scopes(state.here.plain, sentence, said)
        )


def _kind(state: Walk, sentence: Sentence, own: Sequence[Quoted]) -> str:
    """Give direct for a sentence that is mostly a quotation, mixed for one that holds some, indirect else."""
    quoted = sum(min(q.outer_end, sentence.end) - q.outer_start for q in own)
    whole = any(state.spoken[q.start].mode == "direct" for q in own) and quoted * 3 > sentence.end - sentence.start
    return "direct" if whole else "mixed" if own else "indirect"
