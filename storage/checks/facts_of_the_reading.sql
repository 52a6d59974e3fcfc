-- Current facts and observations come from the current reading of the newest version of a kept article.
select what || ' ' || id as subject, 'read in version ' || version || ' by ' || extractor_version as detail
from (
    select 'fact' as what, fact_id as id, article_id, version, extractor_version from fact where superseded_at is null
    union all
    select 'observation', observation_id, article_id, version, extractor_version
    from observation where superseded_at is null) as current
where not exists (
    from coverage
    where coverage.article_id = current.article_id and coverage.version = current.version
        and coverage.extractor_version = current.extractor_version and coverage.superseded_at is null)
