import type { ColumnType, Generated } from 'kysely';
import type { z } from 'zod';
import type {
  Bilingual,
  DepartmentDraft,
  externalSystemSchema,
  Handover,
  PublicAuthority,
  RequestClock,
  requestNatures,
  requestOrigins,
  RequestSettings,
  RequestState,
} from '@beffroi/contracts';
import type { RoutingLayer } from '@beffroi/engines/routing';

type ExternalSystem = z.infer<typeof externalSystemSchema>;
type RequestNature = (typeof requestNatures)[number];
type RequestOrigin = (typeof requestOrigins)[number];
/** Another authority, as it was when the request went there. */
export type StoredAuthority = {
  id?: string | undefined;
  name: string;
  email?: string | undefined;
  url?: string | undefined;
};

type Instant = ColumnType<Date, Date | undefined, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Json<T> = ColumnType<T, string, string>;
type DefaultJson<T> = ColumnType<T, string | undefined, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
/** Written 'YYYY-MM-DD'; read by `to_char`, since a day has no hour. */
type Day = ColumnType<Date, string, string>;
type MaybeDay = ColumnType<Date | null, string | null | undefined, string | null>;

export type CounterRow = {
  territory_id: string;
  year: number;
  last: number;
};

export type RequestRow = {
  territory_id: string;
  id: string;
  ref: string;
  version: Generated<number>;
  state: Generated<RequestState>;
  title: string;
  text: string;
  lang: Generated<string>;
  nature: RequestNature;
  category: string | null;
  origin: RequestOrigin;
  place: string | null;
  lat: number | null;
  lon: number | null;
  priority: Generated<'low' | 'normal' | 'high' | 'urgent'>;
  department_id: string | null;
  /** Who has it elsewhere, once forwarded. */
  authority: MaybeJson<StoredAuthority>;
  agent: Generated<boolean>;
  exempt: 'abusive' | 'short' | 'delivery' | null;
  /** Name, addresses, telephone: sealed, erased apart from the rest. */
  sealed_identity: string | null;
  /** Whether all that makes it regular is there (CRPA, R112-9-1). */
  identified: Generated<boolean>;
  notify: Generated<boolean>;
  seen_at: ColumnType<Date, Date, Date>;
  regular_at: MaybeInstant;
  created_at: Instant;
  updated_at: Instant;
  due_at: MaybeInstant;
  /** The next legal date that runs, for lists. */
  next_clock: MaybeJson<Pick<RequestClock, 'kind' | 'due' | 'label'>>;
  next_clock_on: MaybeDay;
  answered_at: MaybeInstant;
  closed_at: MaybeInstant;
  closed_as: string | null;
  closed_because: string | null;
  reopened: Generated<number>;
  satisfied: boolean | null;
  /** The private page of who asked; the link itself is never kept. */
  track_fingerprint: string;
  sealed_track: string;
  external_id: string | null;
  external_token: string | null;
  external_sent_at: MaybeInstant;
  /** What the other system says of it: `open` or `closed`. */
  external_status: string | null;
  external_asked_at: MaybeInstant;
  client_key: string | null;
  erased_at: MaybeInstant;
  search: Generated<string>;
};

export type EventRow = {
  territory_id: string;
  request_id: string;
  id: string;
  at: Instant;
  /** The day on the calendar of the territory. */
  on_day: Day;
  kind: string;
  person_id: string | null;
  by_name: string | null;
  public: Generated<boolean>;
  detail: DefaultJson<Record<string, unknown>>;
};

export type AttachmentRow = {
  territory_id: string;
  id: string;
  request_id: string;
  /** From who asked, or from a department. */
  from_kind: string;
  name: string;
  mime_type: string;
  bytes: number;
  sha256: string;
  content: Buffer;
  at: Instant;
};

export type IdentityLinkRow = {
  territory_id: string;
  fingerprint: string;
  request_id: string;
  created_at: Instant;
  expires_at: ColumnType<Date, Date, Date>;
  used_at: MaybeInstant;
};

