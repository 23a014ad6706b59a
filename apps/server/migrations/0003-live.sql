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
  data jsonb not null,
  at timestamptz not null default now(),
  primary key (territory_id, seq)
);
create index event_at on live.event (at);

-- down
drop schema live cascade;
