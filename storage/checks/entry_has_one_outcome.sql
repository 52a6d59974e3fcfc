-- Every entry stands in exactly one state, and that state has what it needs behind it.
with told as materialized (
    select entry_id, state, outcome, page_reason, url, document_id from entry where state_at >= $since),
read as materialized (
    select entry_id, article_id, version from article where entry_id in (select entry_id from told)),
understood as materialized (
    select article_id, version from coverage
    where superseded_at is null and article_id in (select article_id from read)),
left_out as materialized (
    select subject, reason from drop_log where subject in (select entry_id from told where state = 'dropped'))
select entry_id as subject, state || ' without ' || missing as detail
from (
    select entry_id, state, case
        when state not in ('waiting', 'fetched', 'read', 'understood', 'dropped') then 'meaning'
        when state = 'fetched' and document_id is null and page_reason is null and url is not null
            then 'a page or a reason to read the feed'
        when state in ('read', 'understood') and entry_id not in (select entry_id from read) then 'an article'
        when state = 'understood' and entry_id not in (
            select entry_id from read join understood using (article_id, version)) then 'a reading'
        when state = 'understood' and outcome is distinct from 'kept' then 'the outcome kept'
        when state = 'dropped' and not exists (
            from left_out where subject = entry_id and reason = outcome) then 'its line in the ledger of drops'
        end as missing
    from told)
where missing is not null
