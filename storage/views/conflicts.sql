-- Claims that cannot all be true, as sets: who says what since when, and who has since said otherwise himself.
create or replace view conflicts as
with contested as (select * from claim where superseded_at is null and matter is not null),
voice as (
    select c.matter, c.claim_id, coalesce(s.speaker, s.origin) as who, any_value(s.side) as side,
        min(coalesce(a.published_at, a.recorded_at)) as first_at, max(coalesce(a.published_at, a.recorded_at)) as last_at
    from contested as c
        join support as s on s.claim_id = c.claim_id and s.superseded_at is null
        join newest_article as a using (article_id)
    group by all),
told as (
    select *, max(first_at) over (partition by matter, who) as last_turn from voice),
version as (
    select c.round_id, c.type, c.matter, c.merge_key, c.claim_id, c.value, c.status, c.actor, c.origins, c.both_sides,
        c.first_seen_at, c.last_seen_at, bool_and(t.last_turn > t.last_at) as given_up, max(t.last_turn) as given_up_at,
        list({'who': t.who, 'side': t.side, 'since': t.first_at} order by t.first_at, t.who) as voices
    from told as t join contested as c using (claim_id)
    group by all)
select round_id, type, min(merge_key) as merge_key, count(*) as versions,
    count(*) filter (not given_up) < 2 as resolved, arg_max(claim_id, last_seen_at) as latest_claim_id,
    list({'claim_id': claim_id, 'value': value, 'status': status, 'actor': actor, 'origins': origins,
        'both_sides': both_sides, 'since': first_seen_at, 'given_up': given_up, 'voices': voices}
        order by origins desc, claim_id) as claims,
    matter, list_sort(list(first_seen_at))[2] as opened_at,
    if(count(*) filter (not given_up) < 2, max(given_up_at) filter (given_up), null) as resolved_at
from version group by round_id, type, matter having count(*) > 1
order by opened_at, matter;
comment on view conflicts is 'Claims that cannot all be true, as sets. Example: select round_id, type, versions, opened_at, resolved from conflicts';
comment on column conflicts.versions is 'How many different claims there are.';
comment on column conflicts.resolved is 'Whether all but one were given up by those who made them: nothing else resolves a conflict.';
comment on column conflicts.latest_claim_id is 'The claim last reported.';
comment on column conflicts.claims is 'These claims, the best supported first: value, status, since when, by whom, given up or not.';
comment on column conflicts.opened_at is 'When the second of them was first reported.';
comment on column conflicts.resolved_at is 'When the last who gave up a claim said otherwise; null while it is open.';
