-- up
-- What the figures of a period count: what came, what was answered for the first time, what was closed.
create index conversation_received on desk.conversation (territory_id, first_at) where merged_into is null;
create index conversation_answered on desk.conversation (territory_id, first_answer_at)
  where first_answer_at is not null and merged_into is null;
create index conversation_over on desk.conversation (territory_id, closed_at) where closed_at is not null and merged_into is null;
-- Who was handed what, by week.
create index act_handed_over on desk.act (territory_id, at) where kind = 'hand_over';

-- down
drop index desk.act_handed_over;
drop index desk.conversation_over;
drop index desk.conversation_answered;
drop index desk.conversation_received;
