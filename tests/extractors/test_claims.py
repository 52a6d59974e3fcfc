"""Facts of many articles become claims whose values can be compared and whose voices can be counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.claims import fuse, saying, side_of
from extractors.conflicts import conflicts
from extractors.model import Quantity, RoundRef, Side, Span
from tests.extractors.fused import TALKS, exactly, fused, sayings, told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (exactly(410, "total"), exactly(205, "each")),
        (exactly(1200), exactly(1200, "each")),
        (exactly(2400), exactly(1200, "each")),
        (exactly(1200, "each"), exactly(1200, "each", "approx")),
        (exactly(1200, "each"), exactly(1000, "each", "at_least")),
        (Quantity(lo=1000, hi=1200, qualifier="between", side_basis="each"), exactly(1200, "each")),
    ],
)
def test_counts_that_mean_the_same_are_one_claim(one: Quantity, other: Quantity) -> None:
    """A total and its half, a bound and a value it allows, an about and its value fuse to one claim of two origins."""
    claims = fused(told("AP", one), told("AFP", other))
    assert [made.origins for made in claims] == [2]
    assert conflicts(claims) == ()


def test_minority_values_stay_as_conflicts() -> None:
    """A count that cannot be true beside the others stays a claim of its own and is named as a conflict."""
    facts = [told(name, exactly(6060), kind="body_repatriation") for name in ("TASS", "AP", "AFP")]
    claims = fused(*facts, told("Ukrinform", exactly(6057), kind="body_repatriation"))
    assert [(made.value["quantity"], made.origins) for made in claims] == [(6060, 3), (6057, 1)]
    assert conflicts(claims) == (claims,)


def test_the_exact_value_represents_the_claim() -> None:
    """A claim shows its most exact report, whoever came first."""
    (made,) = fused(told("AP", exactly(1200, "each", "approx")), told("AFP", exactly(1200, "each")))
    assert (made.value["quantity"], made.value["qualifier"]) == (1200, "exact")


def test_a_report_without_a_number_joins_the_only_number() -> None:
    """An exchange told without a count supports the one count known, and stays apart where there are two."""
    plain = told("DPA")
    assert [made.origins for made in fused(told("AP", exactly(1200)), plain)] == [2]
    assert (
        sorted(made.origins for made in fused(told("AP", exactly(1200)), told("AFP", exactly(205)), plain)) == [1] * 3
    )


def test_status_keeps_claims_apart() -> None:
    """An agreed exchange, a completed one and a denied one are three claims."""
    claims = fused(*(told("AP", exactly(1200), status=status) for status in ("agreed", "completed", "denied")))
    assert sorted(made.status for made in claims) == ["agreed", "completed", "denied"]
    stances = [told("Reuters", kind="ceasefire_position", status=status) for status in ("supported", "proposed")]
    assert len({claim.claim_id for claim in fused(*stances)}) == 2


def test_ten_sites_quoting_one_speaker_are_one_voice() -> None:
    """However many origins quote one speaker, the claim has one voice; a second speaker makes two."""
    quoting = [told(f"site-{number}", exactly(1200), speaker="medinsky") for number in range(10)]
    assert fused(*quoting)[0].origins == 1
    other = told("Ukrinform", exactly(1200), speaker="umerov")
    (made,) = fused(*quoting, other)
    assert (made.origins, made.outlets, made.both_sides) == (2, 11, "both")


def test_copies_and_one_family_are_one_voice() -> None:
    """Reprints of one text and outlets of one family count once."""
    copies = [told(f"site-{number}", exactly(1200), copy_group="text") for number in range(5)]
    assert fused(*copies)[0].origins == 1
    family = [told("paper", exactly(1200), copy_group=f"text-{number}") for number in range(3)]
    assert fused(*family)[0].origins == 1


def test_heads_of_delegation_conflict_by_person() -> None:
    """Two names for one side's head are two claims of one key."""
    heads = [told(name, kind="delegation_head", actor="UA", slots={"person": who}) for name, who in _HEADS]
    claims = fused(*heads)
    assert [(made.value["person"], made.origins) for made in claims] == [("umerov", 2), ("fidan", 1)]
    assert len({made.merge_key for made in claims}) == 1


_HEADS = (("AP", "umerov"), ("AFP", "umerov"), ("DPA", "fidan"))


