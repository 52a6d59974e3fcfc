-- What was written about each round Parley knows, from whom and how soon it was seen; a held round nobody wrote about is a gap.
create or replace view round_coverage as
with about as (
    select c.round_id, c.article_id, c.doc_class in ('round_report', 'round_ongoing') and c.main_round = c.round_id as report,
        a.origin, a.outlet, a.published_at, e.first_seen_at, coalesce(m.group_id, a.article_id) as copy_group
    from (
        select article_id, version, doc_class, main_round, unnest(rounds) as round_id from coverage
        where superseded_at is null) as c
        join newest_article as a using (article_id, version) join entry as e on e.entry_id = a.entry_id
        left join copy_member as m on m.article_id = a.article_id),
written as (
    select round_id, count(distinct article_id) as articles, count(distinct copy_group) as texts,
        count(distinct article_id) filter (report) as reports, list(distinct origin order by origin) as origins,
        list(distinct outlet order by outlet) as outlets, min(published_at) filter (report) as first_report_at,
        min(first_seen_at) filter (report) as report_seen_at, min(first_seen_at) as first_seen_at,
        arg_min(outlet, published_at) filter (report) as first_outlet
    from about group by round_id),
watched as (
    select r.round_id, count(distinct p.day) filter (p.polled) as days_watched
    from round as r join polled_daily as p
        on p.day between r.start_on and coalesce(r.end_on, r.start_on) + 1
    where r.superseded_at is null group by r.round_id)
select r.round_id, r.series, r.number, r.state, r.kind, r.start_on, r.end_on, r.discovered,
    coalesce(w.articles, 0) as articles, coalesce(w.texts, 0) as texts, coalesce(w.reports, 0) as reports,
    coalesce(w.origins, []) as origins, coalesce(w.outlets, []) as outlets, w.first_report_at, w.first_outlet,
    w.first_seen_at, w.report_seen_at,
    round((epoch_us(w.report_seen_at) / 3600000000) - (r.start_on - date '1970-01-01') * 24, 1) as hours_after_start,
    round((epoch_us(w.report_seen_at) - epoch_us(w.first_report_at)) / 60000000, 1) as minutes_after_report,
    coalesce(d.days_watched, 0) as days_watched,
    case when r.state not in ('held', 'concluded') or w.articles > 0 then null
        when coalesce(d.days_watched, 0) = 0 then 'not watched' else 'nothing found' end as gap
from round as r left join written as w using (round_id) left join watched as d using (round_id)
where r.superseded_at is null
order by r.start_on, r.round_id;
comment on view round_coverage is 'What was written about each known round and how soon it was seen; held rounds without an article are gaps. Example: select round_id, start_on, articles, hours_after_start, gap from round_coverage where kind = ''russia_ukraine_round''';
comment on column round_coverage.articles is 'Articles about it.';
comment on column round_coverage.texts is 'Of these, different texts: copies count once.';
comment on column round_coverage.reports is 'Of the articles, reports that are mainly about it, during it or after.';
comment on column round_coverage.origins is 'Who wrote them.';
comment on column round_coverage.outlets is 'Who published them.';
comment on column round_coverage.first_report_at is 'When its first report was published.';
comment on column round_coverage.first_outlet is 'Who published that.';
comment on column round_coverage.first_seen_at is 'The first poll that listed an article about it, announcements included.';
comment on column round_coverage.report_seen_at is 'The first poll that listed a report of it.';
comment on column round_coverage.hours_after_start is 'Hours from the beginning (00:00 UTC) of its first day to that poll.';
comment on column round_coverage.minutes_after_report is 'Minutes from the publication of the first report to that poll.';
comment on column round_coverage.days_watched is 'Days from its first to the one after its last on which any feed answered.';
comment on column round_coverage.gap is 'For a round that was held and nobody wrote about: not watched, or nothing found; else null.';
