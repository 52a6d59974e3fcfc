-- What each claim rests on: how many independent origins, texts and outlets, and whose officials say so.
create or replace view corroboration as
with behind as (
    select claim_id, count(distinct copy_key) as texts, min(origin) as first_origin, max(origin) as last_origin,
        count(distinct speaker) filter (side = 'RU') as ru_speakers, count(distinct speaker) filter (side = 'UA') as ua_speakers,
        min(fact_id) as fact_id
    from support where superseded_at is null group by claim_id)
select c.round_id, c.type, c.status, c.actor, f.evidence_text as words, c.origins,
    if(b.first_origin = b.last_origin, b.first_origin, null) as only_origin, c.outlets, b.texts, c.both_sides, b.ru_speakers, b.ua_speakers,
    c.matter is not null as contested, c.first_seen_at, c.last_seen_at, c.claim_id
from claim as c join behind as b using (claim_id)
    left join fact as f on f.fact_id = b.fact_id and f.superseded_at is null
where c.superseded_at is null and c.type <> 'quote'
order by c.origins, c.last_seen_at desc, c.claim_id;
comment on view corroboration is 'What each claim rests on; quotations left out, whose speaker is their witness. Example: select type, status, words from corroboration where origins = 1';
comment on column corroboration.words is 'Words of one fact behind it.';
comment on column corroboration.only_origin is 'Who that one origin is; null when there are several.';
comment on column corroboration.texts is 'Different texts it stands in: copies of one text count once.';
comment on column corroboration.ru_speakers is 'Russian officials quoted for it.';
comment on column corroboration.ua_speakers is 'Ukrainian officials quoted for it.';
comment on column corroboration.contested is 'Whether other claims cannot be true beside it; see conflicts.';
