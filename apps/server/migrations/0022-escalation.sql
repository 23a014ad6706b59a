-- up
create schema if not exists oncall;

create table oncall.chain (
  territory_id text not null primary key,
  active boolean not null,
  min_level integer not null,
  steps jsonb not null,
  rounds integer not null
);

create table oncall.escalation (
  territory_id text not null,
  id text not null,
  alarm_id text not null,
  alarm_name text not null,
  level integer not null,
  state text not null check (state in ('ringing', 'answered', 'stood_down', 'unanswered', 'quiet')),
  -- The chain as it was when the alarm rang: who is being rung does not change while it rings.
  steps jsonb not null,
  rounds integer not null,
  step integer not null default 0,
  round integer not null default 1,
  started_at timestamptz not null,
  next_at timestamptz,
  answered_by text,
  answered_at timestamptz,
  ended_at timestamptz,
  primary key (territory_id, id)
);
-- An alarm that rings again while its chain goes on joins it.
create unique index escalation_once on oncall.escalation (territory_id, alarm_id) where state in ('ringing', 'quiet');
create index escalation_due on oncall.escalation (next_at) where next_at is not null;
create index escalation_of_alarm on oncall.escalation (territory_id, alarm_id, id desc);

create table oncall.call (
  territory_id text not null,
  id text not null,
  escalation_id text not null,
  at timestamptz not null,
  step integer not null,
  round integer not null,
  person_id text,
  means text check (means in ('push', 'email', 'sms', 'voice')),
  outcome text not null
    check (outcome in ('pending', 'sent', 'failed', 'no_means', 'quiet', 'answered', 'missed', 'stood_down')),
  trouble jsonb,
  -- How many sendings it consists of, and how many of them went wrong.
  deliveries integer not null default 0,
  failures integer not null default 0,
  -- Of the link that answers it: the link itself rests nowhere but sealed in what is sent.
  fingerprint text,
  expires_at timestamptz,
  primary key (territory_id, id),
  foreign key (territory_id, escalation_id) references oncall.escalation (territory_id, id) on delete cascade
);
create index call_of_escalation on oncall.call (territory_id, escalation_id, id);
create unique index call_link on oncall.call (fingerprint) where fingerprint is not null;
-- One ring of one person by one means at one turn of the chain.
create unique index call_once on oncall.call (territory_id, escalation_id, round, step, person_id, means)
  where outcome not in ('quiet', 'no_means');

alter table notifications.preference
  add column quiet_level integer not null default 4,
  add column off_duty boolean not null default false,
  add column sealed_phone text,
  add column sms boolean not null default false,
  add column voice boolean not null default false;

create table notifications.gateway (
  territory_id text not null primary key,
  kind text not null check (kind in ('webhook', 'mail')),
  url text,
  sms boolean not null default false,
  voice boolean not null default false,
  sealed_secret text,
  address text,
  subject text not null default ''
);

alter table notifications.delivery drop constraint delivery_channel_check;
alter table notifications.delivery add constraint delivery_channel_check
  check (channel in ('email', 'push', 'webhook', 'sms', 'voice'));

-- down
delete from notifications.delivery where channel in ('sms', 'voice');
alter table notifications.delivery drop constraint delivery_channel_check;
alter table notifications.delivery add constraint delivery_channel_check
  check (channel in ('email', 'push', 'webhook'));
drop table notifications.gateway;
alter table notifications.preference
  drop column quiet_level,
  drop column off_duty,
  drop column sealed_phone,
  drop column sms,
  drop column voice;
drop table oncall.call;
drop table oncall.escalation;
drop table oncall.chain;
