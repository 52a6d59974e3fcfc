-- Corrections, updates, withdrawals, and pages that went or came back, newest first.
create or replace view article_events as
select e.noted_at, e.kind, a.outlet, a.title, e.detail, a.url, e.article_id, e.version
from article_event as e join article as a using (article_id, version)
order by e.noted_at desc, e.article_id, e.kind;
comment on view article_events is 'What became of articles as texts. Example: select noted_at, kind, outlet, title from article_events';
