-- Who said what: each quotation once, however many outlets print it.
create or replace view quotes as
with said as (
    select f.speaker, f.speaker_role, f.speech_kind, f.channel, f.evidence_text as words, f.fact_id, f.article_id, f.round_ids,
        a.published_at, a.outlet, a.origin, a.url, s.side,
        lower(translate(f.evidence_text, ' .,;:!?-–—…()"“”„«»''‘’', '')) as spoken
    from fact as f join article as a using (article_id, version)
        left join (
            select fact_id, min(side) as side from support
            where superseded_at is null and side is not null
                and claim_id in (select claim_id from claim where type = 'quote' and superseded_at is null)
            group by fact_id) as s on s.fact_id = f.fact_id
    where f.superseded_at is null and f.type = 'quote')
select coalesce(speaker, 'unnamed') as speaker, any_value(side) as side, arg_min(words, (published_at, fact_id)) as words,
    min(published_at) as said_at, any_value(speaker_role) as role, any_value(speech_kind) as kind, any_value(channel) as channel,
    list_extract(arg_min(round_ids, (published_at, fact_id)), 1) as round_id, count(distinct outlet) as outlets,
    count(distinct origin) as origins, arg_min(outlet, (published_at, fact_id)) as first_outlet,
    arg_min(url, (published_at, fact_id)) as url, arg_min(fact_id, (published_at, fact_id)) as fact_id
from said group by coalesce(speaker, 'unnamed'), spoken;
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
