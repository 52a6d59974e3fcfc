"""Six weeks of coverage, read in the order it came: the sessions in it are discovered, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from extractors.links import links
from extractors.model import Article, Observation, Reading, Round, RoundEvent
from extractors.rounds import RoundPolicy, decide
from extractors.understand import understand
from tests.extractors.observed import article
from tests.extractors.real_talks import TALKS

DEMO = Path(__file__).resolve().parents[2] / "flows" / "demo"
POLICY = RoundPolicy(known_until=TALKS.known_until)


class Weeks:
    """The readings, rounds and events of all cycles, each decided twice."""

    def __init__(self) -> None:
        self.rounds: tuple[Round, ...] = TALKS.rounds
        self.events: list[RoundEvent] = []
        self.readings: dict[str, Reading] = {}
        self.repeated: list[str] = []
        kept: list[Observation] = []
        cycles = json.loads((DEMO / "world.json").read_text(encoding="utf-8"))["cycles"]
        for now in (datetime.fromisoformat(cycle) for cycle in cycles):
            for page in _articles():
                if page.published_at and page.published_at <= now and page.article_id not in self.readings:
                    self.readings[page.article_id] = reading = understand(page, TALKS, self.rounds, now)
                    kept += reading.observations
            changes = decide(self.rounds, kept, POLICY, now)
            changed = {change.round.round_id: change.round for change in changes}
            self.rounds = (*(changed.pop(one.round_id, one) for one in self.rounds), *changed.values())
            self.events += [event for change in changes for event in change.events]
            self.repeated += [change.round.round_id for change in decide(self.rounds, kept, POLICY, now)]


def _articles() -> Iterator[Article]:
    for path in sorted((DEMO / "corpus" / "gold").glob("*.json")):
        gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        source, wire = gold["source"], gold["document"].get("wire_origin")
        outlet = source.get("outlet") or path.stem.split("-")[0]
        text = (DEMO / "corpus" / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        yield article(
            article_id=path.stem,
            title=source.get("title") or "",
            body=text,
            outlet=outlet,
            family=outlet,
            origin=wire or outlet,
            origin_basis="credit" if wire else "outlet",
            published_at=datetime.fromisoformat(source["published"]),
        )


@pytest.fixture(scope="module")
def weeks() -> Weeks:
    """Play all cycles once."""
    return Weeks()


def test_the_three_sessions_are_discovered(weeks: Weeks) -> None:
    """Exactly the three sessions of the weeks are found, with their days, places and the day one was moved from."""
    found = {one.round_id: one for one in weeks.rounds if one.discovered}
    assert {name: (one.state, one.start_on, one.end_on, one.planned_on, one.city) for name, one in found.items()} == {
        "abu-dhabi-2026-1": ("concluded", date(2026, 1, 23), date(2026, 1, 24), None, "Abu Dhabi"),
        "abu-dhabi-2026-2": ("concluded", date(2026, 2, 4), date(2026, 2, 5), date(2026, 2, 1), "Abu Dhabi"),
        "geneva-2026-1": ("concluded", date(2026, 2, 17), date(2026, 2, 18), None, "Geneva"),
    }


def test_every_state_alerts_once(weeks: Weeks) -> None:
    """No state of a round alerts twice, and each round is new to the hooks once."""
    alerts = [(event.round_id, event.state) for event in weeks.events if event.alert]
    assert len(alerts) == len(set(alerts))
    assert ("abu-dhabi-2026-2", "postponed") in alerts
    assert [event.round_id for event in weeks.events if event.alert and event.is_new] == [
        "abu-dhabi-2026-1",
        "abu-dhabi-2026-2",
        "geneva-2026-1",
    ]


def test_deciding_again_finds_nothing(weeks: Weeks) -> None:
    """At no cycle does deciding again with the same observations change anything."""
    assert weeks.repeated == []


def test_the_others_stay_out(weeks: Weeks) -> None:
    """Other conflicts in the same cities, one on the very day of ours, observe no session."""
    others = ("linden-muscat", "oldmill-iran-geneva", "northline-doha-congo", "northgate-yemen", "oldmill-ecb")
    assert {name: weeks.readings[name].coverage.doc_class for name in others} == dict.fromkeys(others, "not_talks")
    assert [seen for name in others for seen in weeks.readings[name].observations] == []


@pytest.mark.parametrize(
    ("name", "main", "target", "words"),
    [
        ("meridian-swap-first", "geneva-2026-1", "geneva-2026-1", "agreements reached in Geneva"),
        ("saltmarsh-swap-second", "geneva-2026-1", "geneva-2026-1", "Geneva"),
        ("northgate-swap-corrected", "abu-dhabi-2026-2", "abu-dhabi-2026-2", "Abu Dhabi agreement"),
        ("saltmarsh-autumn-swap", "istanbul-2025-3", "istanbul-2025-3", "agreed in Istanbul"),
        ("oldmill-bodies", None, "istanbul-2025-3", "leaves the session open"),
    ],
)
def test_a_deed_finds_the_round_that_agreed_it(
    weeks: Weeks, name: str, main: str | None, target: str, words: str
) -> None:
    """An exchange or return follows from the session it names; three sessions in one place make no main round."""
    reading = weeks.readings[name]
    assert reading.coverage.main_round == main
    found = [link for link in links([reading], weeks.rounds, (), TALKS) if link.relation == "outcome_implementation"]
    assert [link.target_id for link in found] == [target]
    assert words in found[0].reason
