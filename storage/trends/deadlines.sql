-- Which days were set, and were they met?
create or replace macro trend_deadlines(since, until, by := 'type') as table
with told as (
    select met, deadline_on, days_left,
        case "by" when 'type' then type when 'actor' then coalesce(actor, 'unnamed') when 'all' then 'all'
            else error('by: type, actor or all') end as who
    from deadlines where within(deadline_on, since, until))
select who, count(*) as deadlines, count(*) filter (met = 'met') as met, count(*) filter (met = 'late') as late,
    count(*) filter (met = 'missed') as missed, count(*) filter (met = 'open') as open, count(*) filter (met = 'past') as past,
    min(deadline_on) filter (met = 'open') as next_on
from told group by who order by deadlines desc, who;
comment on macro table trend_deadlines is 'Which days were set, and were they met?
Counts days by which something was to happen, each once for who set it and what it is about; met means the same was reported agreed or done by the day after. The period is that of the days.
By: type, actor, all
Plot: deadlines
who: Type or actor.
deadlines: Days set.
met: Met.
late: Done, but later.
missed: Passed without.
open: Still to come.
past: Over when first told of.
next_on: The next of the open ones.
Example: from trend_deadlines(null, null, by := ''actor'')';
