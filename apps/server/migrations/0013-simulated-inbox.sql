-- up
-- People of the simulated network, and what they say to its accounts.

-- What was said is heard in the order in which it was said, whichever way.
create sequence publishing.hosted_heard as bigint;

create table publishing.hosted_resident (
  territory_id text not null,
  channel_id text not null,
  id text not null,
  name text not null,
  -- Of the token in the address of their page: who has the address is that person.
  fingerprint text not null,
  since timestamptz not null,
  blocked_at timestamptz,
  primary key (territory_id, channel_id, id)
);
create unique index hosted_resident_fingerprint on publishing.hosted_resident (territory_id, channel_id, fingerprint);

create table publishing.hosted_message (
  territory_id text not null,
  channel_id text not null,
  id text not null,
  -- Whose conversation with the account it is in.
  resident_id text not null,
  -- Of what the account says, the delivery and the step: said twice, it is there once.
  key text,
  text text not null,
  is_ours boolean not null,
  posted_at timestamptz not null,
  removed_at timestamptz,
  heard bigint not null default nextval('publishing.hosted_heard'),
  primary key (territory_id, channel_id, id)
);
create unique index hosted_message_key on publishing.hosted_message (territory_id, channel_id, key) where key is not null;
create index hosted_message_conversation on publishing.hosted_message (territory_id, channel_id, resident_id, posted_at);
create index hosted_message_heard on publishing.hosted_message (territory_id, channel_id, heard);

alter table publishing.hosted_reply
  add column resident_id text,
  add column removed_at timestamptz,
  add column heard bigint not null default nextval('publishing.hosted_heard');
create index hosted_reply_heard on publishing.hosted_reply (territory_id, channel_id, heard);

-- down
alter table publishing.hosted_reply drop column heard, drop column removed_at, drop column resident_id;
drop table publishing.hosted_message;
drop table publishing.hosted_resident;
drop sequence publishing.hosted_heard;
