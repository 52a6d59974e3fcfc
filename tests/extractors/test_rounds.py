"""Rounds are discovered, live and end by what independent origins report of them, each state once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from extractors.model import Observation, Round
from extractors.rounds import RoundChange, RoundPolicy, assign, decide
from tests.extractors.observed import POLICY, REGISTRY, at, known_round, seen

DAY = date(2026, 1, 28)
ANNOUNCED = seen("announced", DAY, at(20), named_officials=("RU",))
ENDED = seen("concluded", DAY, at(28, 18), both_delegations=True)


def settle(
    *observations: Observation, now: datetime, known: tuple[Round, ...] = REGISTRY, policy: RoundPolicy = POLICY
) -> tuple[tuple[RoundChange, ...], tuple[Round, ...]]:
    """Decide once and return the changes with the rounds as they are afterwards."""
    changes = decide(known, observations, policy, now)
    changed = {change.round.round_id: change.round for change in changes}
    kept = tuple(changed.pop(current.round_id, current) for current in known)
    return changes, (*kept, *changed.values())


def story(changes: tuple[RoundChange, ...]) -> list[tuple[str, str, bool, bool]]:
    """List the events as round, state, new, alert."""
    return [(event.round_id, event.state, event.is_new, event.alert) for change in changes for event in change.events]


def test_a_named_official_announces_a_new_round() -> None:
    """A session after the cut that a named official announces opens a series and alerts once."""
    changes, rounds = settle(ANNOUNCED, now=at(20, 13))
    assert story(changes) == [("astana-2026-1", "announced", True, True)]
    assert (rounds[-1].series, rounds[-1].discovered, rounds[-1].start_on) == ("astana-2026", True, DAY)


def test_a_round_first_seen_concluded_raises_one_alert() -> None:
    """A round first seen concluded alerts once, says it is new, and records the states it skipped without alert."""
    changes, _ = settle(ENDED, now=at(28, 19))
    assert story(changes) == [
        ("astana-2026-1", "announced", False, False),
        ("astana-2026-1", "confirmed", False, False),
        ("astana-2026-1", "held", False, False),
        ("astana-2026-1", "concluded", True, True),
    ]


def test_deciding_again_changes_nothing() -> None:
    """The same observations decide nothing twice, at any later instant before something new is due."""
    batch = (ANNOUNCED, ENDED, seen("ongoing", DAY, at(28, 9), both_delegations=True))
    _, rounds = settle(*batch, now=at(28, 19))
    assert settle(*batch, now=at(28, 20), known=rounds)[0] == ()


def test_the_order_of_a_batch_does_not_matter() -> None:
    """Every order of the same observations gives the same changes."""
    batch = (ANNOUNCED, ENDED, seen("ongoing", DAY, at(28, 9), both_delegations=True), seen("rumoured", DAY, at(18)))
    decided = [decide(REGISTRY, order, POLICY, at(28, 19)) for order in permutations(batch)]
    assert all(changes == decided[0] for changes in decided)


def test_each_state_alerts_once_as_the_round_goes_on() -> None:
    """Announced, held and concluded alert one after the other under one id as the reports come in."""
    kept: list[Observation] = []
    rounds: tuple[Round, ...] = REGISTRY
    told: list[tuple[str, str, bool, bool]] = []
    reports = [
        (ANNOUNCED, at(20, 13)),
        (seen("ongoing", DAY, at(28, 9), both_delegations=True), at(28, 10)),
        (ENDED, at(28, 19)),
        (seen("concluded", DAY, at(28, 21), origin="AFP", both_delegations=True), at(28, 22)),
    ]
    for report, now in reports:
        kept.append(report)
        changes, rounds = settle(*kept, now=now, known=rounds)
        told += [entry for entry in story(changes) if entry[3]]
    assert told == [
        ("astana-2026-1", "announced", True, True),
        ("astana-2026-1", "held", False, True),
        ("astana-2026-1", "concluded", False, True),
    ]


def test_one_origin_is_not_enough_without_both_delegations() -> None:
    """A report that names no delegations stays a rumour until a second origin says the same."""
    alone = seen("concluded", DAY, at(28, 18))
    assert [entry[1] for entry in story(settle(alone, now=at(28, 19))[0])] == ["rumoured"]
    second = seen("concluded", DAY, at(28, 19), origin="AFP")
    assert story(settle(alone, second, now=at(28, 20))[0])[-1] == ("astana-2026-1", "concluded", True, True)


def test_the_same_wire_on_ten_sites_is_one_origin() -> None:
    """Ten outlets with one agency's words are one origin and conclude nothing."""
    copies = [seen("concluded", DAY, at(28, 10 + hour), article_id=f"copy-{hour}") for hour in range(10)]
    assert [entry[1:] for entry in story(settle(*copies, now=at(28, 22))[0])] == [("rumoured", True, False)]


