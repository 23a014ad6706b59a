import { createHash } from 'node:crypto';
import type { Output, connectChannel } from '@beffroi/contracts';
import type { PublishContext, RemoteAccount, Setup } from '@beffroi/connectors';
import type { ChannelDeps } from '../channels.deps.ts';
import { channelNotFound, networkRefused, noAccount, personOnly } from '../channels.errors.ts';
import { readFound } from './accounts.found.ts';
import { keepConnection, newToken } from './connection.store.ts';
import { readSetup } from './setup.read.ts';

/** A person who waits before a screen waits no longer than that. */
const PATIENCE_MS = 30_000;

export type Connecting = {
  territoryId: string;
  /** Who connects: a person, or for what asks no browser an API key. */
  connecter: { id: string; isPerson: boolean };
  network: string;
  setup: Setup;
  preset?: string | undefined;
  channelId?: string | undefined;
};

/** Where networks send the browser back; people register it with them. */
export function redirectUriOf(baseUrl: string): string {
  return `${baseUrl}/api/channels/return`;
}

/**
 * Begins to connect an account: leads to the network's own page, or asks the network at once by what was typed.
 * @throws channels.network_unknown, channels.setup_invalid, channels.network_refused, channels.not_found
 */
export async function beginConnection(deps: ChannelDeps, given: Connecting): Promise<Output<typeof connectChannel>> {
  const publisher = deps.channelRegistry.publisher(given.network);
  const { connection } = publisher;
  const known = given.channelId === undefined ? undefined : await findKnown(deps, given);
  const setup = readSetup(deps.sealer, publisher, { setup: given.setup, preset: given.preset, known });
  const common = {
    territory_id: given.territoryId,
    person_id: given.connecter.id,
    network: publisher.network,
    preset: given.preset ?? known?.preset ?? null,
    channel_id: given.channelId ?? null,
  };
  // What was typed may be enough: a secret, or a token where the browser could have been sent for one.
  const found = await connection.connect?.(setup, contextOf(deps));
  if (found) {
    if (!found.ok) throw networkRefused({ values: found.message });
    return { next: 'choose', ...(await offerAccounts(deps, { ...common, setup, accounts: found.accounts })) };
  }
  if (connection.kind === 'secret') throw noAccount();
  if (!given.connecter.isPerson) throw personOnly();
  const [state, verifier] = [newToken(), newToken()];
  const begun = await connection.begin(
    setup,
    { redirectUri: redirectUriOf(deps.baseUrl), state, challenge: challengeOf(verifier) },
    contextOf(deps),
  );
  if (!begun.ok) throw networkRefused({ values: begun.message });
  const held = { stage: 'authorising' as const, setup: begun.setup, verifier };
  await keepConnection(deps, deps.db, { ...common, token: state, held });
  return { next: 'authorize', url: begun.url };
}

/** Keeps the accounts that a network showed until some are chosen. @throws channels.network_refused when it shows none */
export async function offerAccounts(
  deps: ChannelDeps,
  given: Omit<Parameters<typeof keepConnection>[2], 'token' | 'held'> & { setup: Setup; accounts: RemoteAccount[] },
) {
  const { setup, accounts, ...common } = given;
  if (accounts.length === 0) throw noAccount();
  const ticket = newToken();
  await keepConnection(deps, deps.db, { ...common, token: ticket, held: { stage: 'choosing', setup, accounts } });
  return { ticket, accounts: await readFound(deps.db, { ...common, accounts }) };
}

export function contextOf({ http, now }: Pick<ChannelDeps, 'http' | 'now'>): PublishContext {
  return { http, now, signal: AbortSignal.timeout(PATIENCE_MS) };
}

/** PKCE, S256 (RFC 7636, 4.2). */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

async function findKnown({ db }: ChannelDeps, given: Connecting) {
  const row = await db
    .selectFrom('channels.channel')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', given.channelId ?? '')
    .where('network', '=', given.network as never)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw channelNotFound();
  return row;
}
