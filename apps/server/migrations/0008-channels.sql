-- up
create schema channels;

create table channels.channel (
  territory_id text not null,
  id text not null,
  network text not null,
  preset text,
  remote_id text not null,
  name text not null,
  handle text not null,
  url text,
  avatar_url text,
  followers integer,
  -- What was typed to connect, without its secrets.
  setup jsonb not null default '{}',
  sealed_setup text,
  sealed_credentials text,
  scopes text[] not null default '{}',
  -- Since when these credentials hold, and until when; they are told apart by it, to the millisecond.
  credentials_at timestamptz not null default date_trunc('milliseconds', now()),
  expires_at timestamptz,
  -- One process at a time lengthens them: what it spends to do so works once.
  renewing_until timestamptz,
  -- The network's own limits, over the table of its publisher.
  facts jsonb not null default '{}',
  paused boolean not null default false,
  connected_at timestamptz not null default now(),
  connected_by text,
  checked_at timestamptz,
  next_check_at timestamptz,
  failures integer not null default 0,
  last_error jsonb,
  last_error_kind text,
  -- Somebody was told that the credentials end.
  warned_at timestamptz,
  monthly_budget integer,
  -- No post leaves before that, when the network asked to slow down.
  quiet_until timestamptz,
  -- Disconnected: credentials erased, what went out stays on record.
  disconnected_at timestamptz,
  primary key (territory_id, id)
);
create unique index channel_account on channels.channel (territory_id, network, remote_id) where disconnected_at is null;
create index channel_check on channels.channel (next_check_at) where disconnected_at is null and not paused;

-- A connection under way: until the browser is back and the accounts are chosen, an hour at most.
create table channels.connection (
  territory_id text not null,
  -- Keyed fingerprint of the state or ticket that the browser carries.
  fingerprint text not null,
  person_id text not null,
  network text not null,
  preset text,
  channel_id text,
  -- Set-up, verifier, and the accounts found with their credentials.
  sealed text not null,
  created_at timestamptz not null default now(),
  primary key (territory_id, fingerprint)
);
create index connection_fingerprint on channels.connection (fingerprint);

-- What was spent, by month of the territory; reserved before a paid call, so that a budget is never passed.
create table channels.spending (
  territory_id text not null,
  channel_id text not null,
  month date not null,
  spent integer not null default 0,
  primary key (territory_id, channel_id, month)
);

-- down
drop schema channels cascade;
