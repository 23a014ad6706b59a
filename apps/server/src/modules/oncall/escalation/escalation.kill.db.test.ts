import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDatabase } from '../../../platform/db/database.ts';
import { createEventBus } from '../../../platform/events/event-bus.ts';
import { newId } from '../../../platform/ids.ts';
import { createJobs, type JobRun } from '../../../platform/jobs/jobs.ts';
import { createLogger } from '../../../platform/logger.ts';
import type { Mailer } from '../../../platform/mail/mailer.ts';
import { createSealer } from '../../../platform/seal.ts';
import { freshDatabase, type TestDatabase } from '../../../testing/database.ts';
import { createMortal } from '../../../testing/mortal.process.ts';
import { noNetwork } from '../../../testing/program.stage.ts';
import { addTerritory, createPerson, giveRole } from '../../identity/index.ts';
import { registerNotificationJobs } from '../../notifications/index.ts';
import type { OncallDeps, OncallStore } from '../oncall.deps.ts';
import { answerCall } from './call.answer.ts';
import { climb } from './escalation.round.ts';
import { subscribeEscalation } from './escalation.subscriptions.ts';

const sealer = createSealer(randomBytes(32));
const logger = createLogger('silent');
/** One in four keeps the run short; 1 tries them all. */
const EVERY = 4;
const beginning = new Date('2026-11-24T21:00:00Z').getTime();
let base: TestDatabase<OncallStore>;
let jobs: ReturnType<typeof createJobs>;
let territoryId: string;
let people: string[];
/** To whom a mail left. */
let mailed: string[] = [];
const mailer: Mailer = {
  configured: true,
  send: async ({ to }) => {
    mailed.push(to);
    return { ok: true };
  },
  verify: async () => ({ ok: true }),
};

beforeAll(async () => {
  base = await freshDatabase<OncallStore>();
  jobs = createJobs({ pool: base.pool, logger, work: false });
  registerNotificationJobs({ jobs, mailer } as never);
  await jobs.start();
  await base.db.transaction().execute(async (trx) => {
    const common = { kind: 'region' as const, variants: [], timeZone: 'Europe/Paris', languages: ['fr'] };
    const actor = { kind: 'system' as const };
    territoryId = (await addTerritory(trx, { input: { ...common, name: 'Région Picardie' }, actor })).id;
    people = [];
    for (const name of ['Camille', 'Sacha']) {
      const email = `${name}@example.fr`;
      const { id } = await createPerson(trx, { email, name, password: randomBytes(9).toString('hex'), locale: 'fr' });
      await giveRole(trx, { territoryId, personId: id, role: 'community_manager' });
      people.push(id);
    }
    await trx
      .insertInto('oncall.chain')
      .values({
        territory_id: territoryId,
        active: true,
        min_level: 1,
        steps: JSON.stringify(people.map((who) => ({ who, by: ['email'], waitMinutes: 5 }))),
        rounds: 1,
      })
      .execute();
  });
});
afterAll(async () => {
  await jobs.stop();
  await base.close();
});

