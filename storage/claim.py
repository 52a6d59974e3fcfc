"""Claims: the same fact across articles, with its supporters, as Parley knew them.

record_claims(store, claims, fused, now) -> None
known_claims(store, round_id) -> list[Claim]
claims_beside(store, fused, apart) -> list[Claim]
settled_claims(store, types, statuses, round_ids) -> list[Claim]
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from extractors.model import Claim
from storage.fusion import ToFuse
from storage.store import Store, from_json, to_json, to_value
from storage.sums import keep_sums
from storage.support import write_supports


def record_claims(store: Store, claims: Sequence[Claim], fused: ToFuse, now: datetime) -> None:
    """Write the claims made of ``fused``; claims of its groups that are no longer made get their end.

    Their supporters are those ``stage_supports`` found. Claims of other groups among them stand beside these: all that
    is written of them is whom they contradict now.
    """
    rows = [{"round_id": round_id, "type": kind, "merge_key": key} for round_id, kind, key in fused.groups]
    with store.transaction():
        store.stage("fused_group", "claim", rows)
        store.stage("incoming_claim", "claim", [_row(claim) for claim in claims])
        store.run(_WRITE, now=now)
        write_supports(store, now)
        keep_sums(store, now)
        store.run(_FUSED, now=now, news=fused.news)


def known_claims(store: Store, round_id: str | None) -> list[Claim]:
    """List the current claims about a round, the best supported first; None: those about no round."""
    return _claims(store, _KNOWN, round_id=round_id)


def claims_beside(store: Store, fused: ToFuse, apart: Collection[str]) -> list[Claim]:
    """List the current claims that may contradict those made of ``fused``.

    They are of the same round and type, those about no round of the same month; their supporters are left out.
    ``apart``: types whose claims contradict nothing.
    """
    rows = [
        {"round_id": round_id, "type": kind, "merge_key": key}
        for round_id, kind, key in fused.groups
        if kind not in apart
    ]
    store.stage("fused_group", "claim", rows)
    return _claims(store, _BESIDE)


def settled_claims(
    store: Store, types: Collection[str], statuses: Collection[str], round_ids: Collection[str]
) -> list[Claim]:
    """List the current claims of some types and statuses about some rounds, without their supporters."""
    asked = {"types": sorted(types), "statuses": sorted(statuses), "round_ids": sorted(round_ids)}
    return _claims(store, _SETTLED, **asked)


def _claims(store: Store, sql: str, **asked: object) -> list[Claim]:
    rows = store.rows(sql, **asked)
    return [to_value(Claim, row | {"value": from_json(dict[str, Any], row["value"])}) for row in rows]


def _row(claim: Claim) -> dict[str, Any]:
    row = to_json(Claim, claim)
    del row["supports"]
    return row


# What is in reach of this batch: claims of its groups, and those it makes; beside them others whose matter may change.
# Rows that differ from what is known get a new row and their old one its end; rows that are no more, only the end.
_WRITE = """
    create or replace temp table scope_support as
    select distinct c.claim_id from claim as c join fused_group as g
        on g.type = c.type and g.merge_key = c.merge_key and g.round_id is not distinct from c.round_id
    where c.superseded_at is null
    union select claim_id from incoming_support;
    create or replace temp table scope_claim as
    from scope_support union select claim_id from incoming_claim;
    create or replace temp table now_known as
    select * exclude (recorded_at, superseded_at) from claim
    where superseded_at is null and claim_id in (from scope_claim);
    create or replace temp table come as
    select * exclude (recorded_at, superseded_at) from incoming_claim except from now_known;
    create or replace temp table gone as
    from now_known except select * exclude (recorded_at, superseded_at) from incoming_claim;
    delete from claim
    where recorded_at = $now and superseded_at is null and claim_id in (select claim_id from gone);
    update claim set superseded_at = $now where superseded_at is null and claim_id in (select claim_id from gone);
    insert or replace into claim by name select *, $now as recorded_at from come
"""

_FUSED = "update fact set fused_at = $now where fused_at is null and fact_id in (select unnest($news))"

_KNOWN = """
    with kept as (from claim where superseded_at is null and round_id is not distinct from $round_id),
    behind as (
        select claim_id, list(s order by s.fact_id) as supports from support as s
        where s.superseded_at is null and s.claim_id in (select claim_id from kept) group by claim_id)
    select kept.*, coalesce(supports, []) as supports from kept left join behind using (claim_id)
    order by origins desc, type, claim_id
"""

_BESIDE = """
    with near as (
        select distinct round_id, type, if(round_id is null, regexp_extract(merge_key, 'month=.*$'), '') as month
        from fused_group),
    kept as (
        select c.* from claim as c join near on near.type = c.type and near.round_id is not distinct from c.round_id
            and near.month = if(c.round_id is null, regexp_extract(c.merge_key, 'month=.*$'), '')
        where c.superseded_at is null and not exists (
            from fused_group as g where g.type = c.type and g.merge_key = c.merge_key
                and g.round_id is not distinct from c.round_id))
    select *, [] as supports from kept order by claim_id
"""

_SETTLED = """
    select *, [] as supports from claim
    where superseded_at is null and list_contains($types, type) and list_contains($statuses, status)
        and list_contains($round_ids, round_id)
    order by round_id, origins desc, type, claim_id
"""
