import type { ColumnType, Generated } from 'kysely';
import type { Bilingual, Charter, Evidence, Measure } from '@beffroi/contracts';

type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type At = ColumnType<Date, Date, Date>;
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export type CharterRow = {
  territory_id: string;
  version: number;
  since: At;
  articles: Json<Charter['articles']>;
  contest: string | null;
  url: string | null;
  by_id: string | null;
};

export type MeasureRow = {
  territory_id: string;
  id: string;
  kind: Measure['kind'];
  state: Measure['state'];
  conversation_id: string;
  message_id: string | null;
  reply_id: string | null;
  network: string;
  channel_id: string;
  /** Of the message or of the account, as the network calls it. */
  remote_id: string;
  under_id: string | null;
  author_key: string | null;
  article_id: string;
  article_title: string;
  charter_version: number;
  facts: string;
  lighter_steps: Generated<string>;
  by_id: string | null;
  reviewer_id: string | null;
  at: At;
  days: number | null;
  in_force_at: MaybeInstant;
  review_at: MaybeInstant;
  reminded_at: MaybeInstant;
  expires_at: MaybeInstant;
  ended_at: MaybeInstant;
  ended_by: string | null;
  /** What it becomes once the network has undone it. */
  ends_as: 'lifted' | 'expired' | null;
  lifted_because: string | null;
  evidence_id: string;
  trouble: MaybeJson<Bilingual>;
  tries: Generated<number>;
  next_try_at: MaybeInstant;
};

export type EvidenceRow = {
  territory_id: string;
  id: string;
  number: number;
  conversation_id: string;
  message_id: string;
  network: string;
  posted_at: At;
  at: At;
  by_id: string | null;
  sealed_words: string | null;
  /** Of the words, as the chain holds it. */
  sha256: string;
  erased_at: MaybeInstant;
  qualification: Generated<Evidence['qualification']>;
  targets_agent: Generated<boolean>;
  legal_hold: Generated<boolean>;
  note: Generated<string>;
  remind_at: MaybeInstant;
};

export type EvidenceFileRow = {
  territory_id: string;
  id: string;
  evidence_id: string;
  name: string;
  mime_type: string;
  bytes: number;
  sha256: string;
  content: Buffer | null;
  at: At;
};

export type EvidenceLinkRow = {
  territory_id: string;
  number: number;
  kind: 'kept' | 'file_added';
  evidence_id: string;
  at: At;
  /** What is hashed: identifiers, dates and hashes, no word of anybody. */
  content: Json<Record<string, unknown>>;
  previous: string;
  sha256: string;
  /** The answer of the authority as it came. */
  time_stamp: Buffer | null;
  stamped_at: MaybeInstant;
  authority: string | null;
  stamp_trouble: MaybeJson<Bilingual>;
  stamp_tries: Generated<number>;
  stamp_due: MaybeInstant;
};

export type ExposureRow = {
  territory_id: string;
  person_id: string;
  id: string;
  conversation_id: string | null;
  at: At;
  ends_at: At;
  out_of_hours: boolean;
};

export type EmergencyRow = {
  territory_id: string;
  conversation_id: string;
  at: At;
  told: Generated<number>;
  remind_at: MaybeInstant;
};

export type DistanceTables = {
  'desk.charter': CharterRow;
  'desk.measure': MeasureRow;
  'desk.evidence': EvidenceRow;
  'desk.evidence_file': EvidenceFileRow;
  'desk.evidence_link': EvidenceLinkRow;
  'desk.exposure': ExposureRow;
  'desk.emergency': EmergencyRow;
};
