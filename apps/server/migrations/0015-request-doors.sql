-- up
-- What the other system says of a request that was handed to it, and when it was last asked.
alter table requests.request add column external_status text;
alter table requests.request add column external_asked_at timestamptz;
create index request_external on requests.request (external_asked_at nulls first)
  where external_sent_at is not null and external_status is distinct from 'closed';

-- What other programs are told of; those that were there before listen to alarms.
alter table notifications.webhook add column kinds text[] not null default '{alarm.rings}';

-- down
alter table notifications.webhook drop column kinds;
drop index requests.request_external;
alter table requests.request drop column external_asked_at;
alter table requests.request drop column external_status;
