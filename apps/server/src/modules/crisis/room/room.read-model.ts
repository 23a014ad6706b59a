import { sql } from 'kysely';
import type { Bilingual, Crisis, Room } from '@beffroi/contracts';
import { cardsOf, deliveriesOf, readHold, readMandates } from '../../publishing/index.ts';
import type { CrisisDeps, Db, Named } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { alarmsOf, findCrisis, presentCrisis } from './crisis.store.ts';
import { readPulse, type Pulse } from './pulse.read-model.ts';
import { createSharedReading } from './shared.reading.ts';

type Answers = Room['answers'];
type Rest = Pick<Room, 'crisis' | 'hold' | 'mandate' | 'answers' | 'counts'> & { marks: Room['curve']['marks'] };

const MOST_ANSWERS = 50;
const PULSE_MS = 1500;

/** Reads rooms for all who are in them. One a process: who asks at the same time shares what is read. */
export function createRoomReader(deps: CrisisDeps): (named: Named) => Promise<Room> {
  const pulses = createSharedReading<Pulse>({ leastMs: PULSE_MS });
  const rests = createSharedReading<Rest>({ leastMs: 60_000 });
  return async (named) => {
    const row = await findCrisis(deps.db, named);
    const key = `${named.territoryId} ${named.crisisId}`;
    // Whatever changes is told to the screens, by a number: the same number, the same room.
    const told = await lastTold(deps.db, named.territoryId);
    const [pulse, { marks, ...rest }] = await Promise.all([
      pulses(`${key} ${row.state}`, async () => readPulse(deps, row)),
      rests(`${key} ${told}`, async () => readRest(deps, row)),
    ]);
    return { at: deps.now().toISOString(), ...pulse, ...rest, curve: { ...pulse.curve, marks } };
  };
}

