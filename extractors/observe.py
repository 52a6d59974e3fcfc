"""What an article says of sessions between the two sides, fit for deciding about rounds.

Background observes nothing new, nor do articles of another topic. What only a feed says counts as a rumour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import regex

from extractors.calendar import MOVED, PLANNED
from extractors.model import ON_TALKS, Annotated, Fact, Observation, Round, Sentence, Span, Talks
from extractors.moves import left_open
from extractors.references import SESSIONS, Setting, resolve_sessions, sentence_of
from extractors.seasons import season
from extractors.sightings import DELEGATIONS, ahead, sightings
from extractors.subjects import person_sides
from extractors.topic import OURS, sides_in, tagged, talks_in, talks_of

#: Round statuses as observations: a plan only one side voices is talk of a session, not its announcement.
_STATUS: Final = {
    "concluded": "concluded",
    "completed": "concluded",
    "ongoing": "ongoing",
    "announced": "announced",
    "agreed": "announced",
    "promised": "announced",
    "scheduled": "scheduled",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "proposed": "rumoured",
    "offered": "rumoured",
    "called_for": "rumoured",
}
_HAPPENING: Final = frozenset({"concluded", "ongoing"})
_NEWS: Final = frozenset({"round_report", "round_ongoing"})
_LONGEST: Final = 8  # days; a month names no session
_OPENING: Final = 10  # sentences of a report in which it says who met
_TABLE: Final = 3  # sentences, the title among them, that say who sits there
_OFFICE: Final = regex.compile(
    r"\b(?:ministry|kremlin|presidency|presidential (?:office|administration)|government|foreign office|embassy|"
    r"president|minister|spokes\w+|secretary|aide|chief|head|leader|negotiator|ambassador)\b",
    regex.IGNORECASE,
)
_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What all observations of one article share."""

    annotated: Annotated
    doc_class: str
    day: date | None
    both_delegations: bool
    company: frozenset[str]  # everybody the opening seats at the table
    registry: frozenset[str]  # ids of rounds the registry file holds


def observe(
    annotated: Annotated, facts: Sequence[Fact], doc_class: str, rounds: Sequence[Round], day: date | None
) -> tuple[Observation, ...]:
    """Return the sessions an article's main text tells of, in the order of their words; ``day``: its local day."""
    if doc_class not in ON_TALKS or doc_class == "background":
        return ()
    scene = Scene(
        annotated=annotated,
        doc_class=doc_class,
        day=day,
        both_delegations=_both_delegations(annotated, facts),
        company=_company(annotated),
        registry=frozenset(known.round_id for known in rounds if not known.discovered),
    )
    told = [fact for fact in facts if fact.type in SESSIONS and fact.scope in ("headline", "main")]
    told = [fact for fact in told if not (fact.status in MOVED and _left_open(fact, annotated))]
    read = {_STATUS.get(fact.status) for fact in told if fact.date or fact.slots.get("number")}
    near = season(rounds, day, rumours=True)
    more = [fact for fact in sightings(annotated, doc_class, near, day) if _STATUS[fact.status] not in read]
    told += resolve_sessions(more, Setting(annotated=annotated, rounds=rounds, day=day), doc_class)
    moved = next((fact for fact in told if fact.status == "postponed" and doc_class == "round_postponed"), None)
    if moved:
        told = [fact for fact in told if fact is moved or not _overtaken(fact, moved)]
    parties = set(annotated.talks.parties)
    ours = [fact for fact in told if parties <= set(fact.slots.get("participants") or parties)]
    seen = [_observation(fact, told, scene) for fact in ours]
    return tuple(one for one in seen if one is not None)


def _left_open(fact: Fact, annotated: Annotated) -> bool:
    sentence = sentence_of(fact, annotated.sentences)
    return sentence is not None and left_open(sentence)


def _overtaken(fact: Fact, moved: Fact) -> bool:
    """Tell whether a plan or move says less than the move read off the whole opening: no day, or the one given up."""
    if fact.status in MOVED:
        return True
    given_up = fact.date is None or fact.date.start.isoformat() == moved.slots.get("old_date")
    return fact.status in PLANNED and given_up


def _observation(fact: Fact, told: Sequence[Fact], scene: Scene) -> Observation | None:
    """Make one fact an observation; None where it tells of no session that could be placed in time."""
    status = _STATUS.get(fact.status)
    if status is None or (fact.type == "next_round" and status in _HAPPENING):
        return None
    start, end, basis = _dates(fact, scene, status)
    article = scene.annotated.article
    number = fact.slots.get("number")
    if start is None and number is None and not fact.slots.get("old_date"):
        return None
    if status == "concluded" and scene.doc_class == "round_ongoing" and start == scene.day:
        status = "ongoing"  # a day of it is over, the session goes on
    held = status in _HAPPENING
    where = _where(fact, scene)
    if held and start and scene.day and start > scene.day:
        return None  # a day ahead is a plan misread; another sentence will say so
    return Observation(
        article_id=article.article_id,
        version=article.version,
        fact=fact,
        status="rumoured" if article.body_basis == "feed" else status,
        scope=fact.scope,
        round_id=next((ref.round_id for ref in fact.rounds if ref.round_id in scene.registry), None),
        series=None,
        number=number,
        start_on=start,
        end_on=end,
        moved_from=_day(fact.slots.get("old_date")),
        city=where[0],
        country=where[1],
        participants=_participants(fact, scene, where[1]),
        named_officials=_officials([fact, *(other for other in told if _same(fact, other))], scene.annotated.talks),
        both_delegations=held and scene.both_delegations,
        origin=article.family if article.origin_basis == "outlet" else article.origin,
        published_at=article.published_at,
        basis=basis,
    )


