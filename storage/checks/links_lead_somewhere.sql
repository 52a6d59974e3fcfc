-- Every link leads to an article or a claim that is there, and no article follows itself.
select article_id as subject, relation || ' leads to ' || target_kind || ' ' || target_id as detail
from link
where superseded_at is null and (
    (target_kind = 'article' and (
        target_id = article_id or target_id not in (select article_id from article)))
    or (target_kind = 'claim' and target_id not in (select claim_id from claim)))
