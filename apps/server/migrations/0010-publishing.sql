-- up
create schema publishing;

create table publishing.publication (
  territory_id text not null,
  id text not null,
  state text not null default 'draft',
  version integer not null default 1,
  -- What the writer decides, as the contract has it.
  draft jsonb not null,
  title text not null default '',
  campaign text,
  channel_ids text[] not null default '{}',
  media_ids text[] not null default '{}',
  article_id text,
  alarm_id text,
  corrects text,
  mandate_id text,
  -- The first of a repetition, and the day of its zone that this one is.
  repeats text,
  repeats_on date,
  due_at timestamptz,
  author_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text,
  findings jsonb not null default '[]',
  ignored_findings jsonb not null default '{}',
  -- The circuit as it was when approval was asked for, with its steps, decisions and silence rule.
  approval jsonb,
  silence_at timestamptz,
  reason text,
  -- The state that a hold took it from.
  held_from text,
  client_key text,
  search tsvector not null default ''::tsvector,
  primary key (territory_id, id)
);
create index publication_due on publishing.publication (territory_id, due_at, id);
create index publication_recent on publishing.publication (territory_id, updated_at desc, id desc);
create index publication_state on publishing.publication (territory_id, state, due_at);
create index publication_silence on publishing.publication (silence_at) where silence_at is not null;
create index publication_article on publishing.publication (territory_id, article_id) where article_id is not null;
create index publication_corrects on publishing.publication (territory_id, corrects) where corrects is not null;
create index publication_mandate on publishing.publication (territory_id, mandate_id) where mandate_id is not null;
create unique index publication_client on publishing.publication (territory_id, author_id, client_key) where client_key is not null;
create unique index publication_repeat on publishing.publication (territory_id, repeats, repeats_on) where repeats is not null;
create index publication_search on publishing.publication using gin (search);

-- Every version of the words, whoever saved it; what a conflict set aside is here too.
create table publishing.version (
  territory_id text not null,
  publication_id text not null,
  version integer not null,
  -- 0 what stands; from 1 on, what was set aside when two people changed the same field.
  branch integer not null default 0,
  at timestamptz not null default now(),
  person_id text,
  draft jsonb not null,
  primary key (territory_id, publication_id, version, branch)
);

-- The trail: nothing is erased from it.
create table publishing.act (
  territory_id text not null,
  publication_id text not null,
  id text not null,
  at timestamptz not null default now(),
  kind text not null,
  person_id text,
  -- A guest who decided by a link has a name and no account.
  person_name text,
  on_behalf_of text,
  delivery_id text,
  comment text,
  detail jsonb not null default '{}',
  primary key (territory_id, publication_id, id)
);

-- One account, one publication: what is to go out, frozen as approved, and how far it got.
create table publishing.delivery (
  territory_id text not null,
  id text not null,
  publication_id text not null,
  channel_id text not null,
  network text not null,
  state text not null default 'planned',
  due_at timestamptz not null,
  -- When it is looked at next: due, waiting for a network, or tried again.
  wake_at timestamptz,
  -- Who works on it, until when; a process that dies lets go by itself.
  claimed_until timestamptz,
  claim text,
  started_at timestamptz,
  -- What is sent, by the port's `Outgoing` without its functions.
  outgoing jsonb,
  -- The results of the steps that are done, in order.
  done jsonb not null default '[]',
  -- The step that was begun and whose outcome is not written: in doubt until it is looked up.
  attempting jsonb,
  attempts integer not null default 0,
  look_ups integer not null default 0,
  trouble jsonb,
  trouble_kind text,
  cost integer,
  cost_month date,
  url text,
  sent_at timestamptz,
  verified_at timestamptz,
  verify_at timestamptz,
  edited_at timestamptz,
  removed_at timestamptz,
  -- What was told of it at the origin, newest.
  counts jsonb,
  counts_at timestamptz,
  next_counts_at timestamptz,
  replies_cursor text,
  next_replies_at timestamptz,
  replies integer not null default 0,
  primary key (territory_id, id)
);
create unique index delivery_once on publishing.delivery (territory_id, publication_id, channel_id);
create index delivery_wake on publishing.delivery (wake_at) where wake_at is not null;
create index delivery_verify on publishing.delivery (verify_at) where verify_at is not null;
create index delivery_counts on publishing.delivery (next_counts_at) where next_counts_at is not null;
create index delivery_replies on publishing.delivery (next_replies_at) where next_replies_at is not null;
create index delivery_channel on publishing.delivery (territory_id, channel_id, sent_at desc) where sent_at is not null;

-- What the public could read on an account, from when to when.
create table publishing.public_text (
  territory_id text not null,
  delivery_id text not null,
  since timestamptz not null,
  until timestamptz,
  parts jsonb not null,
  primary key (territory_id, delivery_id, since)
);

create table publishing.counts (
  territory_id text not null,
  delivery_id text not null,
  at timestamptz not null,
  counts jsonb not null,
  primary key (territory_id, delivery_id, at)
);

create table publishing.reply (
  territory_id text not null,
  id text not null,
  delivery_id text not null,
  publication_id text not null,
  network text not null,
  origin_id text not null,
  author_handle text not null default '',
  author_name text,
  text text not null,
  url text,
  posted_at timestamptz not null,
  heard_at timestamptz not null default now(),
  in_reply_to text,
  tone text not null default 'neutral',
  aggressive text not null default 'none',
  hidden_at timestamptz,
  hidden_by text,
  hidden_ground text,
  gone_at timestamptz,
  primary key (territory_id, id)
);
create unique index reply_origin on publishing.reply (territory_id, delivery_id, origin_id);
create index reply_newest on publishing.reply (territory_id, posted_at desc, id desc);

