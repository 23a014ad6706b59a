import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import type { Db, Trx } from '../publishing.deps.ts';
import type { Outlet } from './outlet.find.ts';

/* People of the simulated network. No account, no cookie: who has the address of their page is that person. */

type Account = Pick<Outlet, 'territoryId' | 'channelId'>;
export type Resident = { id: string; name: string; token: string; isBlocked: boolean };
export type PrivateWord = { id: string; text: string; isOurs: boolean; at: Date };

const fingerprintOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who a token is; undefined when it is nobody's here. */
export async function findResident(db: Db, account: Account, token: string): Promise<Resident | undefined> {
  if (token === '') return undefined;
  const row = await db
    .selectFrom('publishing.hosted_resident')
    .select(['id', 'name', 'blocked_at'])
    .where('territory_id', '=', account.territoryId)
    .where('channel_id', '=', account.channelId)
    .where('fingerprint', '=', fingerprintOf(token))
    .executeTakeFirst();
  return row && { id: row.id, name: row.name, token, isBlocked: row.blocked_at !== null };
}

export async function enterResident(trx: Trx, account: Account, given: { name: string; at: Date }): Promise<Resident> {
  const token = randomBytes(18).toString('base64url');
  const id = newId('res', given.at.getTime());
  await trx
    .insertInto('publishing.hosted_resident')
    .values({
      territory_id: account.territoryId,
      channel_id: account.channelId,
      id,
      name: given.name,
      fingerprint: fingerprintOf(token),
      since: given.at,
    })
    .execute();
  return { id, name: given.name, token, isBlocked: false };
}

/** What is said to one account is numbered in the order in which it can be read: one at a time. */
export async function inLine(trx: Db, { channelId }: Pick<Account, 'channelId'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${channelId}, 13))`.execute(trx);
}

export async function addComment(
  trx: Trx,
  account: Account,
  given: { postId: string; resident: Resident; text: string; at: Date },
): Promise<void> {
  await inLine(trx, account);
  await trx
    .insertInto('publishing.hosted_reply')
    .values({
      territory_id: account.territoryId,
      channel_id: account.channelId,
      id: newId('rpl', given.at.getTime()),
      post_id: given.postId,
      resident_id: given.resident.id,
      author: given.resident.name,
      text: given.text,
      posted_at: given.at,
    })
    .execute();
}

export async function addMessage(
  trx: Trx,
  account: Account,
  given: { resident: Resident; text: string; at: Date },
): Promise<void> {
  await inLine(trx, account);
  await trx
    .insertInto('publishing.hosted_message')
    .values({
      territory_id: account.territoryId,
      channel_id: account.channelId,
      id: newId('prv', given.at.getTime()),
      resident_id: given.resident.id,
      key: null,
      text: given.text,
      is_ours: false,
      posted_at: given.at,
    })
    .execute();
}

/** What one person and the account said to each other, oldest first; the last two hundred. */
export async function conversationWith(db: Db, account: Account, resident: Resident): Promise<PrivateWord[]> {
  const rows = await db
    .selectFrom('publishing.hosted_message')
    .select(['id', 'text', 'is_ours', 'posted_at'])
    .where('territory_id', '=', account.territoryId)
    .where('channel_id', '=', account.channelId)
    .where('resident_id', '=', resident.id)
    .where('removed_at', 'is', null)
    .orderBy('heard', 'desc')
    .limit(200)
    .execute();
  return rows.toReversed().map(({ id, text, is_ours, posted_at }) => ({ id, text, isOurs: is_ours, at: posted_at }));
}
