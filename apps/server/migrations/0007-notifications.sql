-- up
create schema notifications;

create table notifications.preference (
  territory_id text not null,
  person_id text not null,
  email boolean not null default true,
  push boolean not null default true,
  min_level integer not null default 1,
  quiet_from text,
  quiet_to text,
  primary key (territory_id, person_id)
);

create table notifications.device (
  territory_id text not null,
  id text not null,
  person_id text not null,
  label text not null,
  endpoint_hash text not null,
  sealed_subscription text not null,
  locale text not null default 'fr',
  added_at timestamptz not null default now(),
  last_success_at timestamptz,
  primary key (territory_id, id)
);
create unique index device_endpoint on notifications.device (territory_id, person_id, endpoint_hash);

create table notifications.webhook (
  territory_id text not null,
  id text not null,
  name text not null,
  url text not null,
  sealed_secret text not null,
  active boolean not null default true,
  created_at timestamptz not null default now(),
  last_success_at timestamptz,
  last_error jsonb,
  primary key (territory_id, id)
);

create table notifications.delivery (
  territory_id text not null,
  id text not null,
  channel text not null check (channel in ('email', 'push', 'webhook')),
  person_id text,
  device_id text,
  webhook_id text,
  alarm_id text,
  -- What one alarm has to say to one recipient is said once.
  dedupe_key text not null,
  subject text not null,
  payload jsonb not null,
  state text not null default 'pending' check (state in ('pending', 'sent', 'retrying', 'failed')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  next_attempt_at timestamptz,
  primary key (territory_id, id)
);
create unique index delivery_once on notifications.delivery (territory_id, dedupe_key);
create index delivery_newest on notifications.delivery (territory_id, created_at desc, id desc);

-- down
drop schema notifications cascade;
