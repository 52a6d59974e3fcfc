-- What is said last of one thing and what was said of it before, contested or not: proposed, agreed, carried out; other counts.
create or replace view claim_history as
with told as (
    select *, trim(regexp_replace('|' || merge_key, '[|]status=[^|]*', ''), '|') as about
    from claim where superseded_at is null and type <> 'quote')
select round_id, type, about, arg_max(status, (last_seen_at, first_seen_at, claim_id)) as latest_status,
    arg_max(value, (last_seen_at, first_seen_at, claim_id)) as latest_value,
    arg_max(first_seen_at, (last_seen_at, first_seen_at, claim_id)) as latest_since,
    max(last_seen_at) as last_seen_at, count(*) as steps, count(distinct matter) > 0 as contested,
    list({'claim_id': claim_id, 'status': status, 'value': value, 'actor': actor, 'since': first_seen_at,
        'until': last_seen_at, 'origins': origins, 'both_sides': both_sides}
        order by first_seen_at, last_seen_at, claim_id) as history
from told group by round_id, type, about
order by round_id, type, about;
comment on view claim_history is 'What is said last of one thing, and all that was said of it, in order; quotations left out. Example: select type, about, latest_status, steps from claim_history where steps > 1';
comment on column claim_history.about is 'What the claims are about: their merge key without the status.';
comment on column claim_history.latest_status is 'Status of the claim last reported.';
comment on column claim_history.latest_value is 'Value of the claim last reported.';
comment on column claim_history.latest_since is 'Since when that is reported.';
comment on column claim_history.last_seen_at is 'When anything of it was last reported.';
comment on column claim_history.steps is 'How many claims there are of it.';
comment on column claim_history.contested is 'Whether some of them cannot all be true; the view conflicts has who says what.';
comment on column claim_history.history is 'These claims in the order they came up: status, value, since and until when reported, by how many origins.';
