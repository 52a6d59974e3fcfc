"""Claims: the same fact across articles, with its supporters, as Parley knew them.

facts_for_claims(store, limit) -> ToFuse
record_claims(store, claims, fused, now) -> None
known_claims(store, round_id) -> list[Claim]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from extractors.model import Article, Claim, Fact, Support
from storage.article import article_of
from storage.store import Store, from_json, to_json, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class FactInArticle:
    """A current fact with its id and the article version it was read in."""

    fact_id: str
    fact: Fact
    article: Article
    copy_group: str  # articles of one group are one text: one voice


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFuse:
    """The facts of every group (round and type) in which something came or went since claims were last made."""

    facts: tuple[FactInArticle, ...]
    groups: tuple[tuple[str | None, str], ...]  # (round_id, type), also of groups that lost all their facts
    news: tuple[str, ...]  # ids of the facts that came or went


def facts_for_claims(store: Store) -> ToFuse:
    """Give what claims are to be made of now; empty when nothing changed."""
    store.run(_DIRTY)
    rows = store.rows(_FACTS)
    articles = {(row["article_id"], row["version"]): article_of(row["a"]) for row in rows}
    return ToFuse(
        facts=tuple(
            FactInArticle(
                fact_id=row["fact_id"],
                fact=from_json(Fact, row["whole"]),
                article=articles[row["article_id"], row["version"]],
                copy_group=row["copy_group"],
            )
            for row in rows
        ),
        groups=tuple((row["round_id"], row["type"]) for row in store.rows("from dirty_group order by all")),
        news=tuple(row["fact_id"] for row in store.rows("select distinct fact_id from dirty_fact order by all")),
    )


def record_claims(store: Store, claims: Sequence[Claim], fused: ToFuse, now: datetime) -> None:
    """Write the claims made of ``fused``; claims of its groups that are no longer made get their end.

    Claims of other groups are passed over: a fact about two rounds comes along with one of them, and says too little
    of the other.
    """
    groups = set(fused.groups)
    made = [claim for claim in claims if (claim.round_id, claim.type) in groups]
    with store.transaction():
        store.stage("incoming_claim", "claim", [to_json(Claim, claim) for claim in made])
        store.stage("incoming_support", "support", [row for claim in made for row in _support_rows(claim)])
        rows = [{"round_id": round_id, "type": kind} for round_id, kind in fused.groups]
        store.stage("fused_group", "claim", rows)
        store.run(_SCOPE)
        for table, key in (("claim", "claim_id"), ("support", "row(claim_id, fact_id)")):
            store.run(_WRITE.replace("<table>", table).replace("<key>", key), now=now)
        store.run("update fact set fused_at = $now where fact_id in (select unnest($news))", now=now, news=fused.news)


def known_claims(store: Store, round_id: str | None) -> list[Claim]:
    """List the current claims about a round, the best supported first; None: those about no round."""
    rows = store.rows(_KNOWN, round_id=round_id)
    return [to_value(Claim, row | {"value": from_json(dict[str, Any], row["value"])}) for row in rows]


def _support_rows(claim: Claim) -> list[dict[str, Any]]:
    return [to_json(Support, support) | {"claim_id": claim.claim_id} for support in claim.supports]


_DIRTY = """
    create or replace temp table dirty_fact as
    select fact_id, type, unnest(if(len(round_ids) = 0, [null], round_ids)) as round_id
    from fact where fused_at is null;
    create or replace temp table dirty_group as select distinct round_id, type from dirty_fact
"""

_FACTS = """
    select f.fact_id, f.article_id, f.version, f.whole, a, coalesce(c.group_id, f.article_id) as copy_group
    from fact as f join article as a using (article_id, version)
        left join copy_member as c using (article_id)
    where f.superseded_at is null and f.fact_id in (
        select said.fact_id from (
            select fact_id, type, unnest(if(len(round_ids) = 0, [null], round_ids)) as round_id
            from fact where superseded_at is null) as said
        join dirty_group as d on d.type = said.type and d.round_id is not distinct from said.round_id)
    order by f.article_id, f.evidence_start, f.fact_id
"""

# What is in reach of this batch: claims of its groups, and those it makes.
_SCOPE = """
    create or replace temp table scope as
    select distinct c.claim_id from claim as c join fused_group as g
        on g.type = c.type and g.round_id is not distinct from c.round_id
    where c.superseded_at is null
    union select claim_id from incoming_claim
"""

# Rows that differ from what is known get a new row and their old one its end; rows that are no more, only the end.
_WRITE = """
    create or replace temp table now_known as
    select * exclude (recorded_at, superseded_at) from <table>
    where superseded_at is null and claim_id in (from scope);
    create or replace temp table come as
    select * exclude (recorded_at, superseded_at) from incoming_<table> except from now_known;
    create or replace temp table gone as
    from now_known except select * exclude (recorded_at, superseded_at) from incoming_<table>;
    delete from <table> where recorded_at = $now and superseded_at is null and <key> in (select <key> from gone);
    update <table> set superseded_at = $now where superseded_at is null and <key> in (select <key> from gone);
    insert or replace into <table> by name select *, $now as recorded_at from come
"""

_KNOWN = """
    select c.*, coalesce((
        select list(s order by s.fact_id) from support as s
        where s.claim_id = c.claim_id and s.superseded_at is null), []) as supports
    from claim as c
    where c.superseded_at is null and c.round_id is not distinct from $round_id
    order by c.origins desc, c.type, c.claim_id
"""
