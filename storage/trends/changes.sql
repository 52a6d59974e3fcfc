-- What did Parley come to know lately?
create or replace macro trend_changes(since, until) as table
select changed_at, kind, round_id, what, origins from changes where within(changed_at, since, until)
order by changed_at desc, kind, round_id, source_id;
comment on macro table trend_changes is 'What did Parley come to know lately?
Counts nothing: it lists round events, outcomes, contradictions, corrections and withdrawals by the run that learnt of them, the newest first.
changed_at: Run instant at which Parley came to know it.
kind: What kind of news.
round_id: The round it is about, if any.
what: What it is, with the words that say so.
origins: Independent origins that say so.
Example: from trend_changes(known_until() - interval 7 days, null)';
