-- up
create schema desk;

-- What one person says to us in one place: the line of the inbox.
create table desk.conversation (
  territory_id text not null,
  id text not null,
  kind text not null,
  network text not null,
  channel_id text,
  -- By which the next message of it is recognised.
  thread_key text not null,
  state text not null default 'new' check (state in ('new', 'to_answer', 'waiting', 'passed_on', 'closed')),
  version integer not null default 1,
  title text not null default '',
  subject text,
  author_handle text not null default '',
  author_name text,
  author_url text,
  -- How the network calls them, to write to them alone or to block.
  author_id text,
  -- Keyed: the same account or address, without its name.
  author_key text,
  -- Where a mail answers, and what was left with a call.
  sealed_contact text,
  -- What the engine, or a person, says of the last of it.
  triage_kind text not null default 'other',
  triage_confidence real not null default 0,
  triage_corrected boolean not null default false,
  triage jsonb not null default '{}',
  aggressive text not null default 'none',
  red boolean not null default false,
  to_read boolean not null default false,
  need smallint not null default 0,
  -- By which the inbox is sorted: what waits for somebody else gives way to what waits for us.
  pressing smallint generated always as (case when state in ('waiting', 'passed_on') then need / 4 else need end) stored,
  -- In public of no secret, veiled of nothing: the neutral summary while the last message is veiled.
  excerpt text not null default '',
  summary jsonb,
  veiled boolean not null default false,
  unread boolean not null default true,
  followed_by text[] not null default '{}',
  assignee_id text,
  assigned_at timestamptz,
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_in_at timestamptz,
  waiting_since timestamptz,
  first_answer_at timestamptz,
  due_at timestamptz,
  snoozed_until timestamptz,
  closed_at timestamptz,
  -- The first reading by one of us: it starts no clock, and is kept.
  seen_at timestamptz,
  request_id text,
  request_ref text,
  -- The post of ours under which it was said.
  publication_id text,
  delivery_id text,
  mention_id text,
  incomplete jsonb,
  messages integer not null default 0,
  has_attachment boolean not null default false,
  merged_into text,
  -- Somebody read what was veiled: no answer leaves before that.
  cool_until timestamptz,
  -- Who wrote and what was erased: that there was a conversation, and when, stays.
  erased_at timestamptz,
  client_key text,
  search tsvector not null default ''::tsvector,
  primary key (territory_id, id)
);
create unique index conversation_client on desk.conversation (territory_id, client_key) where client_key is not null;
create index conversation_thread on desk.conversation (territory_id, thread_key, last_at desc);
create index conversation_newest on desk.conversation (territory_id, last_at desc, id desc) where merged_into is null;
create index conversation_state on desk.conversation (territory_id, state, last_at desc, id desc) where merged_into is null;
-- What is open, in the order in which it deserves an answer.
create index conversation_need on desk.conversation (territory_id, pressing desc, last_at, id)
  where merged_into is null and state <> 'closed';
create index conversation_mine on desk.conversation (territory_id, assignee_id, last_at desc, id desc)
  where assignee_id is not null and merged_into is null;
create index conversation_channel on desk.conversation (territory_id, channel_id, last_at desc, id desc) where merged_into is null;
create index conversation_kind on desk.conversation (territory_id, kind, last_at desc, id desc) where merged_into is null;
create index conversation_triage on desk.conversation (territory_id, triage_kind, last_at desc, id desc) where merged_into is null;
create index conversation_red on desk.conversation (territory_id, last_at desc, id desc) where red and merged_into is null;
create index conversation_author on desk.conversation (territory_id, author_key, last_at desc) where author_key is not null;
create index conversation_request on desk.conversation (territory_id, request_id) where request_id is not null;
create index conversation_publication on desk.conversation (territory_id, publication_id, last_at desc) where publication_id is not null;
-- What is to be erased in its time.
create index conversation_closed on desk.conversation (closed_at) where closed_at is not null and erased_at is null;
create index conversation_snoozed on desk.conversation (snoozed_until) where snoozed_until is not null;
create unique index conversation_mention on desk.conversation (territory_id, mention_id) where mention_id is not null;
create index conversation_search on desk.conversation using gin (search);

