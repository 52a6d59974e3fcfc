"""The shipped topic: its people, places and rounds are complete, unambiguous and sanely dated."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

import config
from extractors.model import Office, Person, Talks
from tests.config.folder import SHIPPED, change, make
from tests.shared import SHARED, needs_shared

DEMO = SHIPPED.parent / "flows" / "demo" / "talks"

#: Words that begin sentences, stand in headlines or mean everyday things; none may be taken for a person or place.
COMMON = frozenset(
    "a all amid an and anton april art august austin bank bill bond brown bush case chance christian church "
    "cook cooper dean drew east fall first fox frank grace grant gray green hall hill hope house hunt iron "
    "jack jan june king lake law leader lee leo long lord major march mark marsh may miller moon more new news "
    "north page park parson peace peek penny pope president price rich rivers rose said sandy second she short "
    "smith snow south spring stone store street strong summer sun talks the third trade truss truth tusk waltz "
    "war ward west white will winter wood woods work wright young".split()
)


@pytest.fixture(scope="module")
def talks() -> Talks:
    """Load the topic Parley ships."""
    return config.load_talks(SHIPPED / "talks" / "russia_ukraine")


def _person(talks: Talks, ident: str) -> Person:
    return next(person for person in talks.persons if person.id == ident)


def _titles(person: Person, day: date) -> set[str]:
    return {
        office.title for office in person.offices if (office.since or date.min) <= day <= (office.until or date.max)
    }


def test_the_lexicon_is_thorough(talks: Talks) -> None:
    """At least two hundred people of at least thirty sides, with some nine hundred spellings."""
    people = [person for person in talks.persons if person.pronoun != "it"]
    assert len(people) >= 200
    assert len({person.side for person in people}) >= 30
    assert sum(len(person.aliases) for person in talks.persons) >= 900


def test_every_spelling_belongs_to_one_person(talks: Talks) -> None:
    """No full name, and no surname that stands alone, is shared by two people, whatever its capitals."""
    owners = Counter(
        word for person in talks.persons for word in {w.casefold() for w in (*person.aliases, *person.surnames)}
    )
    assert [word for word, count in owners.items() if count > 1] == []


def test_no_spelling_is_an_everyday_word(talks: Talks) -> None:
    """What stands alone for a person, side or place is never an everyday English word."""
    alone = [word for person in talks.persons for word in (*person.aliases, *person.surnames)]
    alone += [word for side in talks.sides for word in (*side.names, *side.metonyms)]
    alone += [word for place in talks.places for word in (place.name, *place.aliases)]
    assert [word for word in alone if word.casefold() in COMMON or len(word) < 2] == []


def test_only_capitals_and_seats_of_power_are_both_side_and_place(talks: Talks) -> None:
    """A word names one kind of thing; only a side's metonym or a city-state's name is a place as well."""
    kinds = {
        "person": {w for p in talks.persons for w in (*p.aliases, *p.surnames)},
        "rival": {w for rival in talks.rivals for w in rival.words},
        "adjective": {w for side in talks.sides for w in side.adjectives},
        "side": {w for side in talks.sides for w in (*side.names, *side.metonyms)},
        "place": {w for place in talks.places for w in (place.name, *place.aliases)},
        "agency": {w for agency in talks.agencies for w in agency.signs},
    }
    shared = {(a, b): kinds[a] & kinds[b] for a, b in combinations(kinds, 2)}
    metonyms = {word for side in talks.sides for word in side.metonyms} | {"Vatican City"}
    assert shared.pop(("side", "place")) <= metonyms
    assert not any(shared.values())


def test_offices_have_sane_dates(talks: Talks) -> None:
    """An office lies between 1994 and the end of 2026 and does not end before it begins."""
    dated = [office for person in talks.persons for office in person.offices]
    for office in dated:
        assert date(1994, 1, 1) <= (office.since or date(2000, 1, 1)) <= date(2026, 11, 23), office
        assert (office.since or date.min) <= (office.until or date(2026, 12, 31)) <= date(2026, 12, 31), office


@pytest.mark.parametrize(
    "title",
    [
        "president",
        "prime minister",
        "foreign minister",
        "defence minister",
        "ombudsman",
        "NSDC secretary",
        "secretary of state",
        "national security adviser",
        "head of the president's office",
        "military intelligence chief",
        "chief of the general staff",
        "ambassador to the UN",
    ],
)
def test_a_seat_has_one_holder_at_a_time(talks: Talks, title: str) -> None:
    """Two holders of one seat of one side overlap by a day at most."""
    held = [
        (person.id, office)
        for person in talks.persons
        for office in person.offices
        if office.title == title and not (title == "president" and office.side == "ICRC")
    ]
    assert held
    for (one, first), (other, second) in combinations(held, 2):
        if one != other and first.side == second.side:
            assert _overlap(first, second) <= timedelta(days=1), (title, one, other)


def _overlap(first: Office, second: Office) -> timedelta:
    start = max(first.since or date(1990, 1, 1), second.since or date(1990, 1, 1))
    return min(first.until or date(2030, 1, 1), second.until or date(2030, 1, 1)) - start + timedelta(days=1)


@pytest.mark.parametrize(
    ("ident", "day", "title"),
    [
        ("umerov", date(2025, 6, 2), "defence minister"),
        ("umerov", date(2025, 7, 23), "security council secretary"),
        ("shmyhal", date(2025, 6, 2), "prime minister"),
        ("shmyhal", date(2025, 7, 23), "defence minister"),
        ("fedorov", date(2026, 2, 1), "defence minister"),
        ("shoigu", date(2022, 7, 22), "defence minister"),
        ("belousov", date(2025, 7, 23), "defence minister"),
        ("cavusoglu", date(2022, 3, 29), "foreign minister"),
        ("fidan", date(2025, 7, 23), "foreign minister"),
        ("kuleba", date(2022, 3, 10), "foreign minister"),
        ("sybiha", date(2025, 7, 23), "foreign minister"),
        ("yermak", date(2025, 11, 23), "head of the president's office"),
        ("budanov", date(2026, 2, 1), "head of the president's office"),
        ("budanov", date(2025, 6, 10), "military intelligence chief"),
        ("waltz", date(2025, 3, 11), "national security adviser"),
        ("rubio", date(2025, 5, 16), "secretary of state"),
    ],
)
def test_an_office_is_held_on_its_day(talks: Talks, ident: str, day: date, title: str) -> None:
    """Offices of the story are held on the days they were held, and the same title names nobody else of that side."""
    holder = _person(talks, ident)
    assert title in _titles(holder, day)
    assert [p.id for p in talks.persons if p.side == holder.side and title in _titles(p, day)] == [ident]


def test_spellings_cross_given_names_with_surnames(talks: Talks) -> None:
    """Every given name stands before every surname, the shown name first, and surnames stand alone."""
    zelensky = _person(talks, "zelensky")
    assert zelensky.name == "Volodymyr Zelensky" == zelensky.aliases[0]
    assert {"Volodymyr Zelenskyy", "Vladimir Zelensky", "Volodymyr Zelenskiy"} <= set(zelensky.aliases)
    assert "Zelenskyy" in zelensky.surnames
    assert _person(talks, "truss").surnames == ()


def test_institutions_speak_as_it(talks: Talks) -> None:
    """A ministry or headquarters is a speaker without surname or office."""
    headquarters = _person(talks, "coordination_headquarters")
    assert (headquarters.pronoun, headquarters.side, headquarters.surnames, headquarters.offices) == (
        "it",
        "UA",
        (),
        (),
    )


def test_every_round_lies_before_known_until_and_tells_no_outcome(talks: Talks) -> None:
    """The registry ends where it says, and its rounds are marked as known, not discovered."""
    assert all((one.end_on or date.max) <= talks.known_until for one in talks.rounds)
    assert {(one.discovered, one.state, one.basis) for one in talks.rounds} == {(False, "concluded", "registry")}


def test_numbers_count_within_a_series(talks: Talks) -> None:
    """The numbered rounds of a series run from one without a gap, in the order of their days."""
    for series in talks.series:
        rounds = sorted(
            (one for one in talks.rounds if one.series == series and one.numbered), key=lambda r: str(r.start_on)
        )
        assert [one.number for one in rounds] == list(range(1, len(rounds) + 1))


def test_the_version_follows_the_files(tmp_path: Path) -> None:
    """The same bytes give the same version, one changed byte another."""
    topic = make(tmp_path) / "talks" / "russia_ukraine"
    before = config.load_talks(topic).version
    assert config.load_talks(topic).version == before
    change(topic, "lexicon.toml", '"Umierov"', '"Umjerov"')
    assert config.load_talks(topic).version != before


def test_the_demo_shares_the_words_and_knows_only_what_came_before(talks: Talks) -> None:
    """The demo's topic has the shipped lexicon, two invented agencies, and a registry that ends before it begins."""
    demo = config.load_talks(DEMO)
    assert (demo.persons, demo.places, demo.rivals) == (talks.persons, talks.places, talks.rivals)
    assert demo.known_until == date(2026, 1, 15)
    assert {agency.name for agency in demo.agencies} - {agency.name for agency in talks.agencies} == {
        "Meridian Press Agency",
        "Northline News Agency",
    }
    earlier = {one.round_id for one in talks.rounds if (one.end_on or date.max) < demo.known_until}
    assert {one.round_id for one in demo.rounds} == earlier
    assert demo.version != talks.version


@needs_shared
def test_the_registry_has_the_rounds_of_the_corpus(talks: Talks) -> None:
    """Ids, series, days, numbers and participants are those of the development corpus."""
    corpus = json.loads((SHARED / "corpus" / "registry.json").read_text())
    keys = ("id", "series", "number", "date_start", "date_end", "kind", "counts_as_numbered_round", "separate_sessions")
    expected = {(*(str(one[key]) for key in keys), tuple(one["participants"])) for one in corpus["rounds"]}
    found = {
        (
            *(str(value) for value in (one.round_id, one.series, one.number, one.start_on, one.end_on, one.kind)),
            *(str(value) for value in (one.numbered, one.separate_sessions)),
            one.participants,
        )
        for one in talks.rounds
    }
    assert found == expected
    assert str(talks.known_until) == corpus["known_until"]