async function lastTold(db: Db, territoryId: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select seq from live.head where territory_id = ${territoryId}`.execute(
    db,
  );
  return rows[0]?.seq ?? 0;
}

async function readRest(deps: CrisisDeps, row: CrisisRow): Promise<Rest> {
  const { db } = deps;
  const named = { territoryId: row.territory_id, crisisId: row.id };
  const [crisis, hold, mandates, answers, counts] = await Promise.all([
    presentCrisis(db, row),
    readHold(db, named.territoryId),
    readMandates(db, { territoryId: named.territoryId, now: deps.now() }),
    readAnswers(deps, row),
    readCounts(db, row),
  ]);
  const mandate =
    mandates.find(({ state }) => state === 'active') ??
    mandates.find(({ startsAt }) => Date.parse(startsAt) >= row.opened_at.getTime());
  return {
    crisis,
    hold: { ...hold, crisisMayPass: true },
    ...(mandate ? { mandate } : {}),
    answers,
    counts,
    marks: await readMarks(db, row.territory_id, { crisis, answers }),
  };
}

/** What is said, or about to be, in its name or in answer to its alarms; last decided first. */
async function readAnswers(deps: CrisisDeps, row: CrisisRow): Promise<Answers> {
  const { alarmIds } = await alarmsOf(deps.db, row);
  const territoryId = row.territory_id;
  const cards = await cardsOf(deps.publishing, {
    territoryId,
    condition: sql`(p.crisis_id = ${row.id} or p.alarm_id = any(${alarmIds}::text[])) and p.answers is null and p.state <> 'cancelled'`,
    limit: MOST_ANSWERS,
    viewerId: undefined,
  });
  const deliveries = await deliveriesOf(deps.db, deps.publishing.channelRegistry, {
    territoryId,
    publicationIds: cards.map(({ id }) => id),
  });
  const networks = await networksOf(deps.db, territoryId);
  return cards
    .map((card) => {
      const of = deliveries.get(card.id) ?? [];
      const sent = of.flatMap(({ sentAt }) => (sentAt === undefined ? [] : [sentAt])).toSorted();
      return {
        ...card,
        networks: [...new Set(card.channelIds.flatMap((id) => networks.get(id) ?? []))],
        ...(sent[0] === undefined ? {} : { sentAt: sent[0] }),
        urls: of.flatMap(({ url }) => (url === undefined ? [] : [url])),
      };
    })
    .toSorted((a, b) => rank(a) - rank(b) || b.updatedAt.localeCompare(a.updatedAt));
}

/** What can leave comes first, then what waits, then what is out. */
function rank({ state }: Answers[number]): number {
  if (state === 'approved') return 0;
  return state === 'published' || state === 'partly_published' ? 2 : 1;
}

async function networksOf(db: Db, territoryId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('channels.channel')
    .select(['id', 'network'])
    .where('territory_id', '=', territoryId)
    .execute();
  return new Map(rows.map(({ id, network }) => [id, network]));
}

async function readCounts(db: Db, row: CrisisRow): Promise<Room['counts']> {
  const named = { territoryId: row.territory_id, crisisId: row.id };
  const keys = row.playbook.steps.map(({ key }) => key);
  const { rows } = await sql<{ rumours: number; reports: number; settled: number }>`
    select
      (select count(*)::int from crisis.plan_step where territory_id = ${named.territoryId} and crisis_id = ${named.crisisId}
        and key = any(${keys}::text[])) as settled,
      (select count(*)::int from crisis.rumour where territory_id = ${named.territoryId} and crisis_id = ${named.crisisId}) as rumours,
      (select count(*)::int from crisis.report where territory_id = ${named.territoryId} and crisis_id = ${named.crisisId}) as reports
  `.execute(db);
  const { rumours = 0, reports = 0, settled = 0 } = rows[0] ?? {};
  return { rumours, reports, stepsLeft: keys.length - settled };
}

/** The moments that a curve shows: from the log, and what was said. */
export async function readMarks(
  db: Db,
  territoryId: string,
  { crisis, answers }: { crisis: Crisis; answers: Pick<Answers[number], 'id' | 'title' | 'excerpt' | 'sentAt'>[] },
): Promise<Room['curve']['marks']> {
  const marks: Room['curve']['marks'] = [mark(crisis.firstSignalAt, 'first_signal', signal)];
  if (crisis.detectedAt !== undefined) marks.push(mark(crisis.detectedAt, 'alarm', alarm));
  marks.push(mark(crisis.openedAt, 'opened', opened));
  const { rows } = await sql<{ at: Date; kind: 'hold' | 'mandate'; occasion: string }>`
    select at, kind, occasion from crisis.log
    where territory_id = ${territoryId} and crisis_id = ${crisis.id}
      and (kind = 'hold' and occasion not like 'hold lifted%' or kind = 'mandate' and occasion like '% opened')
    order by at
  `.execute(db);
  for (const line of rows) marks.push(mark(line.at.toISOString(), line.kind, line.kind === 'hold' ? held : mandated));
  for (const { id, title, excerpt, sentAt } of answers) {
    if (sentAt === undefined) continue;
    const name = (title || excerpt).slice(0, 60);
    marks.push({ ...mark(sentAt, 'published', { fr: name, en: name }), publicationId: id });
  }
  if (crisis.closedAt !== undefined) marks.push(mark(crisis.closedAt, 'closed', closed));
  return marks.toSorted((a, b) => a.at.localeCompare(b.at));
}

const mark = (at: string, kind: Room['curve']['marks'][number]['kind'], label: Bilingual) => ({ at, kind, label });
const signal: Bilingual = { fr: 'premier signal', en: 'first signal' };
const alarm: Bilingual = { fr: 'alerte', en: 'alarm' };
const opened: Bilingual = { fr: 'cellule ouverte', en: 'room opened' };
const held: Bilingual = { fr: 'suspension', en: 'hold' };
const mandated: Bilingual = { fr: 'carte blanche', en: 'mandate' };
const closed: Bilingual = { fr: 'retour au calme', en: 'calm again' };

/** Crises, newest first; an id sorts by when it was made. */
export async function listCrises(
  db: Db,
  given: { territoryId: string; state?: 'open' | 'closed' | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: Crisis[]; nextCursor?: string }> {
  let query = db
    .selectFrom('crisis.crisis')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .orderBy('id', 'desc')
    .limit(given.limit + 1);
  if (given.state !== undefined) query = query.where('state', '=', given.state);
  if (given.cursor !== undefined) query = query.where('id', '<', given.cursor);
  const rows = await query.execute();
  const items = await Promise.all(rows.slice(0, given.limit).map(async (row) => presentCrisis(db, row)));
  const last = items.at(-1);
  return { items, ...(rows.length > given.limit && last ? { nextCursor: last.id } : {}) };
}
