"""The full-text index beside the snapshot: SQLite's FTS5, which holds where words stand and none of the texts.

index_of(snapshot) -> Path · bring_up(index, store) · keep_fresh(snapshot) · open_index(index) · scratch(rows)
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from extractors.errors import StoreError
from storage.database import open_snapshot
from storage.disk import sync
from storage.store import Store

#: English words match in their other forms; accents and case count nowhere.
TOKENS: Final = "porter unicode61 remove_diacritics 2"
#: An index of another form is built anew.
_FORM: Final = 2
_BATCH: Final = 2_000
#: A draft older than this belongs to nobody any more; the largest is built in minutes.
_STALE_SECONDS: Final = 3_600
_SHAPE: Final = f"""
    create virtual table words using fts5(title, body, evidence, content='', tokenize='{TOKENS}');
    create table text (
        id integer primary key, article_id text not null, version integer not null, sha256 text not null);
    create unique index text_key on text (article_id, version, sha256);
    create table known (recorded_at text not null);
    insert into known values ('0001-01-01 00:00:00+00');
    pragma user_version = {_FORM};
"""  # noqa: S608  constants of our own


def index_of(snapshot: Path) -> Path:
    """Return where the index of a snapshot lies: beside it, ``snapshot.search.sqlite``."""
    return snapshot.with_suffix(".search.sqlite")


def bring_up(index: Path, store: Store) -> int:
    """Add to an index what an open snapshot has and it lacks, and return how many texts that were.

    The first time, and after damage, it is built whole in a draft and swapped in. What is added is one transaction:
    whoever searches meanwhile sees all of it or nothing. Raises StoreError when it cannot be written.
    """
    try:
        if not _usable(index):
            return _build(index, store)
        with closing(sqlite3.connect(index, timeout=30, isolation_level=None)) as words:
            return _add(words, store)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"the search index {index} cannot be written: {error}", subject=str(index)) from error


def keep_fresh(snapshot: Path) -> int:
    """Add what was published to an index that somebody's search once made; where there is none nothing is done.

    So that a search seldom has to wait, and who never searches pays nothing. Raises StoreError.
    """
    index = index_of(snapshot)
    if not index.is_file():
        return 0
    with closing(open_snapshot(snapshot)) as store:
        return bring_up(index, store)


@contextmanager
def open_index(index: Path) -> Iterator[sqlite3.Connection]:
    """Open an index for reading. Raises StoreError when there is none or it is damaged."""
    try:
        with closing(sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro", uri=True, timeout=30)) as words:
            yield words
    except sqlite3.Error as error:
        raise StoreError(f"the search index {index} cannot be read: {error}; delete it", subject=str(index)) from error


def scratch(rows: Iterable[tuple[int, str, str]]) -> sqlite3.Connection:
    """Return a small index in memory that holds texts too, so that it can show where their words stand."""
    words = sqlite3.connect(":memory:", isolation_level=None)
    words.execute(f"create virtual table words using fts5(title, body, evidence, tokenize='{TOKENS}')")
    words.executemany("insert into words (rowid, title, body, evidence) values (?, ?, ?, '')", rows)
    return words


def _usable(index: Path) -> bool:
    if not index.is_file():
        return False
    try:
        with open_index(index) as words:
            (form,) = words.execute("pragma user_version").fetchone()
            words.execute("select rowid from words limit 1").fetchone()
            return bool(form == _FORM)
    except StoreError:
        return False


def _build(index: Path, store: Store) -> int:
    index.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{index.name}."
    _sweep(index.parent, prefix)
    descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".new", dir=index.parent)
    os.close(descriptor)
    draft = Path(name)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as words:
            words.execute("pragma journal_mode = off")
            words.execute("pragma synchronous = off")
            words.executescript(_SHAPE)
            count = _add(words, store)
            words.execute("insert into words (words) values ('optimize')")
        draft.chmod(0o644)
        sync(draft)
        draft.replace(index)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return count


def _sweep(folder: Path, prefix: str) -> None:
    """Remove drafts of builders that were killed."""
    for draft in folder.glob(f"{prefix}*.new"):
        with suppress(OSError):
            if time.time() - draft.stat().st_mtime > _STALE_SECONDS:
                draft.unlink()


def _add(words: sqlite3.Connection, store: Store) -> int:
    """Add what was recorded since, then whatever else is missing: a clock may have run backwards."""
    words.execute("begin immediate")
    (since,) = words.execute("select recorded_at from known").fetchone()
    added = _put(words, store.batches(_NEW, _BATCH, since=since))
    (have,) = words.execute("select count(*) from text").fetchone()
    there = store.one(_STATE)
    if have < there["texts"]:
        keys = words.execute("select article_id, version from text").fetchall()
        added += _put(words, store.batches(_MISSING, _BATCH, have=[f"{one}/{version}" for one, version in keys]))
    words.execute("update known set recorded_at = coalesce(?, recorded_at)", (there["last"],))
    words.execute("commit")
    return added


def _put(words: sqlite3.Connection, batches: Iterable[list[tuple[Any, ...]]]) -> int:
    (last,) = words.execute("select coalesce(max(id), 0) from text").fetchone()
    first = last
    for batch in batches:
        keys = json.dumps([row[:3] for row in batch])
        known = set(words.execute(_KNOWN, (keys,)))
        fresh = [(number, *row) for number, row in enumerate((r for r in batch if r[:3] not in known), last + 1)]
        words.executemany("insert into text values (?, ?, ?, ?)", [row[:4] for row in fresh])
        words.executemany(_INSERT, [(row[0], *row[4:]) for row in fresh])
        last += len(fresh)
    return int(last - first)


_INSERT: Final = "insert into words (rowid, title, body, evidence) values (?, ?, ?, ?)"
_KNOWN: Final = """
    select article_id, version, sha256 from text
    where (article_id, version, sha256) in (select value ->> 0, value ->> 1, value ->> 2 from json_each(?))
"""
_TEXTS: Final = """
    select a.article_id, a.version, a.content_sha256, a.title, a.body, coalesce(f.evidence, '')
    from article as a left join (
        select article_id, version, string_agg(distinct evidence_text, chr(10)) as evidence
        from fact where superseded_at is null and {facts} group by all) as f using (article_id, version)
    where {articles}
"""
#: Facts are read in the cycle that records their article or later.
_NEW: Final = _TEXTS.format(articles="a.recorded_at >= $since::timestamptz", facts="recorded_at >= $since::timestamptz")
_MISSING: Final = _TEXTS.format(
    articles="concat_ws('/', a.article_id, a.version) not in (select unnest($have::varchar[]))", facts="true"
)
_STATE: Final = "select count(*) as texts, max(recorded_at)::varchar as last from article"
