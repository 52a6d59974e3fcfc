"""What the tables hold, as one hash each: equal hashes are equal rows, in whatever order they lie.

table_hashes(store) -> dict[str, TableHash]
"""

from __future__ import annotations

from dataclasses import dataclass

from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHash:
    """How many rows a table has and the sum of their hashes, 128 bits in hexadecimal."""

    rows: int
    hash: str


def table_hashes(store: Store) -> dict[str, TableHash]:
    """Hash every table of a database; the same rows give the same hashes on any machine and after any copy."""
    names = store.rows(_TABLES)
    return {row["name"]: TableHash(**store.one(_HASH.format(row["name"]))) for row in names}


_TABLES = """
    select table_name as name from duckdb_tables()
    where not internal and not temporary and database_name = current_database() order by name
"""

# A sum, so that two equal rows do not cancel each other out; each half is summed where it cannot run over.
_HASH = """
    select count(*) as rows,
        printf('%016x%016x', (coalesce(sum(md5_number_upper(t)), 0) % 18446744073709551616)::ubigint,
            (coalesce(sum(md5_number_lower(t)), 0) % 18446744073709551616)::ubigint) as hash
    from (select to_json(one)::varchar as t from "{}" as one)
"""
