"""One article understood: its facts have their rounds, its sessions are observed or left alone."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.model import Observation, Reading
from extractors.rounds import RoundPolicy, assign, decide
from extractors.understand import attach
from tests.extractors.real_talks import NOW, TALKS, read

POLICY = RoundPolicy(known_until=TALKS.known_until)
REPORT = (
    "ASTANA, Jan 18 - Russian and Ukrainian delegations held a round of direct talks in Astana on Sunday.\n"
    "Rustem Umerov led the Ukrainian delegation and Vladimir Medinsky headed the Russian team.\n"
    "The sides agreed to exchange 300 prisoners each, Medinsky said.\n"
    "The first round of talks in Istanbul took place on 16 May 2025."
)
SUNDAY = "2026-01-18T19:00:00+00:00"


def observed(reading: Reading) -> list[tuple[str, date | None, str | None]]:
    """List the observations as status, day and city."""
    return [(seen.status, seen.start_on, seen.city) for seen in reading.observations]


def test_a_report_of_a_known_round_resolves_it() -> None:
    """A report's main round is the one its day names, and its facts are about it."""
    body = (
        "Russian and Ukrainian delegations ended a third round of talks in Istanbul on Wednesday.\n"
        "The sides agreed to exchange 1,200 prisoners, Medinsky said."
    )
    reading = read("Russia-Ukraine talks end in Istanbul", body)
    assert (reading.coverage.doc_class, reading.coverage.main_round) == ("round_report", "istanbul-2025-3")
    swaps = [fact for fact in reading.facts if fact.type == "prisoner_exchange"]
    assert [ref.round_id for fact in swaps for ref in fact.rounds] == ["istanbul-2025-3"]
    assert all(seen.round_id == "istanbul-2025-3" for seen in reading.observations)


def test_a_session_that_fits_no_round_is_observed() -> None:
    """A report of a session after the cut is observed with its day, both delegations and no round."""
    reading = read("Russia-Ukraine talks end in Astana", REPORT, SUNDAY)
    assert reading.coverage.doc_class == "round_report"
    main = [seen for seen in reading.observations if seen.status == "concluded"]
    assert main
    assert {(seen.start_on, seen.round_id, seen.both_delegations) for seen in main} == {(date(2026, 1, 18), None, True)}


def test_a_discovered_round_is_attached() -> None:
    """Once decided, the new round's id reaches the observations, the coverage and the facts of the session."""
    reading = read("Russia-Ukraine talks end in Astana", REPORT, SUNDAY)
    changes = decide(TALKS.rounds, reading.observations, POLICY, NOW)
    assert [change.round.round_id for change in changes] == ["astana-2026-1"]
    rounds = (*TALKS.rounds, *(change.round for change in changes))
    whole = attach(reading, assign(rounds, reading.observations, POLICY))
    assert whole.coverage.main_round == "astana-2026-1"
    swap = next(fact for fact in whole.facts if fact.type == "prisoner_exchange")
    assert [ref.round_id for ref in swap.rounds] == ["astana-2026-1"]
    old = [fact for fact in whole.facts if fact.scope == "background" and fact.type == "round"]
    assert all(ref.round_id == "istanbul-2025-1" for fact in old for ref in fact.rounds)


def test_a_feed_observes_rumours() -> None:
    """What only a feed's own text says is observed as a rumour that keeps what it claims."""
    reading = read("Russia-Ukraine talks end in Astana", REPORT, SUNDAY, body_basis="feed")
    assert {seen.status for seen in reading.observations} == {"rumoured"}
    assert "concluded" in {seen.fact.status for seen in reading.observations}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("US and Ukrainian delegations hold talks in Geneva", "The delegations met on Sunday in Geneva, Rubio said."),
        ("Iran and US hold second round of talks in Astana", "Iran's team met US envoys in Astana on Sunday."),
        (
            "Drones strike Kharkiv",
            "Russian drones hit Kharkiv.\nOne person died.\nRussia and Ukraine held talks in Istanbul in July.",
        ),
        ("Ukraine hopes for talks with Russia", "Kyiv hopes a fourth round of talks will take place, Zelenskiy said."),
        ("No fourth round of Russia-Ukraine talks planned", "There is no talk of a fourth round yet, Peskov said."),
    ],
)
def test_nothing_new_is_decided(title: str, body: str) -> None:
    """Other company, other conflicts, memories, hopes and denials never make a round."""
    reading = read(title, body, SUNDAY)
    changes = decide(TALKS.rounds, reading.observations, POLICY, NOW)
    assert [event for change in changes for event in change.events if event.alert] == []


def test_a_completion_links_to_the_agreements_it_names() -> None:
    """An exchange carried out under the agreements of a city is about the latest round there before the article."""
    body = (
        "Russia and Ukraine exchanged 84 prisoners each on Thursday under the agreements reached in Istanbul, "
        "the ministry said."
    )
    reading = read("Russia and Ukraine exchange prisoners", body, "2025-08-14T15:00:00+00:00")
    done = [fact for fact in reading.facts if fact.type == "prisoner_exchange" and fact.status == "completed"]
    refs = {ref.round_id for fact in done for ref in fact.rounds}
    assert refs == {"istanbul-2025-3"}


def test_an_official_who_announces_is_named() -> None:
    """An announcement by a named official names his side."""
    reading = read(
        "Ushakov names date of talks",
        "Russian and Ukrainian delegations will meet in Astana on 28 January, Ushakov said.",
        SUNDAY,
    )
    plans: list[Observation] = [seen for seen in reading.observations if seen.start_on == date(2026, 1, 28)]
    assert plans
    assert {seen.named_officials for seen in plans} == {("RU",)}
    assert observed(reading)[0][2] == "Astana"