def test_a_feed_alone_only_starts_a_rumour() -> None:
    """What only feeds say opens a rumoured round, which never alerts; a page beside it makes two origins."""
    feed = seen("rumoured", DAY, at(28, 18), fact_status="concluded", both_delegations=True)
    changes, rounds = settle(feed, now=at(28, 19))
    assert story(changes) == [("astana-2026-1", "rumoured", True, False)]
    page = seen("concluded", DAY, at(28, 20), origin="AFP")
    later, _ = settle(feed, page, now=at(28, 21), known=rounds)
    assert story(later)[-1] == ("astana-2026-1", "concluded", True, True)


@pytest.mark.parametrize(
    "said",
    [
        replace(ENDED, scope="background"),
        replace(ENDED, participants=("US", "UA")),
        replace(ENDED, participants=("US", "RU")),
        replace(ENDED, start_on=date(2025, 9, 1), end_on=date(2025, 9, 1)),
        replace(ENDED, start_on=None, end_on=None),
        replace(ENDED, published_at=at(20, month=2)),
        seen("concluded", date(2025, 3, 24), datetime(2025, 3, 25, tzinfo=UTC), city="Riyadh", both_delegations=True),
        seen("announced", date(2026, 6, 1), at(20), named_officials=("RU",)),
    ],
)
def test_no_new_round(said: Observation) -> None:
    """Background, other company, days before the cut, undated, stale or far-off sessions open nothing."""
    assert decide(REGISTRY, [said], POLICY, at(28, 19)) == ()


def test_registry_rounds_never_alert() -> None:
    """Reports of a round the registry already holds change nothing."""
    report = seen(
        "concluded", date(2025, 7, 23), datetime(2025, 7, 24, tzinfo=UTC), city="Istanbul", both_delegations=True
    )
    assert decide(REGISTRY, [report], POLICY, datetime(2025, 7, 24, 8, tzinfo=UTC)) == ()


def test_the_second_day_is_no_second_round() -> None:
    """A second day extends the session, also where an agency counts it as a second round."""
    first = seen("ongoing", DAY, at(28, 15), both_delegations=True)
    _, rounds = settle(first, now=at(28, 16))
    second = seen("concluded", date(2026, 1, 29), at(29, 18), number=2, both_delegations=True)
    changes, rounds = settle(first, second, now=at(29, 19), known=rounds)
    assert [change.round.round_id for change in changes] == ["astana-2026-1"]
    assert (rounds[-1].start_on, rounds[-1].end_on) == (DAY, date(2026, 1, 29))
    assert "number 2" in changes[0].events[-1].reason


def test_a_postponed_round_keeps_its_id_and_its_old_date() -> None:
    """A moved session is the same round on another day, and the report of it concludes that round."""
    _, rounds = settle(ANNOUNCED, now=at(20, 13))
    new_day = date(2026, 2, 4)
    moved = seen("postponed", new_day, at(27), moved_from=DAY, named_officials=("UA",))
    changes, rounds = settle(ANNOUNCED, moved, now=at(27, 13), known=rounds)
    assert story(changes) == [("astana-2026-1", "postponed", False, True)]
    assert (rounds[-1].start_on, rounds[-1].planned_on) == (new_day, DAY)
    ended = seen("concluded", new_day, at(4, 20, month=2), both_delegations=True)
    changes, rounds = settle(ANNOUNCED, moved, ended, now=at(4, 21, month=2), known=rounds)
    assert story(changes)[-1] == ("astana-2026-1", "concluded", False, True)
    assert rounds[-1].planned_on == DAY


