-- The rounds by date, newest first.
select round_id, series, number, numbered, state, start_on, end_on, city, country, venue, participants, mediators, heads,
    kind, discovered, planned_on, basis, articles, facts, first_reported_at, count(*) over () as in_all
from rounds
where $round_id is null or round_id = $round_id
order by start_on desc nulls first, round_id desc limit $most