create table publishing.circuit (
  territory_id text not null,
  id text not null,
  position integer not null,
  circuit jsonb not null,
  primary key (territory_id, id)
);

create table publishing.delegation (
  territory_id text not null,
  id text not null,
  from_id text not null,
  to_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null default '',
  created_by text not null,
  primary key (territory_id, id)
);

create table publishing.approval_link (
  territory_id text not null,
  fingerprint text not null,
  publication_id text not null,
  -- A person's id, or a guest's e-mail sealed with the row.
  person_id text,
  guest_name text,
  sealed_email text,
  step integer not null,
  version integer not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  void_at timestamptz,
  primary key (territory_id, fingerprint)
);
create index approval_link_fingerprint on publishing.approval_link (fingerprint);

create table publishing.mandate (
  territory_id text not null,
  id text not null,
  person_id text not null,
  given_by text not null,
  scope text not null,
  channel_ids text[] not null default '{}',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  digest_sent_at timestamptz,
  primary key (territory_id, id)
);
create index mandate_digest on publishing.mandate (ends_at) where digest_sent_at is null;

create table publishing.hold (
  territory_id text primary key,
  since timestamptz not null,
  person_id text,
  reason text not null
);

create table publishing.article_feed (
  territory_id text not null,
  id text not null,
  url text not null,
  name text not null,
  state jsonb not null default '{}',
  next_read_at timestamptz,
  claimed_until timestamptz,
  last_read_at timestamptz,
  last_error jsonb,
  primary key (territory_id, id)
);
create unique index article_feed_url on publishing.article_feed (territory_id, url);
create index article_feed_due on publishing.article_feed (next_read_at) where next_read_at is not null;

create table publishing.article (
  territory_id text not null,
  id text not null,
  feed_id text not null,
  origin_id text not null,
  url text not null,
  title text not null,
  summary text not null default '',
  body text not null default '',
  image_url text,
  published_at timestamptz not null,
  -- What the page said when it was first read, to see that it changed.
  page_text text,
  ignored boolean not null default false,
  gone_at timestamptz,
  changed_at timestamptz,
  next_look_at timestamptz,
  primary key (territory_id, id)
);
create unique index article_origin on publishing.article (territory_id, feed_id, origin_id);
create index article_newest on publishing.article (territory_id, published_at desc, id desc);
create index article_look on publishing.article (next_look_at) where next_look_at is not null;

create table publishing.calendar_link (
  territory_id text not null,
  person_id text not null,
  fingerprint text not null,
  created_at timestamptz not null default now(),
  last_read_at timestamptz,
  primary key (territory_id, person_id)
);
create index calendar_link_fingerprint on publishing.calendar_link (fingerprint);

create table publishing.snippet (
  territory_id text not null,
  id text not null,
  kind text not null,
  name text not null,
  text text not null,
  networks text[] not null default '{}',
  primary key (territory_id, id)
);

create table publishing.editorial (
  territory_id text primary key,
  editorial jsonb not null
);

-- What we serve ourselves: the territory's own newsroom, and the simulated network.
create table publishing.hosted_post (
  territory_id text not null,
  channel_id text not null,
  id text not null,
  -- The delivery and the part: put twice, it is there once.
  key text not null,
  parts jsonb not null,
  posted_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  primary key (territory_id, channel_id, id)
);
create unique index hosted_post_key on publishing.hosted_post (territory_id, channel_id, key);
create index hosted_post_newest on publishing.hosted_post (territory_id, channel_id, posted_at desc);

create table publishing.hosted_reply (
  territory_id text not null,
  channel_id text not null,
  id text not null,
  post_id text not null,
  author text not null,
  text text not null,
  posted_at timestamptz not null,
  hidden boolean not null default false,
  primary key (territory_id, channel_id, id)
);
create index hosted_reply_post on publishing.hosted_reply (territory_id, channel_id, post_id, posted_at);

create table publishing.subscriber (
  territory_id text not null,
  channel_id text not null,
  id text not null,
  sealed_email text not null,
  -- Keyed, so that one address is one subscriber.
  fingerprint text not null,
  asked_at timestamptz not null default now(),
  confirmed_at timestamptz,
  -- From then on the address is no longer kept, its fingerprint alone, so that nobody writes to it again.
  ended_at timestamptz,
  -- How it was agreed to, for what was brought from elsewhere; what comes by the form is confirmed by mail.
  consent text,
  primary key (territory_id, channel_id, id)
);
create unique index subscriber_once on publishing.subscriber (territory_id, channel_id, fingerprint);
create index subscriber_unconfirmed on publishing.subscriber (asked_at) where confirmed_at is null and ended_at is null;

-- What an issue says, as a browser reads it.
create table publishing.newsletter_issue (
  territory_id text not null,
  channel_id text not null,
  -- The delivery that it is.
  key text not null,
  issue jsonb not null,
  posted_at timestamptz not null,
  primary key (territory_id, channel_id, key)
);
create index newsletter_issue_newest on publishing.newsletter_issue (territory_id, channel_id, posted_at desc);

-- One issue, one recipient, once: the list is fixed first, and each is written down before the mail is handed over.
create table publishing.newsletter_sent (
  territory_id text not null,
  channel_id text not null,
  key text not null,
  subscriber_id text not null,
  position integer not null,
  at timestamptz not null default now(),
  -- waiting, sending, sent, refused
  state text not null default 'waiting',
  primary key (territory_id, channel_id, key, subscriber_id)
);
create unique index newsletter_sent_order on publishing.newsletter_sent (territory_id, channel_id, key, position);

-- down
drop schema publishing cascade;
