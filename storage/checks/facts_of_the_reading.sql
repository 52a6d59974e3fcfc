-- Current facts and observations come from the current reading of the newest version of a kept article.
with ended as materialized (select article_id from coverage where superseded_at >= $since),
current as materialized (
    select 'fact' as what, fact_id as id, article_id, version, extractor_version from fact
    where superseded_at is null and (recorded_at >= $since or article_id in (select article_id from ended))
    union all
    select 'observation', observation_id, article_id, version, extractor_version from observation
    where superseded_at is null and (recorded_at >= $since or article_id in (select article_id from ended))),
reading as materialized (
    select article_id, version, extractor_version from coverage
    where superseded_at is null and article_id in (select article_id from current))
select what || ' ' || id as subject, 'read in version ' || version || ' by ' || extractor_version as detail
from current anti join reading using (article_id, version, extractor_version)
