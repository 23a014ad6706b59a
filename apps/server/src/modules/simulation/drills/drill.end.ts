import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { DrillNamed, DrillRow, SimulationDeps, Trx } from '../simulation.deps.ts';
import { drillNotFound } from '../simulation.errors.ts';
import { countTold } from './drill.read-model.ts';
import { scoreDrill } from './drill.score.ts';
import { tellSource } from './drill.source.ts';
import { readTrace } from './drill.trace.ts';

/** Stops a drill before its end; stopped twice, it is stopped once. @throws simulation.drill_not_found */
export async function stopDrill(
  { db, now }: Pick<SimulationDeps, 'db' | 'now'>,
  { territoryId, drillId, actor }: DrillNamed & { actor: AuditActor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await lockDrill(trx, { territoryId, drillId });
    if (!row) throw drillNotFound();
    if (row.state !== 'running') return;
    await endDrill(trx, row, { state: 'stopped', at: now() });
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'simulation.drill_stopped',
      target: { kind: 'drill', id: drillId },
      at: now(),
    });
  });
}

/** Ends the drills whose last post is due, each once. */
export async function endDueDrills({ db, now }: Pick<SimulationDeps, 'db' | 'now'>): Promise<void> {
  const at = now();
  const due = await db
    .selectFrom('simulation.drill')
    .select(['territory_id', 'id'])
    .where('state', '=', 'running')
    .where('ends_at', '<=', at)
    .execute();
  for (const { territory_id: territoryId, id: drillId } of due) {
    await db.transaction().execute(async (trx) => {
      const row = await lockDrill(trx, { territoryId, drillId });
      if (row?.state === 'running') await endDrill(trx, row, { state: 'ended', at });
    });
  }
}

async function lockDrill(trx: Trx, { territoryId, drillId }: DrillNamed): Promise<DrillRow | undefined> {
  return trx
    .selectFrom('simulation.drill')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', drillId)
    .forUpdate()
    .executeTakeFirst();
}

/** Writes what it was worth, and lets its residents fall silent. */
async function endDrill(
  trx: Trx,
  row: DrillRow,
  { state, at }: { state: 'ended' | 'stopped'; at: Date },
): Promise<void> {
  const ended: DrillRow = { ...row, state, ended_at: at };
  const { marks } = await readTrace(trx, ended, at);
  await trx
    .updateTable('simulation.drill')
    .set({
      state,
      ended_at: at,
      told: await countTold(trx, ended, at),
      score: JSON.stringify(scoreDrill(row.scenario.targets, marks)),
    })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
  await tellSource(trx, ended, at);
  await publishLive(trx, row.territory_id, 'drill_changed', { drillId: row.id, state });
}
