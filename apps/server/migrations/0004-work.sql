-- up
create schema work;

create table work.work (
  territory_id text not null,
  id text not null,
  kind text not null,
  label text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint,
  result jsonb not null default '{}',
  errors jsonb not null default '[]',
  cancel_requested boolean not null default false,
  created_by text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  primary key (territory_id, id)
);
create index work_newest on work.work (territory_id, created_at desc);

-- down
drop schema work cascade;
