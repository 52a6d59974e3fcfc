-- Proposals nobody has accepted, refused or carried out yet, and whose day has not passed.
create or replace view proposals_open as from proposals where became in ('open', 'conditioned');
comment on view proposals_open is 'Proposals still open, those answered with a condition among them. Example: select type, actor, words, deadline_on from proposals_open';
