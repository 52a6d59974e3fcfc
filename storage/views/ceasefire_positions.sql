-- Who wants which ceasefire, since when and until when: a row as long as an actor is not told to hold another position.
create or replace view ceasefire_positions as
with told as (
    select actor, coalesce(slot_kind, 'any') as kind, status, told_at as published_at, told_by as origin, article_id, evidence_start,
        evidence_text, condition, speaker, list_extract(round_ids, 1) as round_id
    from fact
    where superseded_at is null and type = 'ceasefire_position' and actor is not null and told_at is not null and scope <> 'background'),
turned as (
    select *, (lag(status) over (partition by actor, kind order by published_at, article_id, evidence_start) is distinct from status)::integer
        as turn
    from told),
held as (
    select *, sum(turn) over (partition by actor, kind order by published_at, article_id, evidence_start rows unbounded preceding) as stretch
    from turned),
stretches as (
    select actor, kind, status, stretch, min(published_at) as held_from_at, max(published_at) as last_told_at,
        count(*) as reports, count(distinct origin) as origins, arg_min(speaker, (published_at, article_id, evidence_start)) as speaker,
        arg_max(condition, (published_at, article_id, evidence_start)) as condition, arg_min(round_id, (published_at, article_id, evidence_start)) as round_id,
        arg_min(evidence_text, (published_at, article_id, evidence_start)) as words
    from held group by actor, kind, status, stretch)
select actor, kind, status, held_from_at, lead(held_from_at) over (partition by actor, kind order by held_from_at) as held_until_at,
    last_told_at, reports, origins, speaker, condition, round_id, words
from stretches order by actor, kind, held_from_at;
comment on view ceasefire_positions is 'What each actor was told to want of a ceasefire, since when and until when. Example: select actor, kind, status, held_from_at from ceasefire_positions where held_until_at is null';
comment on column ceasefire_positions.actor is 'Whose position: RU, UA, US and so on.';
comment on column ceasefire_positions.kind is 'Which ceasefire: unconditional, temporary, energy and so on; any where it is not said.';
comment on column ceasefire_positions.status is 'proposed, demanded, accepted, rejected, conditioned and so on.';
comment on column ceasefire_positions.held_from_at is 'Publication time of the first report of it.';
comment on column ceasefire_positions.held_until_at is 'Publication time of the first report of another one; null while it stands.';
comment on column ceasefire_positions.last_told_at is 'Publication time of the last report of it.';
comment on column ceasefire_positions.reports is 'How many facts say so.';
comment on column ceasefire_positions.origins is 'From how many independent origins.';
comment on column ceasefire_positions.speaker is 'Who said it first, where somebody is quoted.';
comment on column ceasefire_positions.condition is 'Condition attached, in the words of the last report.';
comment on column ceasefire_positions.round_id is 'Round it was told of first, if any.';
comment on column ceasefire_positions.words is 'The words of the first report.';
