-- Claims as they are known now: the same fact across articles, the best supported first.
create or replace view claims as
select c.round_id, c.type, c.status, c.actor, c.value, c.origins, c.outlets, c.both_sides, c.first_seen_at,
    c.last_seen_at, count(s.fact_id) as facts, list(distinct s.origin order by s.origin) as origin_names,
    list(distinct s.speaker order by s.speaker) filter (s.speaker is not null) as speakers,
    c.merge_key, c.matter, c.claim_id, c.recorded_at
from claim as c left join support as s on s.claim_id = c.claim_id and s.superseded_at is null
where c.superseded_at is null
group by all order by c.origins desc, c.claim_id;
comment on view claims is 'The same fact across articles, as known now. Example: select round_id, type, status, actor, origins from claims where origins > 1';
comment on column claims.facts is 'Facts behind it.';
comment on column claims.origin_names is 'Who these origins are.';
comment on column claims.speakers is 'Who is quoted for it.';