create table desk.message (
  territory_id text not null,
  id text not null,
  conversation_id text not null,
  direction text not null check (direction in ('in', 'out', 'note')),
  -- Of what comes from a network or a mailbox: told five times, it is one message.
  channel_id text,
  origin_id text,
  under_id text,
  in_reply_to text,
  at timestamptz not null,
  heard_at timestamptz not null default now(),
  author_handle text not null default '',
  author_name text,
  author_id text,
  -- Who of us said or noted it.
  person_id text,
  text text not null,
  url text,
  mail jsonb,
  triage jsonb not null default '{}',
  aggressive text not null default 'none',
  veiled boolean not null default false,
  mentions text[] not null default '{}',
  reply_id text,
  hidden_at timestamptz,
  deleted_at timestamptz,
  gone_at timestamptz,
  edited_at timestamptz,
  -- The publication by which an answer of ours goes out, and how far it got.
  publication_id text,
  delivery jsonb,
  client_key text,
  primary key (territory_id, id)
);
create unique index message_origin on desk.message (territory_id, channel_id, origin_id) where origin_id is not null;
create unique index message_client on desk.message (territory_id, conversation_id, client_key) where client_key is not null;
create index message_thread on desk.message (territory_id, conversation_id, at, id);
create index message_publication on desk.message (territory_id, publication_id) where publication_id is not null;
-- What is on its way, to be followed.
create index message_leaving on desk.message ((delivery ->> 'state'))
  where delivery ->> 'state' in ('in_review', 'sending', 'held', 'uncertain');
create index message_mail on desk.message (territory_id, (mail ->> 'messageId')) where mail is not null;

-- What was said before it was edited over there.
create table desk.message_version (
  territory_id text not null,
  message_id text not null,
  replaced_at timestamptz not null,
  text text not null,
  primary key (territory_id, message_id, replaced_at)
);

create table desk.attachment (
  territory_id text not null,
  id text not null,
  message_id text not null,
  name text not null,
  mime_type text not null,
  bytes integer not null,
  verdict text not null,
  sha256 text,
  content bytea,
  remote_url text,
  primary key (territory_id, id)
);
create index attachment_message on desk.attachment (territory_id, message_id);

create table desk.act (
  territory_id text not null,
  conversation_id text not null,
  id text not null,
  -- The order in which they were done, within one instant too.
  place bigint generated always as identity,
  at timestamptz not null default now(),
  kind text not null,
  person_id text,
  -- What was done to several at once is taken back at once.
  undo_id text,
  -- The columns as they were.
  before jsonb,
  detail jsonb not null default '{}',
  undone_at timestamptz,
  primary key (territory_id, conversation_id, id)
);
create index act_undo on desk.act (territory_id, undo_id) where undo_id is not null;

create table desk.presence (
  territory_id text not null,
  conversation_id text not null,
  person_id text not null,
  writing boolean not null default false,
  until timestamptz not null,
  primary key (territory_id, conversation_id, person_id)
);

create table desk.view (
  territory_id text not null,
  id text not null,
  person_id text not null,
  name text not null,
  filter jsonb not null,
  shared boolean not null default false,
  primary key (territory_id, id)
);

create table desk.saved_reply (
  territory_id text not null,
  id text not null,
  name text not null,
  text text not null,
  short text not null default '',
  subject text,
  used integer not null default 0,
  primary key (territory_id, id)
);

create table desk.settings (
  territory_id text primary key,
  settings jsonb not null,
  -- What corrections taught the engine `triage`.
  layer jsonb
);

-- Where the reading of what is addressed to an account got to.
create table desk.inbox (
  territory_id text not null,
  channel_id text not null,
  cursor text,
  next_read_at timestamptz not null default now(),
  read_at timestamptz,
  failures integer not null default 0,
  trouble jsonb,
  primary key (territory_id, channel_id)
);
create index inbox_due on desk.inbox (next_read_at);

-- down
drop schema desk cascade;
