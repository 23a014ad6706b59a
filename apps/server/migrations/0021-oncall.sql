-- up
create schema oncall;

-- Slots of the rota, each version with the time in which it was the rota: what was worked stays as it was.
create table oncall.slot (
  territory_id text not null,
  id text not null,
  valid_from timestamptz not null,
  valid_to timestamptz check (valid_to > valid_from),
  place smallint not null,
  name text not null,
  weekdays smallint[] not null,
  begins text not null,
  ends text not null,
  extra_days smallint not null,
  holidays text not null check (holidays in ('as_usual', 'not', 'only')),
  people text[] not null,
  turn text not null check (turn in ('occurrence', 'week', 'fortnight')),
  starts_on text not null,
  ends_on text,
  primary key (territory_id, id, valid_from)
);
-- A slot has one version at a time.
create unique index slot_now on oncall.slot (territory_id, id) where valid_to is null;

create table oncall.swap (
  territory_id text not null,
  id text not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  given_by text not null,
  taken_by text not null,
  state text not null check (state in ('asked', 'accepted', 'refused', 'cancelled')),
  note text not null default '',
  -- The very hours that were given, in milliseconds since 1970: if they are another's by now, nothing is swapped.
  hours jsonb not null,
  asked_by text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (territory_id, id)
);
create index swap_period on oncall.swap (territory_id, to_at);

create table oncall.hand_over (
  territory_id text not null,
  id text not null,
  at timestamptz not null,
  person_id text not null,
  text text not null,
  client_key text not null,
  primary key (territory_id, id),
  unique (territory_id, person_id, client_key)
);
create table oncall.hand_over_read (
  territory_id text not null,
  hand_over_id text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (territory_id, hand_over_id, person_id),
  foreign key (territory_id, hand_over_id) references oncall.hand_over on delete cascade
);

-- Who was told that their hours begin: once a shift.
create table oncall.shift_told (
  territory_id text not null,
  slot_id text not null,
  day text not null,
  person_id text not null,
  at timestamptz not null,
  primary key (territory_id, slot_id, day, person_id)
);

-- When each person was last here, and since when they were away, until they have read what they missed.
create table oncall.presence (
  territory_id text not null,
  person_id text not null,
  last_seen_at timestamptz not null,
  left_at timestamptz,
  primary key (territory_id, person_id)
);

-- down
drop schema oncall cascade;
