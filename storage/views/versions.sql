-- Every version of every article: how long it stood, who changed it, what became of its facts.
create or replace view versions as
with read as (
    select article_id, version, recorded_at from coverage
    qualify row_number() over (partition by article_id, version order by recorded_at desc) = 1),
said as (
    select f.article_id, f.version, count(*) as facts
    from fact as f join read using (article_id, version, recorded_at) group by all),
moved as (
    select article_id, version, count(*) filter (kind = 'added') as added, count(*) filter (kind = 'removed') as removed,
        count(*) filter (kind = 'changed') as changed
    from fact_changes group by all)
select a.article_id, a.version, a.recorded_at as stood_from_at,
    lead(a.recorded_at) over w as stood_until_at,
    case when a.version = 1 then null when list_contains(a.flags, 'reread') then 'rules' else 'publisher' end as changed_by,
    a.outlet, a.title, lag(a.title) over w is distinct from a.title and a.version > 1 as title_changed,
    length(a.body) as length, lag(length(a.body)) over w as length_before, coalesce(said.facts, 0) as facts,
    coalesce(moved.added, 0) as facts_added, coalesce(moved.removed, 0) as facts_removed,
    coalesce(moved.changed, 0) as facts_changed, a.flags, a.url, a.document_id
from article as a left join said using (article_id, version) left join moved using (article_id, version)
window w as (partition by a.article_id order by a.version);
comment on view versions is 'Versions of articles and what each changed; fact_changes has the facts. Example: select stood_from_at, outlet, title, changed_by, facts_added from versions where changed_by is not null';
comment on column versions.stood_from_at is 'Run instant at which Parley first had this version.';
comment on column versions.stood_until_at is 'Run instant at which the next one replaced it; null for the newest.';
comment on column versions.changed_by is 'publisher, or rules where a replay read the same page otherwise; null for the first.';
comment on column versions.title_changed is 'Whether the headline is another than before.';
comment on column versions.length is 'Characters of its body.';
comment on column versions.length_before is 'Characters of the body before it.';
comment on column versions.facts is 'Facts read in it.';
comment on column versions.facts_added is 'Of these, facts the version before did not tell.';
comment on column versions.facts_removed is 'Facts of the version before that it does not tell.';
comment on column versions.facts_changed is 'Facts both tell, otherwise.';
