-- up
-- Whom a publication answers: it is said to somebody, and is none of the calendar's.
alter table publishing.publication add column answers jsonb;
create index publication_answers on publishing.publication (territory_id, updated_at desc) where answers is not null;

-- down
alter table publishing.publication drop column answers;
