-- Versions of an article are numbered 1, 2, 3 and differ from the one before, or later rules read them otherwise.
with told as materialized (
    select article_id, version, content_sha256, flags from article
    where article_id in (select article_id from article where recorded_at >= $since))
select article_id as subject, 'version ' || version || case
    when version <> place then ' is number ' || place else ' says what the one before said' end as detail
from (
    select *, row_number() over w as place, lag(content_sha256) over w as before
    from told window w as (partition by article_id order by version))
where version <> place or (content_sha256 = before and not list_contains(flags, 'reread'))
