-- up
-- By which a reply under a post is found in the inbox, as the page of its publication does.
create index message_reply on desk.message (territory_id, reply_id) where reply_id is not null;
-- What was brought into another goes when it does.
create index conversation_merged on desk.conversation (territory_id, merged_into) where merged_into is not null;
-- What was erased of late: an answer may still have been on its way.
create index conversation_erased on desk.conversation (erased_at) where erased_at is not null;
-- How many mails came about a request in an hour: two machines that answer each other.
create index mail_in_request on requests.mail_in (territory_id, request_id, at);

-- down
drop index requests.mail_in_request;
drop index desk.conversation_erased;
drop index desk.conversation_merged;
drop index desk.message_reply;
