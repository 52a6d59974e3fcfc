-- The words behind these claims with what stands around them: of each claim so many, of every origin first.
-- Words and texts are most of their tables: by their place only those chosen are unpacked.
with behind as materialized (
    select s.claim_id, s.origin, s.fact_id, f.rowid as place, f.confidence,
        row_number() over (
            partition by s.claim_id, s.origin
            order by f.confidence desc nulls last, f.evidence_end - f.evidence_start desc, f.fact_id) as among_origin
    from support as s join fact as f on f.fact_id = s.fact_id and f.superseded_at is null
    where s.superseded_at is null and s.claim_id in (select unnest($claims::varchar[]))),
picked as materialized (
    from behind
    qualify row_number() over (
        partition by claim_id order by among_origin, confidence desc nulls last, fact_id) <= $most),
chosen as materialized (
    select p.claim_id, p.among_origin, f.*
    from picked as p join (
        select rowid as place, fact_id, article_id, version, evidence_text, evidence_where, evidence_start, evidence_end, speaker,
            speaker_role, confidence
        from fact where rowid in (select place from picked)) as f using (place)),
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
