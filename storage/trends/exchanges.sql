-- What was agreed on prisoners and bodies at each round, and how much of it came home?
create or replace macro trend_exchanges(since, until) as table
select if(type = 'prisoner_exchange', 'prisoners', 'bodies') as type, round_id, met_on, agreed_as, agreed_total as agreed,
    home_total as home, share, handovers as days, home_origins as origins
from agreed_and_home
where type in ('prisoner_exchange', 'body_repatriation') and within(coalesce(met_on, first_home_on), since, until)
order by 1 desc, met_on nulls last, round_id;
comment on macro table trend_exchanges is 'What was agreed on prisoners and bodies at each round, and how much of it came home?
Counts people, both sides together, of what was agreed (or announced) at a round and of what was reported done under it, each day once by the best supported number. The period is that of the rounds.
Plot: home
type: prisoners or bodies.
round_id: The round; null: came home under none that is told.
met_on: Last day of the round.
agreed_as: agreed, or by one side announced, accepted, scheduled, promised.
agreed: Agreed; null: no number is told.
home: Came home; null: none that is told.
share: Home of agreed, at most 1.
days: On how many days.
origins: Independent origins of the least supported of these days.
Example: from trend_exchanges(null, null)';
