"""The promises of the database, each of which can be broken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage.check import CHECKS, run_checks
from storage.run import checked_until, close_run, open_run
from storage.store import Store

SECOND = timedelta(seconds=1)
#: For each promise, a statement that breaks it.
VIOLATIONS = {
    "alert_has_its_event": "update alert set event_id = 'none'",
    "books_close": "update run set books = '{\"unexplained\": 1}'",
    "claims_are_supported": "update support set superseded_at = recorded_at",
    "delivered_once": "insert into delivery by name select * replace (3 as attempt) from delivery where delivered",
    "entry_has_one_outcome": "delete from drop_log where reason = 'not_talks'",
    "evidence_rereads": "update fact set evidence_start = evidence_start + 1",
    "facts_are_as_asked": "update fact set told_by = 'nobody'",
    "facts_of_the_reading": "update coverage set superseded_at = recorded_at",
    "known_once": "insert into round select * replace (recorded_at + interval 1 minute as recorded_at) from round",
    "links_lead_somewhere": "update link set target_kind = 'article'",
    "poll_items_add_up": "update poll set items = items + 1",
    "rounds_exist": "delete from round",
    "sighting_of_every_entry": "delete from sighting",
    "state_alerted_once": "insert into round_event select * replace ('twin' as event_id) from round_event",
    "sums_add_up": "delete from witness",
    "times_in_order": "update fact set superseded_at = recorded_at - interval 1 second",
    "versions_in_sequence": "update article set version = 3",
}


def test_after_a_cycle_every_promise_is_kept(cycled: Store) -> None:
    """A complete cycle breaks no promise."""
    assert run_checks(cycled) == []


@pytest.mark.parametrize("check", sorted(file.stem for file in CHECKS.glob("*.sql")))
def test_a_broken_promise_is_found(cycled: Store, check: str) -> None:
    """Each check finds the violation planted for it and says what was promised."""
    cycled.run(VIOLATIONS[check])
    broken = {found.check: found for found in run_checks(cycled)}
    assert check in broken
    assert broken[check].promise.endswith(".")
    assert broken[check].examples


@pytest.mark.parametrize(
    ("check", "violation"),
    [
        ("entry_has_one_outcome", "update entry set state = 'lost' where state = 'understood'"),
        ("entry_has_one_outcome", "delete from coverage"),
        ("evidence_rereads", "update article set body = replace(body, '1,200', '1,300')"),
        ("delivered_once", "update delivery set delivered = true"),
        ("alert_has_its_event", "update round_event set alert = false"),
        ("books_close", "update run set books = null"),
        ("claims_are_supported", "update claim set origins = 2"),
        ("known_once", "insert into fact select * replace (recorded_at + interval 1 minute as recorded_at) from fact"),
        ("sums_add_up", "delete from stance_day"),
        (
            "sums_add_up",
            "insert into homecoming by name select utc_day(told_at) as day, type, true as dated, round_ids, "
            "9 as count, 'each' as basis, '' as towards, '' as words, 1 as confidence from fact limit 1",
        ),
        ("facts_are_as_asked", "update fact set due_on = '2026-01-01'"),
        ("times_in_order", "update article set recorded_at = now() + interval 2 days"),
    ],
)
def test_promises_have_more_than_one_side(cycled: Store, check: str, violation: str) -> None:
    """A check also finds the rarer ways to break its promise."""
    cycled.run(violation)
    assert check in {found.check for found in run_checks(cycled)}


def test_a_cycle_checks_what_it_wrote_and_the_upkeep_everything(cycled: Store) -> None:
    """Evidence that broke in what was recorded earlier is found by a check of everything, not by one of a later run."""
    cycled.run("update fact set evidence_start = evidence_start + 1")
    newest = cycled.one("select max(recorded_at) as at from fact")["at"]
    found = [{broken.check for broken in run_checks(cycled, since)} for since in (None, newest, newest + SECOND)]
    assert ["evidence_rereads" in checks for checks in found] == [True, True, False]


#: Promises kept by few rows are checked whole; the others are held against what is new and what ended.
BOUND = sorted(file.stem for file in CHECKS.glob("*.sql") if "$since" in file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("check", BOUND)
def test_what_a_run_breaks_is_found_by_its_own_check(cycled: Store, check: str) -> None:
    """A promise broken in what was written from an instant on is found by a check from that instant."""
    cycled.run(VIOLATIONS[check])
    written = cycled.one("select min(recorded_at) as at from coverage")["at"]
    assert check in {broken.check for broken in run_checks(cycled, written)}


def test_a_reading_that_ended_without_its_facts_is_found(cycled: Store) -> None:
    """A run that ends an old reading and leaves its facts, or ends a fact and leaves its claim, breaks a promise."""
    later = datetime(2100, 1, 1, tzinfo=UTC)
    assert run_checks(cycled, later) == []
    cycled.run("update coverage set superseded_at = $later", later=later)
    assert [broken.check for broken in run_checks(cycled, later)] == ["facts_of_the_reading"]
    cycled.run("update fact set superseded_at = $later", later=later)
    assert {broken.check for broken in run_checks(cycled, later)} == {
        "claims_are_supported", "facts_of_the_reading", "sums_add_up",
    }  # fmt: skip


def test_what_a_killed_run_wrote_is_checked_by_the_next(cycled: Store) -> None:
    """Checks begin where the last run that closed its books ended, not where this one began."""
    ended = cycled.one("select max(ended_at) as at from run")["at"] or datetime(2026, 1, 1, tzinfo=UTC)
    closed, killed, now = (ended + n * SECOND for n in (1, 2, 3))
    open_run(cycled, "closed", "cycle", "v", closed)
    close_run(cycled, "closed", "done", "", closed)
    open_run(cycled, "killed", "cycle", "v", killed)
    open_run(cycled, "this", "cycle", "v", now)
    assert checked_until(cycled, "this", now) == closed
