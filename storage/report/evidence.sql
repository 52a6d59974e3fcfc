-- The words behind these claims with what stands around them: of each claim so many, of every origin first.
with behind as materialized (
    select s.claim_id, f.fact_id, f.article_id, f.version, f.evidence_text, f.evidence_where, f.evidence_start,
        f.evidence_end, f.speaker, f.speaker_role, f.confidence, f.scope,
        row_number() over (
            partition by s.claim_id, s.origin
            order by f.confidence desc nulls last, length(f.evidence_text) desc, f.fact_id) as among_origin
    from support as s join fact as f on f.fact_id = s.fact_id and f.superseded_at is null
    where s.superseded_at is null and s.claim_id in (select unnest($claims::varchar[]))),
chosen as materialized (
    from behind
    qualify row_number() over (
        partition by claim_id order by among_origin, confidence desc nulls last, fact_id) <= $most),
-- Texts are most of the table: by their place only the ones asked for are unpacked.
told as materialized (
    select article_id, version, outlet, origin, published_at, title, url, body from article
    where rowid in (
        select a.rowid from article as a
        where (a.article_id, a.version) in (select (article_id, version) from chosen)))
select c.claim_id, c.fact_id, c.article_id, c.evidence_text, c.evidence_where, c.speaker, c.speaker_role, c.confidence,
    t.outlet, t.origin, t.published_at, t.title, t.url,
    substr(if(c.evidence_where = 'title', t.title, t.body), greatest(1, c.evidence_start - $around + 1),
        least(c.evidence_start, $around)) as before,
    substr(if(c.evidence_where = 'title', t.title, t.body), c.evidence_end + 1, $around) as after
from chosen as c join told as t using (article_id, version)
order by c.claim_id, c.among_origin, t.published_at nulls last, c.fact_id
