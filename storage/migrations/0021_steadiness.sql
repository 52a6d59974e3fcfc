-- Why: a pause is measured by how surprising it is, and that hangs on how much a feed's days differ.
alter table feed_rhythm add column steadiness double;
comment on column feed_rhythm.steadiness is 'How alike its days are: the shape of the gamma distribution their levels follow; null until it is learnt anew.';
comment on column feed_rhythm.longest is 'Surprise of the pause beyond which it is called quiet: minus the natural logarithm of its chance.';
comment on column feed_flag.kind is 'gone, no_feed, collapsed, false_304, stuck_dates, renamed_items, other_owner, short_pages, soft_404, quiet or slow (a doubt, no alarm).';
