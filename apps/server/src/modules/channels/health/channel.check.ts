import type { Selectable, Transaction } from 'kysely';
import type { CheckOutcome, Publisher, PublishTrouble } from '@beffroi/connectors';
import { publishLive } from '../../../platform/live/publish.ts';
import { openCredentials } from '../accounts/channel.seal.ts';
import { lastingTroubles } from '../accounts/channel.state.ts';
import type { ChannelDb, ChannelDeps, ChannelNamed } from '../channels.deps.ts';
import { channelNotFound } from '../channels.errors.ts';
import type { ChannelRow } from '../channels.tables.ts';
import { renewOnce } from './channel.renew.ts';
import { recordChannelTrouble } from './channel.trouble.ts';
import { renewFrom } from './renewal.rules.ts';

type Row = Selectable<ChannelRow>;

const HOUR_MS = 3_600_000;
const USUAL_PAUSE_MS = 6 * HOUR_MS;
const LONGEST_PAUSE_MS = 24 * HOUR_MS;
const PATIENCE_MS = 30_000;

/**
 * Asks a network whether an account works and what its limits are, its credentials lengthened first when it is time;
 * what came of it is written on the account. Trouble is written too, not thrown.
 * @throws channels.not_found
 */
export async function checkChannel(deps: ChannelDeps, named: ChannelNamed): Promise<void> {
  let row = await findRow(deps, named);
  const publisher = deps.channelRegistry.publisher(row.network);
  const due = renewFrom(row);
  if (publisher.renew && due !== undefined && due <= deps.now()) {
    const renewed = await renewOnce(deps, { ...named, heldSince: row.credentials_at });
    if (!renewed.ok && lastingTroubles.has(renewed.kind)) return recordFailure(deps, row, renewed);
    row = await findRow(deps, named);
  }
  const outcome = await publisher.check(openCredentials(deps.sealer, row), {
    http: deps.http,
    now: deps.now,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (outcome.ok) await recordSuccess(deps, row, publisher, outcome);
  else await recordFailure(deps, row, outcome);
}

async function findRow({ db }: ChannelDeps, { territoryId, channelId }: ChannelNamed): Promise<Row> {
  const row = await db
    .selectFrom('channels.channel')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw channelNotFound();
  return row;
}

async function recordSuccess(
  deps: ChannelDeps,
  row: Row,
  publisher: Publisher,
  { account, facts }: Extract<CheckOutcome, { ok: true }>,
): Promise<void> {
  const now = deps.now();
  const expiresAt = account.expiresAt === undefined ? row.expires_at : new Date(account.expiresAt);
  const renewAt = publisher.renew ? renewFrom({ ...row, expires_at: expiresAt }) : undefined;
  const next = Math.min(now.getTime() + USUAL_PAUSE_MS, renewAt?.getTime() ?? Infinity);
  const origin = { from: 'network' as const, asOf: now.toISOString().slice(0, 10), ...sourceOf(facts) };
  await deps.db.transaction().execute(async (trx) => {
    await mine(trx, row)
      .set({
        handle: account.handle,
        url: account.url ?? row.url,
        avatar_url: account.avatarUrl ?? row.avatar_url,
        followers: account.followers ?? row.followers,
        ...(account.scopes.length > 0 ? { scopes: account.scopes } : {}),
        expires_at: expiresAt,
        facts: JSON.stringify(facts === undefined ? {} : { ...facts, origin }),
        checked_at: now,
        // Never at once again, whatever the credentials say of themselves.
        next_check_at: new Date(Math.max(next, now.getTime() + 60_000)),
        failures: 0,
        last_error: null,
        last_error_kind: null,
      })
      .execute();
    if (row.failures > 0 || row.last_error_kind !== null)
      await publishLive(trx, row.territory_id, 'channel_changed', { channelId: row.id, state: 'ok' });
  });
}

function sourceOf(facts: Extract<CheckOutcome, { ok: true }>['facts']): { source?: string } {
  const source = facts?.origin?.source;
  return source === undefined ? {} : { source };
}

/** A pause twice as long each time, from a minute to a day, or what the network asks for. */
async function recordFailure(deps: ChannelDeps, row: Row, trouble: PublishTrouble): Promise<void> {
  const now = deps.now();
  const isSlowDown = trouble.kind === 'rate_limited' || trouble.kind === 'quota_spent';
  const asked = trouble.retryAfterSeconds === undefined ? 0 : trouble.retryAfterSeconds * 1000;
  const pause = Math.min(Math.max(asked, 60_000 * 2 ** Math.min(row.failures, 11)), LONGEST_PAUSE_MS);
  const isLasting = lastingTroubles.has(trouble.kind);
  const wasLasting = row.last_error_kind !== null && lastingTroubles.has(row.last_error_kind);
  await deps.db.transaction().execute(async (trx) => {
    await mine(trx, row)
      .set({
        checked_at: now,
        next_check_at: new Date(now.getTime() + pause),
        ...(isSlowDown ? {} : { failures: row.failures + 1 }),
        // What passes by itself does not hide what asks for a person.
        ...(isSlowDown || isLasting || wasLasting
          ? {}
          : { last_error: JSON.stringify(trouble.message), last_error_kind: trouble.kind }),
      })
      .execute();
    if (!isSlowDown && !isLasting && row.failures === 0)
      await publishLive(trx, row.territory_id, 'channel_changed', { channelId: row.id, state: 'failing' });
    await recordChannelTrouble(deps, trx, {
      territoryId: row.territory_id,
      channelId: row.id,
      trouble,
      at: now,
    });
  });
}

/** The account as it was read: connected again meanwhile, what was found out of its former credentials is void. */
function mine(trx: Transaction<ChannelDb>, row: Row) {
  return trx
    .updateTable('channels.channel')
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .where('disconnected_at', 'is', null)
    .where('credentials_at', '=', row.credentials_at);
}
