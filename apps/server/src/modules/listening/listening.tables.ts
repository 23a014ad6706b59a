import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';

/** How the columns of a file are to be read. */
export type ImportPlan = { mapping: Record<string, string>; timeZone: string; dateOrder: 'day-month' | 'month-day' };

type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type MadeInstant = ColumnType<Date, Date | undefined, never>;
type Json<T> = JSONColumnType<T & object, string, string>;

export type WatchRow = {
  territory_id: string;
  id: string;
  name: string;
  query: string;
  colour: Generated<string>;
  paused: Generated<boolean>;
  alerting: Generated<boolean>;
  created_at: MadeInstant;
  updated_at: ColumnType<Date, Date | undefined, Date>;
  backfill_work_id: string | null;
};

export type SourceRow = {
  territory_id: string;
  id: string;
  kind: string;
  network: string;
  name: string;
  config: Json<Record<string, unknown>>;
  sealed_secrets: string | null;
  paused: Generated<boolean>;
  /** Where the reading got to; a JSON object `{ "value": … }`, because a state may be any JSON. */
  state: Json<{ value: unknown }>;
  notes: ColumnType<Bilingual[], string | undefined, string>;
  connected: Generated<boolean>;
  created_at: MadeInstant;
  last_success_at: MaybeInstant;
  last_post_at: MaybeInstant;
  last_error_at: MaybeInstant;
  last_error: ColumnType<Bilingual | null, string | null | undefined, string | null>;
  failures: Generated<number>;
  next_poll_at: MaybeInstant;
  claimed_until: MaybeInstant;
  usual_gap_seconds: number | null;
  silent_since: MaybeInstant;
};

export type MentionRow = {
  territory_id: string;
  id: string;
  network: string;
  origin_id: string;
  source_id: string | null;
  url: string | null;
  title: string | null;
  text: string;
  lang: string;
  author_handle: string | null;
  author_name: string | null;
  author_url: string | null;
  author_followers: number | null;
  /** The same for all that an author wrote here, and says nothing without the territory's salt. */
  author_key: string | null;
  author_public: Generated<boolean>;
  posted_at: Instant;
  heard_at: Instant;
  edited_at: MaybeInstant;
  watch_ids: string[];
  tone: string;
  tone_confidence: number;
  tone_corrected: Generated<boolean>;
  aggressive: string;
  because: ColumnType<{ word: string; weight: number; for: string }[], string | undefined, string>;
  pinned: Generated<boolean>;
  reach: number | null;
  story_id: string | null;
  state: Generated<string>;
  in_reply_to: string | null;
  quote_of: string | null;
  repost_of: string | null;
  tags: string[];
  mentions: string[];
  links: string[];
  media: ColumnType<{ kind: string; url: string; alt?: string }[], string | undefined, string>;
  site: string | null;
  author_folded: string | null;
  has_link: boolean;
  search: ColumnType<string, string, string>;
};

export type ListeningTables = {
  'listening.setting': { territory_id: string; mention_days: Generated<number>; pseudonym_salt: Generated<string> };
  'listening.watch': WatchRow;
  'listening.source': SourceRow;
  'listening.source_hour': { territory_id: string; source_id: string; hour: Date; received: number; kept: number };
  'listening.websub': {
    territory_id: string;
    source_id: string;
    token: string;
    hub: string;
    topic: string;
    sealed_secret: string;
    state: Generated<string>;
    lease_until: MaybeInstant;
  };
  'listening.import_file': { territory_id: string; work_id: string; content: string; reading: Json<ImportPlan> };
  'listening.webhook_message': { territory_id: string; source_id: string; message_id: string; at: MadeInstant };
  'listening.story': {
    territory_id: string;
    id: string;
    title: string;
    first_at: Instant;
    last_at: Instant;
    coordinated: Generated<boolean>;
  };
  'listening.mention': MentionRow;
  'listening.watch_mention': { territory_id: string; watch_id: string; posted_at: Date; mention_id: string };
  'listening.mention_version': {
    territory_id: string;
    mention_id: string;
    replaced_at: Date;
    title: string | null;
    text: string;
  };
  'listening.mention_act': {
    territory_id: string;
    mention_id: string;
    id: string;
    at: MadeInstant;
    action: string;
    person_id: string | null;
  };
  'listening.volume': {
    territory_id: string;
    watch_id: string;
    minute: Date;
    mentions: number;
    negative: number;
    ironic: number;
    positive: number;
  };
  'listening.volume_quarter': {
    territory_id: string;
    watch_id: string;
    quarter: Date;
    mentions: number;
    negative: number;
    ironic: number;
    positive: number;
  };
  'listening.objection': {
    territory_id: string;
    id: string;
    network: string;
    handle_hash: string;
    note: string | null;
    recorded_at: MadeInstant;
  };
  'listening.saved_view': {
    territory_id: string;
    id: string;
    name: string;
    filter: Json<Record<string, unknown>>;
    shared: Generated<boolean>;
    person_id: string | null;
    created_at: MadeInstant;
  };
  'listening.tone_layer': { territory_id: string; layer: Json<object>; corrections: Generated<number> };
};
