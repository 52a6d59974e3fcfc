-- Claims that cannot all be true, as sets: who says what since when, and who has since said otherwise himself.
create or replace view conflicts as
with voice as (
    select c.matter, c.claim_id, coalesce(s.speaker, s.origin) as who, any_value(s.side) as side,
        min(coalesce(a.published_at, a.recorded_at)) as since, max(coalesce(a.published_at, a.recorded_at)) as until
    from claim as c
        join support as s on s.claim_id = c.claim_id and s.superseded_at is null
        join newest_article as a using (article_id)
    where c.superseded_at is null and c.matter is not null
    group by all),
told as (
    select v.*, exists (
        select 1 from voice as n
        where n.matter = v.matter and n.who = v.who and n.claim_id <> v.claim_id and n.since > v.until) as given_up
    from voice as v),
version as (
    select c.round_id, c.type, c.matter, c.merge_key, c.claim_id, c.value, c.status, c.actor, c.origins, c.both_sides,
        c.first_seen_at, c.last_seen_at, bool_and(t.given_up) as given_up,
        list({'who': t.who, 'side': t.side, 'since': t.since} order by t.since, t.who) as voices
    from told as t join claim as c on c.claim_id = t.claim_id and c.superseded_at is null
    group by all)
select round_id, type, min(merge_key) as merge_key, count(*) as versions,
    count(*) filter (not given_up) < 2 as resolved, arg_max(claim_id, last_seen_at) as latest_claim_id,
    list({'claim_id': claim_id, 'value': value, 'status': status, 'actor': actor, 'origins': origins,
        'both_sides': both_sides, 'since': first_seen_at, 'given_up': given_up, 'voices': voices}
        order by origins desc, claim_id) as claims,
    matter
from version group by round_id, type, matter having count(*) > 1;
comment on view conflicts is 'Claims that cannot all be true, as sets.';
comment on column conflicts.versions is 'How many different claims there are.';
comment on column conflicts.resolved is 'Whether all but one were given up by those who made them: nothing else resolves a conflict.';
comment on column conflicts.latest_claim_id is 'The claim last reported.';
comment on column conflicts.claims is 'These claims, the best supported first: value, status, since when, by whom, given up or not.';