def test_a_cancelled_round_is_told_once() -> None:
    """A session called off by a named official is cancelled under its own id."""
    _, rounds = settle(ANNOUNCED, now=at(20, 13))
    off = seen("cancelled", DAY, at(26), named_officials=("UA",))
    changes, rounds = settle(ANNOUNCED, off, now=at(26, 13), known=rounds)
    assert story(changes) == [("astana-2026-1", "cancelled", False, True)]
    assert settle(ANNOUNCED, off, now=at(31), known=rounds)[0] == ()


def test_a_session_nobody_saw_turns_unknown() -> None:
    """A planned session without a report 36 hours after its day turns unknown once and without alert."""
    _, rounds = settle(ANNOUNCED, now=at(20, 13))
    assert settle(ANNOUNCED, now=at(30, 11), known=rounds)[0] == ()
    changes, rounds = settle(ANNOUNCED, now=at(30, 13), known=rounds)
    assert story(changes) == [("astana-2026-1", "unknown", False, False)]
    assert settle(ANNOUNCED, now=at(31), known=rounds)[0] == ()


def test_two_officials_confirm() -> None:
    """Officials of both sides confirm at once, and the alert is the announcement."""
    both = replace(ANNOUNCED, named_officials=("RU", "UA"))
    assert story(settle(both, now=at(20, 13))[0]) == [
        ("astana-2026-1", "announced", True, True),
        ("astana-2026-1", "confirmed", True, False),
    ]


def test_a_corrected_day_keeps_the_id() -> None:
    """When more origins give another day, the same round gets a correction."""
    wrong = seen("concluded", date(2026, 1, 30), at(31), both_delegations=True, origin="DPA")
    _, rounds = settle(wrong, now=at(31, 13))
    right = [
        seen("concluded", date(2026, 1, 29), at(31, 14), both_delegations=True, origin=name)
        for name in ("AFP", "AP", "Reuters")
    ]
    changes, rounds = settle(wrong, *right, now=at(31, 15), known=rounds)
    assert story(changes) == [("astana-2026-1", "correction", False, True)]
    assert rounds[-1].start_on == date(2026, 1, 29)
    assert settle(wrong, *right, now=at(31, 16), known=rounds)[0] == ()


def test_the_same_city_goes_on_with_its_series() -> None:
    """A session in the same city with the same company within 120 days is the next of its series."""
    next_day = date(2026, 2, 10)
    earlier = known_round("astana-2026", 1, DAY, city="Astana", country="KZ", discovered=True)
    again = seen("concluded", next_day, at(10, 20, month=2), both_delegations=True, number=3)
    changes, _ = settle(again, now=at(10, 21, month=2), known=(*REGISTRY, earlier))
    assert changes[0].round.round_id == "astana-2026-2"
    assert "texts count it as number 3, the series as 2" in changes[0].events[-1].reason


def test_the_next_ordinal_goes_on_elsewhere() -> None:
    """A session elsewhere that the texts count as the next one of the same company goes on with the series."""
    company = ("RU", "UA", "US")
    earlier = known_round("astana-2026", 1, DAY, city="Astana", participants=company, discovered=True)
    again = seen("concluded", date(2026, 2, 10), at(10, 20, month=2), both_delegations=True, participants=company)
    for number, series in ((2, "astana-2026-2"), (None, "geneva-2026-1")):
        report = replace(again, city="Geneva", country="CH", number=number)
        changes, _ = settle(report, now=at(10, 21, month=2), known=(*REGISTRY, earlier))
        assert changes[0].round.round_id == series
        assert changes[0].round.mediators == ("US",)


