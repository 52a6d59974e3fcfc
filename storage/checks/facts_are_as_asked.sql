-- What questions read of a fact beside its words is what its article and its slots say.
with told as materialized (from fact where recorded_at >= $since),
printed as materialized (
    select article_id, version, published_at, outlet, origin from article
    where (article_id, version) in (select (article_id, version) from told))
select 'fact ' || f.fact_id as subject, 'told by ' || coalesce(f.told_by, 'nobody') || ' in ' || coalesce(f.told_in, 'nothing') as detail
from told as f left join printed as a using (article_id, version)
where (f.told_at, f.told_in, f.told_by) is distinct from (a.published_at, a.outlet, a.origin)
    or f.slot_kind is distinct from f.slots ->> '$.kind' or (f.type = 'quote') <> (f.spoken is not null)
    or f.slot_towards is distinct from nullif(split_part(f.slots ->> '$.direction', '->', 2), '')
    or f.due_on is distinct from coalesce(f.deadline_end,
        if(f.type in ('ultimatum', 'sanctions_threat'), try_cast(f.slots ->> '$.expiry' as date), null))
