"""Voices carried over sentences that name none: a spokesman behind his house, a speaker before and after a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from extractors.model.lexicon import Person
from extractors.model.talks import Attribution
from extractors.model.text import Sentence
from extractors.voices import Walk

_AHEAD: Final = 3  # sentences behind "the Kremlin said" in which its spokesman is brought in


def carry(state: Walk, sentences: Sequence[Sentence]) -> None:
    """Give sentences the voice their neighbours show: of a house's spokesman, of who speaks before and behind."""
    body = [s for s in sentences if s.where == "body"]
    for place, sentence in enumerate(body):
        _name_spokesman(state, sentence, body[place + 1 : place + 1 + _AHEAD])
    for before, sentence, behind in zip(body, body[1:], body[2:], strict=False):
        _between(state, before, sentence, behind)


def _name_spokesman(state: Walk, sentence: Sentence, following: Sequence[Sentence]) -> None:
    """Give what a house says ("the Kremlin said") to its spokesman or aide where he is the next to speak."""
    said = state.attributed.get(sentence.index)
    if said is None or said.speaker is None or said.kind == "direct" or not said.speaker.isupper():
        return
    houses = {m.text.lower() for m in sentence.mentions if m.kind == "side" and m.form == "metonym"}
    follows = (state.attributed.get(s.index) for s in following)
    voice = next((a for a in follows if a is not None and a.speaker and a.speaker != said.speaker), None)
    if voice is None or not houses or not _of_house(state.memory.persons, voice.speaker or "", houses):
        return
    named = replace(said, speaker=voice.speaker, role=voice.role)
    state.attributed[sentence.index] = named
    stretches = state.said.get(sentence.index, ())
    state.said[sentence.index] = tuple(
        (start, end, named if who.speaker == said.speaker else who) for start, end, who in stretches
    )


def _of_house(persons: Mapping[str, Person], who: str, houses: set[str]) -> bool:
    """Tell whether an office of a person begins with the name of a house."""
    offices = persons[who].offices if who in persons else ()
    return any(office.title.lower().startswith(f"{house} ") for office in offices for house in houses)


def _between(state: Walk, before: Sentence, sentence: Sentence, behind: Sentence) -> None:
    """Give a sentence nobody vouches for to the person who speaks in the one before and in the one behind it."""
    first, last = state.voiced.get(before.index), state.attributed.get(behind.index)
    if sentence.index in state.attributed or sentence.index in state.voiced or last is None or first is None:
        return
    if first != last.speaker or first.isupper() or sentence.paragraph not in (before.paragraph, behind.paragraph):
        return
    state.attributed[sentence.index] = Attribution(speaker=first, role=last.role, kind="indirect", channel=last.channel)
