"""Brings a database to the newest form: numbered files, forward only, each with its record in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

import regex

from extractors.errors import StoreError
from storage.store import Store

_HERE: Final = Path(__file__).parent
MIGRATIONS: Final = _HERE / "migrations"
VIEWS: Final = _HERE / "views"
TRENDS: Final = _HERE / "trends"

#: What a view asks: relations after from and join, macros before their brackets.
_SOURCES: Final = regex.compile(r"(?i)(?:\b(?:from|join)\s+\(*|(?=\b[a-z_]+\())([a-z_]+)")

# A view's column without a comment means what the first relation it is made from calls by that name.
_BORROWED: Final = r"""
    with made_from as (
        select view_name, unnest(regexp_extract_all(sql, '(?i)\b(?:from|join)\s+\(*([a-z_]+)', 1)) as source,
            generate_subscripts(regexp_extract_all(sql, '(?i)\b(?:from|join)\s+\(*([a-z_]+)', 1), 1) as place
        from duckdb_views() where not internal)
    select v.table_name, v.column_name, arg_min(t.comment, m.place) as comment
    from duckdb_columns() as v
        join made_from as m on m.view_name = v.table_name
        join duckdb_columns() as t on t.table_name = m.source and t.column_name = v.column_name
    where v.comment is null and t.comment is not null
    group by all
"""


def files(folder: Path = MIGRATIONS) -> list[Path]:
    """List the SQL files of a folder in their order."""
    return sorted(folder.glob("*.sql"))


def applied(store: Store) -> dict[str, str]:
    """Return the applied migrations: file name to hash."""
    if not store.columns("migration"):
        return {}
    return {row["name"]: row["sha256"] for row in store.rows("select name, sha256 from migration")}


def pending(store: Store, folder: Path = MIGRATIONS) -> list[Path]:
    """List the files still to be applied."""
    done = applied(store)
    return [file for file in files(folder) if file.name not in done]


def refuse_strangers(store: Store, folder: Path = MIGRATIONS) -> None:
    """Raise StoreError when the database knows a migration this Parley does not, or knows it otherwise."""
    known = {file.name: _sha256(file) for file in files(folder)}
    strange = sorted(name for name, sha256 in applied(store).items() if known.get(name) != sha256)
    if strange:
        raise StoreError(
            f"{store.path} was written by another Parley (migrations {', '.join(strange)}); "
            "use that version, or start with an empty database",
            subject=str(store.path),
        )


def apply_migrations(store: Store, folder: Path = MIGRATIONS) -> list[str]:
    """Apply what is pending, in order, and return the names; each file and its record commit together."""
    refuse_strangers(store, folder)
    names = []
    for file in pending(store, folder):
        with store.transaction():
            store.run(file.read_text(encoding="utf-8"))
            store.run("insert into migration values ($name, $sha256, now())", name=file.name, sha256=_sha256(file))
        names.append(file.name)
    store.forget_columns()
    return names


def apply_views(store: Store, folders: Sequence[Path] = (VIEWS, TRENDS)) -> bool:
    """Make the views and trends of the analysts anew if their files changed, and say whether it was done."""
    texts = {_name(file): file.read_text(encoding="utf-8") for folder in folders for file in files(folder)}
    sha256 = hashlib.sha256("\n".join(texts.values()).encode()).hexdigest()
    if store.rows("select 1 from view_file where name = 'all' and sha256 = $sha256", sha256=sha256):
        return False
    with store.transaction():
        for name in in_order(texts):
            store.run(texts[name])
        _borrow_comments(store)
        store.run("insert or replace into view_file values ('all', $sha256)", sha256=sha256)
    return True


def in_order(texts: Mapping[str, str]) -> list[str]:
    """Order files by what they are made from: a view comes after those it asks, else by name."""
    asks = {name: sorted(set(_SOURCES.findall(texts[name])) & texts.keys() - {name}) for name in sorted(texts)}
    return list(TopologicalSorter(asks).static_order())


def _name(file: Path) -> str:
    return f"trend_{file.stem}" if file.parent == TRENDS else file.stem


def _borrow_comments(store: Store) -> None:
    while told := store.rows(_BORROWED):  # twice: a view may be made from a view
        for column in told:
            text = column["comment"].replace("'", "''")
            store.run(f"comment on column {column['table_name']}.{column['column_name']} is '{text}'")


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
