-- Where Russia and Ukraine both said something of one matter and did not say the same.
create or replace view sides_differ as
select r.type, r.subject, r.status as russia, u.status as ukraine, r.number as russian_number, u.number as ukrainian_number,
    r.words as russia_says, u.words as ukraine_says, r.said_at as russia_said_at, u.said_at as ukraine_said_at,
    r.claim_id as russian_claim_id, u.claim_id as ukrainian_claim_id
from side_statements as r join side_statements as u on u.type = r.type and u.subject = r.subject and u.side = 'UA'
where r.side = 'RU' and r.claim_id <> u.claim_id
    and (r.status <> u.status or r.number is distinct from u.number)
order by r.type, r.subject;
comment on view sides_differ is 'Matters both sides spoke of and did not say the same. Example: select type, russia_says, ukraine_says from sides_differ';
comment on column sides_differ.type is 'The matter: summit, demand, ceasefire_position, prisoner_exchange and so on.';
comment on column sides_differ.subject is 'Which kind or topic of it, if any.';
comment on column sides_differ.russia is 'What Russia last did about it: proposed, demanded, rejected and so on.';
comment on column sides_differ.ukraine is 'What Ukraine last did about it.';
comment on column sides_differ.russian_number is 'The number Russia said, if any.';
comment on column sides_differ.ukrainian_number is 'The number Ukraine said, if any.';
comment on column sides_differ.russia_says is 'The words that tell of Russia.';
comment on column sides_differ.ukraine_says is 'The words that tell of Ukraine.';
comment on column sides_differ.russia_said_at is 'When Russia''s was first reported.';
comment on column sides_differ.ukraine_said_at is 'When Ukraine''s was first reported.';
comment on column sides_differ.russian_claim_id is 'The claim of Russia''s.';
comment on column sides_differ.ukrainian_claim_id is 'The claim of Ukraine''s.';
