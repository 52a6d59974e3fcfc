-- Why: an outlet without a feed is read by the news sitemap it writes for search engines.
alter table feed add column format varchar default 'feed';
comment on column feed.format is 'What its address answers with: feed (RSS or Atom) or news_sitemap.';
