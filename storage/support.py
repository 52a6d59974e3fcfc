"""Who stands behind claims.

stage_supports(store, made, talks) -> None
told_together(store, made, beside) -> set[tuple[str, str]]
write_supports(store, now) -> None
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from extractors.claims import Made, side_of
from extractors.model import Claim, Talks
from storage.store import Store


def stage_supports(store: Store, made: Iterable[Made], talks: Talks) -> None:
    """Find the supporters of claims made of the sayings ``storage.fusion`` gave, for the functions below."""
    rows = [
        {
            "claim_id": one.claim.claim_id,
            "speaker": told.fact.attribution.speaker,
            "side": side_of(told, talks),
            "place": told.place,
        }
        for one in made
        for told in one.sayings
    ]
    store.stage("made_of", "support", rows, place="BIGINT")
    if rows:
        store.run(_INCOMING)
    else:
        store.stage("incoming_support", "support", [])


def told_together(store: Store, made: Sequence[Claim], beside: Sequence[Claim]) -> set[tuple[str, str]]:
    """Return the pairs of claims of one round and type (ids in order) that one voice of one article tells both.

    ``made``: claims with staged supporters; those ``beside`` have the supporters they are known with.
    """
    for name, claims in (("made_claim", made), ("beside_claim", beside)):
        rows = [{"claim_id": one.claim_id, "round_id": one.round_id, "type": one.type} for one in claims]
        store.stage(name, "claim", rows)
    return {(row["one"], row["other"]) for row in store.rows(_TOGETHER)}


def write_supports(store: Store, now: datetime) -> None:
    """Write who stands behind the claims in scope otherwise than is known, in the transaction of the claims."""
    store.run(_WRITE, now=now)


_INCOMING = """
    create or replace temp table incoming_support as
    select m.claim_id, f.fact_id, f.article_id, f.copy_key, f.origin, f.outlet, m.speaker, m.side,
        m.recorded_at, m.superseded_at
    from made_of as m join to_fuse as f using (place)
"""

_TOGETHER = """
    with behind as materialized (
        select c.round_id, c.type, claim_id, s.article_id, s.speaker
        from made_claim as c join incoming_support as s using (claim_id)
        union
        select c.round_id, c.type, claim_id, s.article_id, s.speaker
        from beside_claim as c join support as s using (claim_id) where s.superseded_at is null)
    select distinct a.claim_id as one, b.claim_id as other
    from behind as a join behind as b on a.article_id = b.article_id and a.type = b.type
        and a.speaker is not distinct from b.speaker and a.round_id is not distinct from b.round_id
    where a.claim_id < b.claim_id
"""

# Rows that differ from what is known get a new row and their old one its end; rows that are no more, only the end.
_WRITE = """
    create or replace temp table known_support as
    select * exclude (recorded_at, superseded_at) from support
    where superseded_at is null and claim_id in (from scope_support);
    create or replace temp table moved as
    select new, old from (select * exclude (recorded_at, superseded_at) from incoming_support) as new
        full join known_support as old on new.claim_id = old.claim_id and new.fact_id = old.fact_id
    where new is distinct from old;
    create or replace temp table gone as
    select row(old.claim_id, old.fact_id) as key from moved where old.claim_id is not null;
    delete from support
    where recorded_at = $now and superseded_at is null and row(claim_id, fact_id) in (select key from gone);
    update support set superseded_at = $now
    where superseded_at is null and row(claim_id, fact_id) in (select key from gone);
    insert or replace into support by name
    select unnest(new), $now as recorded_at from moved where new.claim_id is not null
"""
