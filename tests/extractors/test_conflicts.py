"""Claims that cannot all be true are named as conflicts, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.conflicts import conflicts
from extractors.model import Claim, Span
from tests.extractors.fused import Told, exactly, fused, told


def test_agreed_and_denied_are_a_conflict() -> None:
    """What one says is agreed and another denies cannot both be true; refused plans of another side can."""
    claims = fused(*(told(who, exactly(1200), status=status) for who, status in (("AP", "agreed"), ("RIA", "denied"))))
    assert [sorted(made.status for made in group) for group in conflicts(claims)] == [["agreed", "denied"]]


def test_one_proposal_of_two_sides_is_a_conflict() -> None:
    """Three groups proposed by either side: who proposed them is contested; two counts are two proposals."""
    groups = [told(f"s{who}", exactly(3), kind="working_group", status="proposed", actor=who) for who in ("RU", "UA")]
    assert len(conflicts(fused(*groups))) == 1
    other = told("sUA", exactly(5), kind="working_group", status="proposed", actor="UA")
    assert conflicts(fused(groups[0], other)) == ()


def test_days_of_one_session_are_no_conflict() -> None:
    """A session of two days is told with either; days far apart cannot both be right; a moved session is none."""

    def session(day: int, status: str) -> Told:
        span = Span(start=date(2026, 2, day), end=date(2026, 2, day), granularity="day", basis="text", text="")
        return told(f"s{day}{status}", kind="round", status=status, date=span)

    assert conflicts(fused(session(17, "concluded"), session(18, "concluded"))) == ()
    assert len(conflicts(fused(session(12, "concluded"), session(18, "concluded")))) == 1
    assert conflicts(fused(session(1, "scheduled"), session(18, "concluded"))) == ()


def test_two_stages_told_by_one_report_are_no_conflict() -> None:
    """A report that tells two counts in its own voice means two things; where it quotes two speakers it may not."""
    first, second = told("AP", exactly(200), status="completed"), told("AP", exactly(300), status="completed")
    together = replace(second, article=first.article)
    assert conflicts(fused(first, together)) == ()
    quoted = [
        replace(told("AP", exactly(count), speaker=who, status="completed"), article=first.article)
        for count, who in ((200, "umerov"), (300, "medinsky"))
    ]
    assert len(conflicts(fused(*quoted))) == 1


def test_counts_of_no_known_round_conflict_only_when_close() -> None:
    """Without a round nothing says that two exchanges are one, but 6,057 and 6,060 bodies are."""

    def bodies(count: float) -> Told:
        return told(f"s{count}", exactly(count), kind="body_repatriation", rounds=())

    assert conflicts(fused(bodies(6057), bodies(1000))) == ()
    assert len(conflicts(fused(bodies(6057), bodies(6060)))) == 1


def bodies(way: str | None, count: float = 1000, side_basis: str = "unspecified") -> Told:
    """Build a handover of bodies, one way, both ways or either."""
    slots = {"direction": way} if way else {}
    return told(f"s{way}", exactly(count, side_basis), kind="body_repatriation", status="completed", slots=slots)


def told_of(*facts: Told) -> list[list[Claim]]:
    """Return the conflicts of facts."""
    return [list(group) for group in conflicts(fused(*facts))]


def test_one_count_that_went_either_way_is_a_conflict() -> None:
    """A thousand bodies given by one side or by the other: who gave them is contested; other counts are two deeds."""
    (contested,) = told_of(bodies("RU->UA"), bodies("UA->RU"))
    assert [made.value["direction"] for made in contested] == ["RU->UA", "UA->RU"]
    assert told_of(bodies("RU->UA"), bodies("UA->RU", 27)) == []


@pytest.mark.parametrize("mutual", [bodies(None), bodies("RU->UA", 1000, "each")])
def test_as_many_for_as_many_is_no_conflict(mutual: Told) -> None:
    """Where anybody says that both gave that many, either way is a half of it."""
    assert told_of(bodies("RU->UA"), bodies("UA->RU"), mutual) == []


def test_both_ways_in_one_report_are_no_conflict() -> None:
    """A report that tells of both ways means an exchange."""
    back = replace(bodies("UA->RU"), article=bodies("RU->UA").article)
    assert told_of(bodies("RU->UA"), back) == []


def test_one_summit_of_two_authors_is_a_conflict() -> None:
    """A summit known by its city, proposed by either side, has contested authorship; in two cities it is two plans."""

    def summit(actor: str, city: str) -> Told:
        return told(f"s{actor}", kind="summit", status="proposed", actor=actor, slots={"city": city})

    (contested,) = told_of(summit("RU", "Moscow"), summit("UA", "Moscow"))
    assert {made.actor for made in contested} == {"RU", "UA"}
    assert told_of(summit("RU", "Moscow"), summit("UA", "Geneva")) == []
