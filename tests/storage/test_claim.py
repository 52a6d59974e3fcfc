"""Claims, links and copy groups: what is known across articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from extractors.copies import CopyGroup
from extractors.model import Claim
from storage.check import run_checks
from storage.claim import known_claims, record_claims
from storage.copy import articles_to_group, copies, record_groups
from storage.fusion import ToFuse, sayings_to_fuse
from storage.link import articles_to_link, covered_since, followups, record_links
from storage.reading import record_readings
from storage.store import Store
from tests.storage.path import RULES
from tests.storage.sample import NOW, article, later, reading

#: What the claim of these articles is made of.
THIRD = ("istanbul-2025-3", "prisoner_exchange", "status=agreed|day=deal")


def _record(store: Store, claims: Sequence[Claim], fused: ToFuse) -> None:
    """Record claims an hour later with the supporters they are given."""
    rows = [{"claim_id": claim.claim_id} | asdict(one) for claim in claims for one in claim.supports]
    store.stage("incoming_support", "support", rows)
    store.run("create or replace temp table to_fuse as select rowid as fact_row, fact_id from fact")
    record_claims(store, claims, fused, later(hours=1))


def test_only_groups_with_news_are_fused(cycled: Store) -> None:
    """After claims were made nothing is to be fused until a fact comes or goes."""
    assert sayings_to_fuse(cycled) == ToFuse(sayings=(), groups=(), news=())
    record_readings(cycled, [reading(article(), facts=())], [], "rules-2", "replay", later(hours=1))
    fused = sayings_to_fuse(cycled)
    assert fused.groups == (THIRD,)
    assert [told.first_seen_at for told in fused.sayings] == [article("copy").published_at]
    assert cycled.rows("select distinct article_id from to_fuse") == [{"article_id": article("copy").article_id}]
    assert len(fused.news) == 1


def test_a_claim_keeps_its_history_and_its_supporters_theirs(cycled: Store) -> None:
    """A claim that lost a supporter is known anew, and the old knowledge has its end."""
    (before,) = known_claims(cycled, "istanbul-2025-3")
    assert len(before.supports) == 2
    record_readings(cycled, [reading(article(), facts=())], [], "rules-2", "replay", later(hours=1))
    fused = sayings_to_fuse(cycled)
    left = tuple(s for s in before.supports if s.article_id != article().article_id)
    _record(cycled, [replace(before, supports=left, last_seen_at=later(hours=1))], fused)
    (after,) = known_claims(cycled, "istanbul-2025-3")
    assert after.supports == left
    assert cycled.one("select count(*) as n from claim where superseded_at = $at", at=later(hours=1)) == {"n": 1}
    assert run_checks(cycled) == []


def test_a_claim_nobody_makes_any_more_gets_its_end(cycled: Store) -> None:
    """A group that lost all its facts loses its claims; other groups keep theirs."""
    readings = [reading(article(key), facts=()) for key in ("talks", "copy")]
    record_readings(cycled, readings, [], "rules-2", "replay", later(hours=1))
    _record(cycled, [], sayings_to_fuse(cycled))
    assert known_claims(cycled, "istanbul-2025-3") == []
    assert sayings_to_fuse(cycled).groups == ()
    assert cycled.one("select count(*) as n from support where superseded_at is null") == {"n": 0}


def test_claims_of_groups_that_were_not_fused_are_passed_over(cycled: Store) -> None:
    """A fact about two rounds that comes along with one of them does not unmake the claim about the other."""
    before = known_claims(cycled, "istanbul-2025-3")
    poorer = replace(before[0], supports=before[0].supports[:1])
    elsewhere = ToFuse(sayings=(), groups=(("istanbul-2025-2", *THIRD[1:]),), news=())
    _record(cycled, [replace(poorer, supports=())], elsewhere)
    assert known_claims(cycled, "istanbul-2025-3") == before


def test_recording_claims_twice_changes_nothing(cycled: Store) -> None:
    """The same claims of the same facts leave the same rows."""
    claims = known_claims(cycled, "istanbul-2025-3")
    tables = [cycled.rows(f"from {table} order by all") for table in ("claim", "support")]
    groups = ToFuse(sayings=(), groups=(THIRD,), news=())
    _record(cycled, claims, groups)
    assert [cycled.rows(f"from {table} order by all") for table in ("claim", "support")] == tables


def test_articles_are_linked_once_and_followups_say_why(cycled: Store) -> None:
    """What follows a round is listed with its reason, and nothing is to be linked twice."""
    assert articles_to_link(cycled, 10) == []
    listed = followups(cycled, "istanbul-2025-3")
    assert {one.article_id for one in listed} == {article().article_id, article("copy").article_id}
    assert {one.reason for one in listed} == {"same day, same place"}
    assert len(covered_since(cycled, later(days=-1))) == 2


def test_links_made_anew_end_those_that_are_not_made_again(cycled: Store) -> None:
    """A second look at an article replaces its links and leaves those of others."""
    record_links(cycled, [], [article().article_id], RULES, later(hours=1))
    assert [one.article_id for one in followups(cycled, "istanbul-2025-3")] == [article("copy").article_id]
    assert cycled.one("select count(*) as n from link") == {"n": 2}


def test_copies_are_one_group_until_a_text_joins_them_otherwise(cycled: Store) -> None:
    """Equal bodies are one group; another grouping has the facts of whoever moved fused anew."""
    both = sorted([article().article_id, article("copy").article_id])
    assert copies(cycled, article().article_id) == both
    assert articles_to_group(cycled, later(days=-1)) == []
    apart = [CopyGroup(key="k", origin="Reuters", article_ids=(one,)) for one in both]
    record_groups(cycled, apart, later(hours=1))
    assert copies(cycled, both[1]) == [both[1]]
    assert {copy for told in sayings_to_fuse(cycled).sayings for copy, _ in told.texts} == {both[0]}
    assert {row["copy_key"] for row in cycled.rows("from to_fuse")} == set(both)


def test_a_new_text_has_the_whole_window_grouped_again(cycled: Store) -> None:
    """As soon as one kept article has no group, all of the window are handed out."""
    cycled.run("delete from copy_member where article_id = $id", id=article().article_id)
    assert len(articles_to_group(cycled, later(days=-1))) == 2
    assert articles_to_group(cycled, NOW) == []


def _claims_of(cycled: Store, *changes: dict[str, Any]) -> None:
    """Record claims made of the one there is, each with what is other in it."""
    (made,) = known_claims(cycled, "istanbul-2025-3")
    claims = [
        replace(made, **{"claim_id": f"c{n}", "supports": made.supports[n : n + 1], **change})
        for n, change in enumerate(changes)
    ]
    groups = ToFuse(sayings=(), groups=(THIRD,), news=())
    _record(cycled, claims, groups)


def test_claims_that_cannot_all_be_true_are_a_conflict(cycled: Store) -> None:
    """A set of claims shows every value with who says it and since when; while each has a voice it is open."""
    _claims_of(cycled, {"matter": "m"}, {"matter": "m", "value": {"quantity": 1000}})
    (conflict,) = cycled.rows("from conflicts")
    assert (conflict["versions"], conflict["resolved"]) == (2, False)
    assert {len(one["voices"]) for one in conflict["claims"]} == {1}


def test_only_who_said_otherwise_resolves_a_conflict(cycled: Store) -> None:
    """A later figure of the same source gives up his earlier one; the latest claim is named."""
    _claims_of(cycled, {"matter": "m"}, {"matter": "m", "value": {"quantity": 1000}, "last_seen_at": later(days=1)})
    cycled.run(
        "update article set published_at = published_at + interval 1 day where article_id in "
        "(select article_id from support where claim_id = 'c1' and superseded_at is null)"
    )
    (conflict,) = cycled.rows("from conflicts")
    assert (conflict["resolved"], conflict["latest_claim_id"]) == (True, "c1")
    assert {one["claim_id"]: one["given_up"] for one in conflict["claims"]} == {"c0": True, "c1": False}


def test_a_ledger_says_how_much_was_carried_out(cycled: Store) -> None:
    """What was completed on several days is summed per side against what was agreed."""
    done = {"status": "completed", "merge_key": "status=completed|day=2025-08-14"}
    _claims_of(
        cycled,
        {"value": {"quantity": 1200, "per_side": "each"}},
        {**done, "value": {"quantity": 600, "per_side": "total"}},
    )
    (row,) = cycled.rows("select agreed_each, carried_out_each, share, completions from ledger")
    assert (row["agreed_each"], row["carried_out_each"], row["share"]) == (1200, 300, 0.25)
    assert [str(one["day"]) for one in row["completions"]] == ["2025-08-14"]


def test_the_history_of_a_claim_ends_in_its_latest_value(cycled: Store) -> None:
    """What was agreed and then carried out is one history, contested or not, told in the order it came up."""
    key = "status=completed|day=deal"
    done: dict[str, Any] = {"status": "completed", "merge_key": key, "value": {"quantity": 1000}}
    later_on = {"first_seen_at": later(days=20), "last_seen_at": later(days=21)}
    (made,) = known_claims(cycled, "istanbul-2025-3")
    groups = ToFuse(sayings=(), groups=(THIRD, (*THIRD[:2], key)), news=())
    _record(cycled, [made, replace(made, claim_id="c1", **{**done, **later_on})], groups)
    (row,) = cycled.rows("from claim_history")
    assert (row["about"], row["latest_status"], row["steps"], row["contested"]) == ("day=deal", "completed", 2, False)
    assert [one["status"] for one in row["history"]] == ["agreed", "completed"]
