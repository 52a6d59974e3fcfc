-- What is or was wrong with a feed although it answers, each with what shows it.
create or replace view feed_flags as
select g.feed, f.outlet, g.kind, g.since, g.raised_at, g.seen_at, g.cleared_at, g.cleared_at is null as stands, g.evidence
from feed_flag as g join feed as f on f.name = g.feed
order by stands desc, g.raised_at desc, g.feed, g.kind;
comment on view feed_flags is 'What is or was wrong with a feed although it answers, with what shows it. Example: select feed, kind, since, evidence from feed_flags where stands';
comment on column feed_flags.stands is 'Whether it is so now.';
