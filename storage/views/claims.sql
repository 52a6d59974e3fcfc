-- Claims as they are known now: the same fact across articles, the best supported first.
create or replace view claims as
with behind as (
    select claim_id, count(*) as facts, list_sort(list(distinct origin)) as origin_names,
        list_sort(list(distinct speaker) filter (speaker is not null)) as speakers
    from support where superseded_at is null group by claim_id)
select c.round_id, c.type, c.status, c.actor, c.value, c.origins, c.outlets, c.both_sides, c.first_seen_at,
    c.last_seen_at, coalesce(b.facts, 0) as facts, b.origin_names, b.speakers, c.merge_key, c.matter, c.claim_id, c.recorded_at
from claim as c left join behind as b using (claim_id)
where c.superseded_at is null
order by c.origins desc, c.claim_id;
comment on view claims is 'The same fact across articles, as known now. Example: select round_id, type, status, actor, origins from claims where origins > 1';
comment on column claims.facts is 'Facts behind it.';
comment on column claims.origin_names is 'Who these origins are.';
comment on column claims.speakers is 'Who is quoted for it.';
