-- Why: a feed is polled by its own rhythm, and what is wrong with one that still answers is told with its evidence.
alter table poll add column audit boolean;
alter table poll add column newest_at timestamptz;
alter table poll add column items_retitled integer;
alter table poll add column items_late integer;
alter table poll add column items_foreign integer;
comment on column poll.audit is 'Asked without validators although there were some: does the server tell the truth?';
comment on column poll.newest_at is 'Latest trusted publication time among the items listed.';
comment on column poll.items_retitled is 'New items with a headline this feed had listed under another address.';
comment on column poll.items_late is 'New items dated before the poll before the last one: they were there, and were not shown.';
comment on column poll.items_foreign is 'Items that lead to a host this feed never led to before.';

alter table feed add column audited_at timestamptz;
alter table feed add column stopped_at timestamptz;
alter table feed add column moved_to varchar;
alter table feed add column moved_since timestamptz;
comment on column feed.audited_at is 'When it was last asked for a whole answer.';
comment on column feed.stopped_at is 'Since when it is asked no more, because it said it is gone for good; null while it is polled.';
comment on column feed.moved_to is 'Where it says it moved for good; trusted and asked there once it has said so for days.';
comment on column feed.moved_since is 'Since when it has said so at every poll.';

create table feed_rhythm (
    feed varchar primary key,
    learned_at timestamptz not null,
    known_hours double not null,
    rates double[] not null,
    longest double not null,
    a_poll double not null
);
comment on table feed_rhythm is 'What a feed usually does, learnt anew every day from when it brought something.';
comment on column feed_rhythm.feed is 'The feed.';
comment on column feed_rhythm.learned_at is 'When it was learnt.';
comment on column feed_rhythm.known_hours is 'Hours of history it rests on, at most eight weeks.';
comment on column feed_rhythm.rates is 'Arrivals an hour for the 168 hours of a week from Monday 00:00 UTC; an arrival is a poll with something new.';
comment on column feed_rhythm.longest is 'Pause, in arrivals to be expected, beyond which it is called quiet.';
comment on column feed_rhythm.a_poll is 'New items an arrival brings on average.';

create table feed_flag (
    feed varchar not null,
    kind varchar not null,
    raised_at timestamptz not null,
    since timestamptz not null,
    seen_at timestamptz not null,
    evidence varchar not null,
    cleared_at timestamptz,
    primary key (feed, kind, raised_at)
);
comment on table feed_flag is 'What is or was wrong with a feed, each with what shows it.';
comment on column feed_flag.feed is 'The feed.';
comment on column feed_flag.kind is 'gone, no_feed, collapsed, false_304, stuck_dates, renamed_items, other_owner, short_pages, soft_404 or quiet.';
comment on column feed_flag.raised_at is 'Run instant at which it was raised.';
comment on column feed_flag.since is 'Since when, as far as can be told.';
comment on column feed_flag.seen_at is 'Run instant at which it last showed.';
comment on column feed_flag.evidence is 'What shows it, in words.';
comment on column feed_flag.cleared_at is 'Run instant at which it went: a day after it last showed; null while it stands.';
