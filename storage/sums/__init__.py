"""What years of facts add up to, kept by day and by claim: a cycle makes anew what its own facts touched, no more.

keep_sums(store, now) -> None
sum_anew(store) -> None
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from storage.store import Store

#: One file a table of the same name: the select that makes its rows of the days in ``touched_day``.
_FILES: Final = sorted(Path(__file__).parent.glob("*.sql"))
_BEGIN: Final = datetime(1, 1, 2, tzinfo=UTC)
_END: Final = datetime(9999, 12, 30, tzinfo=UTC)
_DAY: Final = timedelta(days=1)


def keep_sums(store: Store, now: datetime) -> None:
    """Make anew the sums of the days of facts no claim took note of yet, and the witnesses of claims written ``now``.

    Belongs into the transaction that writes claims and their supporters, before their facts are marked as fused.
    """
    store.run(_TOUCHED)
    _sum_days(store)
    store.run(_MOVED, now=now)
    store.run(_BEHIND if store.rows("from incoming_support limit 1") else _NOBODY)
    store.run(_WITNESSES)


def sum_anew(store: Store) -> None:
    """Make all sums anew from the facts and the supporters of claims, whatever was kept of them."""
    with store.transaction():
        store.run(_EVERY_DAY)
        _sum_days(store)
        store.run(_EVERY_CLAIM)
        store.run(_WITNESSES)


def _sum_days(store: Store) -> None:
    """Replace the rows of the days in ``touched_day``; bounds in time spare the row groups of other years."""
    span = store.one("select min(day) as first, max(day) as last from touched_day where day is not null")
    since = datetime.combine(span["first"], datetime.min.time(), UTC) if span["first"] else _BEGIN
    until = datetime.combine(span["last"], datetime.min.time(), UTC) + _DAY if span["last"] else _END
    for file in _FILES:
        store.run(_FORGET.replace("<table>", file.stem))
        made = file.read_text(encoding="utf-8")
        store.run(f"insert into {file.stem} by name {made}", since=since, until=until)


_EVERY_DAY = "create or replace temp table touched_day as select distinct utc_day(told_at) as day from fact"
# Facts whose text came into another copy group are among them: their days come out as they were.
_TOUCHED = f"{_EVERY_DAY} where fused_at is null"

_FORGET = """
    delete from <table> where day in (select day from touched_day where day is not null)
        or day is null and exists (from touched_day where day is null)
"""

# Only of the claims just written: an earlier batch of the same instant, made again after a crash, has its witnesses.
_MOVED = """
    create or replace temp table moved_claim as
    select distinct claim_id from support
    where (recorded_at = $now or superseded_at = $now) and claim_id in (from scope_support)
"""
# The places of the facts behind claims are those ``storage.fusion`` found; where it found none, claims only ended.
_BEHIND = """
    create or replace temp table behind as
    select s.claim_id, s.fact_id, s.speaker, f.fact_row
    from incoming_support as s join (select distinct fact_id, fact_row from to_fuse) as f using (fact_id)
    where s.claim_id in (from moved_claim)
"""
_NOBODY = """
    create or replace temp table behind as
    select claim_id, fact_id, speaker, 0::bigint as fact_row from incoming_support where false
"""
_EVERY_CLAIM = """
    create or replace temp table moved_claim as select claim_id from witness;
    create or replace temp table behind as
    select s.claim_id, s.fact_id, s.speaker, f.rowid as fact_row
    from support as s join fact as f on f.fact_id = s.fact_id and f.superseded_at is null
    where s.superseded_at is null
"""

# Words are read by their places, and only those of the facts chosen.
_WITNESSES = """
    create or replace temp table chosen as
    with told as (
        select rowid as fact_row, confidence, deadline_end, condition from fact
        where rowid in (select fact_row from behind))
    select b.claim_id, min(b.fact_id) as fact_id, arg_min(b.fact_row, b.fact_id) as first_row,
        arg_max(b.fact_row, (t.confidence, b.fact_id)) as best_row, max(t.deadline_end) as due_on,
        min(b.speaker) as speaker, arg_min(t.condition, b.fact_id) as condition
    from behind as b join told as t using (fact_row) group by b.claim_id;
    create or replace temp table chosen_words as
    select rowid as fact_row, evidence_text as words from fact
    where rowid in (select first_row from chosen union select best_row from chosen);
    delete from witness where claim_id in (from moved_claim);
    insert into witness by name
    select c.claim_id, c.fact_id, f.words, c.due_on, b.words as best_words, c.speaker, c.condition
    from chosen as c join chosen_words as f on f.fact_row = c.first_row
        join chosen_words as b on b.fact_row = c.best_row
    order by c.claim_id
"""
