import { addDays, wallClock, weekdayOf, writeDate } from '@beffroi/engines/schedule';
import { askSwap, setChain, setSlots, whoIsOnCall, writeHandOver, type OncallDeps } from '../modules/oncall/index.ts';
import { peopleWho } from '../modules/identity/index.ts';
import type { DemoSpeaker } from './demo.publishing.ts';
import type { Program } from './program.ts';

const actor = { kind: 'system' } as const;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEKS_BEFORE = 8;

/**
 * Evenings, week-ends and public holidays of the region, shared since eight weeks by those who may handle alarms; the
 * chain that rings them, a note of the last one, a swap that waits for its answer, and somebody who was away tonight.
 */
export async function seedOncall(program: Program, { territoryId, timeZone, writerId }: DemoSpeaker): Promise<void> {
  const now = program.now();
  const able = (await peopleWho(program.db, territoryId, 'alerts.handle')).map(({ id }) => id);
  // The one who signs in first has the first turn.
  const people = [writerId, ...able.filter((id) => id !== writerId)];
  const since = new Date(now.getTime() - WEEKS_BEFORE * 7 * DAY);
  const startsOn = mondayBefore(since, timeZone);
  const common = { extraDays: 0, startsOn, people };
  const evenings = { weekdays: [1, 2, 3, 4], from: '18:00', to: '08:00', holidays: 'not' as const };
  const weekends = { weekdays: [5], from: '18:00', to: '08:00', extraDays: 2, holidays: 'as_usual' as const };
  const holidays = { weekdays: [1], from: '08:00', to: '08:00', holidays: 'only' as const };
  const then: OncallDeps = { ...program.oncall, now: () => since };
  await setSlots(then, {
    territoryId,
    slots: [
      { name: 'Soirs de semaine', ...common, ...evenings, turn: 'week' },
      { name: 'Week-ends', ...common, people: people.toReversed(), ...weekends, turn: 'week' },
      { name: 'Jours fériés', ...common, ...holidays, turn: 'occurrence' },
    ],
    actor,
  });
  const steps = [
    { who: 'on_call' as const, by: ['push' as const, 'sms' as const, 'email' as const], waitMinutes: 5 },
    { who: 'next_on_call' as const, by: ['push' as const, 'sms' as const, 'email' as const], waitMinutes: 5 },
    { who: 'everyone' as const, by: ['push' as const, 'email' as const], waitMinutes: 10 },
  ];
  await setChain(program.oncall, { territoryId, chain: { active: true, minLevel: 2, steps, rounds: 2 }, actor });
  await leaveNote(program, { territoryId, people, writerId, now });
  await askForSwap(program, { territoryId, people, writerId });
  await beginQuietly(program, { territoryId, writerId, now });
}

async function leaveNote(
  program: Program,
  { territoryId, people, writerId, now }: { territoryId: string; people: string[]; writerId: string; now: Date },
): Promise<void> {
  const at = new Date(now.getTime() - 5 * HOUR);
  const author = await lastOnCall(program, { territoryId, people, writerId, at });
  if (author === undefined) return;
  const then: OncallDeps = { ...quietly(program.oncall), now: () => at };
  await writeHandOver(then, {
    territoryId,
    personId: author,
    clientKey: 'demonstration',
    text: [
      'Nuit calme. Deux usagers du TER signalent encore des retards sur Amiens–Compiègne : rien de neuf, la réponse de lundi convient.',
      'Le service de presse prépare un communiqué sur les lycées pour midi ; ne rien annoncer avant.',
      'Un compte relance la rumeur de la fermeture d’un lycée : à surveiller, sans répondre.',
    ].join('\n'),
    actor,
  });
}

/** The last colleague who was on call. */
async function lastOnCall(
  program: Program,
  given: { territoryId: string; people: string[]; writerId: string; at: Date },
): Promise<string | undefined> {
  const { territoryId, people, writerId } = given;
  for (let back = 0; back < 14 * DAY; back += 7 * HOUR) {
    const { now } = await whoIsOnCall(program.oncall, { territoryId, at: new Date(given.at.getTime() - back) });
    const found = now.find(({ personId }) => personId !== writerId && people.includes(personId));
    if (found) return found.personId;
  }
  return undefined;
}

/** An invented past rings and writes to nobody. */
function quietly(oncall: OncallDeps): OncallDeps {
  return { ...oncall, events: { ...oncall.events, emit: async () => undefined } };
}

/** The next hours of a colleague, which they would rather give. */
async function askForSwap(
  program: Program,
  { territoryId, people, writerId }: { territoryId: string; people: string[]; writerId: string },
): Promise<void> {
  const oncall = quietly(program.oncall);
  let at = oncall.now();
  for (let looked = 0; looked < 12; looked += 1) {
    const { next } = await whoIsOnCall(oncall, { territoryId, at });
    if (next === undefined) return;
    at = new Date(next.from + HOUR);
    const isOthers = next.personId !== writerId && people.includes(next.personId);
    const { now: both } = await whoIsOnCall(oncall, { territoryId, at });
    if (!isOthers || both.some(({ personId }) => personId === writerId)) continue;
    const hours = { from: new Date(next.from), to: new Date(next.to) };
    await askSwap(oncall, {
      territoryId,
      ...hours,
      personId: next.personId,
      mayManage: false,
      takenById: writerId,
      note: 'Un empêchement de famille : pourrais-tu prendre ces heures ? Je te rends les suivantes.',
      actor,
    });
    return;
  }
}

/** Whose hours run already is not told that they begin; who signs in first left yesterday evening. */
async function beginQuietly(
  program: Program,
  { territoryId, writerId, now }: { territoryId: string; writerId: string; now: Date },
): Promise<void> {
  const { db, oncall } = program;
  const { now: shifts } = await whoIsOnCall(oncall, { territoryId, at: now });
  const told = shifts.map(({ slotId, day, personId }) => ({
    territory_id: territoryId,
    slot_id: slotId,
    day,
    person_id: personId,
    at: now,
  }));
  if (told.length > 0) await db.insertInto('oncall.shift_told').values(told).execute();
  const left = new Date(now.getTime() - 15 * HOUR);
  await db
    .insertInto('oncall.presence')
    .values({ territory_id: territoryId, person_id: writerId, last_seen_at: left })
    .execute();
}

function mondayBefore(at: Date, timeZone: string): string {
  const date = wallClock(at.getTime(), timeZone);
  return writeDate(addDays(date, 1 - weekdayOf(date)));
}
