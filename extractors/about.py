"""Which known round an article's talks are, where no fact of it says: by who sits there, and what is told when.

Also the one way to a mediator's sessions with one side, which are known so that they are never taken for ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import regex

from extractors.calendar import MEDIATED, Session, resolve, same_place
from extractors.model import Annotated, Mention, Round, RoundRef, Sentence, Span
from extractors.scenes import READY, scene
from extractors.subjects import person_sides
from extractors.topic import FOREIGN, LONGEST, OURS, TALKS, Talk, names_both, talks_of

_STATUS: Final = {"report": "concluded", "ongoing": "ongoing", "announced": "announced", "postponed": "postponed"}
_OPENING: Final = 3  # sentences in which an article says what it is about, the title among them
_BRIEF: Final = 10  # sentences in which a report says where mediators met, behind its teasers
_RECENT_DAYS: Final = 3
_LEAD: Final = 2  # sentences, the title among them, in which "met" is enough
_WHO: Final = ("side", "person")
_MET: Final = regex.compile(r"\b(?:met|meeting)\b", regex.IGNORECASE)
_ONGOING: Final = regex.compile(r"\b(?:ongoing|being held|already started|has started|under way)\b", regex.IGNORECASE)
_AHEAD: Final = regex.compile(r"\b(?:is ahead|planned|scheduled|upcoming|forthcoming|next)\b", regex.IGNORECASE)
_LATEST: Final = regex.compile(
    r"\b(?:latest|recent|last) (?:\w+ ){0,2}(?:round|talks|meeting|session)", regex.IGNORECASE
)
_ONLINE: Final = regex.compile(r"\b(?:video ?(?:conference|link)?|online|videoconference)\b", regex.IGNORECASE)
_NEAR: Final = 90  # characters between talks and the words that place them


def talked_of(annotated: Annotated, rounds: Sequence[Round], day: date | None, *, news: bool) -> RoundRef | None:
    """Return the first known round that talks in the article resolve to; others' talks count in the opening only.

    ``news``: the article reports a session just over or going on, so that no old round is meant.
    """
    sides = person_sides(annotated.talks)
    parties = annotated.talks.parties
    for index, sentence in enumerate(annotated.sentences):
        if len(sentence.text) > LONGEST or not TALKS.search(sentence.text):
            continue
        text, talks = talks_of(sentence, sides, parties)
        for talk in talks:
            if talk.whose not in (OURS, FOREIGN) or (talk.whose == FOREIGN and index >= _OPENING):
                continue
            session = _session(sentence, text, talk, parties, day)
            if session and not (session.status == "announced" and index >= _OPENING and session.dates is None):
                found = resolve(replace(session, news=news), rounds)
                if found:
                    return found.ref
    return None


def held_in(sentence: Sentence, annotated: Annotated, rounds: Sequence[Round], day: date | None) -> RoundRef | None:
    """Return the round of the two parties that a sentence names with a day of its own that has passed."""
    if day is None or len(sentence.text) > LONGEST or not TALKS.search(sentence.text):
        return None
    parties = annotated.talks.parties
    text, talks = talks_of(sentence, person_sides(annotated.talks), parties)
    for talk in talks:
        session = _session(sentence, text, talk, parties, day) if talk.whose != FOREIGN else None
        if session and session.dates and session.dates.end <= day:
            found = resolve(replace(session, participants=frozenset(parties), status="concluded"), rounds)
            return found.ref if found else None
    return None


def brokered(annotated: Annotated, rounds: Sequence[Round], day: date | None) -> RoundRef | None:
    """Return the mediator's session that talks without a name are, by country and day, in an article that opens so."""
    recent = [
        known
        for known in rounds
        if known.kind == MEDIATED and day and known.end_on and 0 <= (day - known.end_on).days <= _RECENT_DAYS
    ]
    sides = person_sides(annotated.talks)
    for index, sentence in enumerate(annotated.sentences[:_BRIEF]):
        if not (TALKS.search(sentence.text) or (index < _LEAD and _MET.search(sentence.text))):
            continue
        named = {mention.id for mention in sentence.mentions if mention.kind in ("side", "place")}
        there = {sides.get(mention.id, mention.id) for mention in sentence.mentions if mention.kind in _WHO}
        if any(mention.kind == "joint" and names_both(mention) for mention in sentence.mentions):
            there |= set(annotated.talks.parties)
        for known in recent:
            if known.country in named or any(same_place(place, known.city) for place in named):
                return RoundRef(round_id=known.round_id, basis="place+window")
            if set(annotated.talks.parties) < set(known.participants) <= there:
                return RoundRef(round_id=known.round_id, basis="participants+window")
    return None


def _session(sentence: Sentence, text: str, talk: Talk, parties: Sequence[str], day: date | None) -> Session | None:
    """Read talks as a session; without a verb of meeting they need a day, an ordinal, a place or a form."""
    near = text[max(0, talk.start - _NEAR) : talk.end + _NEAR]
    status = _STATUS.get(_told(text, talk))
    dates = next((span for mention in sentence.mentions if (span := _day_near(mention, near))), None)
    number = next((int(mention.id) for mention in sentence.mentions if _counts_rounds(mention, near)), None)
    city = next((one.id for one in sentence.mentions if one.kind == "place" and one.text in near), None)
    online = bool(_ONLINE.search(near))
    if status is None and (talk.whose == FOREIGN or not (number or dates or city or online)):
        return None
    return Session(
        status=status or "stated",
        parties=frozenset(parties),
        participants=talk.company,
        dates=dates,
        number=number,
        city=city,
        online=online,
        latest=bool(_LATEST.search(near)),
        published_on=day,
    )


def _told(text: str, talk: Talk) -> str:
    """Name what is told of the talks; the words right beside them count before the sentence."""
    beside = text[max(0, talk.start - 20) : talk.end + _NEAR]
    if _ONGOING.search(beside):
        return "ongoing"
    if _AHEAD.search(beside):
        return "announced"
    told = scene(text, talk.start, talk.end)
    return "offered" if told in ("announced", "ahead") and READY.search(text) else told


def _day_near(mention: Mention, near: str) -> Span | None:
    """Return the day a mention names beside the talks; weeks and months are too vague to resolve without a verb."""
    span = mention.span
    return span if span and span.granularity == "day" and mention.text in near else None


def _counts_rounds(mention: Mention, near: str) -> bool:
    return mention.kind == "ordinal" and mention.form == "round" and mention.text in near
