import {
  deliveredScenarios,
  expectedPosts,
  parseScenario,
  type Scenario,
  type ScenarioProblem,
} from '@beffroi/connectors/simulation';
import type { Output, checkScenario, TerritoryKind } from '@beffroi/contracts';
import type { Db } from '../simulation.deps.ts';
import { scenarioNotFound } from '../simulation.errors.ts';

export type ScenarioCard = NonNullable<Output<typeof checkScenario>['card']>;
type StoredScenario = {
  id: string;
  text: string;
  scenario?: Scenario;
  problems: readonly ScenarioProblem[];
  delivered: boolean;
  updatedAt?: Date;
  updatedBy?: string;
};

/** A scenario that comes with the program, or one of the territory's own. @throws simulation.scenario_not_found */
export async function findScenario(
  db: Db,
  { territoryId, scenarioId }: { territoryId: string; scenarioId: string },
): Promise<StoredScenario> {
  const delivered = deliveredScenarios().find(({ id }) => id === scenarioId);
  if (delivered) return { ...delivered, problems: [], delivered: true };
  const row = await db
    .selectFrom('simulation.scenario')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', scenarioId)
    .executeTakeFirst();
  if (!row) throw scenarioNotFound();
  return {
    id: row.id,
    text: row.text,
    ...parseScenario(row.text),
    delivered: false,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** As a list shows it; of a territory's kind, whether it fits. */
export function cardOf(
  scenario: Scenario,
  given: {
    id: string;
    territoryKind: TerritoryKind;
    delivered: boolean;
    updatedAt?: Date | undefined;
    updatedBy?: string | undefined;
  },
): ScenarioCard {
  return {
    id: given.id,
    title: scenario.title,
    kind: scenario.kind,
    summary: scenario.summary,
    minutes: Math.round(scenario.minutes),
    posts: expectedPosts(scenario),
    fits: scenario.fits.includes(given.territoryKind),
    delivered: given.delivered,
    ...(given.updatedAt ? { updatedAt: given.updatedAt.toISOString() } : {}),
    ...(given.updatedBy === undefined ? {} : { updatedBy: given.updatedBy }),
  };
}
