import type { Output, listKept as listKeptEndpoint } from '@beffroi/contracts';
import { findDrill } from '../drills/drill.read-model.ts';
import type { Db, DrillNamed } from '../simulation.deps.ts';

const MOST_LISTED = 500;

/** What would have left the machine during a drill, in the order of time. @throws simulation.drill_not_found */
export async function keptIn(db: Db, named: DrillNamed): Promise<Output<typeof listKeptEndpoint>> {
  await findDrill(db, named);
  const rows = await db
    .selectFrom('simulation.kept')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('drill_id', '=', named.drillId)
    .orderBy('at')
    .orderBy('id')
    .limit(MOST_LISTED)
    .execute();
  return {
    items: rows.map(({ id, at, means, recipient, title, text, path }) => ({
      id,
      at: at.toISOString(),
      means,
      to: recipient,
      title,
      text,
      ...(path === null ? {} : { path }),
    })),
  };
}
