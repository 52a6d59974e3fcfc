-- Replays that were promoted, newest first.
create or replace view replays as
select p.promoted_at, p.operator, p.why, p.articles, p.reread, p.facts_before, p.facts_added, p.facts_removed,
    p.facts_changed, p.rounds_changed, p.since_on, p.until_on, p.extractor_version, r.outcome, p.run_id
from replay as p left join run as r using (run_id)
order by p.promoted_at desc;
comment on view replays is 'Replays that were promoted, with who and why. Example: select promoted_at, operator, why, facts_added, facts_removed from replays';
