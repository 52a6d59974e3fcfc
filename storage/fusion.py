"""What claims are to be made of: the facts of every round, type and key in which something came or went.

facts_for_claims(store) -> ToFuse
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from extractors.claims import merge_key
from extractors.model import Fact
from storage.store import Store, from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who told a fact, when and for whom: all that counts of an article version; the rest is most of what is read."""

    article_id: str
    published_at: datetime | None
    origin: str
    origin_basis: str
    outlet: str
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactInArticle:
    """A current fact with its id and the article version it was read in."""

    fact_id: str
    fact: Fact
    article: Teller
    copy_group: str  # articles of one group are one text: one voice
    merge_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFuse:
    """The facts of every group (round, type and key) in which something came or went since claims were last made."""

    facts: tuple[FactInArticle, ...]
    groups: tuple[tuple[str | None, str, str], ...]  # (round_id, type, merge_key), also those that lost all their facts
    news: tuple[str, ...]  # ids of the facts that came or went


def facts_for_claims(store: Store) -> ToFuse:
    """Give what claims are to be made of now; empty when nothing changed."""
    _name_keys(store)
    store.run(_DIRTY)
    rows = store.rows(_FACTS)
    articles = {row["article_id"]: Teller(**row) for row in store.rows(_ARTICLES)}
    return ToFuse(
        facts=tuple(
            FactInArticle(
                fact_id=row["fact_id"],
                fact=from_json(Fact, row["whole"]),
                article=articles[row["article_id"]],
                copy_group=row["copy_group"],
                merge_key=row["merge_key"],
            )
            for row in rows
        ),
        groups=tuple(
            (row["round_id"], row["type"], row["merge_key"]) for row in store.rows("from dirty_group order by all")
        ),
        news=tuple(row["fact_id"] for row in store.rows("select distinct fact_id from dirty_fact order by all")),
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
    create or replace temp table dirty_group as select distinct round_id, type, merge_key from dirty_fact;
    create or replace temp table to_fuse as
    select f.fact_id, f.article_id, f.version, f.whole, f.merge_key, f.evidence_start from fact as f
    where f.rowid in (
        select said.place from (
            select rowid as place, type, merge_key, unnest(if(len(round_ids) = 0, [null], round_ids)) as round_id
            from fact
            where superseded_at is null and (type, merge_key) in (select (type, merge_key) from dirty_group)) as said
        join dirty_group as d on d.type = said.type and d.merge_key = said.merge_key
            and d.round_id is not distinct from said.round_id)
"""

_FACTS = """
    select f.*, coalesce(c.group_id, f.article_id) as copy_group
    from to_fuse as f left join copy_member as c using (article_id)
    order by f.article_id, f.evidence_start, f.fact_id
"""

_ARTICLES = """
    select article_id, published_at, origin, origin_basis, outlet, family from article
    where rowid in (
        select a.rowid from article as a
            join (select distinct article_id, version from to_fuse) as told using (article_id, version))
"""
