import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type {
  Bilingual,
  ConversationKind,
  ConversationState,
  DeskAttachment,
  DeskMessage,
  DeskSettings,
} from '@beffroi/contracts';
import type { Distress, MessageKind, Sensitive, TriageLayer } from '@beffroi/engines/triage';
import type { InboxMail } from '@beffroi/connectors';
import type { DistanceTables } from './distance/distance.tables.ts';

/** What the engine said of a message, kept as it said it. */
export type StoredTriage = {
  because: { word: string; weight: number }[];
  distress: Distress[];
  sensitive: Sensitive[];
  about: { subject?: { id: string; label: string }; place?: string };
  needBecause: Bilingual[];
  /** In place of words that are veiled. */
  summary?: Bilingual;
};
export type StoredMail = Omit<InboxMail, 'newText'>;
export type StoredDelivery = NonNullable<DeskMessage['delivery']>;

type Instant = ColumnType<Date, Date | undefined, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Json<T> = ColumnType<T, string, string>;
type DefaultJson<T> = ColumnType<T, string | undefined, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export type ConversationRow = {
  territory_id: string;
  id: string;
  kind: ConversationKind;
  network: string;
  channel_id: string | null;
  /** By which the next message of it is recognised. */
  thread_key: string;
  state: Generated<ConversationState>;
  version: Generated<number>;
  title: Generated<string>;
  subject: string | null;
  author_handle: Generated<string>;
  author_name: string | null;
  author_url: string | null;
  /** How the network calls them, to write to them alone or to block. */
  author_id: string | null;
  /** Keyed: the same account or address, without its name. */
  author_key: string | null;
  /** Where a mail answers, and what was left with a call. */
  sealed_contact: string | null;
  /** What the engine, or a person, says of the last of it. */
  triage_kind: Generated<MessageKind>;
  triage_confidence: Generated<number>;
  triage_corrected: Generated<boolean>;
  triage: DefaultJson<StoredTriage | Record<string, never>>;
  aggressive: Generated<string>;
  red: Generated<boolean>;
  to_read: Generated<boolean>;
  need: Generated<number>;
  /** By which the inbox is sorted: what waits for somebody else gives way to what waits for us. */
  pressing: GeneratedAlways<number>;
  /** In public of no secret, veiled of nothing: the neutral summary while the last message is veiled. */
  excerpt: Generated<string>;
  summary: MaybeJson<Bilingual>;
  veiled: Generated<boolean>;
  unread: Generated<boolean>;
  followed_by: Generated<string[]>;
  assignee_id: string | null;
  assigned_at: MaybeInstant;
  first_at: ColumnType<Date, Date, Date>;
  last_at: ColumnType<Date, Date, Date>;
  last_in_at: MaybeInstant;
  waiting_since: MaybeInstant;
  first_answer_at: MaybeInstant;
  due_at: MaybeInstant;
  snoozed_until: MaybeInstant;
  closed_at: MaybeInstant;
  /** The first reading by one of us: it starts no clock, and is kept. */
  seen_at: MaybeInstant;
  request_id: string | null;
  request_ref: string | null;
  /** The post of ours under which it was said. */
  publication_id: string | null;
  delivery_id: string | null;
  mention_id: string | null;
  incomplete: MaybeJson<Bilingual>;
  messages: Generated<number>;
  has_attachment: Generated<boolean>;
  merged_into: string | null;
  /** Somebody read what was veiled: no answer leaves before that. */
  cool_until: MaybeInstant;
  /** Who wrote and what was erased: that there was a conversation, and when, stays. */
  erased_at: MaybeInstant;
  client_key: string | null;
  search: Generated<string>;
};

export type MessageRow = {
  territory_id: string;
  id: string;
  conversation_id: string;
  direction: 'in' | 'out' | 'note';
  /** Of what comes from a network or a mailbox: told five times, it is one message. */
  channel_id: string | null;
  origin_id: string | null;
  under_id: string | null;
  in_reply_to: string | null;
  at: ColumnType<Date, Date, Date>;
  heard_at: Instant;
  author_handle: Generated<string>;
  author_name: string | null;
  author_id: string | null;
  /** Who of us said or noted it. */
  person_id: string | null;
  text: string;
  url: string | null;
  mail: MaybeJson<StoredMail>;
  triage: DefaultJson<StoredTriage | Record<string, never>>;
  aggressive: Generated<string>;
  veiled: Generated<boolean>;
  mentions: Generated<string[]>;
  reply_id: string | null;
  hidden_at: MaybeInstant;
  deleted_at: MaybeInstant;
  gone_at: MaybeInstant;
  edited_at: MaybeInstant;
  /** The publication by which an answer of ours goes out, and how far it got. */
  publication_id: string | null;
  delivery: MaybeJson<StoredDelivery>;
  client_key: string | null;
};

export type MessageVersionRow = {
  territory_id: string;
  message_id: string;
  replaced_at: ColumnType<Date, Date, Date>;
  text: string;
};

export type AttachmentRow = {
  territory_id: string;
  id: string;
  message_id: string;
  name: string;
  mime_type: string;
  bytes: number;
  verdict: DeskAttachment['verdict'];
  sha256: string | null;
  content: Buffer | null;
  remote_url: string | null;
};

export type ActRow = {
  territory_id: string;
  conversation_id: string;
  id: string;
  /** The order in which they were done, within one instant too. */
  place: GeneratedAlways<number>;
  at: Instant;
  kind: string;
  person_id: string | null;
  /** What was done to several at once is taken back at once. */
  undo_id: string | null;
  /** The columns as they were. */
  before: MaybeJson<Record<string, unknown>>;
  detail: DefaultJson<Record<string, unknown>>;
  undone_at: MaybeInstant;
};

export type PresenceRow = {
  territory_id: string;
  conversation_id: string;
  person_id: string;
  writing: Generated<boolean>;
  until: ColumnType<Date, Date, Date>;
};

export type ViewRow = {
  territory_id: string;
  id: string;
  person_id: string;
  name: string;
  filter: Json<Record<string, string>>;
  shared: Generated<boolean>;
};

export type SavedReplyRow = {
  territory_id: string;
  id: string;
  name: string;
  text: string;
  short: Generated<string>;
  subject: string | null;
  used: Generated<number>;
};

export type SettingsRow = {
  territory_id: string;
  settings: Json<DeskSettings>;
  /** What corrections taught the engine `triage`. */
  layer: MaybeJson<TriageLayer>;
};

export type InboxRow = {
  territory_id: string;
  channel_id: string;
  cursor: string | null;
  next_read_at: Instant;
  read_at: MaybeInstant;
  failures: Generated<number>;
  trouble: MaybeJson<Bilingual>;
};

export type DeskTables = {
  'desk.conversation': ConversationRow;
  'desk.message': MessageRow;
  'desk.message_version': MessageVersionRow;
  'desk.attachment': AttachmentRow;
  'desk.act': ActRow;
  'desk.presence': PresenceRow;
  'desk.view': ViewRow;
  'desk.saved_reply': SavedReplyRow;
  'desk.settings': SettingsRow;
  'desk.inbox': InboxRow;
} & DistanceTables;
