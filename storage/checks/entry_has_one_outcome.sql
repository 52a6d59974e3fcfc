-- Every entry stands in exactly one state, and that state has what it needs behind it.
select entry_id as subject, state || ' without ' || missing as detail
from (
    select entry_id, state, case
        when state not in ('waiting', 'fetched', 'read', 'understood', 'dropped') then 'meaning'
        when state = 'fetched' and document_id is null and page_reason is null and url is not null
            then 'a page or a reason to read the feed'
        when state in ('read', 'understood') and entry_id not in (select entry_id from article) then 'an article'
        when state = 'understood' and entry_id not in (
            select entry_id from article join coverage using (article_id, version) where superseded_at is null)
            then 'a reading'
        when state = 'understood' and outcome is distinct from 'kept' then 'the outcome kept'
        when state = 'dropped' and not exists (
            from drop_log where subject = entry_id and reason = outcome) then 'its line in the ledger of drops'
        end as missing
    from entry where state_at >= $since)
where missing is not null
