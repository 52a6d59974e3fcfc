-- Who reports rounds first, and how far behind are the others?
create or replace macro trend_first(since, until, by := 'outlet') as table
with about as (
    select c.main_round as round_id, a.published_at,
        case "by" when 'outlet' then a.outlet when 'origin' then a.origin when 'language' then a.language
            else error('by: outlet, origin or language') end as who
    from newest_article as a join coverage as c on c.article_id = a.article_id and c.version = a.version
    where c.superseded_at is null and c.doc_class in ('round_report', 'round_ongoing') and c.main_round is not null and a.published_at is not null
        and not list_contains(a.flags, 'pointer')),
told as (
    select round_id, who, min(published_at) as told_at from about group by all),
placed as (
    select *, date_diff('minute', min(told_at) over (partition by round_id), told_at) as behind from told)
select who, count(*) filter (behind = 0) as first, count(*) as rounds, median(behind) as median_minutes_behind,
    max(behind) as most_minutes_behind, arg_max(round_id, told_at) as last_round_id
from placed where within(told_at, since, until) group by who order by first desc, median_minutes_behind, who;
comment on macro table trend_first is 'Who reports rounds first, and how far behind are the others?
Counts rounds by the publication time of the first report (or report from the running session) of each outlet; who has the earliest is first. The period is that of the reports.
By: outlet, origin, language
Plot: first
who: Outlet, origin or language.
first: Rounds it was first to report.
rounds: Rounds it reported.
median_minutes_behind: Half of its first reports came at most so many minutes after the very first one.
most_minutes_behind: The latest of them.
last_round_id: The round it reported last.
Example: from trend_first(null, null, by := ''origin'')';
