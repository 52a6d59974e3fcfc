-- How many prisoners came home, period by period and in all?
create or replace macro trend_prisoners_home(since, until, every := 'month') as table
with done as (
    select date_trunc(every, home_on)::date as start_on, sum(to_ukraine)::bigint as to_ukraine, sum(to_russia)::bigint as to_russia,
        sum(total)::bigint as total, count(*) as exchanges
    from handovers where type = 'prisoner_exchange' group by all),
line as (
    select coalesce(p.start_on, d.start_on) as start_on, coalesce(p.days_polled, 0) as days_polled,
        if(p.days_polled > 0, coalesce(d.to_ukraine, 0), d.to_ukraine) as to_ukraine,
        if(p.days_polled > 0, coalesce(d.to_russia, 0), d.to_russia) as to_russia,
        if(p.days_polled > 0, coalesce(d.total, 0), d.total) as total,
        if(p.days_polled > 0, coalesce(d.exchanges, 0), d.exchanges) as exchanges
    from periods(null, null, every) as p full join done as d using (start_on))
select * from (
    select start_on, total, to_ukraine, to_russia, exchanges,
        (sum(coalesce(total, 0)) over (order by start_on rows unbounded preceding))::bigint as so_far, days_polled
    from line)
where within(start_on, date_trunc(every, since::date), until)
order by start_on;
comment on macro table trend_prisoners_home is 'How many prisoners came home, period by period and in all?
Counts people whose exchange was reported done, by the day it was done: each day once, by the number most origins tell. A period in which nothing was polled is a gap.
Every: month, day, week, quarter, year
Plot: total
start_on: First day of the period.
total: Came home, both sides together; null: nothing was polled and nothing is known.
to_ukraine: Came to Ukraine.
to_russia: Came to Russia.
exchanges: Days with an exchange.
so_far: Sum of total from the first exchange known up to this period, whatever since is.
days_polled: Days of the period on which any feed answered.
Example: from trend_prisoners_home(null, null, every := ''week'')';
