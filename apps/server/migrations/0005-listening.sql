-- up
create schema listening;

create table listening.setting (
  territory_id text primary key,
  mention_days integer not null default 396,
  -- Made anew for each territory: the same author has another pseudonym elsewhere.
  pseudonym_salt text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
);

create table listening.watch (
  territory_id text not null,
  id text not null,
  name text not null,
  query text not null,
  colour text not null default 'slate',
  paused boolean not null default false,
  alerting boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  backfill_work_id text,
  primary key (territory_id, id)
);

create table listening.source (
  territory_id text not null,
  id text not null,
  kind text not null,
  network text not null,
  name text not null,
  config jsonb not null,
  sealed_secrets text,
  paused boolean not null default false,
  state jsonb not null,
  notes jsonb not null default '[]',
  connected boolean not null default false,
  created_at timestamptz not null default now(),
  last_success_at timestamptz,
  last_post_at timestamptz,
  last_error_at timestamptz,
  last_error jsonb,
  failures integer not null default 0,
  next_poll_at timestamptz,
  claimed_until timestamptz,
  usual_gap_seconds double precision,
  silent_since timestamptz,
  primary key (territory_id, id)
);
create index source_due on listening.source (next_poll_at) where not paused and next_poll_at is not null;
create unique index source_by_id on listening.source (id, territory_id);

-- What each source brought, by hour: its habit, and what the health page counts.
create table listening.source_hour (
  territory_id text not null,
  source_id text not null,
  hour timestamptz not null,
  received integer not null default 0,
  kept integer not null default 0,
  primary key (territory_id, source_id, hour)
);

create table listening.websub (
  territory_id text not null,
  source_id text not null,
  token text not null,
  hub text not null,
  topic text not null,
  sealed_secret text not null,
  state text not null default 'pending',
  lease_until timestamptz,
  primary key (territory_id, source_id)
);
create unique index websub_token on listening.websub (token, territory_id);

-- A file to import, until it is imported.
create table listening.import_file (
  territory_id text not null,
  work_id text not null,
  content text not null,
  reading jsonb not null,
  primary key (territory_id, work_id)
);

-- A signed message is taken once, however often it is replayed.
create table listening.webhook_message (
  territory_id text not null,
  source_id text not null,
  message_id text not null,
  at timestamptz not null default now(),
  primary key (territory_id, source_id, message_id)
);

create table listening.story (
  territory_id text not null,
  id text not null,
  title text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  coordinated boolean not null default false,
  primary key (territory_id, id)
);

create table listening.mention (
  territory_id text not null,
  id text not null,
  network text not null,
  origin_id text not null,
  source_id text,
  url text,
  title text,
  text text not null,
  lang text not null,
  author_handle text,
  author_name text,
  author_url text,
  author_followers integer,
  author_key text,
  author_public boolean not null default false,
  posted_at timestamptz not null,
  heard_at timestamptz not null,
  edited_at timestamptz,
  watch_ids text[] not null,
  tone text not null,
  tone_confidence real not null,
  tone_corrected boolean not null default false,
  aggressive text not null,
  because jsonb not null default '[]',
  -- Brought by a person: kept although no watch holds it.
  pinned boolean not null default false,
  reach integer,
  story_id text,
  state text not null default 'new' check (state in ('new', 'treated', 'hidden')),
  in_reply_to text,
  quote_of text,
  repost_of text,
  tags text[] not null default '{}',
  mentions text[] not null default '{}',
  links text[] not null default '{}',
  media jsonb not null default '[]',
  -- As the engine of watches folds them, so that SQL and engine agree.
  site text,
  author_folded text,
  has_link boolean not null default false,
  search tsvector not null,
  primary key (territory_id, id)
);
create unique index mention_origin on listening.mention (territory_id, network, origin_id);
create index mention_newest on listening.mention (territory_id, posted_at desc, id desc);
create index mention_story on listening.mention (territory_id, story_id, posted_at desc) where story_id is not null;
create index mention_reply on listening.mention (territory_id, in_reply_to) where in_reply_to is not null;
create index mention_author on listening.mention (territory_id, author_key) where author_key is not null;
create index mention_source on listening.mention (territory_id, source_id, posted_at desc, id desc) where source_id is not null;
create index mention_from on listening.mention (territory_id, author_folded text_pattern_ops) where author_folded is not null;
-- What is rare, in the order of the stream: looked for among all mentions it would be found late.
create index mention_to_treat on listening.mention (territory_id, posted_at desc, id desc)
  where state = 'new' and (tone = 'negative' or aggressive <> 'none');
create index mention_aggressive on listening.mention (territory_id, aggressive, posted_at desc, id desc) where aggressive <> 'none';
create index mention_state on listening.mention (territory_id, state, posted_at desc, id desc) where state <> 'new';
create index mention_lang on listening.mention (territory_id, lang, posted_at desc, id desc) where lang <> 'fr';
-- Words of one watch are found together with it.
create index mention_search on listening.mention using gin (search, watch_ids);

-- The link between a watch and what it caught, in the order of the stream.
create table listening.watch_mention (
  territory_id text not null,
  watch_id text not null,
  posted_at timestamptz not null,
  mention_id text not null,
  primary key (territory_id, watch_id, posted_at, mention_id)
);

create table listening.mention_version (
  territory_id text not null,
  mention_id text not null,
  replaced_at timestamptz not null,
  title text,
  text text not null,
  primary key (territory_id, mention_id, replaced_at)
);

create table listening.mention_act (
  territory_id text not null,
  mention_id text not null,
  id text not null,
  at timestamptz not null default now(),
  action text not null,
  person_id text,
  primary key (territory_id, mention_id, id)
);

-- Mentions by minute of posting; the watch '' is the whole territory, where a mention of two watches counts once.
create table listening.volume (
  territory_id text not null,
  watch_id text not null,
  minute timestamptz not null,
  mentions integer not null default 0,
  negative integer not null default 0,
  ironic integer not null default 0,
  positive integer not null default 0,
  primary key (territory_id, watch_id, minute)
);

-- The same by quarter of an hour, for what looks at weeks and months: a year is read from the key alone.
create table listening.volume_quarter (
  territory_id text not null,
  watch_id text not null,
  quarter timestamptz not null,
  mentions integer not null default 0,
  negative integer not null default 0,
  ironic integer not null default 0,
  positive integer not null default 0,
  primary key (territory_id, watch_id, quarter) include (mentions, negative, ironic, positive)
);

create table listening.objection (
  territory_id text not null,
  id text not null,
  network text not null,
  handle_hash text not null,
  note text,
  recorded_at timestamptz not null default now(),
  primary key (territory_id, id)
);
create unique index objection_handle on listening.objection (territory_id, network, handle_hash);

create table listening.saved_view (
  territory_id text not null,
  id text not null,
  name text not null,
  filter jsonb not null,
  shared boolean not null default false,
  person_id text,
  created_at timestamptz not null default now(),
  primary key (territory_id, id)
);

-- The territory's own layer over the tone engine, learned from corrections.
create table listening.tone_layer (
  territory_id text primary key,
  layer jsonb not null,
  corrections integer not null default 0
);

-- down
drop schema listening cascade;
