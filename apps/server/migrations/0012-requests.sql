-- up
create schema requests;

create table requests.counter (
  territory_id text not null,
  year integer not null,
  last integer not null,
  primary key (territory_id, year)
);

create table requests.request (
  territory_id text not null,
  id text not null,
  ref text not null,
  version integer not null default 1,
  state text not null default 'open'
    check (state in ('open', 'with_department', 'forwarded', 'waiting_citizen', 'answered', 'closed', 'reopened')),
  title text not null,
  text text not null,
  lang text not null default 'fr',
  nature text not null,
  category text,
  origin text not null,
  place text,
  lat double precision,
  lon double precision,
  priority text not null default 'normal',
  department_id text,
  -- Who has it elsewhere, once forwarded.
  authority jsonb,
  agent boolean not null default false,
  exempt text,
  -- Name, addresses, telephone: sealed, erased apart from the rest.
  sealed_identity text,
  -- Whether all that makes it regular is there (CRPA, R112-9-1).
  identified boolean not null default false,
  notify boolean not null default true,
  seen_at timestamptz not null,
  regular_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  due_at timestamptz,
  -- The next legal date that runs, for lists.
  next_clock jsonb,
  next_clock_on date,
  answered_at timestamptz,
  closed_at timestamptz,
  closed_as text,
  closed_because text,
  reopened integer not null default 0,
  satisfied boolean,
  -- The private page of who asked; the link itself is never kept.
  track_fingerprint text not null,
  sealed_track text not null,
  external_id text,
  external_token text,
  external_sent_at timestamptz,
  client_key text,
  erased_at timestamptz,
  search tsvector not null default ''::tsvector,
  primary key (territory_id, id)
);
create unique index request_ref on requests.request (territory_id, ref);
create unique index request_client on requests.request (territory_id, client_key) where client_key is not null;
create index request_track on requests.request (track_fingerprint);
create index request_newest on requests.request (territory_id, created_at desc, id desc);
-- What is open, the most pressing first.
create index request_pressing on requests.request (territory_id, coalesce(due_at, created_at), id)
  where state not in ('answered', 'closed');
create index request_state on requests.request (territory_id, state, due_at, id);
create index request_department on requests.request (territory_id, department_id, state) where department_id is not null;
create index request_clock on requests.request (territory_id, next_clock_on) where next_clock_on is not null;
create index request_updated on requests.request (territory_id, updated_at desc);
create index request_search on requests.request using gin (search);

-- What happened, in order: what the clocks are computed from, and what the citizen may read. Nothing is erased from it.
create table requests.event (
  territory_id text not null,
  request_id text not null,
  id text not null,
  at timestamptz not null default now(),
  -- The day on the calendar of the territory.
  on_day date not null,
  kind text not null,
  person_id text,
  by_name text,
  public boolean not null default false,
  detail jsonb not null default '{}',
  primary key (territory_id, request_id, id)
);

create table requests.attachment (
  territory_id text not null,
  id text not null,
  request_id text not null,
  -- From who asked, or from a department.
  from_kind text not null,
  name text not null,
  mime_type text not null,
  bytes integer not null,
  sha256 text not null,
  content bytea not null,
  at timestamptz not null default now(),
  primary key (territory_id, id)
);
create index attachment_request on requests.attachment (territory_id, request_id);

-- A short form, used once, by which somebody says who they are.
create table requests.identity_link (
  territory_id text not null,
  fingerprint text not null,
  request_id text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (territory_id, fingerprint)
);
create index identity_link_fingerprint on requests.identity_link (fingerprint);
create index identity_link_request on requests.identity_link (territory_id, request_id);

create table requests.department (
  territory_id text not null,
  id text not null,
  name text not null,
  department jsonb not null,
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (territory_id, id)
);

-- What choices taught the router.
create table requests.router (
  territory_id text primary key,
  directory_version integer not null default 1,
  layer jsonb,
  -- Of the national directory: how many of it are known, and since when.
  authorities integer not null default 0,
  authorities_at timestamptz
);

create table requests.authority (
  territory_id text not null,
  id text not null,
  kind text not null,
  name text not null,
  places text[] not null default '{}',
  place_names text[] not null default '{}',
  authority jsonb not null,
  origin text not null,
  search tsvector not null default ''::tsvector,
  primary key (territory_id, id)
);
create index authority_search on requests.authority using gin (search);
create index authority_places on requests.authority using gin (places);
-- The main office before its annexes, as lists show them.
create index authority_shortest on requests.authority (territory_id, length(name), name, id);
create index authority_kind on requests.authority (territory_id, kind);

create table requests.handover (
  territory_id text not null,
  id text not null,
  request_id text not null,
  to_kind text not null,
  department_id text,
  authority jsonb,
  note text not null default '',
  at timestamptz not null default now(),
  person_id text,
  state text not null default 'sending',
  -- By which an answer is recognised: in the address, the identifier of the mail, and its page.
  fingerprint text not null,
  sealed_token text not null,
  expires_at timestamptz not null,
  due_at timestamptz,
  answer text,
  answered_at timestamptz,
  answered_by text,
  reminders jsonb not null default '[]',
  next_reminder_at timestamptz,
  next_reminder jsonb,
  primary key (territory_id, id)
);
create index handover_request on requests.handover (territory_id, request_id, at);
create index handover_fingerprint on requests.handover (fingerprint);
create index handover_reminder on requests.handover (next_reminder_at) where next_reminder_at is not null;

-- Mail that leaves: written down in the transaction of its cause, sent by its turn, once.
create table requests.mail (
  territory_id text not null,
  id text not null,
  request_id text not null,
  handover_id text,
  -- acknowledgement, registration, notice, identity, handover, reminder, forwarding
  kind text not null,
  -- One occasion, one mail.
  occasion text not null,
  sealed_mail text not null,
  message_id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts integer not null default 0,
  wake_at timestamptz,
  claimed_until timestamptz,
  sent_at timestamptz,
  trouble jsonb,
  primary key (territory_id, id)
);
create unique index mail_occasion on requests.mail (territory_id, request_id, occasion);
create unique index mail_message on requests.mail (message_id);
create index mail_wake on requests.mail (wake_at) where wake_at is not null;

-- Mail that came about a request: told twice, it is one.
create table requests.mail_in (
  territory_id text not null,
  message_id text not null,
  request_id text,
  handover_id text,
  at timestamptz not null default now(),
  -- answer, not_for_us, needs_more, done, auto_reply, bounce, spoofed, loop
  verdict text not null,
  primary key (territory_id, message_id)
);

create table requests.public_answer (
  territory_id text not null,
  id text not null,
  question text not null,
  answer text not null,
  category text,
  lang text not null default 'fr',
  published_at timestamptz,
  updated_at timestamptz not null default now(),
  updated_by text,
  helped integer not null default 0,
  search tsvector not null default ''::tsvector,
  primary key (territory_id, id)
);
create index public_answer_newest on requests.public_answer (territory_id, published_at desc) where published_at is not null;
create index public_answer_search on requests.public_answer using gin (search);

create table requests.settings (
  territory_id text primary key,
  settings jsonb not null
);

create table requests.external_system (
  territory_id text primary key,
  system jsonb not null,
  sealed_key text
);

-- down
drop schema requests cascade;
