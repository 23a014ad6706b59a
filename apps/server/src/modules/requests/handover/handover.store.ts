import { randomBytes } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Handover } from '@beffroi/contracts';
import type { Sealer } from '../../../platform/seal.ts';
import { newId } from '../../../platform/ids.ts';
import type { Db, Trx } from '../requests.deps.ts';
import type { HandoverRow, StoredAuthority } from '../requests.tables.ts';
import { handoverNotFound } from './handover.errors.ts';

export type StoredHandover = Selectable<HandoverRow>;
type NamedHandover = { territoryId: string; handoverId: string };

/** How long the answering page of a mail opens. */
const PAGE_DAYS = 120;

/** Still with whom it was given to. */
export const running: Handover['state'][] = ['sending', 'sent', 'needs_more'];

const contextOf = (territoryId: string, id: string): string => `requests.handover ${territoryId} ${id}`;
const fingerprintOf = (sealer: Sealer, token: string): string => sealer.fingerprint(token, 'requests.handover');

/** Writes down that a request was given to somebody, and makes the secret of its answering page. */
export async function insertHandover(
  trx: Trx,
  sealer: Sealer,
  given: {
    territoryId: string;
    requestId: string;
    to: { departmentId: string } | { authority: StoredAuthority };
    note: string;
    at: Date;
    personId: string | undefined;
    state: 'sending' | 'sent';
    dueAt?: Date | undefined;
  },
): Promise<{ row: StoredHandover; token: string }> {
  const { territoryId, to } = given;
  const id = newId('han', given.at.getTime());
  const token = randomBytes(20).toString('hex');
  const row = await trx
    .insertInto('requests.handover')
    .values({
      territory_id: territoryId,
      id,
      request_id: given.requestId,
      to_kind: 'departmentId' in to ? 'department' : 'authority',
      department_id: 'departmentId' in to ? to.departmentId : null,
      authority: 'departmentId' in to ? null : JSON.stringify(to.authority),
      note: given.note,
      at: given.at,
      person_id: given.personId ?? null,
      state: given.state,
      fingerprint: fingerprintOf(sealer, token),
      sealed_token: sealer.seal(token, contextOf(territoryId, id)),
      expires_at: new Date(given.at.getTime() + PAGE_DAYS * 86_400_000),
      due_at: given.dueAt ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { row, token };
}

/** Where it is answered without an account. */
export function pageOf({ baseUrl }: { baseUrl: string }, token: string): string {
  return `${baseUrl}/service/${token}`;
}

export function tokenOf(sealer: Sealer, row: Pick<StoredHandover, 'territory_id' | 'id' | 'sealed_token'>): string {
  return sealer.open(row.sealed_token, contextOf(row.territory_id, row.id));
}

export async function findByToken(db: Db, sealer: Sealer, token: string): Promise<StoredHandover | undefined> {
  if (!/^[0-9a-f]{40}$/.test(token)) return undefined;
  return db
    .selectFrom('requests.handover')
    .selectAll()
    .where('fingerprint', '=', fingerprintOf(sealer, token))
    .executeTakeFirst();
}

/** Takes it for the rest of the transaction; its request first. @throws requests.handover_not_found */
export async function lockHandover(trx: Trx, { territoryId, handoverId }: NamedHandover): Promise<StoredHandover> {
  const row = await trx
    .selectFrom('requests.handover')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', handoverId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw handoverNotFound();
  return row;
}

/** Those of a request that somebody still has, oldest first. */
export async function runningHandovers(
  trx: Trx,
  { territoryId, requestId }: { territoryId: string; requestId: string },
): Promise<StoredHandover[]> {
  return trx
    .selectFrom('requests.handover')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('request_id', '=', requestId)
    .where('state', 'in', running)
    .orderBy('at')
    .forUpdate()
    .execute();
}
