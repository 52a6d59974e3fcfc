-- The instant up to which this database knows: the start of the newest run. Days are counted back from it, never from the clock.
create or replace macro known_until() as (select max(started_at) from run);
comment on macro known_until is 'The start of the newest run: what this database knows, it knows until then.';