/** One process at work: an alarm rings, what it entered is sent, five minutes go by, the next is rung, and answers. */
async function work(deps: OncallDeps, alarmId: string, clock: { now: number }): Promise<void> {
  const named = { territoryId, alarmId };
  await deps.db.transaction().execute(async (trx) => {
    const opened = await trx
      .insertInto('alerts.alarm')
      .values({
        territory_id: territoryId,
        id: alarmId,
        kind: 'burst',
        state: 'open',
        watch_id: alarmId,
        source_id: null,
        explanation: JSON.stringify({ fr: 'Douze fois l’habitude.', en: 'Twelve times the habit.' }),
        started_at: deps.now(),
        detected_at: deps.now(),
        acknowledged_by: null,
        observed: 60,
        usual_high: 5,
        ratio: 12,
        severity: JSON.stringify({ level: 3, score: 50, parts: [] }),
        story_id: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (opened) await deps.events.emit(trx, 'alerts.alarm_rings', { ...named, level: 3, reason: 'opened' });
  });
  await sendAll(deps, alarmId);
  clock.now = beginning + 5 * 60_000;
  await climb(deps);
  await sendAll(deps, alarmId);
  const row = await deps.db
    .selectFrom('oncall.escalation')
    .select('id')
    .where('alarm_id', '=', alarmId)
    .executeTakeFirstOrThrow();
  const personId = people[1] ?? '';
  await answerCall(deps, { territoryId, escalationId: row.id, personId, actor: { kind: 'person', id: personId } });
  await sendAll(deps, alarmId);
}

/** What the jobs do: each delivery that has not left. */
async function sendAll(deps: OncallDeps, alarmId: string): Promise<void> {
  const runs = new Map<string, (run: JobRun<unknown>) => Promise<void>>();
  const ours = { ...jobs, register: (kind: { name: string }, run: never) => void runs.set(kind.name, run) };
  registerNotificationJobs({ ...deps, jobs: ours, keepInstead: async () => false } as never);
  const waiting = await deps.db
    .selectFrom('notifications.delivery')
    .select('id')
    .where('alarm_id', '=', alarmId)
    .where('state', '=', 'pending')
    .orderBy('id')
    .execute();
  for (const { id: deliveryId } of waiting)
    await runs.get('notifications.deliver')?.({
      payload: { territoryId, deliveryId },
      jobId: deliveryId,
      attempt: 1,
      lastAttempt: false,
      signal: new AbortController().signal,
    });
}

function processOn(mortal: ReturnType<typeof createMortal>, clock: { now: number }): OncallDeps {
  const deps = {
    db: createDatabase<OncallStore>(mortal.pool),
    events: createEventBus(),
    jobs,
    mailer,
    sealer,
    baseUrl: 'https://beffroi.example.fr',
    now: () => new Date(clock.now),
    logger,
    holidaysOf: async () => 'metropole' as never,
    digestSources: [],
  } as unknown as OncallDeps;
  subscribeEscalation(deps);
  return deps;
}

/** Lives through one alarm, killed before its nth exchange with the database or not; another process takes over. */
async function live(killAt?: number) {
  const alarmId = newId('alm');
  const clock = { now: beginning };
  mailed = [];
  const first = createMortal({ pool: base.pool, http: noNetwork });
  if (killAt !== undefined) first.killAt(killAt, 'before');
  await work(processOn(first, clock), alarmId, clock).catch((error: unknown) => {
    if (!first.isDead()) throw error;
  });
  if (first.isDead()) {
    clock.now = Math.min(clock.now, beginning);
    await work(processOn(createMortal({ pool: base.pool, http: noNetwork }), clock), alarmId, clock);
  }
  const calls = await base.db
    .selectFrom('oncall.call as c')
    .innerJoin('oncall.escalation as e', 'e.id', 'c.escalation_id')
    .select(['c.step', 'c.person_id', 'c.outcome', 'e.state', 'e.answered_by'])
    .where('e.alarm_id', '=', alarmId)
    .orderBy('c.step')
    .execute();
  const deliveries = await base.db
    .selectFrom('notifications.delivery')
    .select(['person_id', 'state'])
    .where('alarm_id', '=', alarmId)
    .orderBy('id')
    .execute();
  const acts = await base.db.selectFrom('alerts.alarm_act').select('action').where('alarm_id', '=', alarmId).execute();
  const came = { calls, deliveries, acts };
  // What left and was not written down leaves again, by the same name: it is shown once.
  return { came, reached: [...new Set(mailed)], exchanges: first.exchanges() };
}

test('a process killed at moments all along its work loses no call and places none twice', async () => {
  const unharmed = await live();
  expect(unharmed.came).toEqual({
    calls: [
      { step: 0, person_id: people[0], outcome: 'missed', state: 'answered', answered_by: people[1] },
      { step: 1, person_id: people[1], outcome: 'answered', state: 'answered', answered_by: people[1] },
    ],
    deliveries: [
      { person_id: people[0], state: 'sent' },
      { person_id: people[1], state: 'sent' },
    ],
    acts: [{ action: 'acknowledge' }],
  });
  expect(unharmed.exchanges).toBeGreaterThan(60);
  const wrong: string[] = [];
  for (let at = 0; at < unharmed.exchanges; at += EVERY) {
    const { came, reached } = await live(at);
    if (JSON.stringify(came) !== JSON.stringify(unharmed.came) || reached.length !== unharmed.reached.length)
      wrong.push(`before exchange ${at}: ${JSON.stringify(came)}`);
  }
  expect(wrong).toEqual([]);
});
