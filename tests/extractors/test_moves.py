"""A moved session is one move, whatever the order in which headline and lead tell of it."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.model import Reading
from extractors.rounds import decide
from tests.extractors.observed import POLICY, REGISTRY, at, seen
from tests.extractors.real_talks import read

NEW = (date(2026, 2, 18), date(2026, 2, 19))
OLD = date(2026, 2, 15)


def moves(reading: Reading) -> list[tuple[date | None, date | None, date | None]]:
    """List the moves observed: first new day, last new day, day given up."""
    return [(one.start_on, one.end_on, one.moved_from) for one in reading.observations if one.status == "postponed"]


@pytest.mark.parametrize(
    ("title", "body", "published"),
    [
        (
            "Sunday's Russia-Ukraine talks in Astana postponed, new dates are Feb. 18 and 19",
            "The delegations of Russia and Ukraine will meet three days later, Kyiv said.",
            "2026-02-14T10:00:00+00:00",
        ),
        (
            "Russia-Ukraine talks put off from Sunday to 18–19 February",
            "A spokesman for the Kazakh foreign ministry announced the change on Friday.",
            "2026-02-13T10:00:00+00:00",
        ),
        (
            "New dates for talks between Ukraine and Russia",
            "The session planned for Sunday was called off. It will be held on Wednesday and Thursday, Kyiv said.",
            "2026-02-16T10:00:00+00:00",
        ),
        (
            "Ukraine and Russia to meet later than planned",
            "Talks between Ukraine and Russia will be held on February 18 and 19 instead of on Sunday, Kyiv said.",
            "2026-02-14T10:00:00+00:00",
        ),
        (
            "Kremlin says round of Russia-Ukraine talks is rescheduled",
            "The round of talks due on Sunday was moved to February 18 and 19, the Kremlin said on Saturday.",
            "2026-02-14T10:00:00+00:00",
        ),
    ],
)
def test_a_move_has_both_its_days(title: str, body: str, published: str) -> None:
    """However a move is told, its new days and the day given up are read, and no cancellation beside it."""
    reading = read(title, body, published)
    assert reading.coverage.doc_class == "round_postponed"
    assert moves(reading) == [(*NEW, OLD)]
    assert [one for one in reading.observations if one.status == "cancelled"] == []


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Kremlin denies that Russia-Ukraine talks were postponed",
            "Talks between Russia and Ukraine will take place on Sunday as planned, the Kremlin said.",
        ),
        (
            "Russia-Ukraine talks could be postponed to February 18",
            "Talks between Russia and Ukraine may be moved from Sunday, an official said.",
        ),
        (
            "Iran talks in Geneva postponed to February 18",
            "The session of Iranian and American negotiators planned for Sunday was put off, Tehran said.",
        ),
    ],
)
def test_no_move(title: str, body: str) -> None:
    """What is denied, only possible or another conflict's is no move of ours."""
    assert moves(read(title, body, "2026-02-14T10:00:00+00:00")) == []


def test_a_move_is_told_by_its_announcer() -> None:
    """The official the opening quotes stands behind the move."""
    reading = read(
        "Talks of Russia and Ukraine put off from Sunday to February 18",
        "The two delegations need more time. Spokesman Dmitry Peskov said so on Saturday.",
        "2026-02-14T10:00:00+00:00",
    )
    assert [one.named_officials for one in reading.observations if one.status == "postponed"] == [("RU",)]


def test_a_rumoured_session_that_moves_is_put_off_once() -> None:
    """A session only talked of becomes a postponed one of the same id, which alerts once and goes on to be held."""
    rumour = seen("rumoured", OLD, at(5, month=2))
    rounds = (*REGISTRY, *(change.round for change in decide(REGISTRY, [rumour], POLICY, at(5, 13, month=2))))
    move = seen("postponed", NEW[0], at(14, month=2), end_on=NEW[1], moved_from=OLD, named_officials=("UA",))
    changes = decide(rounds, [rumour, move], POLICY, at(14, 13, month=2))
    assert [(event.state, event.alert) for change in changes for event in change.events] == [
        ("announced", False),
        ("postponed", True),
    ]
    moved = changes[0].round
    assert (moved.round_id, moved.start_on, moved.end_on, moved.planned_on) == ("astana-2026-1", *NEW, OLD)
    ended = seen("concluded", NEW[1], at(19, 18, month=2), both_delegations=True)
    begun = seen("ongoing", NEW[0], at(18, 18, month=2), both_delegations=True)
    later = decide((*REGISTRY, moved), [rumour, move, begun, ended], POLICY, at(19, 19, month=2))
    assert [(change.round.round_id, change.round.state) for change in later] == [("astana-2026-1", "concluded")]


def test_a_move_nobody_official_tells_waits_for_a_second_origin() -> None:
    """A move one agency reports without a name stays a rumour; the second origin makes it a postponement."""
    rumour = seen("rumoured", OLD, at(5, month=2))
    move = seen("postponed", NEW[0], at(14, month=2), moved_from=OLD)
    alone = decide(REGISTRY, [rumour, move], POLICY, at(14, 13, month=2))
    assert [change.round.state for change in alone] == ["rumoured"]
    second = seen("postponed", NEW[0], at(14, 15, month=2), moved_from=OLD, origin="AFP")
    both = decide(REGISTRY, [rumour, move, second], POLICY, at(14, 16, month=2))
    assert [(change.round.state, change.round.planned_on) for change in both] == [("postponed", OLD)]