export type DepartmentRow = {
  territory_id: string;
  id: string;
  name: string;
  department: Json<DepartmentDraft>;
  updated_at: Instant;
  deleted_at: MaybeInstant;
};

export type RouterRow = {
  territory_id: string;
  directory_version: Generated<number>;
  layer: MaybeJson<RoutingLayer>;
  /** Of the national directory: how many of it are known, and since when. */
  authorities: Generated<number>;
  authorities_at: MaybeInstant;
};

export type AuthorityRow = {
  territory_id: string;
  id: string;
  kind: string;
  name: string;
  places: Generated<string[]>;
  place_names: Generated<string[]>;
  authority: Json<Pick<PublicAuthority, 'email' | 'phone' | 'address' | 'url'>>;
  origin: PublicAuthority['origin'];
  search: Generated<string>;
};

export type HandoverRow = {
  territory_id: string;
  id: string;
  request_id: string;
  to_kind: 'department' | 'authority';
  department_id: string | null;
  authority: MaybeJson<StoredAuthority>;
  note: Generated<string>;
  at: Instant;
  person_id: string | null;
  state: Generated<Handover['state']>;
  /** By which an answer is recognised: in the address, the identifier of the mail, and its page. */
  fingerprint: string;
  sealed_token: string;
  expires_at: ColumnType<Date, Date, Date>;
  due_at: MaybeInstant;
  answer: string | null;
  answered_at: MaybeInstant;
  answered_by: string | null;
  reminders: DefaultJson<Handover['reminders']>;
  next_reminder_at: MaybeInstant;
  next_reminder: MaybeJson<{ level: 'agent' | 'head' | 'director' }>;
};

export type MailRow = {
  territory_id: string;
  id: string;
  request_id: string;
  handover_id: string | null;
  /** acknowledgement, registration, notice, identity, handover, reminder, forwarding */
  kind: string;
  /** One occasion, one mail. */
  occasion: string;
  sealed_mail: string;
  message_id: string;
  state: Generated<'waiting' | 'sending' | 'sent' | 'failed'>;
  attempts: Generated<number>;
  wake_at: MaybeInstant;
  claimed_until: MaybeInstant;
  sent_at: MaybeInstant;
  trouble: MaybeJson<Bilingual>;
};

export type MailInRow = {
  territory_id: string;
  message_id: string;
  request_id: string | null;
  handover_id: string | null;
  at: Instant;
  /** answer, not_for_us, needs_more, done, auto_reply, bounce, spoofed, loop */
  verdict: string;
};

export type PublicAnswerRow = {
  territory_id: string;
  id: string;
  question: string;
  answer: string;
  category: string | null;
  lang: Generated<string>;
  published_at: MaybeInstant;
  updated_at: Instant;
  updated_by: string | null;
  helped: Generated<number>;
  search: Generated<string>;
};

export type SettingsRow = {
  territory_id: string;
  settings: Json<RequestSettings>;
};

export type ExternalSystemRow = {
  territory_id: string;
  /** With the format that it speaks. */
  system: Json<Omit<ExternalSystem, 'apiKey'> & { format?: 'json' | 'xml' }>;
  sealed_key: string | null;
};

export type RequestsTables = {
  'requests.counter': CounterRow;
  'requests.request': RequestRow;
  'requests.event': EventRow;
  'requests.attachment': AttachmentRow;
  'requests.identity_link': IdentityLinkRow;
  'requests.department': DepartmentRow;
  'requests.router': RouterRow;
  'requests.authority': AuthorityRow;
  'requests.handover': HandoverRow;
  'requests.mail': MailRow;
  'requests.mail_in': MailInRow;
  'requests.public_answer': PublicAnswerRow;
  'requests.settings': SettingsRow;
  'requests.external_system': ExternalSystemRow;
};
