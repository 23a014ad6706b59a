import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { deliveredScenarios } from '@beffroi/connectors/simulation';
import type { Drill } from '@beffroi/contracts';
import type { Program } from '../app/program.ts';
import { allTerritories } from '../modules/identity/index.ts';
import {
  drillsOf,
  findDrill,
  keepScenario,
  presentDrill,
  scenariosOf,
  startDrill,
  stopDrill,
} from '../modules/simulation/index.ts';
import { Refusal } from '../platform/errors.ts';
import { OperatorError } from '../platform/operator.error.ts';
import { findTerritoryNamed } from './territory.find.ts';

type Territory = { id: string; name: string };
export type Operated = { territory: Territory; drill: Drill };

const by = { byId: 'system', actor: { kind: 'system' } as const };

/** The text of a scenario in a file. @throws OperatorError */
export async function readScenarioFile(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new OperatorError({ fr: `${file} ne peut pas être lu.`, en: `${file} cannot be read.` }, { cause });
  });
}

/** The text of a scenario that comes with the program. @throws OperatorError */
export function deliveredText(name: string): string {
  const found = deliveredScenarios().find(({ id }) => id === name);
  if (found) return found.text;
  const names = deliveredScenarios()
    .map(({ id }) => id)
    .join(', ');
  throw new OperatorError({
    fr: `Aucun scénario livré ne s’appelle « ${name} ». Il y a : ${names}.`,
    en: `No delivered scenario is called '${name}'. There are: ${names}.`,
  });
}

/**
 * Starts a drill: of a file, which the territory keeps by its name, or of a scenario that it has already. Without a
 * territory, in the first where it fits and may be held. @throws OperatorError
 */
export async function operateStart(
  { simulation: deps, db }: Program,
  given: { scenario: string; territory: string | undefined; speed: number },
): Promise<Operated> {
  const isFile = /\.ya?ml$/i.test(given.scenario);
  const text = isFile ? await readScenarioFile(given.scenario) : undefined;
  const scenarioId = isFile
    ? basename(given.scenario)
        .replace(/\.ya?ml$/i, '')
        .slice(0, 60)
    : given.scenario;
  const wanted =
    given.territory === undefined ? await allTerritories(db) : [await findTerritoryNamed({ db }, given.territory)];
  let why: OperatorError | undefined;
  for (const territory of wanted) {
    const territoryId = territory.id;
    try {
      if (given.territory === undefined && text === undefined) {
        const { items } = await scenariosOf(deps, territoryId);
        if (!items.some(({ id, fits }) => id === scenarioId && fits)) continue;
        if (!(await drillsOf(deps, territoryId)).possible) continue;
      }
      if (text !== undefined) await keepScenario(deps, { territoryId, scenarioId, text, ...by });
      const named = await startDrill(deps, { territoryId, scenarioId, speed: given.speed, ...by });
      return { territory, drill: await presentDrill(deps, await findDrill(deps.db, named)) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      why ??= new OperatorError(error.text, { cause: error });
    }
  }
  throw why ?? nowhere(scenarioId);
}

/** Stops the drill that runs. @throws OperatorError */
export async function operateStop(program: Program, territory: string | undefined): Promise<Operated> {
  const found = await currentOf(program, territory);
  if (found?.drill.state !== 'running') throw none;
  const { simulation: deps } = program;
  const named = { territoryId: found.territory.id, drillId: found.drill.id };
  await stopDrill(deps, { ...named, actor: by.actor });
  return { territory: found.territory, drill: await presentDrill(deps, await findDrill(deps.db, named)) };
}

/** The drill that runs, else the last one. @throws OperatorError */
export async function operateScore(program: Program, territory: string | undefined): Promise<Operated> {
  const found = await currentOf(program, territory);
  if (!found) throw none;
  return found;
}

async function currentOf({ simulation, db }: Program, wanted: string | undefined): Promise<Operated | undefined> {
  const territories = wanted === undefined ? await allTerritories(db) : [await findTerritoryNamed({ db }, wanted)];
  const found: Operated[] = [];
  for (const territory of territories) {
    const { items } = await drillsOf(simulation, territory.id);
    if (items[0]) found.push({ territory, drill: items[0] });
  }
  const rank = ({ drill }: Operated) => `${drill.state === 'running' ? 1 : 0} ${drill.startedAt}`;
  return found.toSorted((one, other) => rank(other).localeCompare(rank(one)))[0];
}

const none = new OperatorError({
  fr: 'Aucun exercice. « ./beffroi drill list » dit lesquels peuvent commencer.',
  en: "No drill. './beffroi drill list' says which may begin.",
});

function nowhere(scenario: string): OperatorError {
  return new OperatorError({
    fr: `« ${scenario} » ne peut se jouer dans aucun territoire d’ici : son nom est-il juste, et un territoire écoute-t-il le réseau simulé ?`,
    en: `'${scenario}' can be played in no territory here: is its name right, and does a territory listen to the simulated network?`,
  });
}