def _participants(fact: Fact, scene: Scene, host: str | None) -> tuple[str, ...]:
    """Return who takes part: the parties first; who else the opening seats there, but not the host."""
    parties = scene.annotated.talks.parties
    said = set(fact.slots.get("participants") or parties)
    return (*parties, *sorted((said | scene.company) - set(parties) - {host}))


def _company(annotated: Annotated) -> frozenset[str]:
    """Return the sides that title and lead name at the table of the two parties."""
    sides = person_sides(annotated.talks)
    opening = annotated.sentences[:_TABLE]
    told = [talk for one in opening for talk in talks_of(one, sides, annotated.talks.parties)[1]]
    return frozenset(side for talk in told if talk.whose == OURS for side in talk.company)


def _dates(fact: Fact, scene: Scene, status: str) -> tuple[date | None, date | None, str]:
    """Return first and last day with how they were found; news of today needs no date in its words."""
    span = fact.date if status in _HAPPENING or fact.date is None else ahead(fact.date, scene.day)
    if span is not None and span.basis != "registry" and (span.end - span.start).days < _LONGEST:
        return span.start, span.end, _how(span)
    if span is None and status in _HAPPENING and scene.doc_class in _NEWS and scene.day:
        return scene.day, scene.day, "publication day, no day in the words"
    return None, None, "no day in the words"


def _how(span: Span) -> str:
    """Say how a day was found: "weekday and feed date (“late Wednesday”)"."""
    lower = span.text.casefold()
    kind = "weekday" if any(day in lower for day in _WEEKDAYS) else "date" if span.reference else "full date"
    return kind + (f" and {span.reference} date" if span.reference else "") + f" (“{span.text}”)"


def _where(fact: Fact, scene: Scene) -> tuple[str | None, str | None]:
    """Return city and country of a session: its own words, else where the article's title and dateline are.

    A capital that stands for a government at the table ("Washington said") is no place of talks.
    """
    talks = scene.annotated.talks
    company = fact.slots.get("participants") or talks.parties
    capitals = {name for side in talks.sides if side.id in company for name in side.metonyms}
    counts = Counter(
        mention.id
        for one in scene.annotated.sentences[:_OPENING]
        for mention in one.mentions
        if mention.kind == "place" and mention.id not in capitals
    )
    own = fact.place if fact.place not in capitals else None
    city = own or next((place for place, times in counts.most_common(1) if times > 1), None)
    country = next((place.country for place in talks.places if place.name == city), None)
    return city, country or (fact.slots.get("country") if own == fact.place else None)


def _same(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts of one article may tell of one session: nothing in them disagrees."""
    numbers = {fact.slots.get("number"), other.slots.get("number")} - {None}
    days = {span.start for span in (fact.date, other.date) if span}
    return len(numbers) < 2 and len(days) < 2 and _STATUS.get(fact.status) == _STATUS.get(other.status)


def _officials(facts: Iterable[Fact], talks: Talks) -> tuple[str, ...]:
    """Return the sides whose named officials or institutions say it; "a senior official" is nobody."""
    people = {**person_sides(talks), **{side.id: side.id for side in talks.sides}}
    found = []
    for speaker in (fact.attribution.speaker for fact in facts if fact.attribution.speaker):
        if speaker in people:
            found.append(people[speaker])
        elif _OFFICE.search(speaker):
            found += [
                side.id for side in talks.sides if _speaks_for(speaker, (*side.names, *side.adjectives, *side.metonyms))
            ]
    return tuple(sorted(set(found)))


def _speaks_for(speaker: str, names: Iterable[str]) -> bool:
    words = f" {speaker.casefold()} "
    return any(f" {name.casefold()} " in words or f" {name.casefold()}'s " in words for name in names)


def _both_delegations(annotated: Annotated, facts: Iterable[Fact]) -> bool:
    """Tell whether the report names both delegations as meeting: their heads, or "X and Y negotiators" at a table."""
    parties = annotated.talks.parties
    heads = {fact.actor for fact in facts if fact.type == "delegation_head" and fact.scope != "background"}
    if set(parties) <= heads:
        return True
    sides = person_sides(annotated.talks)
    opening = annotated.sentences[:_OPENING]
    ours = [one for one in opening if _at_our_table(one, sides, parties)]
    people = {sides.get(mention.id) for one in opening for mention in one.mentions if mention.kind == "person"}
    return any(DELEGATIONS.search(one.text) for one in ours) or (bool(ours) and set(parties) <= people)


def _at_our_table(sentence: Sentence, sides: Mapping[str, str], parties: Sequence[str]) -> bool:
    text = tagged(sentence, sides, parties)
    named = set(sides_in(text, parties))
    return set(parties) <= named and any(talk.whose == OURS for talk in talks_in(text, parties))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
