"""A database that grew for a while: one real cycle's rows again and again, each day in other words and earlier."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from storage import lock
from storage.database import open_live
from storage.store import Store

#: Columns that name things of one day, and those that hold its words.
_NAMES: Final = frozenset(
    "entry_id document_id article_id fact_id observation_id claim_id group_id canonical_url url subject".split()
)
_WORDS: Final = frozenset("title body evidence_text content_sha256 copy_key".split())
_TABLES: Final = (
    "entry sighting document article coverage fact observation claim support link copy_member drop_log".split()
)


def grow(database: Path, size: int, now: datetime) -> int:
    """Multiply the rows of a closed database to ``size`` articles, a day further back each; returns how many."""
    with lock.hold(database, now), open_live(database) as store:
        base = store.one("select count(*) as n from article")["n"]
        for table in _TABLES:
            store.run(f"create temp table one_{table} as from {table}")
        days = [{"day": day, "letters": key} for day, key in enumerate(_alphabets(max(0, size // base - 1)), 1)]
        store.run(
            "create temp table earlier_day as select unnest(d, recursive := true) from (select unnest(from_json("
            '$days::json, \'[{"day": "INTEGER", "letters": "VARCHAR"}]\')) as d)',
            days=json.dumps(days),
        )
        for table in _TABLES:
            store.run(_multiplied(store, table))
        store.run("checkpoint")
        return int(store.one("select count(*) as n from article")["n"])


def _alphabets(count: int) -> Iterator[str]:
    """Give shuffled alphabets: a text written in one has the length it had, and no word in common with it."""
    dice = random.Random(4)
    for _ in range(count):
        letters = list(string.ascii_lowercase)
        dice.shuffle(letters)
        yield "".join(letters)


def _multiplied(store: Store, table: str) -> str:
    changes = [_change(name, kind) for name, kind in store.columns(table).items()]
    told = ", ".join(change for change in changes if change)
    return f"insert into {table} by name select one.* replace ({told}) from one_{table} as one, earlier_day"


def _change(name: str, kind: str) -> str:
    if name in _NAMES:
        return f"{name} || '-' || day as {name}"
    written = f"translate({{}}, '{string.ascii_lowercase}', letters)"
    if name in _WORDS:
        return f"{written.format(name)} as {name}"
    if name == "whole":
        text = written.format("whole -> 'evidence' ->> 'text'")
        return (
            "json_merge_patch(whole, if(json_exists(whole, '$.fact'), "
            "json_object('article_id', (whole ->> 'article_id') || '-' || day), "
            f"json_object('evidence', json_object('text', {text})))) as whole"
        )
    return f"{name} - to_days(day) as {name}" if kind in ("TIMESTAMP WITH TIME ZONE", "DATE") else ""


def earlier(now: datetime) -> datetime:
    """Return the instant of the cycle whose rows are multiplied."""
    return now - timedelta(hours=2)
