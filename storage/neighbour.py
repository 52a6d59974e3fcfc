"""Earlier articles that a new one may follow: few, found by copy group, round and title, never all pairs.

neighbours(store, article_ids, most) -> dict[str, list[Neighbour]]
covered(store, article_ids) -> list[Covered]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Coverage
from storage.article import article_of
from storage.link import Covered
from storage.store import Store, to_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An earlier article; ``copied``: it is one text with the new one."""

    article_id: str
    copied: bool


def neighbours(store: Store, article_ids: Sequence[str], most: int) -> dict[str, list[Neighbour]]:
    """Return for each article at most so many earlier ones, the likeliest first: copies, one round, rare title words.

    Title words reach back 14 days, a shared round 60; what is off topic is nobody's neighbour but by its text.
    """
    store.run(_RECENT, ids=list(article_ids))
    found: dict[str, list[Neighbour]] = defaultdict(list)
    for row in store.rows(_NEAR, most=most):
        found[row["article_id"]].append(Neighbour(article_id=row["earlier_id"], copied=row["copied"]))
    return dict(found)


def covered(store: Store, article_ids: Sequence[str]) -> list[Covered]:
    """Return the newest versions of some articles with what they are about, in order of their ids."""
    return [
        Covered(article=article_of(row["a"]), coverage=to_value(Coverage, row["c"]))
        for row in store.rows(_COVERED, ids=list(article_ids))
    ]


_RECENT = """
    create or replace temp table near_time as
    select min(coalesce(published_at, recorded_at)) as first from article where article_id in (select unnest($ids));
    create or replace temp table near as
    select a.article_id, a.title, coalesce(a.published_at, a.recorded_at) as told_at, c.doc_class, c.main_round,
        c.rounds, m.group_id, a.article_id in (select unnest($ids)) as fresh
    from newest_article as a
        join coverage as c on c.article_id = a.article_id and c.version = a.version and c.superseded_at is null
        left join copy_member as m on m.article_id = a.article_id
    where coalesce(a.published_at, a.recorded_at) >= (select first from near_time) - interval 60 days
        and not list_contains(a.flags, 'pointer');
    create or replace temp table near_round as
    select distinct article_id, unnest(list_append(rounds, main_round)) as round_id
    from near where fresh and doc_class <> 'not_talks';
    create or replace temp table near_term as
    select article_id, doc_class <> 'not_talks' or group_id is not null as followed,
        unnest(list_distinct(regexp_extract_all(lower(title), '[\\p{L}\\p{N}]{4,}'))) as term
    from near
    where fresh or (doc_class <> 'not_talks' and told_at >= (select first from near_time) - interval 14 days);
    create or replace temp table near_weight as
    select term, ln(1 + (select count(*) from near) / count(*)) as weight
    from near_term group by term
    having count(*) between 2 and greatest(20, (select count(*) from near) / 10)
"""

_NEAR = """
    with pairs as (
        select new.article_id, old.article_id as earlier_id, sum(weight) as weight, count(*) as words
        from near_term as new join near_weight using (term) join near_term as old using (term)
            join near as n on n.article_id = new.article_id and n.fresh
        where old.article_id <> new.article_id and old.followed
        group by all having count(*) >= 2),
    found as (
        select n.article_id, p.earlier_id, p.weight from pairs as p join near as n using (article_id)
        union all
        select n.article_id, e.article_id, 3.0 from near_round as n join near as e on e.main_round = n.round_id
        union all
        select n.article_id, e.article_id, 100.0 from near as n join near as e using (group_id) where n.fresh),
    -- Rounded, or the order of summing decides between equals. Each step by itself: joined at once, all of the months
    -- were compared with all by their instants.
    summed as materialized (
        select article_id, earlier_id, round(sum(weight), 9) as weight from found group by all),
    paired as materialized (
        select s.*, n.told_at as new_at, n.group_id as new_group from summed as s join near as n using (article_id)),
    dated as materialized (
        select p.*, e.told_at, e.doc_class, p.new_group = e.group_id as copied
        from paired as p join near as e on e.article_id = p.earlier_id),
    kept as (
        from dated
        where (told_at, earlier_id) < (new_at, article_id) and (doc_class <> 'not_talks' or copied))
    select article_id, earlier_id, coalesce(copied, false) as copied from kept
    qualify row_number() over (
        partition by article_id
        order by weight desc, if(copied, told_at, null) nulls last, told_at desc, earlier_id) <= $most
    order by article_id, copied desc, weight desc, if(copied, told_at, null) nulls last, told_at desc, earlier_id
"""

_COVERED = """
    with asked as materialized (select unnest($ids) as article_id),
    newest as materialized (
        select article_id, max(version) as version from article
        where article_id in (select article_id from asked) group by article_id),
    whole as materialized (
        from article where rowid in (select n.rowid from article as n join newest using (article_id, version)))
    select a, c from whole as a join coverage as c using (article_id, version)
    where c.superseded_at is null
    order by a.article_id
"""
