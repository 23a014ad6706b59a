-- up
create schema live;

create table live.head (
  territory_id text primary key,
  seq bigint not null
);

create table live.event (
  territory_id text not null,
  seq bigint not null,
  name text not null,
  -- Written once, read once, never searched: kept as it is sent.
  data json not null,
  at timestamptz not null default now(),
  primary key (territory_id, seq)
);
alter table live.event alter column data set storage external;
create index event_at on live.event (at);

-- down
drop schema live cascade;
