"""Brings about what may be wrong with feeds, hosts and the network."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from extractors.model.feeds import Flag
from flows.polling.after import TRUSTED
from flows.status.register import Verdict
from storage.document import record_documents
from storage.health import record_flags
from tests.flows.status.place import EVERY, Case, Place
from tests.storage.sample import NOW, drop, entry


def _one_fails(place: Place) -> Verdict:
    for n in range(1, 4):
        place.cycle(NOW + n * EVERY, failing={"west": "blocked"})
    return place.told()


def _host_fails(place: Place) -> Verdict:
    place.cycle(NOW + EVERY, failing={"north": "timeout", "north-world": "timeout"})
    return place.told()


def _gone(place: Place) -> Verdict:
    for n in range(1, 3):
        place.cycle(NOW + n * EVERY, failing={"west": "gone"})
    return place.told()


def _no_feed(place: Place) -> Verdict:
    for n in range(1, 3):
        place.cycle(NOW + n * EVERY, failing={"west": "not_a_feed"})
    return place.told()


def _flagged(kind: str) -> Case:
    def case(place: Place) -> Verdict:
        flag = Flag(feed="west", kind=kind, since=NOW, raised_at=NOW, seen_at=NOW, evidence="seen by its habits")
        place.change(lambda store, _: record_flags(store, [flag]))
        return place.told()

    return case


def _walled(place: Place) -> Verdict:
    pages = [entry(f"page-{n}", "west") for n in range(10)]
    refused = [replace(drop(f"page-{n}", "fetch", "blocked"), feed="west") for n in range(10)]
    place.cycle(NOW + EVERY, entries=pages, inject=lambda store, now: record_documents(store, [], refused, [], now))
    return place.told()


def _future(place: Place) -> Verdict:
    pages = [entry(f"page-{n}", "west", published_at=None, published_flag="future") for n in range(3)]
    refused = [drop(f"page-{n}") for n in range(3)]
    place.cycle(NOW + EVERY, entries=pages, inject=lambda store, now: record_documents(store, [], refused, [], now))
    return place.told()


def _moved(place: Place) -> Verdict:
    since = "update feed set moved_to = 'https://new.example/rss', moved_since = $now where name = 'west'"
    place.change(lambda store, now: store.run(since, now=now - TRUSTED))
    return place.told()


CASES: Final[dict[str, tuple[Case, str]]] = {
    "host_down": (_host_fails, "north.example"),
    "feed_failing": (_one_fails, "west failed 3 times"),
    "feed_moved": (_moved, "west moved for good to https://new.example/rss"),
    "feed_gone": (_gone, "410"),
    "feed_no_feed": (_no_feed, "no feed"),
    "pages_refused": (_walled, "10 of 10 pages"),
    "future_dates": (_future, "in the future"),
    **{
        f"feed_{kind}": (_flagged(kind), "seen by its habits")
        for kind in (
            "quiet",
            "slow",
            "collapsed",
            "false_304",
            "stuck_dates",
            "renamed_items",
            "other_owner",
            "short_pages",
            "soft_404",
        )
    },
}
