-- up
-- What a territory wrote instead of the playbook that is delivered.
create table crisis.playbook (
  territory_id text not null,
  kind text not null,
  playbook jsonb not null,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (territory_id, kind)
);

-- What became of the steps of a room's playbook; a step without a row is open.
create table crisis.plan_step (
  territory_id text not null,
  crisis_id text not null,
  key text not null,
  state text not null check (state in ('done', 'skipped')),
  person_id text not null,
  at timestamptz not null,
  note text not null default '',
  primary key (territory_id, crisis_id, key),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);

create table crisis.talking_points (
  territory_id text not null,
  crisis_id text not null,
  audience text not null,
  page jsonb not null,
  updated_at timestamptz not null,
  updated_by text not null,
  primary key (territory_id, crisis_id, audience),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);

-- Private addresses of a room, read without an account: one for each page of talking points, one for the reports.
create table crisis.share (
  territory_id text not null,
  crisis_id text not null,
  what text not null,
  fingerprint text not null unique,
  sealed_token text not null,
  made_at timestamptz not null,
  made_by text not null,
  primary key (territory_id, crisis_id, what),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);

-- The rumour ledger. A claim may outlive its room, and may have none.
create table crisis.rumour (
  territory_id text not null,
  id text not null,
  crisis_id text,
  claim text not null,
  verdict text not null default 'unchecked' check (verdict in ('unchecked', 'false', 'misleading', 'true', 'unproven')),
  correction text not null default '',
  evidence jsonb not null default '[]',
  -- Of the recording, until a post is linked.
  recorded_at timestamptz not null,
  publication_id text,
  -- Of its first showing: a permalink keeps its date.
  published_at timestamptz,
  is_public boolean not null default false,
  updated_at timestamptz not null,
  updated_by text not null,
  client_key text not null,
  primary key (territory_id, id),
  unique (territory_id, client_key)
);
create index rumour_of on crisis.rumour (territory_id, crisis_id);
create index rumour_public on crisis.rumour (territory_id, published_at desc) where is_public;

create table crisis.rumour_case (
  territory_id text not null,
  rumour_id text not null,
  mention_id text not null,
  linked_at timestamptz not null,
  linked_by text not null,
  primary key (territory_id, rumour_id, mention_id),
  foreign key (territory_id, rumour_id) references crisis.rumour on delete cascade
);
create index rumour_case_mention on crisis.rumour_case (territory_id, mention_id);

-- What people tell of a place, for those who send help. No author is kept here.
create table crisis.report (
  territory_id text not null,
  crisis_id text not null,
  id text not null,
  at timestamptz not null,
  kind text not null,
  said text not null,
  place text not null,
  lat double precision,
  lon double precision,
  -- Who put it on the map: a person, or the national address service with the address that it understood.
  located_by text not null default 'nobody' check (located_by in ('person', 'service', 'nobody')),
  located_as text,
  checked boolean not null default false,
  person_id text not null,
  mention_id text,
  conversation_id text,
  client_key text not null,
  primary key (territory_id, crisis_id, id),
  unique (territory_id, crisis_id, client_key),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);
create index report_at on crisis.report (territory_id, crisis_id, at desc, id desc);

-- down
drop table crisis.report;
drop table crisis.rumour_case;
drop table crisis.rumour;
drop table crisis.share;
drop table crisis.talking_points;
drop table crisis.plan_step;
drop table crisis.playbook;
