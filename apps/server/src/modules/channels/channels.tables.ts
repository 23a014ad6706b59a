import type { ColumnType, Generated } from 'kysely';
import type { Bilingual, ChannelFacts, ChannelNetwork } from '@beffroi/contracts';
import type { PublishTroubleKind, Setup } from '@beffroi/connectors';

type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type ChannelRow = {
  territory_id: string;
  id: string;
  network: ChannelNetwork;
  preset: Maybe<string>;
  remote_id: string;
  name: string;
  handle: string;
  url: Maybe<string>;
  avatar_url: Maybe<string>;
  followers: Maybe<number>;
  setup: ColumnType<Setup, string | undefined, string>;
  sealed_setup: Maybe<string>;
  sealed_credentials: Maybe<string>;
  scopes: ColumnType<string[], string[] | undefined, string[]>;
  credentials_at: ColumnType<Date, Date | undefined, Date>;
  expires_at: MaybeInstant;
  renewing_until: MaybeInstant;
  facts: ColumnType<Partial<ChannelFacts>, string | undefined, string>;
  paused: Generated<boolean>;
  connected_at: ColumnType<Date, Date | undefined, Date>;
  connected_by: Maybe<string>;
  checked_at: MaybeInstant;
  next_check_at: MaybeInstant;
  failures: Generated<number>;
  last_error: ColumnType<Bilingual | null, string | null | undefined, string | null>;
  last_error_kind: Maybe<PublishTroubleKind>;
  warned_at: MaybeInstant;
  monthly_budget: Maybe<number>;
  quiet_until: MaybeInstant;
  disconnected_at: MaybeInstant;
};

export type ChannelsTables = {
  'channels.channel': ChannelRow;
  'channels.connection': {
    territory_id: string;
    fingerprint: string;
    person_id: string;
    network: ChannelNetwork;
    preset: string | null;
    channel_id: string | null;
    sealed: string;
    created_at: ColumnType<Date, Date | undefined, Date>;
  };
  'channels.spending': {
    territory_id: string;
    channel_id: string;
    /** First day of the month, `YYYY-MM-01`. */
    month: ColumnType<Date, string, never>;
    spent: Generated<number>;
  };
};
