"""Questions people type reach the snapshot and nothing else."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from extractors.errors import StoreError
from storage.query import Table, query, query_to_parquet


def test_a_question_is_answered_with_columns_and_rows(snapshot: Path) -> None:
    """An answer names its columns and says when rows were left out."""
    sql = "select round_id, number from rounds order by number"
    assert query(snapshot, sql) == Table(
        columns=("round_id", "number"), rows=(("istanbul-2025-2", 2), ("istanbul-2025-3", 3))
    )
    assert query(snapshot, sql, 1) == Table(columns=("round_id", "number"), rows=(("istanbul-2025-2", 2),), more=True)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/passwd')",
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "select * from read_blob('/etc/passwd')",
        "select * from glob('/etc/*')",
        "select * from read_json('https://example.org/x.json')",
        "copy (select 1) to '/tmp/parley-escape.csv'",
        "copy rounds to '/tmp/parley-escape.parquet'",
        "copy feed from '/etc/passwd'",
        "export database '/tmp/parley-escape'",
        "import database '/tmp/parley-escape'",
        "attach '/tmp/parley-escape.duckdb' as other",
        "attach ':memory:' as other; copy from database parley to other",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "reset lock_configuration",
        "set memory_limit = '100GB'",
        "set TimeZone = 'Europe/Kyiv'",
        "pragma threads = 64",
        "pragma enable_logging",
        "call enable_logging(storage = 'file', storage_config = {'path': '/tmp/parley-escape-log'})",
        "create table mine (x integer)",
        "insert into feed select * from feed",
        "update feed set outlet = 'x'",
        "delete from feed",
        "drop view rounds",
        "drop table feed",
        "create secret s (type http)",
    ],
)
def test_nothing_else_can_be_read_or_written(snapshot: Path, sql: str) -> None:
    """Every way out of the snapshot is refused."""
    before = snapshot.read_bytes()
    with pytest.raises(StoreError):
        query(snapshot, sql)
    assert snapshot.read_bytes() == before
    assert list(Path("/tmp").glob("parley-escape*")) == []


def test_several_questions_at_once_are_refused(snapshot: Path) -> None:
    """Only one statement is answered."""
    with pytest.raises(StoreError, match="one question"):
        query(snapshot, "select 1; select 2")


def test_an_error_says_what_was_wrong_and_what_there_is(snapshot: Path) -> None:
    """A misspelt view leads to the list of views."""
    with pytest.raises(StoreError) as refused:
        query(snapshot, "select * from round_list")
    assert "round_list" in str(refused.value)
    assert "views to ask: agreed_and_home, alerts, article_events, articles, body_repatriations" in str(refused.value)


@pytest.mark.parametrize(
    ("sql", "helps"),
    [
        ("from claimz", "did you mean claims (view)"),
        ("from claims_as_if('2026-01-01')", "claims_as_of (macro)"),
        ("select statuss, type from claims", "did you mean status?\ncolumns of claims: round_id, type, status"),
        ("select c.statuss from claims c", "did you mean status?"),
        ("from read_text('/etc/passwd')", "`parley export`"),
        ("selec 1", "syntax error"),
        ("", "one question"),
    ],
)
def test_a_refused_question_names_what_comes_nearest(snapshot: Path, sql: str, helps: str) -> None:
    """Misspelt views, macros and columns lead to those there are; DuckDB's own inner tables are not proposed."""
    with pytest.raises(StoreError) as refused:
        query(snapshot, sql)
    assert helps in str(refused.value)
    assert "pg_" not in str(refused.value)


def test_an_answer_is_written_as_parquet_whole_or_not_at_all(snapshot: Path, tmp_path: Path) -> None:
    """The file holds the rows with their types; a refused question leaves nothing, no draft either."""
    target = tmp_path / "it's.parquet"
    assert query_to_parquet(snapshot, "select round_id, start_on from rounds;", target) == 2
    with duckdb.connect() as other:
        rows = other.execute("select round_id, typeof(start_on) from read_parquet($p) order by 1", {"p": str(target)})
        assert rows.fetchall() == [("istanbul-2025-2", "DATE"), ("istanbul-2025-3", "DATE")]
    wrong = ("from nowhere", "select 1; select 2", f"copy rounds to '{tmp_path}/x.csv'", "select error('late')")
    for sql in (
        *wrong,
        f"from rounds) to '{tmp_path}/x' (format csv) --",
        f"from read_text('{tmp_path}/it''s.parquet')",
    ):
        with pytest.raises(StoreError):
            query_to_parquet(snapshot, sql, tmp_path / "none.parquet")
    assert list(tmp_path.iterdir()) == [target]


def test_an_answer_to_a_folder_that_is_not_there_says_so(snapshot: Path, tmp_path: Path) -> None:
    """Where nothing can be written the error names the file."""
    with pytest.raises(StoreError, match=r"none.x\.parquet cannot be written"):
        query_to_parquet(snapshot, "from rounds", tmp_path / "none" / "x.parquet")


def test_an_endless_question_is_stopped(snapshot: Path) -> None:
    """A question that runs too long is interrupted and says so."""
    endless = "select count(*) from range(1000000) a, range(1000000) b where hash(a.range + b.range) = 7"
    with pytest.raises(StoreError, match=r"more than 0\.2 s"):
        query(snapshot, endless, seconds=0.2)
