"""Who hears of what, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from flows.alerts.backoff import WAITS, next_try
from flows.alerts.wants import DIGEST, Event, Subscription, due_at, subject_for, wants

NOW = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)
DESK = Subscription(hook="desk", kinds=("round.announced", "round.concluded"))
ENDED = Event(
    event_id="e", kind="round.concluded", subject="geneva-2026-1", series="geneva-2026", sureness="announced", loud=True
)


@pytest.mark.parametrize(
    ("asked", "happened", "heard"),
    [
        ({}, {}, True),
        ({}, {"kind": "round.held"}, False),
        ({"kinds": ("round.*",)}, {"kind": "round.held"}, True),
        ({}, {"loud": False}, False),
        ({"series": ("geneva-*",)}, {}, True),
        ({"series": ("istanbul-*",)}, {}, False),
        ({"minimum": "confirmed"}, {}, False),
        ({"minimum": "confirmed"}, {"sureness": "confirmed"}, True),
        ({"kinds": ("operations.*",), "minimum": "confirmed"}, {"kind": "operations.feed_quiet", "series": None}, True),
        ({"kinds": ("claim.*",)}, {"kind": "claim.agreed", "series": None}, True),
        ({"digest": ("round.rumoured",)}, {"kind": "round.rumoured", "loud": False}, False),
        (
            {"digest": ("round.rumoured",), "digest_at": time(7)},
            {"kind": "round.rumoured", "sureness": "rumoured"},
            True,
        ),
        (
            {"digest": ("round.rumoured",), "digest_at": time(7)},
            {"kind": "round.rumoured", "sureness": "rumoured", "loud": False},
            False,
        ),
        ({"minimum": "confirmed"}, {"kind": "round.confirmed", "sureness": "confirmed"}, True),
        ({}, {"kind": "round.confirmed", "sureness": "confirmed"}, False),
        (
            {"kinds": ("round.held",), "minimum": "confirmed"},
            {"kind": "round.confirmed", "sureness": "confirmed"},
            False,
        ),
        ({"kinds": ("round.*",)}, {"kind": "round.correction"}, False),
    ],
)
def test_a_hook_hears_what_it_asked_for(asked: dict[str, object], happened: dict[str, object], heard: bool) -> None:
    """Kind, series, sureness and loudness decide; a correction is only for those who were told."""
    subscription, event = replace(DESK, **asked), replace(ENDED, **happened)  # type: ignore[arg-type]
    assert wants(subscription, event, frozenset()) is heard


def test_a_correction_reaches_whoever_was_told() -> None:
    """Even a hook that asked for something else, if it was told of the round."""
    correction = replace(ENDED, kind="round.correction")
    assert wants(DESK, correction, frozenset({"desk"}))
    assert not wants(DESK, correction, frozenset({"other"}))


@pytest.mark.parametrize(
    ("quiet", "at", "due"),
    [
        ((time(22), time(6)), time(23), timedelta(hours=7)),
        ((time(22), time(6)), time(5), timedelta(hours=1)),
        ((time(22), time(6)), time(12), timedelta()),
        ((time(12), time(13)), time(12, 30), timedelta(minutes=30)),
    ],
)
def test_quiet_hours_hold_and_lose_nothing(quiet: tuple[time, time], at: time, due: timedelta) -> None:
    """What comes in quiet hours is due at their end, over midnight too."""
    now = datetime.combine(NOW.date(), at, UTC)
    assert due_at(replace(DESK, quiet=quiet), "geneva-2026-1", now) == now + due


def test_a_summary_has_its_own_line_and_hour() -> None:
    """What is told in the summary only waits for its next hour."""
    subscription = replace(DESK, digest=("round.rumoured",), digest_at=time(7))
    rumour = replace(ENDED, kind="round.rumoured")
    assert subject_for(subscription, rumour) == DIGEST
    assert subject_for(subscription, ENDED) == "geneva-2026-1"
    assert due_at(subscription, DIGEST, NOW) == datetime(2026, 2, 6, 7, 0, tzinfo=UTC)


def test_waits_grow_over_three_days_and_end() -> None:
    """Each wait is its schedule's and up to a fifth longer, the same for one alert, never before Retry-After."""
    for attempts, wait in enumerate(WAITS, start=1):
        at = next_try("a", attempts, NOW)
        assert at is not None
        assert wait <= at - NOW <= 1.2 * wait
        assert at == next_try("a", attempts, NOW) != next_try("b", attempts, NOW)
    assert next_try("a", len(WAITS) + 1, NOW) is None
    assert next_try("a", 1, NOW, timedelta(hours=3)) == NOW + timedelta(hours=3)
    assert next_try("a", 1, NOW, timedelta(days=300)) == NOW + timedelta(hours=24)
