"""Each kind of fault is seen with its evidence, a sound feed has none, and a flag is raised once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from extractors.model.feeds import PageSeen, PollSeen
from flows.polling.flags import renew
from flows.polling.health import ADVICE, FAULTS, FeedSeen, faults
from flows.polling.rhythm import Rhythm

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
RHYTHM = Rhythm(rates=(2.0,) * 168, longest=8.0, known_for=timedelta(weeks=6))
STEP = timedelta(minutes=15)


def polls(count: int, **changes: Any) -> list[PollSeen]:
    """Return sound polls up to now, each with two new items and a later date."""
    times = [NOW - STEP * back for back in reversed(range(count))]
    sound: list[dict[str, Any]] = [
        {"polled_at": at, "outcome": "ok", "items": 30, "new": 2, "newest_at": at} for at in times
    ]
    return [PollSeen(**(poll | changes)) for poll in sound]


def pages(count: int, words: int = 600, text: str = "") -> list[PageSeen]:
    """Return pages up to now, each its own text."""
    return [PageSeen(fetched_at=NOW - STEP * n, words=words + n, text=text or f"{words} {n}") for n in range(count)]


SOUND = FeedSeen(now=NOW, rhythm=RHYTHM, last_new_at=NOW, polls=polls(30), pages=pages(20))
FAILED = {"outcome": "failed", "items": 0, "new": 0, "newest_at": None}
NOTHING = {"outcome": "not_modified", "items": 0, "new": 0, "newest_at": None}
AUDIT = replace(polls(1)[0], audit=True, new=5, late=5, newest_at=NOW - timedelta(hours=2))
CASES: dict[str, FeedSeen] = {
    "gone": replace(SOUND, polls=[*polls(30), *polls(2, **FAILED, reason="gone")]),
    "no_feed": replace(SOUND, polls=[*polls(30), *polls(2, **FAILED, reason="not_a_feed")]),
    "collapsed": replace(SOUND, polls=[*polls(30), *polls(2, items=4)]),
    "false_304": replace(SOUND, polls=[*polls(30), *polls(3, **NOTHING), AUDIT]),
    "stuck_dates": replace(SOUND, polls=[*polls(30), *polls(4, newest_at=NOW - timedelta(hours=9))]),
    "renamed_items": replace(SOUND, polls=[*polls(30), *polls(1, new=30, retitled=28)]),
    "other_owner": replace(SOUND, polls=[*polls(30), *polls(1, foreign=30)]),
    "short_pages": replace(SOUND, pages=[*pages(20), *pages(3, words=40)]),
    "soft_404": replace(SOUND, pages=[*pages(20), *pages(3, words=600, text="page not found")]),
    "quiet": replace(SOUND, last_new_at=NOW - timedelta(hours=8)),
    "slow": replace(SOUND, last_new_at=NOW - timedelta(hours=4.5)),
}


def test_a_sound_feed_has_no_fault() -> None:
    """Thirty polls with news, dates that go on and pages of the usual length are nothing to tell."""
    assert faults(SOUND) == ()


@pytest.mark.parametrize("kind", FAULTS)
def test_every_fault_is_seen_alone_and_says_what_shows_it(kind: str) -> None:
    """Each kind is found by its signs, none beside it, with words for the operator and what to do."""
    (fault,) = faults(CASES[kind])
    assert fault.kind == kind
    assert len(fault.evidence) > 20
    assert fault.since <= NOW
    assert ADVICE[kind]


@pytest.mark.parametrize(
    "sound",
    [
        replace(SOUND, polls=[*polls(30), *polls(1, **FAILED, reason="not_a_feed")]),
        replace(SOUND, polls=[*polls(30), *polls(1, items=4)]),
        replace(SOUND, polls=[*polls(30), *polls(3, **NOTHING), replace(AUDIT, late=0)]),
        replace(SOUND, polls=[*polls(30), *polls(3, **NOTHING), AUDIT, *polls(1)]),
        replace(SOUND, polls=[*polls(30), *polls(2, newest_at=NOW - timedelta(hours=9))]),
        replace(SOUND, polls=[*polls(30), *polls(1, new=20, retitled=3)]),
        replace(SOUND, polls=[*polls(30), *polls(1, foreign=10)]),
        replace(SOUND, pages=[*pages(20), *pages(2, words=40)]),
        replace(SOUND, last_new_at=NOW - timedelta(hours=3)),
        replace(SOUND, polls=polls(3), pages=pages(2, words=40)),
    ],
)
def test_once_is_chance(sound: FeedSeen) -> None:
    """A single odd poll or page, a 304 that was true, a usual pause and a feed without a past are no faults."""
    assert faults(sound) == ()


def test_a_flag_is_raised_once_and_goes_after_a_calm_day() -> None:
    """It stays while its fault shows and a day beyond; what shows again later is a new one."""
    found = faults(CASES["quiet"])
    (raised,) = renew("tass", [], found, NOW)
    (kept,) = renew("tass", [raised], found, NOW + timedelta(hours=2))
    assert (kept.raised_at, kept.seen_at, kept.cleared_at) == (NOW, NOW + timedelta(hours=2), None)
    (fading,) = renew("tass", [kept], (), NOW + timedelta(hours=10))
    assert fading.cleared_at is None
    (gone,) = renew("tass", [fading], (), NOW + timedelta(hours=27))
    assert gone.cleared_at == NOW + timedelta(hours=27)


def test_a_doubt_goes_when_it_became_an_alarm() -> None:
    """A slow feed that is called quiet is told once: the doubt is cleared at that look, and its end is no alarm's."""
    (doubt,) = renew("tass", [], faults(CASES["slow"]), NOW)
    later = NOW + timedelta(hours=4)
    cleared, alarm = renew("tass", [doubt], faults(CASES["quiet"]), later)
    assert (cleared.kind, cleared.cleared_at) == ("slow", later)
    assert (alarm.kind, alarm.raised_at) == ("quiet", later)
