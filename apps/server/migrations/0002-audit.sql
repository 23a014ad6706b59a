-- up
create schema audit;

-- The last link of each chain; whoever writes the next one holds its row until they commit.
create table audit.head (
  territory_id text primary key,
  seq bigint not null,
  hash text not null
);

-- The journal of the installation itself is the chain of the territory 'instance'.
create table audit.entry (
  territory_id text not null,
  seq bigint not null,
  at timestamptz(3) not null,
  actor_kind text not null check (actor_kind in ('person', 'api_key', 'system')),
  actor_id text,
  action text not null,
  target_kind text,
  target_id text,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null,
  primary key (territory_id, seq)
);
create index entry_at on audit.entry (territory_id, at desc);
create index entry_actor on audit.entry (territory_id, actor_id, seq desc);
create index entry_target on audit.entry (territory_id, target_id, seq desc);

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'audit.entry is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger entry_append_only before update or delete on audit.entry for each row execute function audit.refuse();
create trigger entry_no_truncate before truncate on audit.entry for each statement execute function audit.refuse();

-- down
drop schema audit cascade;
