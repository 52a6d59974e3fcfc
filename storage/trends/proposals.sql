-- What became of what was proposed?
create or replace macro trend_proposals(since, until, by := 'type') as table
with told as (
    select became, proposed_at, answered_at, deadline_on,
        case "by" when 'type' then type when 'actor' then actor when 'round' then coalesce(round_id, 'no round') when 'all' then 'all'
            else error('by: type, actor, round or all') end as who
    from proposals where within(proposed_at, since, until))
select who, count(*) as proposals, count(*) filter (became = 'open') as open, count(*) filter (became = 'conditioned') as conditioned,
    count(*) filter (became = 'accepted') as accepted, count(*) filter (became = 'carried out') as carried_out,
    count(*) filter (became = 'refused') as refused, count(*) filter (became = 'lapsed') as lapsed,
    count(deadline_on) as with_deadline, median(utc_day(answered_at) - utc_day(proposed_at)) as median_days_to_answer
from told group by who order by proposals desc, who;
comment on macro table trend_proposals is 'What became of what was proposed?
Counts claims that something was proposed, offered or called for, by the first answer of another side within sixty days. The period is that of the proposals.
By: type, actor, round, all
Plot: proposals
who: Type, actor or round.
proposals: Proposals first reported then.
open: Without an answer so far.
conditioned: Answered with a condition.
accepted: Accepted or agreed.
carried_out: Reported under way or done.
refused: Refused or denied.
lapsed: Their day passed without an answer.
with_deadline: Of all, those that name a day.
median_days_to_answer: Half of the answers came within so many days.
Example: from trend_proposals(null, null, by := ''actor'')';
