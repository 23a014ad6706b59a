import { drillEndsAt, playedDrillOf } from '@beffroi/connectors/simulation';
import { sql } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findScenario } from '../scenarios/scenario.find.ts';
import type { DrillNamed, DrillRow, SimulationDeps } from '../simulation.deps.ts';
import { drillRunning, notForDrills, scenarioInvalid } from '../simulation.errors.ts';
import { whereToDrill } from './drill.place.ts';
import { findDrill, runningDrill } from './drill.read-model.ts';
import { simulationOf, tellSource, writtenOf } from './drill.source.ts';

/**
 * Starts a drill: from its first post on, nothing of this territory leaves the machine until it is over. Two who start
 * at once start one.
 * @throws simulation.scenario_not_found, simulation.scenario_invalid, simulation.drill_running, simulation.not_for_drills
 */
export async function startDrill(
  { db, now }: Pick<SimulationDeps, 'db' | 'now'>,
  given: { territoryId: string; scenarioId: string; speed: number; byId: string; actor: AuditActor },
): Promise<DrillNamed> {
  const { territoryId, scenarioId, speed, byId, actor } = given;
  const { scenario, problems } = await findScenario(db, given);
  if (!scenario) {
    const { line = '?', message } = problems[0] ?? { message: { fr: '', en: '' } };
    throw scenarioInvalid({ values: { fr: `${line}. ${message.fr}`, en: `${line}. ${message.en}` } });
  }
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`drill ${territoryId}`}, 0))`.execute(trx);
    if (await runningDrill(trx, territoryId)) throw drillRunning();
    const place = await whereToDrill(trx, territoryId);
    if (!place.possible) throw notForDrills({ values: place.why });
    const startedAt = now();
    const drillId = newId('dri', startedAt.getTime());
    const begun = { scenario, startedAt: startedAt.getTime(), speed };
    const row: DrillRow = {
      territory_id: territoryId,
      id: drillId,
      scenario_id: scenarioId,
      scenario,
      source_id: place.sourceId,
      speed,
      state: 'running',
      started_at: startedAt,
      started_by: byId,
      ends_at: new Date(drillEndsAt(begun)),
      ended_at: null,
      answered_at: null,
      posts: 0,
      told: null,
      score: null,
    };
    const life = await simulationOf(trx, row);
    const posts = life?.drill(playedDrillOf(writtenOf(row)), row.started_at, row.ends_at).length ?? 0;
    const { score: _none, ...values } = row;
    await trx
      .insertInto('simulation.drill')
      .values({ ...values, posts, scenario: JSON.stringify(scenario) })
      .execute();
    await tellSource(trx, row, startedAt);
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'simulation.drill_started',
      target: { kind: 'drill', id: drillId },
      detail: { scenarioId, speed },
      at: startedAt,
    });
    await publishLive(trx, territoryId, 'drill_changed', { drillId, state: 'running' });
    const named = { territoryId, drillId };
    await findDrill(trx, named);
    return named;
  });
}
