"""Migrations go forward, each whole or not at all, and every column is explained."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from extractors.errors import StoreError
from storage import lock
from storage.database import open_live
from storage.dictionary import DICTIONARY, write_dictionary
from storage.migrate import MIGRATIONS, applied, apply_migrations, apply_views, files, pending
from storage.store import Store
from tests.storage.sample import NOW

UNEXPLAINED = """
    select table_name || '.' || column_name as name from duckdb_columns()
    where not internal and schema_name = 'main' and database_name = current_database() and coalesce(comment, '') = ''
    union all
    select table_name from duckdb_tables()
    where not internal and not temporary and coalesce(comment, '') = ''
    union all
    select view_name from duckdb_views() where not internal and not temporary and coalesce(comment, '') = ''
    union all
    select function_name from duckdb_functions()
    where not internal and function_type = 'table_macro' and coalesce(comment, '') = ''
"""


def test_every_table_view_and_column_has_a_comment(store: Store) -> None:
    """Whoever opens the database finds every name in it explained."""
    assert store.rows(UNEXPLAINED) == []


def test_a_column_without_a_comment_is_noticed(store: Store) -> None:
    """The query of the test above finds what it looks for."""
    store.run("create table bare (thing integer)")
    assert {row["name"] for row in store.rows(UNEXPLAINED)} == {"bare", "bare.thing"}


def test_the_data_dictionary_is_true(store: Store) -> None:
    """schema.md is what the comments say; ``python -m storage.dictionary`` renews it, and no meaning in it is empty."""
    told = write_dictionary(store)
    assert DICTIONARY.read_text(encoding="utf-8") == told
    assert [line for line in told.splitlines() if line.endswith(("|  |", "| None |"))] == []


def test_names_ending_in_at_are_instants_and_in_on_days(store: Store) -> None:
    """Columns called _at carry a zone, columns called _on are calendar days, and nothing else is naive."""
    kinds = store.rows(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where not internal and schema_name = 'main' and table_name <> 'feed'"
    )
    wrong = [
        row
        for row in kinds
        if (row["column_name"].endswith("_at") and row["data_type"] != "TIMESTAMP WITH TIME ZONE")
        or (row["column_name"].endswith("_on") and row["data_type"] != "DATE")
        or row["data_type"] == "TIMESTAMP"
    ]
    assert wrong == []


def test_no_secondary_index_and_no_foreign_key(store: Store) -> None:
    """The schema holds no index beside its keys and no foreign key."""
    assert store.rows("select index_name from duckdb_indexes()") == []
    assert store.rows("select * from duckdb_constraints() where constraint_type = 'FOREIGN KEY'") == []


def test_migrations_are_applied_once_and_in_order(store: Store) -> None:
    """Opening again applies nothing; the record holds every file."""
    assert pending(store) == []
    assert apply_migrations(store) == []
    assert apply_views(store) is False
    assert sorted(applied(store)) == [file.name for file in files()]


def test_a_migration_that_fails_leaves_nothing_and_is_tried_again(store: Store, tmp_path: Path) -> None:
    """A failing file leaves neither its tables nor its record, those before it stay."""
    for file in files():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "0101_good.sql").write_text("create table good (x integer)")
    bad = tmp_path / "0102_bad.sql"
    bad.write_text("create table half (x integer); insert into nowhere values (1)")
    with pytest.raises(StoreError, match="nowhere"):
        apply_migrations(store, tmp_path)
    assert store.columns("half") == {}
    assert [file.name for file in pending(store, tmp_path)] == ["0102_bad.sql"]
    bad.write_text("create table half (x integer)")
    assert apply_migrations(store, tmp_path) == ["0102_bad.sql"]
    assert set(store.columns("half")) == {"x"}


def test_a_database_of_a_newer_parley_is_refused_unwritten(database: Path) -> None:
    """An unknown migration in the record stops the start and leaves the file as it is."""
    connection = duckdb.connect(database)
    connection.execute("insert into migration values ('9999_future.sql', 'x', now())")
    connection.close()
    before = database.read_bytes()
    with lock.hold(database, NOW), pytest.raises(StoreError, match="9999_future"), open_live(database):
        pass
    assert database.read_bytes() == before


def test_an_older_database_is_copied_before_it_is_migrated(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first pending file is applied the old database lies beside the new one."""
    connection = duckdb.connect(database)
    connection.execute("delete from migration where name[:4] in ('0007', '0012', '0015')")
    for view in ("alerts", "round_events", "runs"):
        connection.execute(f"drop view {view}")
    for table in ("alert", "delivery", "run", "news", "silence", "told_before"):
        connection.execute(f"drop table {table}")
    for table in ("document", "poll"):
        connection.execute(f"alter table {table} drop column let_go_at")
    connection.execute("delete from view_file")
    connection.close()
    with lock.hold(database, NOW), open_live(database) as store:
        assert pending(store) == []
        assert store.columns("alert")
    copy = duckdb.connect(database.with_name("parley.duckdb.before-0007_alerts_and_runs"), read_only=True)
    assert copy.execute("select count(*) from duckdb_tables() where table_name = 'alert'").fetchone() == (0,)
    copy.close()


def test_a_damaged_file_is_an_error_that_names_it(database: Path) -> None:
    """A file that is no database stops the start with its name."""
    database.write_bytes(b"not a database" * 1000)
    with lock.hold(database, NOW), pytest.raises(StoreError, match=r"parley\.duckdb"), open_live(database):
        pass


def test_files_are_written_for_older_tools_too(database: Path) -> None:
    """The storage format is one DuckDB 1.4 and later can read."""
    with lock.hold(database, NOW), open_live(database) as store:
        tags = store.one("select tags::varchar as tags from duckdb_databases() where path is not null")["tags"]
    assert "v1.4.0" in tags


def test_migration_files_are_numbered_without_gaps() -> None:
    """Files are named 0001 and so on, and each begins with its reason."""
    numbers = [int(file.name[:4]) for file in files(MIGRATIONS)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(file.read_text().startswith("-- Why: ") for file in files(MIGRATIONS))
