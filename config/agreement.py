"""Checks that a topic's tables agree: every id once, every reference met, no spelling that names two people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from config.faults import nearest
from extractors.model import Person, Place, Round, Talks


def disagreements(talks: Talks, *, lexicon_name: str, registry_name: str) -> list[str]:
    """Return one sentence for every fault between the tables, each beginning with the file to look into."""
    lexicon = (*_twice(talks), *_shared_spellings(talks.persons), *_strange_sides(talks), *_lost_places(talks.places))
    registry = (fault for one in talks.rounds for fault in _round_faults(one, talks))
    repeated = (f"round.{name} stands here twice" for name in _repeated(one.round_id for one in talks.rounds))
    return [f"{lexicon_name}: {fault}" for fault in lexicon] + [
        f"{registry_name}: {fault}" for fault in (*repeated, *registry)
    ]


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _twice(talks: Talks) -> Iterator[str]:
    tables = {
        "person": [person.id for person in talks.persons],
        "side": [side.id for side in talks.sides],
        "place": [place.name for place in talks.places],
        "rival": [rival.name for rival in talks.rivals],
        "agency": [agency.name for agency in talks.agencies],
    }
    for table, names in tables.items():
        yield from (f"{table}.{name} stands here twice" for name in _repeated(names))


def _shared_spellings(persons: Iterable[Person]) -> Iterator[str]:
    """Yield every full spelling, and every surname that stands alone, that two persons claim."""
    owner: dict[str, str] = {}
    for person in persons:
        for spelling in dict.fromkeys((*person.aliases, *person.surnames)):
            first = owner.setdefault(spelling.casefold(), person.id)
            if first != person.id:
                yield f'person.{person.id} shares the spelling "{spelling}" with {first}; leave it out of `alone`'


def _strange_sides(talks: Talks) -> Iterator[str]:
    known = {side.id for side in talks.sides}
    yield from (f"side {party} is a party but has no table" for party in talks.parties if party not in known)
    for person in talks.persons:
        for side in {person.side, *(office.side for office in person.offices)} - known:
            yield f"person.{person.id}.side {side} is no side{nearest(side, known)}"


def _lost_places(places: Iterable[Place]) -> Iterator[str]:
    places = tuple(places)
    cities = {place.name for place in places if place.kind != "venue"}
    for place in places:
        if place.kind == "venue" and place.city not in cities:
            yield f"place.{place.name}.city must be a city or region of this file; got {place.city!r}"
        if place.zone and not _is_zone(place.zone):
            yield f"place.{place.name}.zone must be an IANA time zone; got {place.zone!r}"


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):  # unknown; a folder; not a name at all
        return False
    return True


def _round_faults(one: Round, talks: Talks) -> Iterator[str]:
    where = f"round.{one.round_id}"
    if one.end_on and one.end_on > talks.known_until:
        yield f"{where} ends after known_until {talks.known_until}: later sessions are found, never entered"
    if one.series not in talks.series:
        yield f"{where}.series is unknown{nearest(one.series, talks.series)}"
    sides = {side.id for side in talks.sides}
    yield from (f"{where} names the unknown side {side}" for side in {*one.participants, *one.mediators} - sides)
    cities = {place.name for place in talks.places if place.kind != "venue"}
    if one.city and one.city not in cities:
        yield f"{where}.city is no place of the lexicon{nearest(one.city, cities)}"
    persons = {person.id for person in talks.persons}
    for side, head in (one.heads or {}).items():
        if head not in persons:
            yield f"{where}.heads.{side} is unknown{nearest(head, persons)}"
