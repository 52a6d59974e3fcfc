-- What was published about the talks each day: by outlet, origin, country, language and side; days an outlet was not polled are
-- rows without numbers, days it was polled and had nothing are rows with 0.
create or replace view coverage_daily as
with told as (
    select utc_day(coalesce(a.published_at, a.recorded_at)) as day, a.outlet, a.origin, a.language, c.doc_class,
        coalesce(m.group_id, a.article_id) = a.article_id as first_of_its_text
    from newest_article as a
        left join coverage as c on c.article_id = a.article_id and c.version = a.version and c.superseded_at is null
        left join copy_member as m on m.article_id = a.article_id
    where not list_contains(a.flags, 'pointer')),
written as (
    select day, outlet, origin, language, count(*) as articles,
        count(*) filter (doc_class not in ('related', 'not_talks')) as on_talks,
        count(*) filter (doc_class not in ('related', 'not_talks') and first_of_its_text) as texts,
        count(*) filter (doc_class in ('round_report', 'round_ongoing')) as reports
    from told group by all),
asked as (select day, outlet, bool_or(polled) as polled from polled_daily group by all)
select coalesce(w.day, k.day) as day, coalesce(w.outlet, k.outlet) as outlet, w.origin, o.country,
    w.language, o.side, coalesce(k.polled, false) as polled,
    if(k.polled, coalesce(w.articles, 0), w.articles) as articles, if(k.polled, coalesce(w.on_talks, 0), w.on_talks) as on_talks,
    if(k.polled, coalesce(w.texts, 0), w.texts) as texts, if(k.polled, coalesce(w.reports, 0), w.reports) as reports
from asked as k full join written as w using (day, outlet) left join outlets as o on o.outlet = coalesce(w.outlet, k.outlet);
comment on view coverage_daily is 'What each outlet published each day; a day it was not polled is a row without numbers. Example: select day, side, sum(on_talks) as articles from coverage_daily group by day, side order by day, side';
comment on column coverage_daily.day is 'UTC day of publication.';
comment on column coverage_daily.outlet is 'Who publishes.';
comment on column coverage_daily.origin is 'Who wrote it; null where nothing was found.';
comment on column coverage_daily.country is 'Country of the outlet, ISO 3166 alpha-2.';
comment on column coverage_daily.language is 'Language of the articles; null where nothing was found.';
comment on column coverage_daily.side is 'Side the outlet is on: RU, UA or third.';
comment on column coverage_daily.polled is 'Whether a feed of the outlet answered that day; where not, numbers are what later polls still showed.';
comment on column coverage_daily.articles is 'Articles, other news included; null: nothing found and not polled.';
comment on column coverage_daily.on_talks is 'Of these, about the talks.';
comment on column coverage_daily.texts is 'Of those, texts nobody had printed before: a copy counts where it first came from.';
comment on column coverage_daily.reports is 'Of those about the talks, reports of a round.';
