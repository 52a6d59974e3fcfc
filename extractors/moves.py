"""A session moved to other days, told over the opening of an article: what it was planned for, and what it is moved to.

Reports of a move spread it over headline and lead ("called off", "new dates are …", "instead of on Sunday"), so the
days are gathered there and told apart by the words that govern them. A session that is only called off is no move.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import regex

from extractors.actors import table_of
from extractors.annotate import attributions
from extractors.calendar import MOVED, OPEN_STATES
from extractors.model import Annotated, Attribution, Evidence, Fact, Mention, Sentence, Span
from extractors.scenes import MOVES, POSTPONED
from extractors.seasons import Season
from extractors.sightings import ahead, announcer, day_mentions
from extractors.subjects import person_sides
from extractors.topic import FOREIGN, OURS, talks_of

_OPENING: Final = 6  # sentences in which a report of a move gives both days, the title among them
_BEFORE: Final = 70  # characters before a day in which words govern it
_NEAR: Final = 40  # characters before a move in which words leave it open
_WEEK: Final = timedelta(days=7)
_TOLD_LATE: Final = timedelta(days=2)  # a move is reported at most this long after the day that fell through
_DOUBT: Final = regex.compile(r"\b(?:may|might|could|if|whether|unless|should)\b", regex.IGNORECASE)
_DENIAL: Final = regex.compile(
    r"\b(?:not|never|no (?:plans|reason|need)|den(?:y|ies|ied))\b[^.;]{0,40}$", regex.IGNORECASE
)
_OLD: Final = regex.compile(
    r"\b(?:planned|due|scheduled|slated|supposed|meant|originally|initially|instead of|rather than|from|"
    r"not (?:take place|be held|meet|happen|begin))\b",
    regex.IGNORECASE,
)
_NEW: Final = regex.compile(
    r"\b(?:will|would|now|new dates?|dates?|until|till|set|fixed|to (?:on )?$|moved? to|instead(?! of))",
    regex.IGNORECASE,
)
_FELL_THROUGH: Final = regex.compile(
    r"(?:['’]s)?(?: [\w'’-]+){0,5}?,? (?:(?:was|were|had|has|have|been|is|are|being) ){0,3}"
    r"(?:called off|postponed|put (?:off|back)|delayed|pushed back|cancell?ed|moved|rescheduled|shifted|scrapped|"
    r"shelved|dropped|"
    r"abandoned|axed)\b",
    regex.IGNORECASE,
)
_AND: Final = regex.compile(r"\)?(?:,? and|,|-| -| –|–) ?(?:on )?", regex.IGNORECASE)


def with_move(
    facts: Sequence[Fact], annotated: Annotated, doc_class: str, near: Season | None, day: date | None
) -> tuple[Fact, ...]:
    """Return the facts with the move an article on one tells of; what is called off and given new days is no end.

    A fact that already tells of the same move keeps its words and gets what the other sentences add.
    """
    moved = moved_session(annotated, near, day) if doc_class == "round_postponed" else None
    if moved is None:
        return tuple(facts)
    told = [fact for fact in facts if fact.type == "round" and fact.status in MOVED]
    said = next((fact for fact in told if _agree(fact, moved)), None)
    if said:
        speaker = said.attribution if said.attribution.speaker else moved.attribution
        slots = {**said.slots, **moved.slots}
        moved = replace(said, actor=moved.actor, date=moved.date, attribution=speaker, slots=slots)
    return tuple(sorted((*(fact for fact in facts if fact not in told), moved), key=_in_order))


def _agree(fact: Fact, moved: Fact) -> bool:
    """Tell whether a fact read off one sentence is the same move: its first new day is none other."""
    return fact.status == "postponed" and bool(fact.date and moved.date and fact.date.start == moved.date.start)


def _in_order(fact: Fact) -> tuple[bool, int]:
    return fact.evidence.where != "title", fact.evidence.start


def moved_session(annotated: Annotated, near: Season | None, day: date | None) -> Fact | None:
    """Return the move an article on one tells of as a postponed round, None without a day; ``day``: its local day.

    The fact has the new days as its date and the day that fell through as ``old_date``; ``near``: the planned round.
    """
    opening = annotated.sentences[:_OPENING]
    told = next((one for one in opening if _tells_move(one, annotated, near)), None)
    if told is None or day is None:
        return None
    roles = [(role, mention, one) for one in opening for role, mention in _roles(one)]
    new = next((_stretch(span, one) for role, span, one in _spans(roles, "new", day)), None)
    olds = [span for _, span, _ in _spans(roles, "old", None)]
    old = next((_planned_for(span, new, near, day) for span in olds), None)
    if new is None and (old is None or not MOVES.search(told.text)):
        return None
    return _fact(told, new, old, opening, annotated)


def _tells_move(sentence: Sentence, annotated: Annotated, near: Season | None) -> bool:
    """Tell whether a sentence says as a fact that a session was moved or called off, and names no others' talks."""
    if POSTPONED.search(sentence.text) is None or left_open(sentence):
        return False
    sides = person_sides(annotated.talks)
    whose = [talk.whose for talk in talks_of(sentence, sides, annotated.talks.parties)[1]]
    expected = near is not None and near.round.state in OPEN_STATES
    return OURS in whose or (FOREIGN not in whose and (bool(whose) or expected))


