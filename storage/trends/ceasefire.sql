-- Who wanted which ceasefire, from when to when?
create or replace macro trend_ceasefire(since, until) as table
select actor, kind, status, utc_day(held_from_at) as from_on, utc_day(held_until_at) as until_on,
    utc_day(coalesce(held_until_at, known_until())) - utc_day(held_from_at) as days, reports, origins, speaker, words
from ceasefire_positions
where utc_day(held_from_at) <= coalesce(until::date, date '9999-12-31')
    and coalesce(utc_day(held_until_at), date '9999-12-31') >= coalesce(since::date, date '0001-01-01')
order by actor, kind, from_on, status;
comment on macro table trend_ceasefire is 'Who wanted which ceasefire, from when to when?
Counts the facts that tell of an actor''s position, background paragraphs left out; a position lasts until the same actor is told to hold another one on the same kind.
Plot: days
actor: Whose position.
kind: Which ceasefire.
status: proposed, demanded, accepted, rejected, conditioned and so on.
from_on: Day of the first report.
until_on: Day of the first report of another position; null while it stands.
days: How long that is, up to the newest run.
reports: Facts that say so.
origins: From how many independent origins.
speaker: Who said it first, where somebody is quoted.
words: The words of the first report.
Example: from trend_ceasefire(''2026-01-01'', ''2026-03-31'')';
