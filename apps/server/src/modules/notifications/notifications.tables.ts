import type { ColumnType, Generated } from 'kysely';
import type { Bilingual, WebhookKind } from '@beffroi/contracts';

type MadeInstant = ColumnType<Date, Date | undefined, never>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** What one recipient is told, in their language, apart from the means by which it travels. */
export type Message = {
  territoryId: string;
  alarmId?: string;
  /** What asks something of its reader, and replaces on a phone what bears the same name; absent: an alarm. */
  task?: string;
  level: number;
  title: string;
  text: string;
  url: string;
  locale: 'fr' | 'en';
  /** A call that is answered by an address of its own: sealed, since it acts for whoever holds it. */
  call?: { sealedAnswer: string };
  /** It only takes back what rang, and rings itself no more. */
  silent?: true;
  /** For programs: what happened, by identifiers alone. */
  event?: { kind: WebhookKind; data: Record<string, string | boolean> };
};

export type Channel = 'email' | 'push' | 'webhook' | 'sms' | 'voice';

export type DeliveryRow = {
  territory_id: string;
  id: string;
  channel: Channel;
  person_id: string | null;
  device_id: string | null;
  webhook_id: string | null;
  alarm_id: string | null;
  dedupe_key: string;
  subject: string;
  payload: ColumnType<Message, string, never>;
  state: ColumnType<
    'pending' | 'sent' | 'retrying' | 'failed' | 'kept',
    'pending' | undefined,
    'pending' | 'sent' | 'retrying' | 'failed' | 'kept'
  >;
  attempts: Generated<number>;
  last_error: string | null;
  created_at: MadeInstant;
  sent_at: MaybeInstant;
  next_attempt_at: MaybeInstant;
};

export type NotificationsTables = {
  'notifications.preference': {
    territory_id: string;
    person_id: string;
    email: boolean;
    push: boolean;
    min_level: number;
    quiet_from: string | null;
    quiet_to: string | null;
    quiet_level: Generated<number>;
    off_duty: Generated<boolean>;
    sealed_phone: string | null;
    sms: Generated<boolean>;
    voice: Generated<boolean>;
  };
  /** Through what SMS and voice leave; no row: through nothing. */
  'notifications.gateway': {
    territory_id: string;
    kind: 'webhook' | 'mail';
    url: string | null;
    sms: boolean;
    voice: boolean;
    sealed_secret: string | null;
    address: string | null;
    subject: string;
  };
  'notifications.device': {
    territory_id: string;
    id: string;
    person_id: string;
    label: string;
    endpoint_hash: string;
    sealed_subscription: string;
    locale: 'fr' | 'en';
    added_at: MadeInstant;
    last_success_at: MaybeInstant;
  };
  'notifications.webhook': {
    territory_id: string;
    id: string;
    name: string;
    url: string;
    sealed_secret: string;
    active: Generated<boolean>;
    kinds: ColumnType<WebhookKind[], WebhookKind[], WebhookKind[]>;
    created_at: MadeInstant;
    last_success_at: MaybeInstant;
    last_error: ColumnType<Bilingual | null, string | null | undefined, string | null>;
  };
  'notifications.delivery': DeliveryRow;
};
