-- up
create schema simulation;

-- What a territory wrote, beside the scenarios that come with the program.
create table simulation.scenario (
  territory_id text not null,
  id text not null,
  text text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (territory_id, id)
);

create table simulation.drill (
  territory_id text not null,
  id text not null,
  scenario_id text not null,
  -- As it was read when the drill began: a later edit changes no drill.
  scenario jsonb not null,
  -- The simulated network that plays it.
  source_id text not null,
  speed double precision not null,
  state text not null check (state in ('running', 'ended', 'stopped')),
  started_at timestamptz not null,
  started_by text not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  answered_at timestamptz,
  posts integer not null,
  -- Of those, how many were told when it ended, and what it was worth.
  told integer,
  score jsonb,
  primary key (territory_id, id)
);
-- One at a time, whoever starts it.
create unique index drill_runs on simulation.drill (territory_id) where state = 'running';

-- What residents wrote to the territory in a drill: said once, and found again in the inbox by who wrote it.
create table simulation.drill_message (
  territory_id text not null,
  drill_id text not null,
  number integer not null,
  channel_id text not null,
  resident_id text not null,
  told_at timestamptz not null,
  primary key (territory_id, drill_id, number),
  foreign key (territory_id, drill_id) references simulation.drill on delete cascade
);

-- What would have left the machine during a drill.
create table simulation.kept (
  territory_id text not null,
  drill_id text not null,
  id text not null,
  at timestamptz not null,
  means text not null check (means in ('push', 'email', 'sms', 'voice', 'webhook', 'call')),
  recipient text not null,
  title text not null,
  text text not null,
  path text,
  primary key (territory_id, drill_id, id),
  foreign key (territory_id, drill_id) references simulation.drill on delete cascade
);

-- The territory of exercise of a territory that listens to real networks.
create table simulation.exercise (
  territory_id text not null primary key,
  exercise_id text not null,
  made_at timestamptz not null
);

alter table notifications.delivery drop constraint delivery_state_check;
alter table notifications.delivery add constraint delivery_state_check
  check (state in ('pending', 'sent', 'retrying', 'failed', 'kept'));

-- down
update notifications.delivery set state = 'sent' where state = 'kept';
alter table notifications.delivery drop constraint delivery_state_check;
alter table notifications.delivery add constraint delivery_state_check
  check (state in ('pending', 'sent', 'retrying', 'failed'));
drop schema simulation cascade;
