import { sql } from 'kysely';
import type { AccountContext, InboxChange, InboxItem } from '@beffroi/connectors';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { isDatabaseAway } from '../../../platform/db/database.ts';
import { openChannel, type OpenChannel } from '../../channels/index.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { storable } from './item.clean.ts';
import { takeChange, takeItem } from './item.take.ts';

/** How often an account is asked what was said to it, by what it costs to ask. */
const EVERY_SECONDS: Partial<Record<string, number>> = { simulation: 3, mailbox: 20, x: 300 };
const USUAL_SECONDS = 60;
/** A reading that dies with its process is taken again after this. */
const CLAIM_SECONDS = 180;
const AT_ONCE = 8;
/** Readings of one account in a round: what waits comes with the next. */
const MOST_READINGS = 10;

type Due = { territory_id: string; channel_id: string; cursor: string | null; failures: number };

/** Reads what was said to the accounts that are due, each by one process. */
export async function readInboxes(deps: DeskDeps): Promise<void> {
  await enterAccounts(deps);
  const due = await claim(deps);
  await Promise.all(
    due.map(async (row) =>
      onBehalfOf(row.territory_id, async () => readOne(deps, row)).catch((error: unknown) =>
        deps.logger.warn({ err: error, channelId: row.channel_id }, 'inbox could not be read, it comes again'),
      ),
    ),
  );
}

/** Accounts that can be read and are not yet; those that were disconnected leave. */
async function enterAccounts({ db, channelRegistry, now }: DeskDeps): Promise<void> {
  const readable = channelRegistry.publishers.flatMap(({ network, readInbox }) => (readInbox ? [network] : []));
  if (readable.length === 0) return;
  await sql`
    insert into desk.inbox (territory_id, channel_id, next_read_at)
    select c.territory_id, c.id, ${now()} from channels.channel c
    where c.disconnected_at is null and c.network = any(${readable}::text[])
      and not exists (select from desk.inbox i where i.territory_id = c.territory_id and i.channel_id = c.id)
    on conflict do nothing
  `.execute(db);
  await sql`
    delete from desk.inbox i using channels.channel c
    where c.territory_id = i.territory_id and c.id = i.channel_id and c.disconnected_at is not null
  `.execute(db);
}

async function claim({ db, now }: DeskDeps): Promise<Due[]> {
  const at = now();
  const { rows } = await sql<Due>`
    update desk.inbox i set next_read_at = ${new Date(at.getTime() + CLAIM_SECONDS * 1000)}
    from (
      select territory_id, channel_id from desk.inbox where next_read_at <= ${at}
      order by next_read_at limit ${AT_ONCE} for update skip locked
    ) due
    where i.territory_id = due.territory_id and i.channel_id = due.channel_id
    returning i.territory_id, i.channel_id, i.cursor, i.failures
  `.execute(db);
  return rows;
}

async function readOne(deps: DeskDeps, row: Due): Promise<void> {
  const named = { territoryId: row.territory_id, channelId: row.channel_id };
  const opened = await openChannel(deps, { ...named, evenPaused: true });
  // The page of accounts says what is wrong with it; the reading comes again by its claim.
  if (!opened.ok) return;
  let cursor = row.cursor ?? undefined;
  for (let reading = 0; reading < MOST_READINGS; reading += 1) {
    const outcome = await opened.publisher.readInbox?.(cursor, contextOf(deps, opened));
    if (!outcome) return;
    if (!outcome.ok) {
      const seconds = outcome.retryAfterSeconds ?? Math.min(3600, 60 * 2 ** row.failures);
      await settle(deps, named, { seconds, failures: row.failures + 1, trouble: outcome.message });
      return;
    }
    const on = { ...named, network: opened.channel.network };
    // One transaction an item, and the cursor after them: what dies in between is told again, and known.
    const failed = await takeAll(deps, on, storable(outcome.items), storable(outcome.changes ?? []));
    if (failed) {
      // Soon: what comes meanwhile waits behind it.
      await settle(deps, named, { seconds: USUAL_SECONDS, failures: row.failures + 1, trouble: notStored });
      return;
    }
    cursor = outcome.cursor ?? cursor;
    const seconds = outcome.more ? CLAIM_SECONDS : (EVERY_SECONDS[on.network] ?? USUAL_SECONDS);
    await settle(deps, named, { seconds, failures: 0, cursor });
    if (!outcome.more) return;
  }
  await settle(deps, named, { seconds: 1, failures: 0 });
}

const notStored = {
  fr: 'Un message n’a pas pu être rangé : les autres le sont, et celui-là est relu. Le journal du serveur dit pourquoi.',
  en: 'A message could not be stored: the others are, and that one is read again. The log of the server says why.',
};

/** Takes each of what was told, whatever comes of the one before it. @returns whether one could not be taken */
async function takeAll(
  deps: DeskDeps,
  on: { territoryId: string; channelId: string; network: string },
  items: readonly InboxItem[],
  changes: readonly InboxChange[],
): Promise<boolean> {
  let failed = false;
  const takes = [
    ...items.map((item) => async (trx: Trx) => takeItem(deps, trx, on, item)),
    ...changes.map((change) => async (trx: Trx) => takeChange(deps, trx, on, change)),
  ];
  for (const take of takes)
    await deps.db
      .transaction()
      .execute(take)
      .catch((error: unknown) => {
        // Without a database none can be: the whole reading comes again.
        if (isDatabaseAway(error)) throw error;
        failed = true;
        deps.logger.warn({ err: error, channelId: on.channelId }, 'message could not be stored, it comes again');
      });
  return failed;
}

export function contextOf(deps: Pick<DeskDeps, 'http' | 'now'>, opened: OpenChannel): AccountContext {
  return {
    http: deps.http,
    now: deps.now,
    signal: AbortSignal.timeout(CLAIM_SECONDS * 1000),
    credentials: opened.credentials,
    account: opened.account,
  };
}

async function settle(
  { db, now }: DeskDeps,
  named: { territoryId: string; channelId: string },
  given: { seconds: number; failures: number; cursor?: string | undefined; trouble?: { fr: string; en: string } },
): Promise<void> {
  const at = now();
  await db
    .updateTable('desk.inbox')
    .set({
      next_read_at: new Date(at.getTime() + given.seconds * 1000),
      failures: given.failures,
      trouble: given.trouble ? JSON.stringify(given.trouble) : null,
      ...(given.trouble ? {} : { read_at: at }),
      ...(given.cursor === undefined ? {} : { cursor: given.cursor }),
    })
    .where('territory_id', '=', named.territoryId)
    .where('channel_id', '=', named.channelId)
    .execute();
}
