-- Every fact's evidence is read again, word for word, at its place in its article version.
with told as materialized (from fact where recorded_at >= $since),
place as materialized (
    select a.rowid as place from article as a
        join (select distinct article_id, version from told) as t using (article_id, version)),
page as (select article_id, version, title, body from article where rowid in (select place from place))
select told.fact_id as subject,
    told.evidence_where || ' ' || told.evidence_start || '-' || told.evidence_end || ' of ' || told.article_id as detail
from told left join page using (article_id, version)
where substr(if(told.evidence_where = 'title', page.title, page.body),
        told.evidence_start + 1, told.evidence_end - told.evidence_start) is distinct from told.evidence_text
    or told.evidence_text = ''
