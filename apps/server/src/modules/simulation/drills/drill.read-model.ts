import { playedDrillOf } from '@beffroi/connectors/simulation';
import type { Drill, getCurrentDrill as currentEndpoint, Output, listDrills as listEndpoint } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import type { Db, DrillNamed, DrillRow, SimulationDeps } from '../simulation.deps.ts';
import { drillNotFound } from '../simulation.errors.ts';
import { whereToDrill } from './drill.place.ts';
import { scoreDrill } from './drill.score.ts';
import { simulationOf, writtenOf } from './drill.source.ts';
import { readTrace } from './drill.trace.ts';

type Deps = Pick<SimulationDeps, 'db' | 'now'>;

const MOST_LISTED = 50;

/** Drills of a territory, newest first, and whether one may be held in it. */
export async function drillsOf(deps: Deps, territoryId: string): Promise<Output<typeof listEndpoint>> {
  const { db } = deps;
  const [rows, place, exercise] = await Promise.all([
    db
      .selectFrom('simulation.drill')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .orderBy('started_at', 'desc')
      .limit(MOST_LISTED)
      .execute(),
    whereToDrill(db, territoryId),
    db
      .selectFrom('simulation.exercise')
      .select('exercise_id')
      .where('territory_id', '=', territoryId)
      .executeTakeFirst(),
  ]);
  const items = await Promise.all(rows.map(async (row) => presentDrill(deps, row)));
  const current = items.find(({ state }) => state === 'running');
  return {
    items,
    ...(current ? { current } : {}),
    possible: place.possible,
    ...(place.possible ? {} : { why: place.why }),
    ...(exercise ? { exerciseTerritoryId: exercise.exercise_id } : {}),
  };
}

/** @throws simulation.drill_not_found */
export async function findDrill(db: Db, { territoryId, drillId }: DrillNamed): Promise<DrillRow> {
  const row = await db
    .selectFrom('simulation.drill')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', drillId)
    .executeTakeFirst();
  if (!row) throw drillNotFound();
  return row;
}

/** The drill that runs in a territory. */
export async function runningDrill(db: Db, territoryId: string): Promise<DrillRow | undefined> {
  return db
    .selectFrom('simulation.drill')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('state', '=', 'running')
    .executeTakeFirst();
}

/** What everybody in a territory reads of the drill that runs there. */
export async function presentCurrent(db: Db, territoryId: string): Promise<Output<typeof currentEndpoint>> {
  const row = await runningDrill(db, territoryId);
  if (!row) return {};
  return {
    drill: {
      id: row.id,
      title: row.scenario.title,
      startedAt: row.started_at.toISOString(),
      endsAt: row.ends_at.toISOString(),
    },
  };
}

/** As screens read it: while it runs, with what it is worth so far. */
export async function presentDrill({ db, now }: Deps, row: DrillRow): Promise<Drill> {
  const [trace, names, kept, told] = await Promise.all([
    readTrace(db, row, now()),
    personNames(db, [row.started_by]),
    db
      .selectFrom('simulation.kept')
      .select((each) => each.fn.countAll<string>().as('count'))
      .where('territory_id', '=', row.territory_id)
      .where('drill_id', '=', row.id)
      .executeTakeFirstOrThrow(),
    row.told ?? countTold(db, row, now()),
  ]);
  return {
    id: row.id,
    scenarioId: row.scenario_id,
    title: row.scenario.title,
    kind: row.scenario.kind,
    speed: row.speed,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    // From the command line it is started by nobody in particular.
    startedBy: names.get(row.started_by) ?? (row.started_by === 'system' ? 'Beffroi' : ''),
    endsAt: row.ends_at.toISOString(),
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
    ...(row.answered_at ? { answeredAt: row.answered_at.toISOString() } : {}),
    posts: { told, all: Math.max(row.posts, told) },
    ...(trace.crisisId === undefined ? {} : { crisisId: trace.crisisId }),
    kept: Number(kept.count),
    score: row.score ?? scoreDrill(row.scenario.targets, trace.marks),
  };
}

/** How many posts a drill has told so far. */
export async function countTold(db: Db, row: DrillRow, now: Date): Promise<number> {
  const life = await simulationOf(db, row);
  return life?.drill(playedDrillOf(writtenOf(row)), row.started_at, now).length ?? 0;
}
