"""What polls and pages showed is kept for judging feeds, and flags stand until they are cleared."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from extractors.model.feeds import Flag
from storage.feed import due_feeds, record_polls, sync_feeds
from storage.health import open_flags, pages_seen, polls_seen, record_flags
from storage.rhythm import arrivals, record_rhythms, standings
from storage.store import Store
from tests.storage.sample import NOW, entry, feed, later, poll

NAME = "anadolu-world"


def polled(store: Store, minutes: int, *keys: str, **changes: object) -> None:
    """Poll the feed once; it lists entries with these keys."""
    at = later(minutes=minutes)
    made = replace(poll(NAME, at), items=len(keys), **changes)  # type: ignore[arg-type]
    record_polls(store, [made], [entry(key) for key in keys], [], at)


def test_a_poll_keeps_what_its_health_is_told_by(store: Store) -> None:
    """New items, old headlines under new addresses, items held back and strange hosts are counted."""
    sync_feeds(store, [feed()], NOW)
    polled(store, 0, "a", "b")
    polled(store, 15, "a", "b")
    at = later(minutes=30)
    again = replace(entry("a"), entry_id="x", url="https://other.example/a", canonical_url="https://other.example/a")
    record_polls(store, [replace(poll(NAME, at), items=2, audit=True)], [again, entry("c")], [], at)
    (first, second, third) = polls_seen(store, at)[NAME]
    assert (first.new, first.retitled, first.late, first.foreign) == (2, 0, 0, 0)
    assert (second.new, second.items) == (0, 2)
    assert (third.new, third.retitled, third.late, third.foreign, third.audit) == (2, 1, 2, 1, True)
    assert third.newest_at == entry("c").published_at


def test_a_standing_tells_the_last_two_polls_and_what_they_brought(store: Store) -> None:
    """Before any poll nothing is known; after some the arrivals, and the rhythm that was learnt."""
    sync_feeds(store, [feed()], NOW)
    assert standings(store, NOW)[NAME].polled_at is None
    polled(store, 0, "a")
    polled(store, 15, "a")
    polled(store, 30, "a", "b")
    one = standings(store, later(minutes=10))[NAME]
    assert (one.polled_at, one.before_at, one.last_new_at) == (later(minutes=30), later(minutes=15), later(minutes=30))
    assert (one.items, one.recent, one.rates) == (2, 1, None)
    assert arrivals(store, [NAME], later(minutes=-1)) == {NAME: ([NOW, later(minutes=30)], 2)}
    row = {"feed": NAME, "learned_at": NOW.isoformat(), "known_hours": 1.0, "rates": [0.5] * 168, "longest": 7.0}
    record_rhythms(store, [row | {"a_poll": 1.0}])
    assert standings(store, NOW)[NAME].rates == (0.5,) * 168


def test_a_feed_that_is_gone_is_asked_no_more(store: Store) -> None:
    """The second 410 stops it, and an address the operator changed starts it anew."""
    sync_feeds(store, [feed()], NOW)
    for minutes in (0, 15):
        polled(store, minutes, outcome="failed", reason="gone", etag=None, body_sha256=None, archived=None)
    assert due_feeds(store, later(days=30)) == []
    sync_feeds(store, [feed(url="https://new.example/rss")], later(days=30))
    assert [state.feed.url for state in due_feeds(store, later(days=30))] == ["https://new.example/rss"]


def test_a_move_is_remembered_since_it_was_first_said(store: Store) -> None:
    """The same new address keeps its first day, a failure changes nothing, another address starts again."""
    sync_feeds(store, [feed()], NOW)
    polled(store, 0, "a", moved_to="https://b.example/")
    polled(store, 15, "a", moved_to="https://b.example/")
    polled(store, 30, outcome="failed", reason="timeout")
    (state,) = due_feeds(store, later(days=1))
    assert (state.moved_to, state.moved_since) == ("https://b.example/", NOW)
    polled(store, 45, "a", moved_to="https://c.example/")
    (state,) = due_feeds(store, later(days=1))
    assert (state.moved_to, state.moved_since) == ("https://c.example/", later(minutes=45))


def test_flags_stand_until_they_are_cleared(store: Store) -> None:
    """A flag is brought up to date under its key, and a cleared one stands no more."""
    flag = Flag(feed=NAME, kind="quiet", since=NOW, raised_at=NOW, seen_at=NOW, evidence="nothing new")
    record_flags(store, [flag])
    record_flags(store, [replace(flag, seen_at=later(hours=1))])
    assert open_flags(store) == {NAME: [replace(flag, seen_at=later(hours=1))]}
    record_flags(store, [replace(flag, cleared_at=later(days=2))])
    assert open_flags(store) == {}


def test_pages_are_told_by_their_words(cycled: Store) -> None:
    """After a cycle each feed's pages are there with their length and which text they are."""
    seen = [page for pages in pages_seen(cycled, NOW + timedelta(days=1)).values() for page in pages]
    assert seen
    assert all(page.words > 0 and page.text for page in seen)
