-- Rounds as they are known now, with how much was written and read about each.
create or replace view rounds as
select r.round_id, r.series, r.number, r.state, r.start_on, r.end_on, r.city, r.country, r.venue, r.participants,
    r.mediators, r.heads, r.aliases, r.kind, r.numbered, r.discovered, r.planned_on, r.basis,
    coalesce(c.articles, 0) as articles, coalesce(f.facts, 0) as facts, c.first_reported_at, r.recorded_at
from round as r
    left join (
        select round_id, count(*) as articles, min(published_at) as first_reported_at
        from (
            select unnest(rounds) as round_id, published_at
            from coverage join article using (article_id, version) where superseded_at is null)
        group by all) as c
        on c.round_id = r.round_id
    left join (
        select round_id, count(*) as facts
        from (select unnest(round_ids) as round_id from fact where superseded_at is null)
        group by all) as f
        on f.round_id = r.round_id
where r.superseded_at is null;
comment on view rounds is 'Rounds as they are known now. Example: select round_id, state, start_on, end_on, city, articles from rounds where discovered order by start_on';
comment on column rounds.articles is 'Articles about it.';
comment on column rounds.facts is 'Facts about it.';
comment on column rounds.first_reported_at is 'Publication time of the first of these articles.';
