"""What was known at a past instant is asked by macro, on the snapshot too."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from extractors.model import Quantity
from storage import lock
from storage.article import Found, record_articles
from storage.document import record_documents
from storage.query import query
from storage.reading import record_readings
from storage.snapshot import publish
from storage.store import Store
from tests.storage.path import RULES
from tests.storage.sample import BODY, NOW, article, document, entry, fact, later, reading

MACROS = {
    "rounds_as_of": "round",
    "claims_as_of": "claim",
    "supports_as_of": "support",
    "facts_as_of": "fact",
    "coverage_as_of": "coverage",
    "observations_as_of": "observation",
    "links_as_of": "link",
}


def stood(store: Store, macro: str, moment: datetime) -> list[str]:
    """Return the rows that stood, without their ends, which came later."""
    rows = store.rows(f"from {macro}($moment)", moment=moment)
    ends = ("superseded_at", "fused_at", "linked_at", "decided_at")
    return sorted(repr({key: value for key, value in row.items() if key not in ends}) for row in rows)


def corrected(store: Store, at: datetime) -> None:
    """Let the report be corrected from 1,200 to 1,300 prisoners."""
    record_documents(store, [document(body="corrected")], [], [], at)
    body = BODY.replace("1,200", "1,300")
    page = document(body="corrected").document_id
    record_articles(store, [Found(entry_id=entry().entry_id, document_id=page, article=article("talks", body))], [], at)
    told = fact(body, "agreed to exchange about 1,300 prisoners", quantity=Quantity(lo=1300, qualifier="approx"))
    record_readings(store, [reading(article("talks", body, version=2), facts=(told,))], [], RULES, "run-2", at)


@pytest.mark.parametrize("macro", MACROS)
def test_what_stood_before_is_what_stands_now_until_something_changes(cycled: Store, macro: str) -> None:
    """As of now a macro gives the current rows, and before the first run none."""
    current = cycled.rows(f"from {MACROS[macro]} where superseded_at is null")
    assert len(cycled.rows(f"from {macro}($moment)", moment=later(days=1))) == len(current)
    assert current
    assert cycled.rows(f"from {macro}($moment)", moment=later(days=-1)) == []


def test_a_past_state_is_reproduced_after_later_changes(cycled: Store) -> None:
    """Every macro gives the rows that stood before a correction, although they are superseded now."""
    before = {macro: stood(cycled, macro, NOW) for macro in MACROS}
    corrected(cycled, later(hours=1))
    assert {macro: stood(cycled, macro, NOW) for macro in MACROS} == before
    assert stood(cycled, "facts_as_of", later(hours=1)) != before["facts_as_of"]


def test_facts_join_their_article_as_it_was(cycled: Store) -> None:
    """The version that was the newest then holds the words of the facts that were current then."""
    corrected(cycled, later(hours=1))
    sql = (
        "select f.quantity_lo as count, a.version, substr(a.body, evidence_start + 1, evidence_end - evidence_start) "
        "= evidence_text as rereads from facts_as_of($moment) as f join articles_as_of($moment) as a "
        "using (article_id, version) where article_id = $id"
    )

    def asked(moment: datetime) -> list[dict[str, Any]]:
        return cycled.rows(sql, moment=moment, id=article().article_id)

    assert asked(later(minutes=59)) == [{"count": 1200.0, "version": 1, "rereads": True}]
    assert asked(later(hours=1)) == [{"count": 1300.0, "version": 2, "rereads": True}]


def test_claims_join_their_supporters_as_they_were(cycled: Store) -> None:
    """Claims of then find the supports and facts of then."""
    sql = (
        "select count(*) as n from claims_as_of($moment) as c join supports_as_of($moment) as s using (claim_id) "
        "join facts_as_of($moment) as f using (fact_id)"
    )
    before = cycled.one(sql, moment=NOW)
    assert before["n"] > 0
    corrected(cycled, later(hours=1))
    assert cycled.one(sql, moment=NOW) == before


def test_an_instant_may_be_written_as_text_in_the_snapshot(cycled_database: Path, tmp_path: Path) -> None:
    """Analysts ask the published copy with a plain literal; without a zone it is UTC."""
    snapshot = tmp_path / "snapshot.duckdb"
    with lock.hold(cycled_database, NOW):
        publish(cycled_database, snapshot)
    answers = [
        query(snapshot, f"select round_id from rounds_as_of('{text}') order by all").rows
        for text in ("2026-11-24 00:00:00+00", "2026-11-24", "2026-11-24 02:00:00+02")
    ]
    assert answers == [(("istanbul-2025-2",), ("istanbul-2025-3",))] * 3
    assert query(snapshot, "from rounds_as_of('2026-11-22')").rows == ()
