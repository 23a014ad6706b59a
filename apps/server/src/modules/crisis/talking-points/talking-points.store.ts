import { audiences, type Audience, type TalkingPoints } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import type { StoredPage } from '../crisis-file.tables.ts';
import type { CrisisDeps, Db, Named, Trx } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { readShares } from '../sharing/share.store.ts';
import { prefillPage } from './page.prefill.ts';

/** The three pages of a room: as written, or else as its playbook and its facts fill them. */
export async function readPages(
  deps: Pick<CrisisDeps, 'sealer' | 'baseUrl'>,
  db: Db,
  crisis: CrisisRow,
): Promise<TalkingPoints[]> {
  const [rows, shares] = await Promise.all([
    db
      .selectFrom('crisis.talking_points')
      .select(['audience', 'page', 'updated_at', 'updated_by'])
      .where('territory_id', '=', crisis.territory_id)
      .where('crisis_id', '=', crisis.id)
      .execute(),
    readShares(deps, db, crisis),
  ]);
  const people = [...rows.map(({ updated_by: id }) => id), ...(crisis.lead_id === null ? [] : [crisis.lead_id])];
  const names = await personNames(db, people);
  return audiences.map((audience) => {
    const row = rows.find((one) => one.audience === audience);
    const token = shares.get(audience);
    const shareUrl = token === undefined ? {} : { shareUrl: `${deps.baseUrl}/elements/${token}` };
    if (!row) return { audience, ...prefillPage(crisis, audience, names.get(crisis.lead_id ?? '')), ...shareUrl };
    return {
      audience,
      ...row.page,
      updatedAt: row.updated_at.toISOString(),
      updatedBy: names.get(row.updated_by) ?? '–',
      ...shareUrl,
    };
  });
}

export async function writePage(
  trx: Trx,
  given: Named & { audience: Audience; page: StoredPage; at: Date; personId: string },
): Promise<void> {
  const { territoryId, crisisId, audience } = given;
  const written = { page: JSON.stringify(given.page), updated_at: given.at, updated_by: given.personId };
  await trx
    .insertInto('crisis.talking_points')
    .values({ territory_id: territoryId, crisis_id: crisisId, audience, ...written })
    .onConflict((conflict) => conflict.columns(['territory_id', 'crisis_id', 'audience']).doUpdateSet(written))
    .execute();
}
