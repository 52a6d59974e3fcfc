"""Versions of an article: what each changed, what it says of itself, and when it is looked at again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from extractors.model import Fact, Quantity
from flows.schedule import next_look
from storage.article import Found, record_articles
from storage.check import run_checks
from storage.document import record_documents
from storage.entry import pages_due
from storage.reading import record_readings
from storage.store import Store
from tests.storage.path import RULES
from tests.storage.sample import BODY, NOW, article, document, drop, entry, fact, later, reading


def revised(store: Store, body: str, facts: tuple[Fact, ...], hour: int, **changes: Any) -> None:
    """Let the report have another body, read so."""
    at, version = later(hours=hour), hour + 1
    page = document(body=body, at=at)
    record_documents(store, [page], [], [], at)
    told = article("talks", body, version=version, **changes)
    record_articles(store, [Found(entry_id=entry().entry_id, document_id=page.document_id, article=told)], [], at)
    record_readings(store, [reading(told, facts=facts)], [], RULES, f"run-{hour}", at)


def counted(body: str, count: int) -> Fact:
    return fact(body, f"agreed to exchange about {count:,} prisoners", quantity=Quantity(lo=count, qualifier="approx"))


def test_facts_are_told_apart_between_versions(cycled: Store) -> None:
    """A corrected count is one change with both evidences; what came and what went are told too."""
    second = "Kyiv: talks went on.\n" + BODY.replace("1,200", "1,300")
    summit = fact(second, "Kyiv proposed that the presidents meet", type="summit", status="proposed", actor="UA")
    revised(cycled, second, (counted(second, 1300), summit), 1, flags=("corrected",))
    third = "Kyiv: talks went on.\n" + BODY.replace("1,200", "1,300").replace("Kyiv proposed that", "Perhaps")
    revised(cycled, third, (counted(third, 1300),), 2)
    rows = cycled.rows(
        "select version, kind, type, quantity_before, quantity, evidence_before, evidence, corrected from fact_changes "
        "where article_id = $id order by version, kind",
        id=article().article_id,
    )
    words = "agreed to exchange about {} prisoners"
    assert [tuple(row.values()) for row in rows] == [
        (2, "added", "summit", None, 1200.0, None, "Kyiv proposed that the presidents meet", True),
        (2, "changed", "prisoner_exchange", 1200.0, 1300.0, words.format("1,200"), words.format("1,300"), True),
        (3, "removed", "summit", 1200.0, None, "Kyiv proposed that the presidents meet", None, False),
    ]


def test_a_fact_that_only_moved_is_no_change(cycled: Store) -> None:
    """A paragraph put before the facts shifts their places and changes none of them."""
    body = "A line before.\n" + BODY
    revised(cycled, body, (fact(body, rule="another", confidence=0.1),), 1)
    assert cycled.rows("from fact_changes where article_id = $id", id=article().article_id) == []


def test_versions_say_how_long_they_stood_and_what_they_changed(cycled: Store) -> None:
    """Each version has its span, its length and the count of its facts that changed."""
    body = BODY.replace("1,200", "1,300")
    revised(cycled, body, (counted(body, 1300),), 1)
    rows = cycled.rows(
        "select version, stood_from_at, stood_until_at, changed_by, title_changed, facts, facts_changed, length_before "
        "from versions where article_id = $id order by version",
        id=article().article_id,
    )
    assert [tuple(row.values()) for row in rows] == [
        (1, NOW, later(hours=1), None, False, 1, 0, None),
        (2, later(hours=1), None, "publisher", False, 1, 1, len(BODY)),
    ]
    assert run_checks(cycled) == []


def test_superseded_facts_leave_the_current_views(cycled: Store) -> None:
    """After a version that tells nothing the article has no current fact."""
    revised(cycled, "The story was rewritten at some length.", (), 1)
    assert cycled.rows("select 1 from facts where article_id = $id", id=article().article_id) == []


def test_remarks_are_events_told_once(cycled: Store) -> None:
    """The first version that calls itself corrected or withdrawn is an event; the next with the same remark is none."""
    for hour, flags in ((1, ("corrected",)), (2, ("corrected", "short")), (3, ("withdrawn",))):
        revised(cycled, f"{BODY} Version {hour}.", (), hour, flags=flags)
    rows = cycled.rows("select version, kind, noted_at from article_events order by version")
    assert [tuple(row.values()) for row in rows] == [
        (2, "corrected", later(hours=1)),
        (4, "withdrawn", later(hours=3)),
    ]


def test_a_page_that_goes_and_comes_back_is_noted_at_each_turn(cycled: Store) -> None:
    """Two 404s are one event; an answer after them another; the article and its facts stay."""

    def lost(hour: int) -> None:
        record_documents(cycled, [], [drop(reason="not_found", at=later(hours=hour))], [], later(hours=hour))

    lost(1)
    lost(2)
    record_documents(cycled, [], [], [entry().entry_id], later(hours=3))
    lost(4)
    rows = cycled.rows("select kind, noted_at, detail from article_event order by noted_at")
    assert [(row["kind"], row["noted_at"], row["detail"]) for row in rows] == [
        ("gone", later(hours=1), "not_found"),
        ("back", later(hours=3), "the address answers again"),
        ("gone", later(hours=4), "not_found"),
    ]
    assert cycled.rows("select 1 from facts where article_id = $id", id=article().article_id) != []


def test_a_timeout_is_no_event(cycled: Store) -> None:
    """A page that could not be had for a passing reason says nothing about the article."""
    record_documents(cycled, [], [drop(at=later(hours=1))], [], later(hours=1))
    assert cycled.rows("from article_event") == []


@pytest.mark.parametrize("asks", [1, 2, 3, 4, 5, 6])
def test_the_database_asks_again_when_the_schedule_says(cycled: Store, asks: int) -> None:
    """A page on the talks is due from the instant the pure schedule names, not before, and never once it is stale."""
    asked_at = later(hours=3)
    cycled.run("update entry set asks = $asks, asked_at = $at", asks=asks, at=asked_at)
    again = next_look(NOW, asked_at, asks, timedelta(hours=48))

    def due(at: datetime) -> bool:
        return entry().entry_id in {page.entry.entry_id for page in pages_due(cycled, at, 48, 10)}

    assert again is not None
    assert (due(again - timedelta(seconds=1)), due(again)) == (False, True)
    assert not due(later(hours=48))
