-- up
-- Versions of the moderation charter; the last is in force, none while the one of the product is.
create table desk.charter (
  territory_id text not null,
  version integer not null,
  since timestamptz not null,
  articles jsonb not null,
  contest text,
  url text,
  by_id text,
  primary key (territory_id, version)
);

-- What was hidden, deleted or blocked, on which article, and how far it got.
create table desk.measure (
  territory_id text not null,
  id text not null,
  kind text not null check (kind in ('hide', 'delete', 'block')),
  state text not null check (state in
    ('in_review', 'applying', 'in_force', 'lifting', 'lifted', 'expired', 'refused_by_network', 'refused')),
  conversation_id text not null,
  message_id text,
  reply_id text,
  network text not null,
  channel_id text not null,
  -- Of the message or of the account, as the network calls it.
  remote_id text not null,
  -- The post under which it was said, as the network calls it.
  under_id text,
  -- Keyed, as in the conversation.
  author_key text,
  article_id text not null,
  article_title text not null,
  charter_version integer not null,
  facts text not null,
  lighter_steps text not null default '',
  by_id text,
  reviewer_id text,
  at timestamptz not null,
  days integer,
  in_force_at timestamptz,
  review_at timestamptz,
  reminded_at timestamptz,
  expires_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  -- What it becomes once the network has undone it.
  ends_as text check (ends_as in ('lifted', 'expired')),
  lifted_because text,
  evidence_id text not null,
  trouble jsonb,
  tries integer not null default 0,
  next_try_at timestamptz,
  primary key (territory_id, id)
);
-- Asked twice, taken once.
create unique index measure_message on desk.measure (territory_id, message_id, kind)
  where message_id is not null and state in ('in_review', 'applying', 'in_force', 'lifting');
create unique index measure_author on desk.measure (territory_id, channel_id, remote_id)
  where kind = 'block' and state in ('in_review', 'applying', 'in_force', 'lifting');
create index measure_newest on desk.measure (territory_id, at desc, id desc);
create index measure_conversation on desk.measure (territory_id, conversation_id);
create index measure_of_author on desk.measure (territory_id, author_key) where author_key is not null;
create index measure_due on desk.measure (next_try_at) where next_try_at is not null;
create index measure_expires on desk.measure (expires_at) where state = 'in_force' and expires_at is not null;
create index measure_review on desk.measure (review_at) where state = 'in_force' and reminded_at is null;

-- A piece of evidence. What was said is sealed, and can be erased: the chain holds its hash alone.
create table desk.evidence (
  territory_id text not null,
  id text not null,
  number integer not null,
  conversation_id text not null,
  message_id text not null,
  network text not null,
  posted_at timestamptz not null,
  at timestamptz not null,
  by_id text,
  sealed_words text,
  sha256 text not null,
  erased_at timestamptz,
  qualification text not null default 'none',
  targets_agent boolean not null default false,
  legal_hold boolean not null default false,
  note text not null default '',
  remind_at timestamptz,
  primary key (territory_id, id)
);
create unique index evidence_number on desk.evidence (territory_id, number);
create index evidence_message on desk.evidence (territory_id, message_id);
create index evidence_conversation on desk.evidence (territory_id, conversation_id);
create index evidence_reminder on desk.evidence (remind_at) where remind_at is not null;
create index evidence_kept on desk.evidence (at) where erased_at is null and not legal_hold;

create table desk.evidence_file (
  territory_id text not null,
  id text not null,
  evidence_id text not null,
  name text not null,
  mime_type text not null,
  bytes integer not null,
  sha256 text not null,
  content bytea,
  at timestamptz not null,
  primary key (territory_id, id)
);
create index evidence_file_of on desk.evidence_file (territory_id, evidence_id);

-- The chain of a territory: what was kept, and each file added later, in order, each sealed to all before it.
create table desk.evidence_link (
  territory_id text not null,
  number integer not null,
  kind text not null check (kind in ('kept', 'file_added')),
  evidence_id text not null,
  at timestamptz not null,
  content jsonb not null,
  previous text not null,
  sha256 text not null,
  -- RFC 3161: the answer of the authority as it came.
  time_stamp bytea,
  stamped_at timestamptz,
  authority text,
  stamp_trouble jsonb,
  stamp_tries integer not null default 0,
  stamp_due timestamptz,
  primary key (territory_id, number)
);
create index evidence_link_of on desk.evidence_link (territory_id, evidence_id);
create index evidence_link_stamp on desk.evidence_link (stamp_due) where stamp_due is not null;

-- Each reading of what was veiled: how long it stood before somebody's eyes.
create table desk.exposure (
  territory_id text not null,
  person_id text not null,
  id text not null,
  conversation_id text,
  at timestamptz not null,
  ends_at timestamptz not null,
  out_of_hours boolean not null,
  primary key (territory_id, person_id, id)
);
create index exposure_when on desk.exposure (territory_id, at);

-- A conversation in which somebody may be in danger: who was told, and until somebody takes it.
create table desk.emergency (
  territory_id text not null,
  conversation_id text not null,
  at timestamptz not null,
  told integer not null default 1,
  remind_at timestamptz,
  primary key (territory_id, conversation_id)
);
create index emergency_due on desk.emergency (remind_at) where remind_at is not null;

-- down
drop table desk.emergency;
drop table desk.exposure;
drop table desk.evidence_link;
drop table desk.evidence_file;
drop table desk.evidence;
drop table desk.measure;
drop table desk.charter;
