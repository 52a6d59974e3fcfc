-- Who said what: each quotation once, however many outlets print it.
create or replace view quotes as
with said as (
    select coalesce(speaker, 'unnamed') as speaker, spoken, min(told_at) as said_at, any_value(speaker_role) as role,
        any_value(speech_kind) as kind, any_value(channel) as channel, count(distinct told_in) as outlets, count(distinct told_by) as origins,
        arg_min(evidence_text, (told_at, fact_id)) as words, nullif(arg_min(coalesce(list_extract(round_ids, 1), ''), (told_at, fact_id)), '') as round_id,
        arg_min(told_in, (told_at, fact_id)) as first_outlet, arg_min(article_id, (told_at, fact_id)) as article_id,
        arg_min(version, (told_at, fact_id)) as version, arg_min(fact_id, (told_at, fact_id)) as fact_id
    from fact where superseded_at is null and type = 'quote'
    group by coalesce(speaker, 'unnamed'), spoken)
select q.speaker, s.side, q.words, q.said_at, q.role, q.kind, q.channel, q.round_id, q.outlets, q.origins, q.first_outlet,
    a.url, q.fact_id
from said as q
    left join (
        select coalesce(f.speaker, 'unnamed') as speaker, f.spoken, min(s.side) as side
        from support as s join fact as f on f.fact_id = s.fact_id and f.superseded_at is null and f.type = 'quote'
        where s.superseded_at is null and s.side is not null
            and s.claim_id in (select claim_id from claim where type = 'quote' and superseded_at is null)
        group by coalesce(f.speaker, 'unnamed'), f.spoken) as s on s.speaker = q.speaker and s.spoken = q.spoken
    left join (select article_id, version, any_value(url) as url from article group by article_id, version) as a
        on a.article_id = q.article_id and a.version = q.version;
comment on view quotes is 'Who said what, each quotation once. Example: select said_at, speaker, words, outlets from quotes';
comment on column quotes.speaker is 'Person id of the lexicon, or the name as printed; unnamed where none is given.';
comment on column quotes.side is 'Side of the speaker, where known.';
comment on column quotes.words is 'Exactly what was said, as first printed.';
comment on column quotes.said_at is 'Publication time of the first outlet to print it.';
comment on column quotes.role is 'Office as printed.';
comment on column quotes.kind is 'direct, mixed, indirect or fragment.';
comment on column quotes.channel is 'Through what it was said, where told.';
comment on column quotes.round_id is 'Round it was told of, if any.';
comment on column quotes.outlets is 'Outlets that print it.';
comment on column quotes.origins is 'Independent origins that print it.';
comment on column quotes.first_outlet is 'The first of them.';
comment on column quotes.url is 'Where it was first printed.';
comment on column quotes.fact_id is 'Its first fact.';
