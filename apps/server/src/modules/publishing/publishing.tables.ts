import type { ColumnType, Generated } from 'kysely';
import type {
  Attachment,
  Bilingual,
  Circuit,
  Draft,
  Editorial,
  Finding,
  PublicationDelivery,
  PublicationState,
} from '@beffroi/contracts';
import type { Outgoing, PostCounts, Step, StepResult } from '@beffroi/connectors';
import type { AnswerTarget } from './answers/answer.target.ts';
import type { ApprovalRecord } from './approval/approval.record.ts';

type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Instant = ColumnType<Date, Date | undefined, Date>;
type Json<T> = ColumnType<T, string, string>;
type MaybeJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type List = ColumnType<string[], string[] | undefined, string[]>;

/** What a step left; `seen` when the public sees it. */
export type DoneStep = StepResult & { seen: boolean };

/** What is sent, frozen when it was begun; its media are named, and read again at each step. */
export type StoredOutgoing = Omit<Outgoing, 'parts'> & { parts: { text: string; media: Attachment[] }[] };

export type PublicationRow = {
  territory_id: string;
  id: string;
  state: ColumnType<PublicationState, PublicationState | undefined, PublicationState>;
  version: Generated<number>;
  draft: Json<Draft>;
  title: string;
  campaign: Maybe<string>;
  channel_ids: List;
  media_ids: List;
  article_id: Maybe<string>;
  alarm_id: Maybe<string>;
  crisis_id: Maybe<string>;
  corrects: Maybe<string>;
  answers: MaybeJson<AnswerTarget>;
  mandate_id: Maybe<string>;
  repeats: Maybe<string>;
  /** A day without an hour: read it as text. */
  repeats_on: ColumnType<Date | null, string | null | undefined, string | null>;
  due_at: MaybeInstant;
  author_id: string;
  created_at: Instant;
  updated_at: Instant;
  updated_by: Maybe<string>;
  findings: ColumnType<Finding[], string | undefined, string>;
  /** Code of a finding → who goes on in spite of it. */
  ignored_findings: ColumnType<Record<string, string>, string | undefined, string>;
  approval: MaybeJson<ApprovalRecord>;
  silence_at: MaybeInstant;
  reason: Maybe<string>;
  held_from: Maybe<PublicationState>;
  client_key: Maybe<string>;
};

export type DeliveryRow = {
  territory_id: string;
  id: string;
  publication_id: string;
  channel_id: string;
  network: string;
  state: ColumnType<
    PublicationDelivery['state'],
    PublicationDelivery['state'] | undefined,
    PublicationDelivery['state']
  >;
  due_at: Date;
  wake_at: MaybeInstant;
  claimed_until: MaybeInstant;
  claim: Maybe<string>;
  started_at: MaybeInstant;
  outgoing: MaybeJson<StoredOutgoing>;
  done: ColumnType<DoneStep[], string | undefined, string>;
  attempting: MaybeJson<Step & { since: string }>;
  attempts: Generated<number>;
  look_ups: Generated<number>;
  trouble: MaybeJson<Bilingual>;
  trouble_kind: Maybe<string>;
  cost: Maybe<number>;
  /** First day of the month that paid, as `YYYY-MM-DD`. */
  cost_month: Maybe<string>;
  url: Maybe<string>;
  sent_at: MaybeInstant;
  verified_at: MaybeInstant;
  verify_at: MaybeInstant;
  edited_at: MaybeInstant;
  removed_at: MaybeInstant;
  counts: MaybeJson<PostCounts>;
  counts_at: MaybeInstant;
  next_counts_at: MaybeInstant;
  replies_cursor: Maybe<string>;
  next_replies_at: MaybeInstant;
  replies: Generated<number>;
};

type SentState = 'waiting' | 'sending' | 'sent' | 'refused';

