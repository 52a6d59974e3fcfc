-- Facts as they are known now, each with the words that say it and where it was printed.
create or replace view facts as
select f.type, f.status, f.actor, f.target, f.quantity_lo, f.quantity_hi, f.qualifier, f.side_basis, f.unit,
    f.date_start, f.date_end, f.date_basis, f.deadline_start, f.deadline_end, f.place, f.topics, f.persons,
    f.condition, f.round_ids, f.speaker, f.speaker_role, f.speech_kind, f.channel, f.slots, f.evidence_text,
    f.evidence_where, f.evidence_start, f.evidence_end, a.outlet, a.origin, a.published_at, a.title, a.url, f.scope,
    f.confidence, f.rule, f.fact_id, f.article_id, f.version, f.extractor_version, f.recorded_at
from fact as f join article as a using (article_id, version)
where f.superseded_at is null;
comment on view facts is 'Facts as they are known now, with their evidence and source. Example: select published_at, outlet, evidence_text from facts where type = ''prisoner_exchange'' order by published_at';
