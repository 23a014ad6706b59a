import { sql } from 'kysely';
import { simulationOfSource, type Simulation, type WrittenDrill } from '@beffroi/connectors/simulation';
import type { Db, DrillRow, Trx } from '../simulation.deps.ts';

/** Drills that a source goes on knowing: the one that runs, and those whose last posts may not be told yet. */
const MOST_KNOWN = 3;

/** Writes in the source that plays it what a drill is now, and has it read at once. */
export async function tellSource(trx: Trx, row: DrillRow, now: Date): Promise<void> {
  const source = await trx
    .selectFrom('listening.source')
    .select('config')
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.source_id)
    .forUpdate()
    .executeTakeFirst();
  if (!source) return;
  const known = ((source.config['drills'] ?? []) as WrittenDrill[]).filter(({ id }) => id !== row.id);
  const drills = [...known, writtenOf(row)].slice(-MOST_KNOWN);
  await trx
    .updateTable('listening.source')
    .set({ config: JSON.stringify({ ...source.config, drills }), next_poll_at: now })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.source_id)
    .execute();
}

/** A drill as its source plays it. */
export function writtenOf(row: DrillRow): WrittenDrill {
  return {
    id: row.id,
    scenario: row.scenario,
    startedAt: row.started_at.toISOString(),
    speed: row.speed,
    ...(row.answered_at ? { answeredAt: row.answered_at.toISOString() } : {}),
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
  };
}

/** The residents of the network that plays a drill; undefined once it is gone. */
export async function simulationOf(
  db: Db,
  { territory_id, source_id }: Pick<DrillRow, 'territory_id' | 'source_id'>,
): Promise<Simulation | undefined> {
  const { rows } = await sql<{ config: Record<string, unknown> }>`
    select config - 'drills' as config from listening.source
    where territory_id = ${territory_id} and id = ${source_id} and kind = 'simulation.live'
  `.execute(db);
  return rows[0] && simulationOfSource(rows[0].config);
}