def test_batches_of_different_days_stay_apart() -> None:
    """Completed exchanges of two days are two claims, and a third side's word is neither party's."""
    days = [
        Span(start=date(2025, 8, day), end=date(2025, 8, day), granularity="day", basis="text", text="")
        for day in (14, 24)
    ]
    claims = fused(*(told("AP", exactly(84), status="completed", date=day, speaker="fidan") for day in days))
    assert [made.both_sides for made in claims] == ["third", "third"]
    assert len({made.claim_id for made in claims}) == 2


def test_a_fact_of_two_rounds_supports_a_claim_of_each() -> None:
    """A distributive fact stands behind one claim for each of its rounds."""
    refs = tuple(RoundRef(round_id=f"istanbul-2025-{number}", basis="date") for number in (1, 2))
    claims = fused(told("AP", status="completed", rounds=refs))
    assert [made.round_id for made in claims] == ["istanbul-2025-1", "istanbul-2025-2"]


def test_the_order_of_the_facts_does_not_matter() -> None:
    """Facts in any order give the same claims."""
    facts = [told("AP", exactly(1200)), told("AFP", exactly(1200, "each", "approx")), told("DPA", exactly(205))]
    assert fused(*facts) == fused(*reversed(facts))


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ((40, "minute", "exact"), (1, "hour", "less_than"), True),
        ((40, "minute", "less_than"), (1, "hour", "less_than"), True),
        ((2, "hour", "exact"), (120, "minute", "approx"), True),
        ((40, "minute", "exact"), (3, "hour", "exact"), False),
        ((2, "day", "exact"), (5, "hour", "exact"), True),
    ],
)
def test_lengths_are_compared_in_minutes(
    one: tuple[float, str, str], other: tuple[float, str, str], *, agree: bool
) -> None:
    """Forty minutes and under an hour are compatible; days of talks are not made of hours of talks."""
    facts = [
        told(
            f"site-{number}",
            exactly(count, qualifier=qualifier),
            kind="duration",
            status="stated",
            unit=unit,
            slots={"applies_to": "plenary"},
        )
        for number, (count, unit, qualifier) in enumerate((one, other))
    ]
    assert (conflicts(fused(*facts)) == ()) is agree


def test_bodies_of_both_sides_and_their_sum_are_one_claim() -> None:
    """Six thousand for six thousand and twelve thousand in all are one claim; 6,057 and 6,060 are not."""
    each, whole = exactly(6000, "each"), exactly(12000, "total")
    assert len(fused(told("AP", each, kind="body_repatriation"), told("AFP", whole, kind="body_repatriation"))) == 1
    claims = fused(*(told(f"s{count}", exactly(count), kind="body_repatriation") for count in (6057, 6060)))
    assert len(conflicts(claims)) == 1
    assert len({made.matter for made in claims}) == 1


def test_bodies_confirm_for_their_side() -> None:
    """A ministry, a capital's authorities and a side by itself speak for their side, as its people do."""
    talks = replace(
        TALKS,
        sides=(
            Side(id="RU", names=("Russia",), adjectives=("Russian",), metonyms=("Kremlin",)),
            Side(id="UA", names=("Ukraine",), adjectives=("Ukrainian",), metonyms=("Kyiv",)),
        ),
    )
    facts = [told(f"site-{who}", exactly(205), speaker=who) for who in ("Ukrainian authorities", "Kremlin", "RU")]
    (made,) = fuse(sayings(facts), talks)
    assert (made.claim.both_sides, made.claim.origins) == ("both", 3)
    assert {side_of(one, talks) for one in made.sayings} == {"RU", "UA"}


def test_what_is_said_alike_is_one_saying() -> None:
    """Only what claims are made of tells sayings apart: not where it stood, but who said it, of what, how surely."""
    one = told("AP", exactly(1200), kind="body_repatriation", slots={"direction": "RU->UA"}).fact
    elsewhere = replace(one, evidence=replace(one.evidence, start=7, text="y"), rule="another")
    assert saying(elsewhere) == saying(one)
    others = [
        replace(one, status="proposed"),
        replace(one, actor="RU"),
        replace(one, confidence=0.9),
        replace(one, quantity=exactly(1200, "each")),
        replace(one, slots={"direction": "UA->RU"}),
        replace(one, attribution=replace(one.attribution, speaker="umerov")),
    ]
    assert len({saying(fact) for fact in [one, *others]}) == len(others) + 1
    quotes = [replace(one, type="quote", evidence=replace(one.evidence, text=text)) for text in ("x", "y")]
    assert saying(quotes[0]) != saying(quotes[1])
