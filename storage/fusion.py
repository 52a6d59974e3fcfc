"""What claims are made of: what is said in every group in which a fact came or went, and by whom.

sayings_to_fuse(store) -> ToFuse
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.claims import Saying, merge_key
from extractors.model import Fact
from storage.store import Store, from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFuse:
    """What is said in every group (round, type and key) in which something came or went since claims were last made.

    Whose facts say it waits in the connection's temporary table ``to_fuse``, by the places of the sayings.
    """

    sayings: tuple[Saying, ...]
    groups: tuple[tuple[str | None, str, str], ...]  # (round_id, type, merge_key), also those that lost all their facts
    news: tuple[str, ...]  # ids of the facts that came or went


def sayings_to_fuse(store: Store) -> ToFuse:
    """Give what claims are to be made of now; empty when nothing changed."""
    _name_keys(store)
    store.run(_DIRTY)
    groups = store.rows("from dirty_group order by all")
    if groups:
        store.run(_TO_FUSE)
    return ToFuse(
        sayings=tuple(_saying(row) for row in store.rows(_SAYINGS)) if groups else (),
        groups=tuple((row["round_id"], row["type"], row["merge_key"]) for row in groups),
        news=tuple(row["fact_id"] for row in store.rows("select distinct fact_id from dirty_fact order by all")),
    )


def _saying(row: dict[str, Any]) -> Saying:
    return Saying(
        place=row["place"],
        round_id=row["round_id"],
        merge_key=row["merge_key"],
        fact=from_json(Fact, row["whole"]),
        first_id=row["first_id"],
        first_seen_at=row["first_seen_at"],
        newest=(row["last_seen_at"], row["newest_id"]),
        outlets=frozenset(row["outlets"]),
        texts=frozenset((copy, origin) for copy, origin in row["texts"]),
    )


def _name_keys(store: Store) -> None:
    """Work out the keys of facts an older Parley wrote, once."""
    rows = [
        {
            "fact_id": row["fact_id"],
            "merge_key": merge_key(from_json(Fact, row["whole"]), row["published_at"]),
        }
        for row in store.rows(_UNNAMED)
    ]
    if rows:
        store.stage("named", "fact", rows)
        store.run(
            "update fact set merge_key = named.merge_key from named where named.fact_id = fact.fact_id "
            "and fact.merge_key is null"
        )


_UNNAMED = """
    select distinct on (fact_id) fact_id, whole, published_at from fact join article using (article_id, version)
    where merge_key is null and (fact.superseded_at is null or fused_at is null)
"""

_DIRTY = """
    create or replace temp table dirty_fact as
    select fact_id, type, merge_key, unnest(if(len(round_ids) = 0, [null], round_ids)) as round_id
    from fact where fused_at is null;
    create or replace temp table dirty_group as select distinct round_id, type, merge_key from dirty_fact
"""

# Undated is told before all; an outlet's own report speaks for its publisher family; what an older Parley wrote is a
# saying of its own. Rows are read by their places: a join by id unpacks all of a table.
_TO_FUSE = """
    create or replace temp table said as
    with found as (
        select rowid as fact_row, type, merge_key,
            unnest(if(len(round_ids) = 0, [null], list_distinct(round_ids))) as round_id
        from fact
        where superseded_at is null and (type, merge_key) in (select (type, merge_key) from dirty_group))
    select fact_row, d.* from found join dirty_group as d on d.type = found.type and d.merge_key = found.merge_key
        and d.round_id is not distinct from found.round_id;
    create or replace temp table said_fact as
    select rowid as fact_row, fact_id, article_id, version, coalesce(saying, fact_id) as saying from fact
    where rowid in (select fact_row from said);
    create or replace temp table teller as
    select article_id, version, outlet, if(origin_basis = 'outlet', family, origin) as origin,
        coalesce(published_at, 'epoch'::timestamptz) as seen_at
    from article
    where rowid in (
        select a.rowid from article as a
            join (select distinct article_id, version from said_fact) as told using (article_id, version));
    create or replace temp table to_fuse as
    select said.*, f.fact_id, t.article_id, t.outlet, t.origin, t.seen_at,
        coalesce(c.group_id, f.article_id) as copy_key,
        dense_rank() over (order by round_id, type, merge_key, f.saying) as place
    from said join said_fact as f using (fact_row) join teller as t using (article_id, version)
        left join copy_member as c using (article_id)
"""

# The newest fact stands for all of a saying: what was written last is at hand. Of a writer's texts that nobody else
# wrote one is enough: they join nothing.
_SAYINGS = """
    with text as materialized (select distinct place, copy_key, origin from to_fuse),
    shared as (select copy_key from text group by copy_key having count(distinct origin) > 1),
    texts as (
        select place, list([copy_key, origin]) as texts from (
            select place, min(copy_key) as copy_key, origin from text group by place, origin
            union select place, copy_key, origin from text where copy_key in (from shared))
        group by place),
    told as materialized (
        select place, any_value(round_id) as round_id, any_value(merge_key) as merge_key, min(fact_id) as first_id,
            max(fact_row) as fact_row, min(seen_at) as first_seen_at, max(seen_at) as last_seen_at,
            arg_max(fact_id, (seen_at, fact_id)) as newest_id, list(distinct outlet) as outlets
        from to_fuse group by place)
    select told.*, texts.texts, f.whole
    from (select rowid as fact_row, whole from fact where rowid in (select fact_row from told)) as f
        join told using (fact_row) join texts using (place)
    order by place
"""
