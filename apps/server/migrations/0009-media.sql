-- up
create schema media;

create table media.medium (
  territory_id text not null,
  id text not null,
  kind text not null check (kind in ('image', 'video')),
  mime_type text not null,
  bytes bigint not null,
  width integer not null,
  height integer not null,
  duration_seconds real,
  -- Of a video: 'h264', 'hevc'…
  codec text,
  sha256 text not null,
  name text not null,
  alt text not null default '',
  decorative boolean not null default false,
  credit text not null default '',
  rights_reference text not null default '',
  rights_until date,
  place text not null default '',
  tags text[] not null default '{}',
  focus_x real not null default 0,
  focus_y real not null default 0,
  contrast real,
  added_by text,
  added_at timestamptz not null default now(),
  primary key (territory_id, id)
);
-- Identifiers sort by the time they were made: the primary key lists the newest first.
-- The same file twice is the same medium.
create unique index medium_file on media.medium (territory_id, sha256);

create table media.captions (
  territory_id text not null,
  medium_id text not null,
  lang text not null,
  vtt text not null,
  primary key (territory_id, medium_id, lang)
);

-- down
drop schema media cascade;
