-- Why: what was polled on a day is needed for as long as there are trends; old polls are forgotten one by one and kept day by day.
create table feed_day (
    feed varchar not null,
    day date not null,
    polls integer not null,
    answered integer not null,
    entries_new integer not null,
    primary key (feed, day)
);
comment on table feed_day is 'Polls that were forgotten by their age, summed by feed and day.';
comment on column feed_day.feed is 'The feed.';
comment on column feed_day.day is 'UTC day.';
comment on column feed_day.polls is 'How often it was asked, in polls forgotten since.';
comment on column feed_day.answered is 'Of these, how often it answered well, nothing new included.';
comment on column feed_day.entries_new is 'Entries never seen before, in these answers.';
