import type { CrisisKind, Playbook } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { CrisisFileTables } from '../crisis-file.tables.ts';
import { deliveredPlaybooks } from './delivered.playbook.ts';

type Db = Connection<CrisisFileTables>;

export type KeptPlaybook = Playbook & { changed: boolean };

/** The playbook of a kind of crisis: the territory's own, or the one delivered. */
export async function readPlaybook(db: Db, territoryId: string, kind: CrisisKind): Promise<Playbook> {
  const row = await db
    .selectFrom('crisis.playbook')
    .select('playbook')
    .where('territory_id', '=', territoryId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row ? { ...row.playbook, kind } : delivered(kind);
}

/** All of them, and whether the territory changed each. */
export async function readPlaybooks(db: Db, territoryId: string): Promise<KeptPlaybook[]> {
  const rows = await db
    .selectFrom('crisis.playbook')
    .select(['kind', 'playbook'])
    .where('territory_id', '=', territoryId)
    .execute();
  const own = new Map(rows.map((row) => [row.kind, row.playbook]));
  return [...deliveredPlaybooks].map(([kind, playbook]) => {
    const changed = own.get(kind);
    return changed ? { ...changed, kind, changed: true } : { ...playbook, changed: false };
  });
}

export async function writePlaybook(
  db: Db,
  given: { territoryId: string; kind: CrisisKind; playbook: Omit<Playbook, 'kind'>; at: Date; by: string },
): Promise<void> {
  const written = { playbook: JSON.stringify(given.playbook), changed_at: given.at, changed_by: given.by };
  await db
    .insertInto('crisis.playbook')
    .values({ territory_id: given.territoryId, kind: given.kind, ...written })
    .onConflict((conflict) => conflict.columns(['territory_id', 'kind']).doUpdateSet(written))
    .execute();
}

/** @returns whether there was one to forget */
export async function forgetPlaybook(db: Db, territoryId: string, kind: CrisisKind): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('crisis.playbook')
    .where('territory_id', '=', territoryId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

function delivered(kind: CrisisKind): Playbook {
  const playbook = deliveredPlaybooks.get(kind);
  if (playbook === undefined) throw new Error(`no playbook is delivered for ${kind}`);
  return playbook;
}
