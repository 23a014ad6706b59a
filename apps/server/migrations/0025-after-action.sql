-- up
-- What was counted of a crisis that is over, without a word of anybody: its report and the comparison with later ones
-- stay when the posts themselves have been erased.
create table crisis.measure (
  territory_id text not null,
  crisis_id text not null,
  -- The closing that it was taken after: a room that was opened again is measured again.
  closed_at timestamptz not null,
  measured jsonb not null,
  primary key (territory_id, crisis_id),
  foreign key (territory_id, crisis_id) references crisis.crisis on delete cascade
);

-- down
drop table crisis.measure;