def test_an_online_session_opens_an_online_series() -> None:
    """A session by video without a city is named after its form."""
    video = seen(
        "concluded", DAY, at(28, 18), both_delegations=True, city=None, country=None, slots={"format": "online"}
    )
    assert settle(video, now=at(28, 19))[0][0].round.round_id == "online-2026-1"


def test_old_news_is_recorded_without_alert() -> None:
    """What happened before the alert window, and everything in a backfill, is recorded without alert."""
    late = settle(ENDED, now=at(5, month=2))[0]
    backfill = settle(ENDED, now=at(28, 19), policy=replace(POLICY, alerts=False))[0]
    assert [entry[3] for entry in story(late) + story(backfill)] == [False] * 8


def test_two_new_rounds_in_one_batch_are_numbered_by_date() -> None:
    """Two sessions first seen together take their numbers by date, whatever order they came in."""
    later = seen("concluded", date(2026, 2, 4), at(4, 20, month=2), both_delegations=True)
    for batch in ((ENDED, later), (later, ENDED)):
        changes, _ = settle(*batch, now=at(4, 21, month=2))
        assert [(change.round.round_id, change.round.start_on) for change in changes] == [
            ("astana-2026-1", DAY),
            ("astana-2026-2", date(2026, 2, 4)),
        ]


def test_a_plan_told_at_the_end_of_a_round_is_the_next_one() -> None:
    """A next session announced while the planned one is just being held opens its own round."""
    _, rounds = settle(ANNOUNCED, now=at(20, 13))
    plan = seen("announced", date(2026, 2, 4), at(28, 20), named_officials=("RU",), article_id="plan")
    changes, _ = settle(ANNOUNCED, ENDED, plan, now=at(28, 21), known=rounds)
    assert [change.round.round_id for change in changes] == ["astana-2026-1", "astana-2026-2"]


def test_event_ids_are_the_same_for_the_same_change() -> None:
    """An event's id depends on its round and state, not on the instant it was decided."""
    first, second = (settle(ENDED, now=at(28, 19) + timedelta(hours=hours))[0] for hours in (0, 5))
    assert [event.event_id for event in first[0].events] == [event.event_id for event in second[0].events]


def test_observations_are_assigned_to_the_decided_rounds() -> None:
    """Once a round is decided, each observation knows its id; background knows none."""
    batch = (ENDED, replace(ENDED, scope="background", article_id="memory"), ANNOUNCED)
    _, rounds = settle(*batch, now=at(28, 19))
    assert assign(rounds, batch, POLICY) == ("astana-2026-1", None, "astana-2026-1")


def test_a_series_without_a_city_is_named_after_its_country() -> None:
    """A session whose country alone is known opens a series of that country's name."""
    report = replace(ENDED, city=None, country="BY")
    policy = replace(POLICY, countries={"BY": "Belarus"})
    assert settle(report, now=at(28, 19), policy=policy)[0][0].round.round_id == "belarus-2026-1"


def test_everybody_at_the_table_is_counted() -> None:
    """One agency leaves the mediator out, another names it: the session has all three, whoever told first."""
    two = seen("concluded", DAY, at(28, 18), both_delegations=True)
    three = replace(two, origin="AFP", article_id="three", participants=("RU", "UA", "US"))
    assert settle(two, three, now=at(28, 19))[1][-1].participants == ("RU", "UA", "US")
    _, rounds = settle(two, now=at(28, 19))
    changes, rounds = settle(two, three, now=at(28, 20), known=rounds)
    assert (rounds[-1].participants, rounds[-1].mediators) == (("RU", "UA", "US"), ("US",))
    assert story(changes) == []


def test_events_are_written_for_people() -> None:
    """A summary spells its days as people do, and a reason names two ways of dating at most."""
    days = {"end_on": date(2026, 1, 29), "both_delegations": True}
    told = [seen("concluded", DAY, at(29, 18), origin=name, basis=f"day {name}", **days) for name in "ABC"]
    last = settle(*told, now=at(29, 19))[0][0].events[-1]
    assert last.summary == "Round 1 of astana-2026 (Astana, 28–29 January 2026) has ended."
    assert last.reason.endswith("dated by day A and by day B")
