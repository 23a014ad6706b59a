import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { residentPost } from '@beffroi/connectors/simulation';
import type { Output, getSimulation } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { ingest, type IngestDeps, type ListeningTables } from '../../listening/index.ts';
import { badBuzzRunning, simulationNotAvailable } from '../simulation.errors.ts';

type Deps = IngestDeps & { db: Kysely<ListeningTables> };
type View = Output<typeof getSimulation>;
type BadBuzz = { startedAt: string; answeredAt?: string };

/** How long a bad buzz goes on by itself. */
const BAD_BUZZ_MS = 2 * 3_600_000;

export async function readSimulation(deps: Deps, territoryId: string): Promise<View> {
  const source = await findSource(deps, territoryId);
  if (!source) return { available: false };
  const running = runningOf(source.badBuzzes, deps.now());
  return { available: true, ...(running ? { badBuzz: running } : {}) };
}

/** Posts as a resident; it is heard at once, like anything that is said on the network. @throws simulation.not_available */
export async function postAsResident(deps: Deps, given: { territoryId: string; author: string; text: string }) {
  const source = await findSource(deps, given.territoryId);
  if (!source) throw simulationNotAvailable();
  const post = residentPost({ id: randomUUID(), text: given.text, name: given.author, at: deps.now() });
  const outcome = await ingest(deps, {
    territoryId: given.territoryId,
    sourceId: source.id,
    events: [{ kind: 'post', post }],
  });
  const [mentionId] = outcome.mentionIds;
  return { originId: post.originId, ...(mentionId === undefined ? {} : { mentionId }) };
}

/** Launches the bad buzz of the demonstration. @throws simulation.not_available, simulation.already_running */
export async function launchBadBuzz(deps: Deps, given: { territoryId: string; actor: AuditActor }): Promise<View> {
  const now = deps.now();
  return changeBadBuzzes(deps, given, 'simulation.bad_buzz_launched', (badBuzzes) => {
    if (runningOf(badBuzzes, now)) throw badBuzzRunning();
    return [...badBuzzes, { startedAt: now.toISOString() }];
  });
}

/** The territory has answered: mockery falls and turns. @throws simulation.not_available */
export async function answerBadBuzz(deps: Deps, given: { territoryId: string; actor: AuditActor }): Promise<View> {
  const now = deps.now();
  return changeBadBuzzes(deps, given, 'simulation.bad_buzz_answered', (badBuzzes) => {
    const running = runningOf(badBuzzes, now);
    return badBuzzes.map((buzz) =>
      buzz.startedAt === running?.startedAt ? { ...buzz, answeredAt: now.toISOString() } : buzz,
    );
  });
}

async function changeBadBuzzes(
  deps: Deps,
  given: { territoryId: string; actor: AuditActor },
  action: string,
  change: (badBuzzes: readonly BadBuzz[]) => BadBuzz[],
): Promise<View> {
  const source = await findSource(deps, given.territoryId);
  if (!source) throw simulationNotAvailable();
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('listening.source')
      .set({ config: JSON.stringify({ ...source.config, badBuzzes: change(source.badBuzzes) }) })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', source.id)
      .execute();
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action,
      target: { kind: 'source', id: source.id },
    });
  });
  return readSimulation(deps, given.territoryId);
}

function runningOf(badBuzzes: readonly BadBuzz[], now: Date): { startedAt: string; endsAt: string } | undefined {
  const last = badBuzzes.at(-1);
  if (!last || last.answeredAt !== undefined) return undefined;
  const ends = new Date(new Date(last.startedAt).getTime() + BAD_BUZZ_MS);
  return ends > now ? { startedAt: last.startedAt, endsAt: ends.toISOString() } : undefined;
}

async function findSource({ db }: Deps, territoryId: string) {
  const row = await db
    .selectFrom('listening.source')
    .select(['id', 'config'])
    .where('territory_id', '=', territoryId)
    .where('kind', '=', 'simulation.live')
    .where('paused', '=', false)
    .executeTakeFirst();
  return row && { ...row, badBuzzes: (row.config['badBuzzes'] ?? []) as BadBuzz[] };
}
