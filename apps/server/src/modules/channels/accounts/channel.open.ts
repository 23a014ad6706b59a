import type { Selectable } from 'kysely';
import type { Bilingual, ChannelAbility, ChannelAbilityState, ChannelFacts, ChannelNetwork } from '@beffroi/contracts';
import type { ChannelAccount, Credentials, Publisher } from '@beffroi/connectors';
import type { ChannelDeps, ChannelNamed } from '../channels.deps.ts';
import type { ChannelRow } from '../channels.tables.ts';
import { renewOnce } from '../health/channel.renew.ts';
import { openCredentials } from './channel.seal.ts';
import { factsOf, stateOf } from './channel.state.ts';

/** An account ready to be spoken on. The credentials are for the publisher alone: never logged, never answered. */
export type OpenChannel = {
  ok: true;
  channel: {
    id: string;
    territoryId: string;
    network: ChannelNetwork;
    preset: string | undefined;
    name: string;
    monthlyBudget: number | undefined;
    /** The network asked that nothing leaves before that. */
    quietUntil: Date | undefined;
  };
  publisher: Publisher;
  credentials: Credentials;
  account: ChannelAccount;
  facts: ChannelFacts;
  abilities: Record<ChannelAbility, ChannelAbilityState>;
};

/** Why nothing can be done on an account now. `renewing` passes within a minute, `paused` when somebody says so. */
export type ClosedChannel = {
  ok: false;
  kind: 'disconnected' | 'paused' | 'auth_expired' | 'renewing';
  message: Bilingual;
  retryAfterSeconds?: number;
};

/** Credentials that end sooner than a call may last are lengthened first. */
const LEAST_LIFE_MS = 120_000;

/**
 * Opens an account to be spoken on, its credentials lengthened first when they are about to end.
 * @param given.evenPaused for what reads, hides or takes back: a pause stops only what goes out
 */
export async function openChannel(
  deps: Pick<ChannelDeps, 'db' | 'channelRegistry' | 'sealer' | 'http' | 'now'>,
  given: ChannelNamed & { evenPaused?: boolean },
): Promise<OpenChannel | ClosedChannel> {
  const row = await deps.db
    .selectFrom('channels.channel')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', given.channelId)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
  const publisher = row && deps.channelRegistry.find(row.network);
  if (!row || !publisher) return closed('disconnected');
  if (row.paused && !given.evenPaused) return closed('paused', row.name);
  if (stateOf({ ...row, paused: false }, publisher, deps.now()) === 'expired') return closed('auth_expired', row.name);
  const credentials = await lastingCredentials(deps, row, publisher);
  if (credentials === undefined) return { ...closed('renewing', row.name), retryAfterSeconds: 5 };
  return {
    ok: true,
    channel: {
      id: row.id,
      territoryId: row.territory_id,
      network: row.network,
      preset: row.preset ?? undefined,
      name: row.name,
      monthlyBudget: row.monthly_budget ?? undefined,
      quietUntil: row.quiet_until !== null && row.quiet_until > deps.now() ? row.quiet_until : undefined,
    },
    publisher,
    credentials,
    account: accountOf(row),
    facts: factsOf(row, publisher),
    abilities: publisher.abilities,
  };
}

export function accountOf(row: Selectable<ChannelRow>): ChannelAccount {
  return {
    channelId: row.id,
    territoryId: row.territory_id,
    remoteId: row.remote_id,
    handle: row.handle,
    ...(row.url === null ? {} : { url: row.url }),
  };
}

async function lastingCredentials(
  deps: Parameters<typeof openChannel>[0],
  row: Selectable<ChannelRow>,
  publisher: Publisher,
): Promise<Credentials | undefined> {
  const held = openCredentials(deps.sealer, row);
  const left = row.expires_at === null ? Infinity : row.expires_at.getTime() - deps.now().getTime();
  if (left > LEAST_LIFE_MS || !publisher.renew) return held;
  const renewed = await renewOnce(deps, {
    territoryId: row.territory_id,
    channelId: row.id,
    heldSince: row.credentials_at,
  });
  if (renewed.ok && renewed.credentials !== undefined) return renewed.credentials;
  // What could not be lengthened may still serve; past its end the network says so, in its own words.
  return renewed.ok && left <= 0 ? undefined : held;
}

const sentences: Record<ClosedChannel['kind'], Bilingual> = {
  disconnected: {
    fr: 'Ce compte n’est plus connecté à ce territoire.',
    en: 'This account is no longer connected to this territory.',
  },
  paused: { fr: 'Le compte « {name} » est en pause.', en: 'The account “{name}” is paused.' },
  auth_expired: {
    fr: 'La connexion du compte « {name} » a pris fin : reconnectez-le.',
    en: 'The connection of the account “{name}” has ended: connect it again.',
  },
  renewing: {
    fr: 'La connexion du compte « {name} » est en cours de renouvellement.',
    en: 'The connection of the account “{name}” is being renewed.',
  },
};

function closed(kind: ClosedChannel['kind'], name = ''): ClosedChannel {
  const { fr, en } = sentences[kind];
  return { ok: false, kind, message: { fr: fr.replace('{name}', name), en: en.replace('{name}', name) } };
}
