"""Sessions find their round by date, ordinal, place and company, in that order of trust."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.calendar import Session, resolve, same_place, session_of
from extractors.model import Evidence, Fact, Span
from tests.extractors.observed import REGISTRY, known_round

PARTIES = frozenset({"RU", "UA"})


def session(**says: object) -> Session:
    """Build a concluded session of the two parties with what the text says of it."""
    values: dict[str, object] = {"status": "concluded", "parties": PARTIES, "participants": PARTIES}
    return Session(**{**values, **says})  # type: ignore[arg-type]


def span(start: date, end: date | None = None, granularity: str = "day") -> Span:
    """Build a span whose words are not looked at."""
    return Span(start=start, end=end or start, granularity=granularity, basis="resolved", text="")


@pytest.mark.parametrize(
    ("said", "round_id"),
    [
        (session(dates=span(date(2025, 7, 23))), "istanbul-2025-3"),
        (session(dates=span(date(2025, 5, 15))), "istanbul-2025-1"),
        (session(dates=span(date(2025, 6, 1), date(2025, 6, 30), "month")), "istanbul-2025-2"),
        (session(number=3, published_on=date(2025, 7, 30)), "istanbul-2025-3"),
        (session(number=3, published_on=date(2022, 3, 9)), "belarus-2022-3"),
        (session(city="Istanbul", published_on=date(2025, 6, 3)), "istanbul-2025-2"),
        (session(city="Istanbul", latest=True, published_on=date(2025, 7, 10)), "istanbul-2025-2"),
        (session(city="Istanbul", dates=span(date(2022, 3, 1), date(2022, 3, 31), "month")), "istanbul-2022"),
        (session(status="scheduled", published_on=date(2025, 5, 30), number=2), "istanbul-2025-2"),
        (session(participants=frozenset({"US", "UA"}), dates=span(date(2025, 3, 23))), "riyadh-2025-03-23"),
        (session(participants=frozenset({"US", "UA", "RU"}), dates=span(date(2025, 3, 24))), "riyadh-2025-03-23"),
        (session(dates=span(date(2025, 3, 24)), city="Riyadh"), "riyadh-2025-03-23"),
    ],
)
def test_session_resolves(said: Session, round_id: str) -> None:
    """A session resolves to the round its date, ordinal or moment of publication names."""
    found = resolve(said, REGISTRY)
    assert found is not None
    assert found.round.round_id == round_id


@pytest.mark.parametrize(
    "said",
    [
        session(city="Istanbul"),
        session(city="Istanbul", published_on=date(2025, 10, 1)),
        session(dates=span(date(2025, 9, 1))),
        session(number=4, published_on=date(2025, 7, 30)),
        session(number=3, city="Abu Dhabi", published_on=date(2025, 7, 24)),
        session(participants=frozenset({"US", "UA"}), number=2, published_on=date(2025, 6, 3)),
        session(dates=span(date(2025, 3, 24))),
        session(status="concluded", number=3, published_on=date(2022, 3, 2)),
        session(dates=span(date(2025, 1, 1), date(2025, 12, 31), "year")),
        session(published_on=date(2025, 7, 24), fresh=False),
    ],
)
def test_session_stays_unresolved(said: Session) -> None:
    """A session resolves to nothing where only the city speaks, the date excludes, or others met."""
    assert resolve(said, REGISTRY) is None


def test_the_date_beats_the_ordinal() -> None:
    """An ordinal that disagrees with the date is flagged and the date decides."""
    found = resolve(session(number=1, dates=span(date(2025, 6, 2))), REGISTRY)
    assert found is not None
    assert (found.round.round_id, found.flags) == ("istanbul-2025-2", ("ordinal disagrees",))


def test_a_registry_date_proves_nothing() -> None:
    """A date that comes from the registry, not from the words, is no reason to resolve."""
    recalled = replace(span(date(2025, 7, 23)), basis="registry")
    assert resolve(session(dates=recalled), REGISTRY) is None


def test_a_planned_session_may_move() -> None:
    """A discovered round that has not happened yet keeps its identity on another day, a registry round never does."""
    planned = known_round("astana-2026", 1, date(2026, 1, 28), city="Astana", state="announced", discovered=True)
    moved = session(status="postponed", number=1, dates=span(date(2026, 2, 3)), published_on=date(2026, 1, 27))
    assert resolve(moved, [planned]) is not None
    assert resolve(moved, [replace(planned, discovered=False)]) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gomel", "Gomel region", True),
        ("Brest region", "Belovezhskaya Pushcha, Brest region", True),
        ("Istanbul", "istanbul", True),
        ("Istanbul", "Ankara", False),
        (None, "Ankara", False),
    ],
)
def test_places_match_by_whole_words(one: str | None, other: str, same: bool) -> None:
    """Two spellings name one place where the shorter one's words all stand in the longer."""
    assert same_place(one, other) is same


def test_a_fact_reads_as_a_session() -> None:
    """A round fact without named participants is a session of the two parties."""
    fact = Fact(
        type="round",
        status="concluded",
        scope="background",
        evidence=Evidence(where="body", start=0, end=1, text="x"),
        rule="test",
        slots={"number": 2, "city": "Istanbul"},
    )
    said = session_of(fact, ("RU", "UA"), date(2025, 6, 3))
    assert (said.participants, said.number, said.city, said.fresh) == (PARTIES, 2, "Istanbul", False)
