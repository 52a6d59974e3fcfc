-- Days by which something was to happen, who set them, and whether it did: the first report of it after the day was set.
create or replace view deadlines as
with told as (
    select type, actor, target, due_on as deadline_on, status, article_id, evidence_start, evidence_text, speaker, confidence,
        told_at as published_at, told_by as origin, list_extract(round_ids, 1) as round_id
    from fact where superseded_at is null and told_at is not null and due_on is not null),
kinds as (select distinct if(type in ('ultimatum', 'sanctions_threat'), 'ceasefire_deal', type) as kind from told),
deeds as (
    select if(f.type = 'ceasefire_deal', 'ultimatum', f.type) as type, f.told_at as reported_at
    from kinds as k join fact as f on f.type = k.kind
    where f.superseded_at is null and f.told_at is not null and f.scope <> 'background'
        and f.status in ('agreed', 'accepted', 'completed', 'partially_completed', 'concluded', 'ongoing')
    group by all),
days as (
    select type, actor, deadline_on, min(published_at) as set_at, count(distinct origin) as origins,
        arg_max(status, (confidence, article_id, evidence_start)) as status, arg_max(target, (confidence, article_id, evidence_start)) as target,
        arg_max(evidence_text, (confidence, article_id, evidence_start)) as words, arg_max(speaker, (confidence, article_id, evidence_start)) as speaker,
        arg_min(round_id, (published_at, article_id, evidence_start)) as round_id
    from told group by type, actor, deadline_on)
select d.deadline_on, d.type, d.actor, d.target, d.status, d.set_at, d.words, d.speaker, d.round_id, d.origins,
    case when d.deadline_on < utc_day(d.set_at) then 'past' when utc_day(m.reported_at) <= d.deadline_on + 1 then 'met' when d.deadline_on >= utc_day(known_until()) then 'open'
        when m.reported_at is not null then 'late' else 'missed' end as met,
    m.reported_at as met_at, d.deadline_on - utc_day(known_until()) as days_left
from days as d asof left join deeds as m
    on m.type = if(d.type = 'sanctions_threat', 'ultimatum', d.type) and m.reported_at > d.set_at
order by d.deadline_on, d.type, d.actor;
comment on view deadlines is 'Days by which something was to happen, and whether it did. Example: select deadline_on, actor, type, words, met from deadlines';
comment on column deadlines.deadline_on is 'The day, the last one where a span is told.';
comment on column deadlines.type is 'What it is about: summit, ultimatum, prisoner_exchange and so on.';
comment on column deadlines.actor is 'Who sets it or is to act.';
comment on column deadlines.target is 'Whom it is set.';
comment on column deadlines.status is 'proposed, issued, threatened, promised and so on.';
comment on column deadlines.set_at is 'Publication time of the first report of it.';
comment on column deadlines.words is 'The words that say so.';
comment on column deadlines.speaker is 'Who said it, where somebody is quoted.';
comment on column deadlines.round_id is 'Round it was told of first, if any.';
comment on column deadlines.origins is 'Independent origins that report it.';
comment on column deadlines.met is 'met: the same was reported agreed or done by the day after it (an ultimatum: a ceasefire agreed); late; missed; open; or past: it was over when it was first told of.';
comment on column deadlines.met_at is 'Publication time of the first such report after it was set; null when there is none.';
comment on column deadlines.days_left is 'Days from the newest run to it; negative when it has passed.';
