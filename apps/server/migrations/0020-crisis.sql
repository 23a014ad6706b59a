-- up
create schema crisis;

-- One event, from its first signal to the report on it.
create table crisis.crisis (
  territory_id text not null,
  id text not null,
  ref text not null,
  title text not null,
  summary text not null default '',
  kind text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  drill boolean not null default false,
  level smallint not null default 1,
  lead_id text,
  first_signal_at timestamptz not null,
  detected_at timestamptz,
  opened_at timestamptz not null,
  opened_by text not null,
  first_word_at timestamptz,
  closed_at timestamptz,
  closed_by text,
  relay_authority text,
  relay_url text,
  relay_since timestamptz,
  lessons text,
  -- Its playbook as it was when the room opened: a later edit changes no room.
  playbook jsonb not null,
  client_key text,
  primary key (territory_id, id),
  unique (territory_id, ref),
  unique (territory_id, client_key)
);
create index crisis_open on crisis.crisis (territory_id, opened_at desc);

-- An alarm has one room at most: whoever comes second is led to it.
create table crisis.crisis_alarm (
  territory_id text not null,
  alarm_id text not null,
  crisis_id text not null,
  joined_at timestamptz not null,
  primary key (territory_id, alarm_id),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);
create index crisis_alarm_of on crisis.crisis_alarm (territory_id, crisis_id);

-- The log. Nothing in it is changed or erased: a line is corrected by another.
create table crisis.log (
  territory_id text not null,
  crisis_id text not null,
  id text not null,
  at timestamptz not null,
  kind text not null,
  person_id text,
  said jsonb not null,
  corrects text,
  link jsonb not null default '{}',
  -- In which order lines of one instant were written.
  number bigint generated always as identity,
  -- What makes the same thing told twice one line.
  occasion text not null,
  primary key (territory_id, crisis_id, id),
  unique (territory_id, crisis_id, occasion),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);
create index log_at on crisis.log (territory_id, crisis_id, at desc, number desc);

create function crisis.keep_log() returns trigger language plpgsql as $$
begin
  -- A territory that is deleted takes its crises with it; nothing else unsays a line.
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then return old; end if;
  raise exception 'a line of the log is never changed or erased';
end $$;
create trigger keep_log before update or delete on crisis.log for each row execute function crisis.keep_log();

create table crisis.presence (
  territory_id text not null,
  crisis_id text not null,
  person_id text not null,
  until timestamptz not null,
  primary key (territory_id, crisis_id, person_id),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);

-- Under which posts an answer or a correction was put, so that none gets it twice.
create table crisis.reply (
  territory_id text not null,
  crisis_id text not null,
  mention_id text not null,
  conversation_id text not null,
  key text not null,
  at timestamptz not null,
  primary key (territory_id, mention_id, key),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);
create index reply_of on crisis.reply (territory_id, crisis_id);

-- What a publication answers; it leaves while the rest is held.
alter table publishing.publication add column crisis_id text;
create index publication_crisis on publishing.publication (territory_id, crisis_id) where crisis_id is not null;

-- down
drop index publishing.publication_crisis;
alter table publishing.publication drop column crisis_id;
drop schema crisis cascade;
