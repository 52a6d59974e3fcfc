"""The same questions written for DuckDB and for SQLite, over the same rows, and the SQLite file they are asked of."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

#: What both hold of each fact: its article's time, outlet and origin beside it, as an analyst would lay it out.
ROWS: Final = """
    select fact_id, type, status, actor, quantity_lo, round_ids[1] as round_id, speaker, confidence,
        told_in as outlet, told_by as origin, strftime(told_at, '%Y-%m-%dT%H:%M:%SZ') as published_at
    from fact where superseded_at is null
"""
_LITE: Final = """
    create table fact (fact_id text, type text, status text, actor text, quantity_lo real, round_id text, speaker text,
        confidence real, outlet text, origin text, published_at text);
"""
_INDEXES: Final = """
    create index fact_by_time on fact (published_at);
    create index fact_by_type on fact (type, status);
    create index fact_by_round on fact (round_id);
    analyze;
"""
_DUCK_FACTS: Final = """(
    select fact_id, type, status, actor, quantity_lo, round_ids[1] as round_id, speaker, confidence,
        told_in as outlet, told_by as origin, told_at as published_at
    from fact where superseded_at is null)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question in both dialects; ``{fact}`` is the relation of facts, ``{day}`` and ``{month}`` its time cut."""

    name: str
    sql: str


QUESTIONS: Final = (
    Question(name="facts a day", sql="select {day} as day, count(*) from {fact} group by 1 order by 1"),
    Question(
        name="stances a month, with origins",
        sql="select {month} as month, actor, type, status, count(*), count(distinct origin) from {fact} "
        "group by 1, 2, 3, 4 order by 1, 2, 3, 4",
    ),
    Question(
        name="exchanges by round",
        sql="select round_id, status, max(quantity_lo), count(*) from {fact} where type = 'prisoner_exchange' "
        "group by 1, 2 order by 1, 2",
    ),
    Question(
        name="origins of each kind of fact",
        sql="select type, status, count(distinct origin), count(*) from {fact} group by 1, 2 order by 1, 2",
    ),
    Question(
        name="who is quoted most",
        sql="select speaker, count(*) as n from {fact} where speaker is not null group by 1 "
        "order by n desc, 1 limit 20",
    ),
    Question(
        name="sure and unsure by outlet and month",
        sql="select outlet, {month}, sum(case when confidence >= 0.9 then 1 else 0 end), count(*) from {fact} "
        "group by 1, 2 order by 1, 2",
    ),
    Question(
        name="facts of one round",
        sql="select type, count(*) from {fact} where round_id = 'istanbul-2025-3' group by 1 order by 1",
    ),
)


def in_duckdb(question: Question) -> str:
    """Return the question for the snapshot itself."""
    return question.sql.format(
        fact=_DUCK_FACTS,
        day="strftime(published_at, '%Y-%m-%d')",
        month="strftime(published_at, '%Y-%m')",
    )


def in_sqlite(question: Question) -> str:
    """Return the question for the SQLite file."""
    return question.sql.format(fact="fact", day="substr(published_at, 1, 10)", month="substr(published_at, 1, 7)")


def sqlite_of(snapshot: Path, place: Path) -> int:
    """Write the facts of a snapshot into a new SQLite file with the indexes these questions want; returns how many."""
    with duckdb.connect() as source, closing(sqlite3.connect(place, isolation_level=None)) as lite:
        source.execute(f"attach '{snapshot}' as parley (read_only)")
        source.execute("use parley")
        source.execute("set TimeZone = 'UTC'")
        lite.execute("pragma journal_mode = off")
        lite.executescript(_LITE)
        lite.execute("begin")
        rows: list[Any]
        answer, count = source.execute(ROWS), 0
        while rows := answer.fetchmany(20_000):
            lite.executemany("insert into fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
            count += len(rows)
        lite.execute("commit")
        lite.executescript(_INDEXES)
    return count