export type PublishingTables = {
  'publishing.publication': PublicationRow;
  'publishing.version': {
    territory_id: string;
    publication_id: string;
    version: number;
    branch: Generated<number>;
    at: Instant;
    person_id: Maybe<string>;
    draft: Json<Draft>;
  };
  'publishing.act': {
    territory_id: string;
    publication_id: string;
    id: string;
    at: Instant;
    kind: string;
    person_id: Maybe<string>;
    person_name: Maybe<string>;
    on_behalf_of: Maybe<string>;
    delivery_id: Maybe<string>;
    comment: Maybe<string>;
    detail: ColumnType<Record<string, unknown>, string | undefined, string>;
  };
  'publishing.delivery': DeliveryRow;
  'publishing.public_text': {
    territory_id: string;
    delivery_id: string;
    since: Date;
    until: MaybeInstant;
    parts: Json<string[]>;
  };
  'publishing.counts': { territory_id: string; delivery_id: string; at: Date; counts: Json<PostCounts> };
  'publishing.reply': {
    territory_id: string;
    id: string;
    delivery_id: string;
    publication_id: string;
    network: string;
    origin_id: string;
    author_handle: string;
    author_name: Maybe<string>;
    text: string;
    url: Maybe<string>;
    posted_at: Date;
    heard_at: Instant;
    in_reply_to: Maybe<string>;
    tone: string;
    aggressive: string;
    hidden_at: MaybeInstant;
    hidden_by: Maybe<string>;
    hidden_ground: Maybe<string>;
    gone_at: MaybeInstant;
  };
  'publishing.circuit': { territory_id: string; id: string; position: number; circuit: Json<Circuit> };
  'publishing.delegation': {
    territory_id: string;
    id: string;
    from_id: string;
    to_id: string;
    starts_at: Date;
    ends_at: Date;
    reason: string;
    created_by: string;
  };
  'publishing.approval_link': {
    territory_id: string;
    fingerprint: string;
    publication_id: string;
    person_id: Maybe<string>;
    guest_name: Maybe<string>;
    sealed_email: Maybe<string>;
    step: number;
    version: number;
    created_at: Instant;
    expires_at: Date;
    used_at: MaybeInstant;
    void_at: MaybeInstant;
  };
  'publishing.mandate': {
    territory_id: string;
    id: string;
    person_id: string;
    given_by: string;
    scope: string;
    channel_ids: List;
    starts_at: Date;
    ends_at: Date;
    ended_at: MaybeInstant;
    digest_sent_at: MaybeInstant;
  };
  'publishing.hold': { territory_id: string; since: Date; person_id: Maybe<string>; reason: string };
  'publishing.article_feed': {
    territory_id: string;
    id: string;
    url: string;
    name: string;
    state: ColumnType<Record<string, unknown>, string | undefined, string>;
    next_read_at: MaybeInstant;
    claimed_until: MaybeInstant;
    last_read_at: MaybeInstant;
    last_error: MaybeJson<Bilingual>;
  };
  'publishing.article': {
    territory_id: string;
    id: string;
    feed_id: string;
    origin_id: string;
    url: string;
    title: string;
    summary: string;
    body: string;
    image_url: Maybe<string>;
    published_at: Date;
    page_text: Maybe<string>;
    ignored: Generated<boolean>;
    gone_at: MaybeInstant;
    changed_at: MaybeInstant;
    next_look_at: MaybeInstant;
  };
  'publishing.calendar_link': {
    territory_id: string;
    person_id: string;
    fingerprint: string;
    created_at: Instant;
    last_read_at: MaybeInstant;
  };
  'publishing.snippet': {
    territory_id: string;
    id: string;
    kind: 'block' | 'signature' | 'hashtags';
    name: string;
    text: string;
    networks: List;
  };
  'publishing.editorial': { territory_id: string; editorial: Json<Editorial> };
  'publishing.hosted_post': {
    territory_id: string;
    channel_id: string;
    id: string;
    key: string;
    parts: Json<Record<string, unknown>>;
    posted_at: Date;
    edited_at: MaybeInstant;
    removed_at: MaybeInstant;
  };
  'publishing.hosted_reply': {
    territory_id: string;
    channel_id: string;
    id: string;
    post_id: string;
    author: string;
    text: string;
    posted_at: Date;
    hidden: Generated<boolean>;
    resident_id: ColumnType<string | null, string | null | undefined, string | null>;
    removed_at: MaybeInstant;
    heard: Generated<string>;
  };
  'publishing.hosted_resident': {
    territory_id: string;
    channel_id: string;
    id: string;
    name: string;
    fingerprint: string;
    since: Date;
    blocked_at: MaybeInstant;
  };
  'publishing.hosted_message': {
    territory_id: string;
    channel_id: string;
    id: string;
    resident_id: string;
    key: string | null;
    text: string;
    is_ours: boolean;
    posted_at: Date;
    removed_at: MaybeInstant;
    heard: Generated<string>;
  };
  'publishing.subscriber': {
    territory_id: string;
    channel_id: string;
    id: string;
    sealed_email: string;
    fingerprint: string;
    asked_at: Instant;
    confirmed_at: MaybeInstant;
    ended_at: MaybeInstant;
    consent: Maybe<string>;
  };
  'publishing.newsletter_issue': {
    territory_id: string;
    channel_id: string;
    key: string;
    issue: Json<{ subject: string; lang: string; text: string; at: string }>;
    posted_at: Date;
  };
  'publishing.newsletter_sent': {
    territory_id: string;
    channel_id: string;
    key: string;
    subscriber_id: string;
    position: number;
    at: Instant;
    state: ColumnType<SentState, SentState | undefined, SentState>;
  };
};
