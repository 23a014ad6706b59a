import { sql } from 'kysely';
import { tagOf } from '@beffroi/connectors/simulation';
import type { Output, TerritoryKind, prepareExercise as prepareEndpoint } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { connectAll } from '../../channels/index.ts';
import { addTerritory, findTerritory, giveRole } from '../../identity/index.ts';
import type { SimulationDeps, Trx } from '../simulation.deps.ts';
import { furnishTerritory } from './territory.furnish.ts';

/** Whose residents live in the territory of exercise of each kind. */
const residentsOf: Record<TerritoryKind, string> = {
  region: 'picardie',
  departement: 'haute-somme',
  grouping: 'trois-vallees',
  commune: 'trois-vallees',
  university: 'haute-picardie',
  other: 'trois-vallees',
};
/** Of the past that its watches learn their habit from. */
const HISTORY_DAYS = 14;

/**
 * Makes the territory of exercise of a territory, or brings it up to date: the same people with the same roles, the same
 * watches, residents who call it by its name, and an account on their network. Dying in the middle, or asked twice, it
 * goes on from where it was.
 */
export async function prepareExercise(
  deps: SimulationDeps,
  { territoryId, actor }: { territoryId: string; actor: AuditActor },
): Promise<Output<typeof prepareEndpoint>> {
  const { db } = deps;
  const real = await findTerritory(db, territoryId);
  const exercise = await db
    .transaction()
    .execute(async (trx) => enterTerritory(trx, { territoryId, actor, now: deps.now() }));
  const watched = await namesIn(deps, 'listening.watch', exercise.id);
  const heard = await namesIn(deps, 'listening.source', exercise.id);
  const watches = await db
    .selectFrom('listening.watch')
    .select(['name', 'query'])
    .where('territory_id', '=', territoryId)
    .where('paused', '=', false)
    .orderBy('id')
    .execute();
  const tag = tagOf(real.name);
  const own = { name: `Exercice : ${real.name}`, query: `"${real.name.replaceAll('"', ' ')}" OR #${tag} OR @${tag}` };
  const source = {
    kind: 'simulation.live',
    name: 'Réseau simulé',
    config: {
      territory: residentsOf[real.kind],
      startedAt: deps.now().toISOString(),
      historyDays: HISTORY_DAYS,
      called: { name: real.name },
    },
  };
  await furnishTerritory(deps.listening, {
    territoryId: exercise.id,
    watches: [own, ...watches].filter(({ name }) => !watched.has(name)),
    sources: heard.size === 0 ? [source] : [],
    actor,
  });
  const spoken = await namesIn(deps, 'channels.channel', exercise.id);
  if (spoken.size === 0)
    await connectAll(deps.channels, {
      territoryId: exercise.id,
      network: 'simulation',
      setup: { name: real.name },
      actor: { kind: 'system' },
    });
  return { territoryId: exercise.id, name: exercise.name };
}

async function enterTerritory(
  trx: Trx,
  { territoryId, actor, now }: { territoryId: string; actor: AuditActor; now: Date },
): Promise<{ id: string; name: string }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`exercise ${territoryId}`}, 0))`.execute(trx);
  const real = await findTerritory(trx, territoryId);
  const made = await trx
    .selectFrom('simulation.exercise')
    .select('exercise_id')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  const exercise = made
    ? await findTerritory(trx, made.exercise_id)
    : await addTerritory(trx, {
        input: {
          kind: real.kind,
          name: `${real.name.slice(0, 105)} (exercice)`,
          variants: [],
          timeZone: real.timeZone,
          languages: real.languages,
        },
        actor,
      });
  const roles = await trx
    .selectFrom('identity.role_held')
    .select(['person_id', 'role'])
    .where('territory_id', '=', territoryId)
    .execute();
  for (const { person_id: personId, role } of roles) await giveRole(trx, { territoryId: exercise.id, personId, role });
  if (!made) {
    await trx
      .insertInto('simulation.exercise')
      .values({ territory_id: territoryId, exercise_id: exercise.id, made_at: now })
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor,
      action: 'simulation.exercise_prepared',
      target: { kind: 'territory', id: exercise.id },
      at: now,
    });
  }
  return { id: exercise.id, name: exercise.name };
}

async function namesIn(
  { db }: SimulationDeps,
  table: 'listening.watch' | 'listening.source' | 'channels.channel',
  territoryId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom(table).select('name').where('territory_id', '=', territoryId).execute();
  return new Set(rows.map(({ name }) => name));
}