def left_open(sentence: Sentence) -> bool:
    """Tell whether a sentence denies that a session moves or is called off, or says only that it may."""
    cue = POSTPONED.search(sentence.text)
    if cue is None:
        return False
    near = max(0, cue.start() - _NEAR)
    return bool(_DENIAL.search(sentence.text[: cue.start()]) or _DOUBT.search(sentence.text, near, cue.end()))


def _roles(sentence: Sentence) -> Iterator[tuple[str, Mention]]:
    """Tell of each day a sentence names whether the session was planned for it or is moved to it: the nearest words."""
    for mention in day_mentions(sentence):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        before = sentence.text[max(0, start - _BEFORE) : start]
        old, new = _last(_OLD, before), _last(_NEW, before)
        if old > new or _FELL_THROUGH.match(sentence.text, end):
            yield "old", mention
        elif new >= 0:
            yield "new", mention


def _last(pattern: regex.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _spans(
    roles: Sequence[tuple[str, Mention, Sentence]], wanted: str, day: date | None
) -> Iterator[tuple[Mention, Span, Sentence]]:
    """Give the days of one role; of a plan only those still ahead of ``day``."""
    for role, mention, sentence in roles:
        if role == wanted and mention.span is not None:
            span = ahead(mention.span, day) if day else mention.span
            if day is None or span.start >= day:
                yield mention, span, sentence


def _stretch(span: Span, sentence: Sentence) -> Span:
    """Return the days with those that follow them in one phrase ("on Wednesday and Thursday")."""
    mentions = [mention for mention in sentence.mentions if mention.span]
    for one, other in pairwise(mentions):
        between = sentence.text[one.end - sentence.start : other.start - sentence.start]
        if one.span and other.span and one.text == span.text and _AND.fullmatch(between):
            gap = (other.span.end - one.span.start).days % 7 or 7
            return replace(span, end=span.start + timedelta(days=gap), granularity="range") if gap < 5 else span
    return span


def _planned_for(span: Span, new: Span | None, near: Season | None, day: date) -> date | None:
    """Return the day that fell through; a weekday is the planned round's day, else the first one not long over."""
    if regex.search(r"\d", span.text):
        found = [span.start]
    else:
        weekdays = [span.start - _WEEK, span.start, span.start + _WEEK]
        planned = near.round.start_on if near and near.round.state in OPEN_STATES else None
        found = [planned] if planned in weekdays else [one for one in weekdays if one >= day - _TOLD_LATE]
    return next((one for one in found if one and (new is None or one < new.start)), None)


def _fact(
    told: Sentence, new: Span | None, old: date | None, opening: Sequence[Sentence], annotated: Annotated
) -> Fact:
    parties = annotated.talks.parties
    table = {*parties, *_company(told, annotated)}
    number = next(
        (int(m.id) for one in opening for m in one.mentions if m.kind == "ordinal" and m.form == "round"), None
    )
    slots = {
        "participants": [*parties, *sorted(table - set(parties))],
        "number": number,
        "old_date": old.isoformat() if old else None,
    }
    capitals = {name for side in annotated.talks.sides if side.id in parties for name in side.metonyms}
    places = (m.id for one in opening for m in one.mentions if m.kind == "place" and m.id not in capitals)
    return Fact(
        type="round",
        status="postponed",
        scope="headline" if told.where == "title" else "main",
        actor=table_of(table - set(parties)),
        date=new,
        place=next(places, None),
        evidence=Evidence(where=told.where, start=told.start, end=told.end, text=told.text),
        attribution=_announced_by((told, *opening), annotated),
        slots={name: value for name, value in slots.items() if value is not None},
        rule="move told by title and lead",
    )


def _company(sentence: Sentence, annotated: Annotated) -> frozenset[str]:
    """Return who sits at the parties' table in a sentence."""
    sides = person_sides(annotated.talks)
    talks = talks_of(sentence, sides, annotated.talks.parties)[1]
    return next((talk.company for talk in talks if talk.whose == OURS), frozenset())


def _announced_by(opening: Sequence[Sentence], annotated: Annotated) -> Attribution:
    """Return who announces the move: the first whose words the opening gives."""
    said = attributions(annotated)
    found = (said.get(one.index) or announcer(one) for one in opening)
    return next((one for one in found if one.speaker), Attribution())
