-- What Parley knew at a past instant: one macro a table, `from claims_as_of('2026-02-05 18:00:00+00')`; they join like the tables.
create or replace macro rounds_as_of(moment) as table
select * from round
where recorded_at <= moment::timestamptz and (superseded_at is null or superseded_at > moment::timestamptz);
comment on macro table rounds_as_of is 'The rounds as Parley knew them at an instant.';

create or replace macro claims_as_of(moment) as table
select * from claim
where recorded_at <= moment::timestamptz and (superseded_at is null or superseded_at > moment::timestamptz);
comment on macro table claims_as_of is 'The claims as Parley knew them at an instant.';

create or replace macro supports_as_of(moment) as table
select * from support
where recorded_at <= moment::timestamptz and (superseded_at is null or superseded_at > moment::timestamptz);
comment on macro table supports_as_of is 'The facts that stood behind claims at an instant; join claims_as_of by claim_id, facts_as_of by fact_id.';

create or replace macro facts_as_of(moment) as table
select * from fact
where recorded_at <= moment::timestamptz and (superseded_at is null or superseded_at > moment::timestamptz);
comment on macro table facts_as_of is 'The facts that were current at an instant; join article by article_id and version.';

create or replace macro coverage_as_of(moment) as table
select * from coverage
where recorded_at <= moment::timestamptz and (superseded_at is null or superseded_at > moment::timestamptz);
comment on macro table coverage_as_of is 'Class and rounds of each article as understood at an instant.';

create or replace macro observations_as_of(moment) as table
select * from observation
where recorded_at <= moment::timestamptz and (superseded_at is null or superseded_at > moment::timestamptz);
comment on macro table observations_as_of is 'What articles said of sessions, as known at an instant: what a round was decided with.';

create or replace macro links_as_of(moment) as table
select * from link
where recorded_at <= moment::timestamptz and (superseded_at is null or superseded_at > moment::timestamptz);
comment on macro table links_as_of is 'How articles followed what came before, as known at an instant.';

create or replace macro articles_as_of(moment) as table
select * from article
where recorded_at <= moment::timestamptz
qualify row_number() over (partition by article_id order by version desc) = 1;
comment on macro table articles_as_of is 'The version of each article that was the newest at an instant.';

create or replace macro alert_decided(id) as table
select a.alert_id, a.channel, e.event_id, e.summary, e.reason, e.article_ids, e.origins, e.decided_at,
    r.* exclude (recorded_at, superseded_at)
from alert as a
    join round_event as e using (event_id)
    join round as r on r.round_id = e.round_id
        and r.recorded_at <= e.decided_at and (r.superseded_at is null or r.superseded_at > e.decided_at)
where a.alert_id = id;
comment on macro table alert_decided is 'The event an alert told of with its round as known when it was decided; by alert_id.';
