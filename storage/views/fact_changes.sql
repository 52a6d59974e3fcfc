-- What a new version of an article tells otherwise than the one before: facts added, removed, changed, with both evidences.
-- Rule, confidence and place in the text do not count; what is left is paired within its type by words and slots shared.
create or replace view fact_changes as
with revised as (select distinct article_id from article where version > 1),
read as (
    select article_id, version, recorded_at from coverage where article_id in (from revised)
    qualify row_number() over (partition by article_id, version order by recorded_at desc) = 1),
told as (
    select f.*,
        json_merge_patch(f.whole, '{"rule": null, "confidence": null, "evidence": {"start": null, "end": null}}')::varchar
            as content,
        list_distinct(string_split(lower(f.evidence_text), ' ')) as words
    from fact as f join read using (article_id, version, recorded_at)),
said as (select *, row_number() over (partition by article_id, version, content order by evidence_start) as nth from told),
steps as (
    select later.article_id, later.version, earlier.version as version_before, later.recorded_at
    from read as later join lateral (
        select max(version) as version from read
        where read.article_id = later.article_id and read.version < later.version) as earlier on true
    where earlier.version is not null),
gone as (
    select s.*, t.version as version_now from said as s join steps as t
        on t.article_id = s.article_id and t.version_before = s.version
    where not exists (from said as n where n.article_id = s.article_id and n.version = t.version
        and n.content = s.content and n.nth = s.nth)),
come as (
    select s.*, s.version as version_now from said as s join steps as t
        on t.article_id = s.article_id and t.version = s.version
    where not exists (from said as o where o.article_id = s.article_id and o.version = t.version_before
        and o.content = s.content and o.nth = s.nth)),
alike as (
    select article_id, version_now, gone.fact_id as before_id, come.fact_id as after_id,
        4.0 * len(list_intersect(gone.words, come.words)) / len(list_distinct(list_concat(gone.words, come.words)))
            + coalesce((gone.actor = come.actor)::integer, 0) + coalesce((gone.target = come.target)::integer, 0)
            + coalesce((gone.unit = come.unit)::integer, 0) + (gone.status = come.status)::integer
            + coalesce((gone.quantity_lo = come.quantity_lo)::integer, 0)
            + coalesce((gone.date_start = come.date_start)::integer, 0) as likeness,
        gone.evidence_start as before_start, come.evidence_start as after_start
    from gone join come using (article_id, version_now, type)),
ranked as (
    select *, row_number() over (partition by article_id, version_now, before_id order by likeness desc, after_start, after_id)
            as first_after,
        row_number() over (partition by article_id, version_now, after_id order by likeness desc, before_start, before_id)
            as first_before
    from alike where likeness >= 2),
pairs as (
    select article_id, version_now, before_id, after_id from ranked where first_after = 1 and first_before = 1
    union all
    select article_id, version_now, fact_id, null from gone as g where not exists (
        from ranked as r where r.article_id = g.article_id and r.version_now = g.version_now and r.before_id = g.fact_id
            and first_after = 1 and first_before = 1)
    union all
    select article_id, version_now, null, fact_id from come as c where not exists (
        from ranked as r where r.article_id = c.article_id and r.version_now = c.version_now and r.after_id = c.fact_id
            and first_after = 1 and first_before = 1))
select t.recorded_at as changed_at, a.outlet, a.title,
    case when o.fact_id is null then 'added' when n.fact_id is null then 'removed' else 'changed' end as kind,
    coalesce(n.type, o.type) as type, o.status as status_before, n.status as status, o.actor as actor_before,
    n.actor as actor, o.quantity_lo as quantity_before, n.quantity_lo as quantity, o.date_start as date_before,
    n.date_start as date, o.evidence_text as evidence_before, n.evidence_text as evidence,
    list_contains(a.flags, 'corrected') as corrected, list_contains(a.flags, 'reread') as by_rules,
    o.fact_id as fact_id_before, n.fact_id as fact_id, p.article_id, t.version_before, p.version_now as version, a.url
from pairs as p
    join steps as t on t.article_id = p.article_id and t.version = p.version_now
    join article as a on a.article_id = p.article_id and a.version = p.version_now
    left join gone as o on o.article_id = p.article_id and o.version_now = p.version_now and o.fact_id = p.before_id
    left join come as n on n.article_id = p.article_id and n.version_now = p.version_now and n.fact_id = p.after_id
order by changed_at desc, p.article_id, version, type, coalesce(n.evidence_start, o.evidence_start);
comment on view fact_changes is 'Facts a new version of an article added, removed or changed, with both evidences. Example: select changed_at, outlet, kind, type, evidence_before, evidence from fact_changes';
comment on column fact_changes.changed_at is 'Run instant at which the new version was read.';
comment on column fact_changes.outlet is 'Who publishes.';
comment on column fact_changes.title is 'Headline of the new version.';
comment on column fact_changes.kind is 'added, removed or changed.';
comment on column fact_changes.type is 'Kind of fact.';
comment on column fact_changes.status_before is 'Status in the version before.';
comment on column fact_changes.status is 'Status in the new one.';
comment on column fact_changes.actor_before is 'Who acts in the version before.';
comment on column fact_changes.actor is 'Who acts in the new one.';
comment on column fact_changes.quantity_before is 'The number, or its lower bound, before.';
comment on column fact_changes.quantity is 'The number, or its lower bound, now.';
comment on column fact_changes.date_before is 'First day it held for before.';
comment on column fact_changes.date is 'First day it holds for now.';
comment on column fact_changes.evidence_before is 'The words of the version before.';
comment on column fact_changes.evidence is 'The words of the new version.';
comment on column fact_changes.corrected is 'Whether the new version calls itself corrected.';
comment on column fact_changes.by_rules is 'Whether a replay read the same page otherwise, rather than the publisher changing it.';
comment on column fact_changes.fact_id_before is 'The fact in the version before.';
comment on column fact_changes.fact_id is 'The fact in the new version.';
comment on column fact_changes.article_id is 'The article.';
comment on column fact_changes.version_before is 'The version before that was understood.';
comment on column fact_changes.version is 'The new version.';
comment on column fact_changes.url is 'Address of the page.';
