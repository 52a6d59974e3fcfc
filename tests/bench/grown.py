"""A database that grew for a while: one real cycle's rows again and again, each day in other words and earlier.

It models years of one topic. One article of ten is about the talks; each quarter has rounds of its own (all the
registry knows, once a quarter: three times as many as there ever were), told of by that quarter's articles alone; what
is about no round is of its month. Claims are those fusion would have made: one a month with the supporters of all its
days; quotations, which never recur, one a day. The cycle measured comes at the end of a quarter, when the most is there
to compare with.
"""

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
from storage.sums import sum_anew

#: Columns that name things of one day, those that name rounds, and those that hold a day's words.
_NAMES: Final = frozenset(
    "entry_id document_id article_id fact_id observation_id group_id canonical_url url subject".split()
)
_ROUNDS: Final = frozenset("round_id main_round".split())
_ROUND_LISTS: Final = frozenset("round_ids rounds".split())
_WORDS: Final = frozenset("title body evidence_text content_sha256 copy_key".split())
_TABLES: Final = (
    "entry sighting document article coverage fact observation claim support link copy_member drop_log round".split()
)
#: Words are part of what a quotation says.
_QUOTED: Final = {
    "saying": "if(type = 'quote', saying || '-' || day, saying)",
    "spoken": "xor(spoken, day::ubigint)",
}
#: What stands once however many days tell of it.
_ONCE: Final = {"round": "opens_quarter", "claim": "if(one.type = 'quote', true, opens_month)"}
_LETTERS: Final = string.ascii_lowercase
_AT_ONCE: Final = 500  # days
_EARLIER_DAY: Final = """
    create temp table earlier_day as
    select d.day as day, d.letters as letters, if(months = 0, '', '-of-' || months) as of_month, months,
        if(quarters = 0, '', '-' || quarters) as suffix,
        d.day = min(d.day) over (partition by months) and months > 0 as opens_month,
        d.day = min(d.day) over (partition by quarters) and quarters > 0 as opens_quarter
    from (
        select d, datediff('month', $now::timestamptz - to_days(d.day), $now::timestamptz) as months,
            datediff('quarter', $now::timestamptz - to_days(d.day), $now::timestamptz) as quarters
        from (select unnest(from_json($days::json, '[{"day": "INTEGER", "letters": "VARCHAR"}]')) as d))
"""


def grow(database: Path, size: int, now: datetime) -> int:
    """Multiply the rows of a closed database to ``size`` articles, a day further back each; returns how many."""
    with lock.hold(database, now), open_live(database) as store:
        base = store.one("select count(*) as n from article")["n"]
        for table in _TABLES:
            store.run(f"create temp table one_{table} as from {table}")
        days = [{"day": day, "letters": key} for day, key in enumerate(_alphabets(max(0, size // base - 1)), 1)]
        store.run(_EARLIER_DAY, days=json.dumps(days), now=now)
        for first in range(1, len(days) + 1, _AT_ONCE):  # ten million facts in one transaction do not fit the memory
            for table in _TABLES:
                store.run(_multiplied(store, table), first=first, last=first + _AT_ONCE - 1)
            store.run("checkpoint")
        sum_anew(store)
        return int(store.one("select count(*) as n from article")["n"])


def _alphabets(count: int) -> Iterator[str]:
    """Give shuffled alphabets: a text written in one has the length it had, and no word in common with it."""
    dice = random.Random(4)
    for _ in range(count):
        letters = list(string.ascii_lowercase)
        dice.shuffle(letters)
        yield "".join(letters)


def _multiplied(store: Store, table: str) -> str:
    changes = [_change(table, name, kind) for name, kind in store.columns(table).items()]
    told = ", ".join(change for change in changes if change)
    return (
        f"insert into {table} by name select one.* replace ({told}) from one_{table} as one, earlier_day "
        f"where day between $first and $last and {_ONCE.get(table, 'true')}"
    )


def _change(table: str, name: str, kind: str) -> str:
    if table == "link" and name == "target_id":
        return (
            "target_id || case target_kind when 'round' then suffix when 'claim' then of_month "
            "else '-' || day end as target_id"
        )
    if name == "claim_id":  # a claim of all days of a month is named by it, a quotation by its day
        quoted = "claim_id in (select claim_id from one_claim where type = 'quote')"
        return f"claim_id || if({quoted}, '-' || day, of_month) as claim_id"
    if name in _NAMES:
        return f"{name} || '-' || day as {name}"
    if name in _ROUNDS:
        return f"{name} || suffix as {name}"
    if name in _ROUND_LISTS:
        return f"list_transform({name}, lambda one_id: one_id || suffix) as {name}"
    if name in _QUOTED:
        return f"{_QUOTED[name]} as {name}"
    if name in _WORDS:
        return f"translate({name}, '{_LETTERS}', letters) as {name}"
    if name == "merge_key":
        month = "regexp_extract(merge_key, 'month=([0-9]{4}-[0-9]{2})$', 1)"
        earlier = f"strftime(({month} || '-01')::date - to_months(months::integer), '%Y-%m')"
        return (
            f"if({month} = '', merge_key, replace(merge_key, 'month=' || {month}, 'month=' || {earlier})) as merge_key"
        )
    if name == "whole":
        return f"{_WHOLE} as whole"
    return f"{name} - to_days(day) as {name}" if kind in ("TIMESTAMP WITH TIME ZONE", "DATE") else ""


_WHOLE: Final = f"""
    regexp_replace(
        json_merge_patch(whole, if(json_exists(whole, '$.fact'),
            json_object('article_id', (whole ->> 'article_id') || '-' || day),
            json_object('evidence', json_object('text',
                translate(whole -> 'evidence' ->> 'text', '{_LETTERS}', letters)))))::varchar,
        '"round_id":"([^"]+)"', '"round_id":"\\1' || suffix || '"', 'g')::json
"""


def earlier(now: datetime) -> datetime:
    """Return the instant of the cycle whose rows are multiplied."""
    return now - timedelta(hours=2)
