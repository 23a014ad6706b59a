-- up
create schema simulation;

-- The built-in simulated network: what each territory's residents wrote on it, and the bad buzz under way.
create table simulation.network (
  territory_id text primary key,
  seed text not null,
  profile text not null,
  bad_buzz_started_at timestamptz,
  bad_buzz_ends_at timestamptz
);

create table simulation.resident_post (
  territory_id text not null,
  id text not null,
  author text not null,
  text text not null,
  posted_at timestamptz not null default now(),
  primary key (territory_id, id)
);

-- down
drop schema simulation cascade;
