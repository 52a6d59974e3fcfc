"""Whether an article that seems to follow a session up still reports it: its opening tells a session just held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

import regex

from extractors.model import Annotated, Sentence
from extractors.scenes import CONSEQUENCE, scene
from extractors.seasons import Season
from extractors.subjects import person_sides
from extractors.topic import FOREIGN, HALF, OURS, talks_of
from extractors.verdict import Told, just_over, told_by

_OPENING: Final = 10  # sentences in which a report says that the session was held, the title among them
_BRIEF: Final = 3  # sentences of a headline with its summary, which say all they have to say
_YESTERDAY: Final = timedelta(days=1)
_HELD: Final = ("report", "ongoing")
_MEETING: Final = regex.compile(r"\bmeetings?\b", regex.IGNORECASE)
#: Words right before the talks from which the news comes: "… after talks in …".
_OUT_OF: Final = regex.compile(r"\b(?:after|following|during|at)\s(?:[\w'’«»-]+\s){0,6}$", regex.IGNORECASE)


def reported(annotated: Annotated, near: Season | None, day: date | None, *, theirs: bool) -> str | None:
    """Return ``report`` or ``ongoing`` where the opening tells a session of today or yesterday so, else None.

    ``theirs``: talks without a name are the parties' in this article.
    """
    if len(annotated.sentences) <= _BRIEF or day is None or not _headlined(annotated, near):
        return None
    found = [told for one in annotated.sentences[:_OPENING] for told in _told(one, annotated, near, day, theirs=theirs)]
    return next((told for told in _HELD if told in found), None)


def _headlined(annotated: Annotated, near: Season | None) -> bool:
    """Tell whether the headline is the session's: it names the talks, or both parties or the city of one just over."""
    title = annotated.sentences[0]
    if title.where != "title" or CONSEQUENCE.search(title.text):
        return title.where != "title"
    sides = person_sides(annotated.talks)
    text, talks = talks_of(title, sides, annotated.talks.parties)
    if any(talk.whose in (OURS, HALF) for talk in talks):
        return scene(text, talks[0].start, talks[0].end) not in ("aside", "ahead", "earlier", "announced")
    parties = {one.id for one in title.mentions if one.kind == "side"} & set(annotated.talks.parties)
    both = len(parties) > 1 or any(one.kind == "joint" for one in title.mentions)
    there = near and any(one.kind == "place" and one.id == near.round.city for one in title.mentions)
    return bool(_MEETING.search(text) or (just_over(near) and (both or there)))


def _told(sentence: Sentence, annotated: Annotated, near: Season | None, day: date, *, theirs: bool) -> Iterator[str]:
    """Give what a sentence of the body tells of sessions of the parties that its words or the calendar place now."""
    if sentence.where != "body" or not (just_over(near) or _of_now(sentence, day)):
        return
    sides = person_sides(annotated.talks)
    text, talks = talks_of(sentence, sides, annotated.talks.parties)
    told = Told(weight=0.0, text=text, words=text, talks=talks, rival=False, counted=frozenset())
    for talk in talks:
        if talk.whose == FOREIGN or not (theirs or talk.whose == OURS):
            continue
        name = told_by(told, talk, near)
        yield "report" if name == "aside" and just_over(near) and _OUT_OF.search(text, 0, talk.start) else name


def _of_now(sentence: Sentence, day: date) -> bool:
    """Tell whether a sentence names today or yesterday."""
    spans: Sequence[date] = [one.span.start for one in sentence.mentions if one.span and one.span.granularity == "day"]
    return any(day - _YESTERDAY <= start <= day for start in spans)
