"""How long things took, and what was written about each round, can be asked of the snapshot."""

from __future__ import annotations

from datetime import timedelta

import pytest

from storage.feed import sync_feeds
from storage.round import sync_registry
from storage.store import Store
from storage.trend import in_sql
from tests.storage.path import cycle, known_round
from tests.storage.sample import NOW, feed, later

#: Publication of the sample's articles.
PUBLISHED = NOW - timedelta(hours=1)


@pytest.fixture
def lived(store: Store) -> Store:
    """Give a database whose feeds were known for two hours before its one cycle."""
    sync_feeds(store, [feed(), feed("trt")], later(hours=-2))
    cycle(store)
    return store


def test_each_step_of_an_article_is_timed(lived: Store) -> None:
    """Publication, poll, page, facts and alert of an article are set against each other, in minutes."""
    rows = lived.rows("select * from latency where minutes_to_told is not null")
    assert [(row["minutes_to_seen"], row["minutes_to_known"], row["minutes_to_told"]) for row in rows] == [(60, 60, 60)]
    assert {row["at_first_poll"] for row in lived.rows("from latency")} == {False}
    assert [row["minutes_to_fetched"] for row in lived.rows("from latency order by fetched_at nulls last")] == [
        0,
        0,
        None,
    ]


def test_delays_are_trends(lived: Store) -> None:
    """The median and the 95th percentile of both delays are told by the week; the first poll of a feed is no delay."""
    (fact,) = lived.rows(in_sql("delay_to_fact"))
    assert (fact["who"], fact["articles"], fact["median_minutes"], fact["p95_minutes"]) == ("all", 2, 60, 60)
    (alert,) = lived.rows(in_sql("delay_to_alert", by="hook"))
    assert (alert["who"], alert["alerts"], alert["median_minutes"], alert["median_since_first"]) == ("log", 1, 60, 60)
    lived.run("update feed set added_at = $now", now=NOW)
    assert [row["articles"] for row in lived.rows(in_sql("delay_to_fact"))] == [0]


def test_every_round_has_its_coverage(lived: Store) -> None:
    """A round says who wrote about it and how soon, from 00:00 UTC of its first day; without an article it is a gap."""
    held = known_round(9, state="held", start_on=NOW.date(), end_on=NOW.date())
    sync_registry(lived, [held], NOW)
    rows = {row["round_id"]: row for row in lived.rows("from round_coverage")}
    third = rows["istanbul-2025-3"]
    assert (third["articles"], third["texts"], third["reports"], third["origins"]) == (2, 1, 2, ["Reuters"])
    assert third["gap"] is None
    assert third["minutes_after_report"] == 60
    assert rows["istanbul-2025-9"]["gap"] == "nothing found"
    lived.run("update round set state = 'held' where number = 2")
    (second,) = lived.rows("select gap, days_watched from round_coverage where number = 2")
    assert second == {"gap": "not watched", "days_watched": 0}
    lived.run("update round set start_on = $day where number = 3", day=NOW.date())
    (third,) = lived.rows("select hours_after_start from round_coverage where number = 3")
    assert third["hours_after_start"] == NOW.hour
