"""Feeds, polls and the entries they list."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Entry
from storage.feed import Listed, due_feeds, record_polls, sync_feeds
from storage.store import Store
from tests.storage.sample import NOW, drop, entry, feed, later, poll


def test_a_new_feed_is_due_at_once_and_not_again_before_its_time(store: Store) -> None:
    """A feed is due at first, and after a poll only when the poll said so."""
    sync_feeds(store, [feed()], NOW)
    assert [state.feed for state in due_feeds(store, NOW)] == [feed()]
    record_polls(store, [poll()], [], [], NOW)
    assert due_feeds(store, later(minutes=14)) == []
    (state,) = due_feeds(store, later(minutes=15))
    assert (state.etag, state.failures, state.last_ok_at) == ('W/"1"', 0, NOW)


def test_a_feed_that_left_the_file_is_not_polled_and_keeps_what_it_learnt(store: Store) -> None:
    """A feed absent from the file rests and resumes with its validators when it returns."""
    sync_feeds(store, [feed(), feed("trt")], NOW)
    record_polls(store, [poll()], [], [], NOW)
    sync_feeds(store, [feed("trt")], later(hours=1))
    assert [state.feed.name for state in due_feeds(store, later(hours=1))] == ["trt"]
    sync_feeds(store, [feed()], later(hours=2))
    assert [state.etag for state in due_feeds(store, later(hours=2))] == ['W/"1"']


def test_a_feed_with_another_address_forgets_its_validators(store: Store) -> None:
    """A changed address makes a feed due at once, without the old address's tags."""
    sync_feeds(store, [feed()], NOW)
    record_polls(store, [poll()], [], [], NOW)
    moved = feed(url="https://elsewhere.example/rss")
    sync_feeds(store, [moved], NOW)
    (state,) = due_feeds(store, NOW)
    assert (state.feed, state.etag, state.next_poll_at) == (moved, None, None)


def test_failures_are_counted_and_validators_survive_them(store: Store) -> None:
    """A failed poll adds one failure and leaves the tags; a good one resets the count."""
    sync_feeds(store, [feed()], NOW)
    record_polls(store, [poll()], [], [], NOW)
    for hour in (1, 2):
        failed = poll(at=later(hours=hour), outcome="failed", status=None, reason="timeout", etag=None, items=0)
        record_polls(store, [failed], [], [], later(hours=hour))
    (state,) = due_feeds(store, later(hours=3))
    assert (state.failures, state.etag, state.last_ok_at) == (2, 'W/"1"', NOW)
    same = poll(at=later(hours=3), outcome="not_modified", status=304, etag=None, items=0)
    record_polls(store, [same], [], [], later(hours=3))
    (state,) = due_feeds(store, later(hours=4))
    assert (state.failures, state.etag) == (0, 'W/"1"')


def test_entries_are_new_once_then_known_then_changed(store: Store) -> None:
    """Each listing of an entry is counted as exactly one of new, known and changed."""
    sync_feeds(store, [feed()], NOW)
    assert record_polls(store, [poll()], [entry(), entry()], [], NOW) == Listed(new=1, known=1)
    again = later(minutes=15)
    assert record_polls(store, [poll(at=again)], [entry()], [], again) == Listed(known=1)
    third = later(minutes=30)
    changed = entry(title="Delegations part", fingerprint="other")
    assert record_polls(store, [poll(at=third)], [changed], [], third) == Listed(changed=1)
    row = store.one("select title, first_seen_at, changed_at, state from entry")
    assert row == {"title": "Delegations part", "first_seen_at": NOW, "changed_at": third, "state": "waiting"}


def test_another_feed_listing_an_entry_is_a_sighting_not_a_change(store: Store) -> None:
    """A second feed's wording of an entry changes nothing but the list of who carries it."""
    sync_feeds(store, [feed(), feed("trt")], NOW)
    other = entry(name="trt", title="Talks end", fingerprint="other")
    listed = record_polls(store, [poll(), poll("trt")], [entry(), other], [], NOW)
    assert listed == Listed(new=1, known=1)
    assert store.one("select title, changed_at from entry") == {"title": entry().title, "changed_at": None}
    assert store.rows("select feed from sighting order by feed") == [{"feed": "anadolu-world"}, {"feed": "trt"}]


def test_feeds_of_one_publisher_with_two_states_of_a_text_do_not_take_turns(store: Store) -> None:
    """A whole text one feed changes is a change once, although the other goes on listing the old one."""
    sync_feeds(store, [feed(), feed("world", family="anadolu-world"), feed("trt")], NOW)
    old, new = entry(content="Told first.", fingerprint="1"), entry(content="Told better.", fingerprint="2")
    in_world = entry(name="world", content="Told first.", fingerprint="1")
    names = ("anadolu-world", "world", "trt")

    def at(minutes: int, *entries: Entry) -> Listed:
        now = later(minutes=minutes)
        return record_polls(store, [poll(name, at=now) for name in names], entries, [], now)

    assert at(0, old, in_world) == Listed(new=1, known=1)
    better = replace(in_world, content="Told better.", fingerprint="2")
    assert at(5, old, better) == Listed(changed=1, known=1)
    assert at(10, old, better) == Listed(known=2)
    assert at(15, new, better) == Listed(known=2)
    foreign = entry(name="trt", content="Told by others.", fingerprint="3")
    assert at(20, foreign, new) == Listed(known=2)
    summary = replace(in_world, content="", summary="Short.", fingerprint="4")
    assert at(25, new, summary) == Listed(known=2)
    assert store.one("select content from entry") == {"content": "Told better."}


def test_recording_a_poll_twice_changes_nothing(store: Store) -> None:
    """The same batch written again leaves every table as it was."""
    sync_feeds(store, [feed()], NOW)
    failed = poll(at=later(hours=1), outcome="failed", reason="timeout")
    tables = ("feed", "poll", "entry", "sighting", "drop_log")
    states = []
    for _ in range(2):
        record_polls(store, [poll()], [entry(), entry("swap")], [drop("old", "poll", "too_old")], NOW)
        record_polls(store, [failed], [], [], later(hours=1))
        states.append([store.rows(f"from {table} order by all") for table in tables])
    assert states[0] == states[1]
    assert len(states[0][4]) == 1


def test_every_item_of_a_poll_is_accounted_for(store: Store) -> None:
    """New, changed, known and dropped items of a poll add up to what its body held."""
    sync_feeds(store, [feed()], NOW)
    entries = [entry(), entry("swap"), entry()]
    record_polls(store, [poll(items=4)], entries, [drop("old", "poll", "too_old")], NOW)
    row = store.one("select items, items_new, items_changed, items_known, items_dropped from poll")
    assert row == {"items": 4, "items_new": 2, "items_changed": 0, "items_known": 1, "items_dropped": 1}


def test_hostile_text_is_kept_as_text(store: Store) -> None:
    """Quotes, NULs, half surrogates and SQL in a title are stored, at the same length, and do no harm."""
    sync_feeds(store, [feed()], NOW)
    title = "'); drop table entry; -- \x00 \ud800 \U0001f54a \\u0000"
    record_polls(store, [poll()], [entry(title=title)], [], NOW)
    stored = store.one("select title, length(title) as n from entry")
    assert stored == {"title": title.replace("\ud800", "?"), "n": len(title)}
