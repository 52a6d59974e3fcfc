"""The books of a run: what came in and where it went."""

from __future__ import annotations

from storage.document import record_documents
from storage.drop import count_drops
from storage.entry import count_states
from storage.feed import record_polls, sync_feeds
from storage.run import books, close_run, open_run, recent_drops
from storage.store import Store
from tests.storage.path import RULES
from tests.storage.sample import NOW, document, drop, entry, feed, later, poll


def test_the_books_of_a_cycle_close(cycled: Store) -> None:
    """Entries in are kept, dropped by reason or waiting, and nothing is unexplained."""
    made = books(cycled, "run-1")
    assert (made.listed, made.known, made.left_out) == (5, 1, {"too_old": 1})
    assert (made.carried, made.new, made.reopened) == (0, 3, 0)
    assert (made.kept, made.dropped, made.waiting, made.unexplained) == (2, {"not_talks": 1}, 0, 0)
    assert (count_states(cycled), count_drops(cycled)) == ({"understood": 2, "dropped": 1}, {"not_talks": 1})


def test_what_stood_open_is_carried_into_the_next_run(store: Store) -> None:
    """Entries a run left waiting come in again with the next one."""
    sync_feeds(store, [feed()], NOW)
    open_run(store, "one", "cycle", RULES, NOW)
    record_polls(store, [poll(items=2)], [entry(), entry("swap")], [], NOW)
    assert close_run(store, "one", "done", "", NOW).waiting == 2
    open_run(store, "two", "cycle", RULES, later(hours=1))
    record_documents(store, [document()], [drop("swap", at=later(hours=1))], [], later(hours=1))
    made = close_run(store, "two", "done", "", later(hours=1))
    assert (made.carried, made.new, made.dropped, made.waiting) == (2, 0, {"timeout": 1}, 1)
    assert made.unexplained == 0


def test_a_settled_entry_that_changed_comes_in_again(cycled: Store) -> None:
    """A revived entry is counted as reopened."""
    open_run(cycled, "two", "cycle", RULES, later(hours=1))
    record_documents(cycled, [document(body="other")], [], [], later(hours=1))
    made = books(cycled, "two")
    assert (made.carried, made.reopened, made.waiting, made.unexplained) == (0, 1, 1, 0)


def test_an_entry_that_got_lost_is_unexplained(cycled: Store) -> None:
    """Books do not close over a row somebody deleted."""
    cycled.run("delete from coverage where doc_class <> 'not_talks'")
    assert books(cycled, "run-1").unexplained == 2


def test_a_run_that_died_is_abandoned_by_the_next(store: Store) -> None:
    """A run a crash left open says so."""
    open_run(store, "one", "cycle", RULES, NOW)
    open_run(store, "two", "cycle", RULES, later(hours=1))
    close_run(store, "two", "done", "quiet", later(hours=1))
    runs = store.rows("select run_id, outcome from run order by started_at desc")
    assert [(run["run_id"], run["outcome"]) for run in runs] == [("two", "done"), ("one", "abandoned")]


def test_the_ledger_gives_back_its_drops(cycled: Store) -> None:
    """What was left out can be listed as it was recorded."""
    assert drop("sport", "cover", "not_talks") in recent_drops(cycled, 10)
