import { deliveredScenarios, parseScenario } from '@beffroi/connectors/simulation';
import {
  territoryKinds,
  type Output,
  type checkScenario,
  type listScenarios,
  type readScenario,
} from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { findTerritory, personNames } from '../../identity/index.ts';
import type { SimulationDeps } from '../simulation.deps.ts';
import { scenarioDelivered, scenarioInvalid, scenarioNotFound } from '../simulation.errors.ts';
import { cardOf, findScenario, type ScenarioCard } from './scenario.find.ts';

type Deps = Pick<SimulationDeps, 'db' | 'now'>;
type Named = { territoryId: string; scenarioId: string };

/** Those that fit the territory first, its own before those that come with the program. */
export async function scenariosOf({ db }: Deps, territoryId: string): Promise<Output<typeof listScenarios>> {
  const { kind } = await findTerritory(db, territoryId);
  const rows = await db
    .selectFrom('simulation.scenario')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .orderBy('updated_at', 'desc')
    .execute();
  const names = await personNames(
    db,
    rows.map((row) => row.updated_by),
  );
  const own = rows.flatMap(({ id, text, updated_at: updatedAt, updated_by }) => {
    const { scenario } = parseScenario(text);
    if (!scenario) return [];
    return cardOf(scenario, { id, territoryKind: kind, delivered: false, updatedAt, updatedBy: names.get(updated_by) });
  });
  const delivered = deliveredScenarios().map(({ id, scenario }) =>
    cardOf(scenario, { id, territoryKind: kind, delivered: true }),
  );
  const items = [...own, ...delivered].toSorted((one, other) => Number(other.fits) - Number(one.fits));
  return { items, kinds: [...territoryKinds] };
}

/** @throws simulation.scenario_not_found */
export async function scenarioTextOf({ db }: Deps, named: Named): Promise<Output<typeof readScenario>> {
  const [{ kind: territoryKind }, found] = await Promise.all([
    findTerritory(db, named.territoryId),
    findScenario(db, named),
  ]);
  const { scenario, text, id, delivered, updatedAt, updatedBy } = found;
  // What is kept was checked: only an older program's text can be unreadable.
  if (!scenario) throw scenarioNotFound();
  const names = await personNames(db, updatedBy === undefined ? [] : [updatedBy]);
  const by = names.get(updatedBy ?? '');
  return { text, card: cardOf(scenario, { id, territoryKind, delivered, updatedAt, updatedBy: by }) };
}

/** Every mistake of a text, and what it would be. */
export async function checkText(
  { db }: Deps,
  { territoryId, text }: { territoryId: string; text: string },
): Promise<Output<typeof checkScenario>> {
  const { scenario, problems } = parseScenario(text);
  const { kind: territoryKind } = await findTerritory(db, territoryId);
  return {
    problems,
    ...(scenario ? { card: cardOf(scenario, { id: '', territoryKind, delivered: false }) } : {}),
  };
}

/** @throws simulation.scenario_invalid, simulation.scenario_delivered */
export async function keepScenario(
  { db, now }: Deps,
  given: Named & { text: string; byId: string; actor: AuditActor },
): Promise<ScenarioCard> {
  const { territoryId, scenarioId, text, byId } = given;
  if (deliveredScenarios().some(({ id }) => id === scenarioId)) throw scenarioDelivered();
  const { scenario, problems } = parseScenario(text);
  const [first] = problems;
  if (!scenario) {
    const at = first?.line === undefined ? '' : `${first.line}. `;
    throw scenarioInvalid({
      values: { fr: `${at}${first?.message.fr ?? ''}`, en: `${at}${first?.message.en ?? ''}` },
      fields: problems.map(({ path, line, message }) => ({
        path: `body.text.${line ?? ''}`,
        code: path === '' ? 'invalid' : path,
        message,
      })),
    });
  }
  const at = now();
  const values = { text, updated_at: at, updated_by: byId };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('simulation.scenario')
      .values({ territory_id: territoryId, id: scenarioId, ...values })
      .onConflict((conflict) => conflict.columns(['territory_id', 'id']).doUpdateSet(values))
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'simulation.scenario_kept',
      target: { kind: 'scenario', id: scenarioId },
      at,
    });
  });
  return (await scenarioTextOf({ db, now }, given)).card;
}

/** @throws simulation.scenario_not_found, simulation.scenario_delivered */
export async function dropScenario(
  { db, now }: Deps,
  { territoryId, scenarioId, actor }: Named & { actor: AuditActor },
): Promise<void> {
  if (deliveredScenarios().some(({ id }) => id === scenarioId)) throw scenarioDelivered();
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('simulation.scenario')
      .where('territory_id', '=', territoryId)
      .where('id', '=', scenarioId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw scenarioNotFound();
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'simulation.scenario_deleted',
      target: { kind: 'scenario', id: scenarioId },
      at: now(),
    });
  });
}
