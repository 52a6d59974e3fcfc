-- Why: claims are made anew only where a fact of their round, type and key came or went; without a round, within a month.
alter table fact add column merge_key varchar;
comment on column fact.merge_key is 'What makes it comparable: facts of one round, type and key make claims together; null: worked out by the next cycle.';
comment on column claim.merge_key is 'What claims must share to be comparable; ends in the month where no round is known.';

-- Every fact gets its key and is fused once more; claims about no round lived under keys without a month.
update fact set fused_at = null where superseded_at is null;
update support set superseded_at = greatest(recorded_at, (select coalesce(max(started_at), now()) from run))
where superseded_at is null and claim_id in (
    select claim_id from claim where round_id is null and superseded_at is null);
update claim set superseded_at = greatest(recorded_at, (select coalesce(max(started_at), now()) from run))
where superseded_at is null and round_id is null;
