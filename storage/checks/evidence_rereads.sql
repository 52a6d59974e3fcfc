-- Every fact's evidence is read again, word for word, at its place in its article version.
select fact.fact_id as subject,
    fact.evidence_where || ' ' || fact.evidence_start || '-' || fact.evidence_end || ' of ' || fact.article_id as detail
from fact left join article using (article_id, version)
where substr(if(fact.evidence_where = 'title', article.title, article.body),
        fact.evidence_start + 1, fact.evidence_end - fact.evidence_start) is distinct from fact.evidence_text
    or fact.evidence_text = ''
