import { randomBytes } from 'node:crypto';
import type { Audience } from '@beffroi/contracts';
import type { Sealer } from '../../../platform/seal.ts';
import type { CrisisDeps, Db, Named, Trx } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';

/** What a private address opens: a page of talking points, or the located reports. */
export type Shared = Audience | 'reports';

const FINGERPRINT = 'crisis.share';
const contextOf = ({ territoryId, crisisId }: Named, what: string) => `crisis.share ${territoryId} ${crisisId} ${what}`;

/** Makes the private address of a thing, or another one: that of before opens nothing any more. @returns its token */
export async function makeShare(
  { sealer, now }: Pick<CrisisDeps, 'sealer' | 'now'>,
  trx: Trx,
  given: Named & { what: Shared; personId: string },
): Promise<string> {
  const { territoryId, crisisId, what } = given;
  const token = randomBytes(24).toString('base64url');
  const made = {
    fingerprint: sealer.fingerprint(token, FINGERPRINT),
    sealed_token: sealer.seal(token, contextOf(given, what)),
    made_at: now(),
    made_by: given.personId,
  };
  await trx
    .insertInto('crisis.share')
    .values({ territory_id: territoryId, crisis_id: crisisId, what, ...made })
    .onConflict((conflict) => conflict.columns(['territory_id', 'crisis_id', 'what']).doUpdateSet(made))
    .execute();
  return token;
}

/** The tokens of a room that still open something, by what they open: none once it is closed. */
export async function readShares(
  { sealer }: { sealer: Sealer },
  db: Db,
  crisis: CrisisRow,
): Promise<ReadonlyMap<string, string>> {
  if (crisis.state === 'closed') return new Map();
  const named = { territoryId: crisis.territory_id, crisisId: crisis.id };
  const rows = await db
    .selectFrom('crisis.share')
    .select(['what', 'sealed_token'])
    .where('territory_id', '=', named.territoryId)
    .where('crisis_id', '=', named.crisisId)
    .execute();
  return new Map(rows.map(({ what, sealed_token }) => [what, sealer.open(sealed_token, contextOf(named, what))]));
}

/** What a token opens, and in which room; undefined for a wrong one, one replaced, and one of a room that is closed. */
export async function findShare(
  { db, sealer }: Pick<CrisisDeps, 'db' | 'sealer'>,
  token: string,
): Promise<(Named & { what: string }) | undefined> {
  if (!/^[A-Za-z0-9_-]{32}$/.test(token)) return undefined;
  const row = await db
    .selectFrom('crisis.share as s')
    .innerJoin('crisis.crisis as c', (join) =>
      join.onRef('c.territory_id', '=', 's.territory_id').onRef('c.id', '=', 's.crisis_id'),
    )
    .select(['s.territory_id', 's.crisis_id', 's.what'])
    .where('s.fingerprint', '=', sealer.fingerprint(token, FINGERPRINT))
    .where('c.state', '=', 'open')
    .executeTakeFirst();
  return row && { territoryId: row.territory_id, crisisId: row.crisis_id, what: row.what };
}
