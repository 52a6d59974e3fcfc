"""Readings, facts and observations, and when they stop being current."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractors.model import Quantity
from storage.article import Found, articles_to_understand, current_articles, record_articles
from storage.check import run_checks
from storage.document import record_documents
from storage.reading import (
    Understood,
    facts_of,
    observations_since,
    observations_undecided,
    record_readings,
)
from storage.replay import replayable
from storage.store import Store
from tests.storage.path import RULES, fetching, polling, reading_pages, understanding
from tests.storage.sample import BODY, NOW, article, document, drop, entry, fact, later, observation, reading


def prepared(store: Store) -> None:
    """Bring three articles to where they wait to be understood."""
    for stage in (polling, fetching, reading_pages):
        stage(store, NOW)


def test_facts_come_back_as_they_went_in(store: Store) -> None:
    """A fact is the same value after it was stored, with its evidence offsets and slots."""
    prepared(store)
    told = fact(slots={"categories": ["wounded"], "list": {"names": 3}}, persons=("umerov",))
    record_readings(store, [reading(article(), facts=(told,))], [], RULES, "run-1", NOW)
    (stored,) = facts_of(store, [article().article_id])
    assert (stored.fact, stored.version, stored.extractor_version) == (told, 1, RULES)


def test_the_columns_analysts_ask_say_what_the_fact_says(store: Store) -> None:
    """Quantity, dates, rounds and evidence of a fact stand in typed columns."""
    prepared(store)
    record_readings(store, [reading(article())], [], RULES, "run-1", NOW)
    row = store.one(
        "select quantity_lo, qualifier, date_start, date_basis, round_ids, round_basis, evidence_text, "
        "substr(body, evidence_start + 1, evidence_end - evidence_start) as again "
        "from fact join article using (article_id, version)"
    )
    words = fact().evidence.text
    assert list(row.values()) == [
        1200.0,
        "approx",
        date(2025, 7, 23),
        "resolved",
        ["istanbul-2025-3"],
        "date",
        words,
        words,
    ]


def test_offsets_count_code_points_also_beyond_the_basic_plane(store: Store) -> None:
    """Evidence behind emoji, flags and combining marks is read again in SQL as in Python."""
    body = "\U0001f54a\U0001f1fa\U0001f1e6 e\u0301 " + BODY
    prepared(store)
    record_documents(store, [document(body="other")], [], [], later(hours=1))
    found = Found(
        entry_id=entry().entry_id, document_id=document(body="other").document_id, article=article("talks", body)
    )
    record_articles(store, [found], [], later(hours=1))
    (waiting,) = [a for a in articles_to_understand(store, 10) if a.article_id == article().article_id]
    record_readings(store, [reading(waiting)], [], RULES, "run-1", later(hours=1))
    assert [broken for broken in run_checks(store) if broken.check == "evidence_rereads"] == []


def test_an_article_is_understood_once(store: Store) -> None:
    """The same reading by the same rules changes nothing the second time."""
    prepared(store)
    tables = ("coverage", "fact", "observation", "entry", "drop_log")
    first = record_readings(store, [reading(article())], [], RULES, "run-1", NOW)
    before = [store.rows(f"from {table} order by all") for table in tables]
    again = record_readings(store, [reading(article())], [], RULES, "run-2", later(hours=1))
    assert (first, again) == (Understood(kept=1, facts=1, observations=1), Understood(kept=1, known=1))
    assert [store.rows(f"from {table} order by all") for table in tables] == before


def test_a_new_version_supersedes_the_facts_of_the_old_one(store: Store) -> None:
    """After a correction the old fact has its end, and what was known in between can still be asked."""
    prepared(store)
    understanding(store, NOW)
    record_documents(store, [document(body="corrected")], [], [], later(hours=1))
    body = BODY.replace("1,200", "1,300")
    found = Found(
        entry_id=entry().entry_id, document_id=document(body="corrected").document_id, article=article("talks", body)
    )
    record_articles(store, [found], [], later(hours=1))
    (corrected,) = articles_to_understand(store, 10)
    told = fact(body, "agreed to exchange about 1,300 prisoners", quantity=Quantity(lo=1300, qualifier="approx"))
    record_readings(store, [reading(corrected, facts=(told,))], [], RULES, "run-2", later(hours=1))
    rows = store.rows(
        "select version, quantity_lo, recorded_at, superseded_at from fact where article_id = $id order by version",
        id=article().article_id,
    )
    assert [tuple(row.values()) for row in rows] == [
        (1, 1200.0, NOW, later(hours=1)),
        (2, 1300.0, later(hours=1), None),
    ]


def test_other_rules_reread_nothing_by_themselves(store: Store) -> None:
    """Raised rules leave the cycle idle; a reading that came out otherwise supersedes what the old rules said."""
    prepared(store)
    understanding(store, NOW)
    assert articles_to_understand(store, 10) == []
    due = replayable(store, None, None, None)
    of_talks = [a for a in current_articles(store, due) if a.article_id != article("sport").article_id]
    readings = [reading(a, facts=()) for a in of_talks]
    record_readings(store, readings, [], RULES, "replay", later(hours=1), again=True)
    assert facts_of(store, [a.article_id for a in of_talks]) == []
    assert store.one("select count(*) as n from fact where superseded_at = $at", at=later(hours=1)) == {"n": 2}


def test_rules_changed_back_are_a_reading_of_their_own(store: Store) -> None:
    """Going back to earlier rules makes their facts current again without touching the past."""
    prepared(store)
    for hour, rules in enumerate((RULES, "rules-2", RULES)):
        record_readings(store, [reading(article())], [], rules, "run", later(hours=hour))
    rows = store.rows("select extractor_version, superseded_at is null as current from fact order by recorded_at")
    assert [tuple(row.values()) for row in rows] == [(RULES, False), ("rules-2", False), (RULES, True)]


def test_texts_off_topic_and_in_unread_languages_are_settled_as_dropped(store: Store) -> None:
    """What is not kept is dropped with its reason and has no facts."""
    prepared(store)
    off = drop("talks", "cover", "not_talks")
    unread = drop("copy", "cover", "unread_language")
    understood = record_readings(store, [reading(article(), "not_talks", ())], [off, unread], RULES, "run-1", NOW)
    assert understood == Understood(dropped=2)
    rows = store.rows("select outcome from entry where state = 'dropped' order by outcome")
    assert [row["outcome"] for row in rows] == ["not_talks", "unread_language"]


def test_observations_wait_until_they_were_decided_with(cycled: Store) -> None:
    """Observations are handed out whole, and those of superseded readings no longer."""
    assert observations_undecided(cycled) == []
    everything = observations_since(cycled, later(days=-1))
    assert {seen.article_id for seen in everything} == {article().article_id, article("copy").article_id}
    assert observation(article()) in everything
    assert observations_since(cycled, later(days=1)) == []
    changed = replace(reading(article()), observations=(observation(article(), status="postponed"),))
    record_readings(cycled, [changed], [], "rules-2", "replay", later(hours=1))
    assert [seen.status for seen in observations_undecided(cycled)] == ["postponed"]


def test_a_fact_said_twice_alike_is_one_fact(store: Store) -> None:
    """Two readings of the same words by two rules are stored once, as the first rule read them."""
    prepared(store)
    twin = fact(rule="another rule", confidence=0.2)
    record_readings(store, [reading(article(), facts=(fact(), twin))], [], RULES, "run-1", NOW)
    assert [stored.fact for stored in facts_of(store, [article().article_id])] == [fact()]
