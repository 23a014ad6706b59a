-- up
-- What is told to the screens is numbered when its transaction commits, and not before: numbers become visible in their
-- order, and nobody holds the head of a territory while they still wait for something else.
create table live.told (
  territory_id text not null,
  id bigint generated always as identity,
  name text not null,
  data json not null,
  primary key (territory_id, id)
);

create function live.number_told() returns trigger language plpgsql as $$
declare
  number bigint;
begin
  insert into live.head as h (territory_id, seq) values (new.territory_id, 1)
    on conflict (territory_id) do update set seq = h.seq + 1 returning seq into number;
  insert into live.event (territory_id, seq, name, data) values (new.territory_id, number, new.name, new.data);
  delete from live.told where territory_id = new.territory_id and id = new.id;
  perform pg_notify('beffroi_live', new.territory_id);
  return null;
end
$$;

create constraint trigger number_told after insert on live.told
  deferrable initially deferred for each row execute function live.number_told();

-- down
drop table live.told;
drop function live.number_told;
