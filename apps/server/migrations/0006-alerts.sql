-- up
create schema alerts;

-- What the detector is fed: mentions by minute of hearing, of posts that were fresh when heard.
create table alerts.signal (
  territory_id text not null,
  watch_id text not null,
  minute timestamptz not null,
  mentions integer not null default 0,
  negative integer not null default 0,
  hard integer not null default 0,
  reach bigint not null default 0,
  primary key (territory_id, watch_id, minute)
);
create index signal_minute on alerts.signal (minute);

create table alerts.detector (
  territory_id text not null,
  watch_id text not null,
  sensitivity real not null default 0.5,
  min_voices integer not null default 3,
  -- The engine's state, as its bytes; absent or unreadable, it is learned again from the volume.
  state bytea,
  -- The bucket up to which the state has learned.
  observed_until timestamptz,
  primary key (territory_id, watch_id)
);

create table alerts.alarm (
  territory_id text not null,
  id text not null,
  kind text not null check (kind in ('burst', 'silence')),
  state text not null check (state in ('open', 'acknowledged', 'snoozed', 'ended', 'false_alarm')),
  watch_id text,
  source_id text,
  explanation jsonb not null,
  started_at timestamptz not null,
  detected_at timestamptz not null,
  ended_at timestamptz,
  snoozed_until timestamptz,
  acknowledged_by text,
  acknowledged_at timestamptz,
  observed real not null,
  usual_high real not null,
  ratio real,
  mentions integer not null default 0,
  severity jsonb not null,
  story_id text,
  primary key (territory_id, id)
);
create index alarm_newest on alerts.alarm (territory_id, detected_at desc, id desc);
-- One burst at a time for a watch, one silence for a source, whatever the number of processes.
create unique index alarm_current_watch on alerts.alarm (territory_id, watch_id)
  where kind = 'burst' and state in ('open', 'acknowledged', 'snoozed');
create unique index alarm_current_source on alerts.alarm (territory_id, source_id)
  where kind = 'silence' and state in ('open', 'acknowledged', 'snoozed');

create table alerts.alarm_act (
  territory_id text not null,
  alarm_id text not null,
  id text not null,
  at timestamptz not null default now(),
  action text not null,
  person_id text,
  note text,
  primary key (territory_id, alarm_id, id)
);

-- down
drop schema alerts cascade;
