import type { Selectable } from 'kysely';
import type { Bilingual, CallMeans } from '@beffroi/contracts';
import { publishLive } from '../../../platform/live/publish.ts';
import { findAlarm } from '../../alerts/index.ts';
import { findTerritory } from '../../identity/index.ts';
import { readReaches } from '../../notifications/index.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { keepCall, placeCalls, type Ringing } from './call.place.ts';
import type { EscalationRow } from './escalation.tables.ts';
import { peopleOfStep, type StepPeople } from './step.people.ts';

export type StoredEscalation = Selectable<EscalationRow>;
export type Turn = { step: number; round: number };
type Common = Omit<Ringing, 'step' | 'round' | 'waitMinutes'>;

/** The turn after one; undefined once the chain was gone through as often as it says. */
export function turnAfter(
  { step, round }: Turn,
  chain: { steps: readonly unknown[]; rounds: number },
): Turn | undefined {
  if (step + 1 < chain.steps.length) return { step: step + 1, round };
  return round < chain.rounds ? { step: 0, round: round + 1 } : undefined;
}

/**
 * Rings the chain from a turn on, under the lock of its escalation: the first step of which anything can leave rings,
 * and those before it are passed over at once, each with why. Whoever is to be rung first and chose quiet at that level
 * is left in peace until their hours end. When there is nobody left, everybody is rung.
 * @param turn undefined: the chain was gone through
 */
export async function ringFrom(
  deps: OncallDeps,
  trx: Trx,
  row: StoredEscalation,
  turn: Turn | undefined,
): Promise<void> {
  const { territory_id: territoryId, id: escalationId } = row;
  const at = deps.now();
  const [alarm, territory] = [await findAlarm(trx, territoryId, row.alarm_id), await findTerritory(trx, territoryId)];
  // Deleted with its watch.
  if (!alarm) return write(trx, row, { state: 'stood_down', next_at: null, ended_at: at });
  const { name: territoryName, timeZone } = territory;
  const common = { territoryId, territoryName, timeZone, escalationId, alarm, level: row.level, at };
  const quietUntil: Date[] = [];
  let current = turn;
  // A whole pass in which nothing could leave will not do better the next time.
  for (let tried = 0; current && tried < row.steps.length; tried += 1) {
    const rung = await ringStep(deps, trx, row, common, current);
    if (rung.left) {
      const waitMs = (row.steps[current.step]?.waitMinutes ?? 1) * 60_000;
      return write(trx, row, { ...current, state: 'ringing', next_at: new Date(at.getTime() + waitMs) });
    }
    quietUntil.push(...rung.quietUntil);
    if (rung.quietUntil.length > 0 && current.step === 0 && current.round === 1) break;
    current = turnAfter(current, row);
  }
  const wake = quietUntil.toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (wake && !(await hasRung(trx, row))) return write(trx, row, { step: 0, round: 1, state: 'quiet', next_at: wake });
  await ringEverybody(deps, trx, row, common);
}

type Rung = { left: boolean; quietUntil: Date[] };

async function ringStep(deps: OncallDeps, trx: Trx, row: StoredEscalation, common: Common, turn: Turn): Promise<Rung> {
  const step = row.steps[turn.step];
  if (!step) return { left: false, quietUntil: [] };
  const { territoryId, at } = common;
  const found = await peopleOfStep(deps, trx, { territoryId, who: step.who, at });
  return ringPeople(deps, trx, { ...common, ...turn, waitMinutes: step.waitMinutes }, found, step.by);
}

async function ringPeople(
  deps: OncallDeps,
  trx: Trx,
  ringing: Ringing,
  found: StepPeople,
  by: readonly CallMeans[] | undefined,
): Promise<Rung> {
  const { territoryId } = ringing;
  if (found.nobody) await keepCall(trx, ringing, { outcome: 'no_means', trouble: found.nobody });
  for (const personId of found.barred) await keepCall(trx, ringing, { personId, outcome: 'no_means', trouble: barred });
  const personIds = found.people.map(({ id }) => id);
  const mailConfigured = deps.mailer.configured;
  const reachOf = await readReaches(trx, { territoryId, personIds, mailConfigured });
  const rung: Rung = { left: false, quietUntil: [] };
  for (const person of found.people) {
    const placed = await placeCalls(deps, trx, ringing, { person, reach: reachOf(person.id), by });
    if (placed.kind === 'rung') rung.left = true;
    if (placed.kind === 'quiet') rung.quietUntil.push(placed.until);
  }
  return rung;
}

/** Nobody answered: whoever may handle alarms is rung by what they left on, and it is said. */
async function ringEverybody(deps: OncallDeps, trx: Trx, row: StoredEscalation, common: Common): Promise<void> {
  const { territoryId, at, alarm, escalationId } = common;
  const turn = { step: row.steps.length, round: row.rounds };
  const everyone = await peopleOfStep(deps, trx, { territoryId, who: 'everyone', at });
  await ringPeople(deps, trx, { ...common, ...turn, waitMinutes: undefined }, everyone, undefined);
  await write(trx, row, { ...turn, state: 'unanswered', next_at: null });
  await deps.events.emit(trx, 'oncall.nobody_answered', { territoryId, alarmId: alarm.id, escalationId });
}

async function hasRung(trx: Trx, row: StoredEscalation): Promise<boolean> {
  const call = await trx
    .selectFrom('oncall.call')
    .select('id')
    .where('territory_id', '=', row.territory_id)
    .where('escalation_id', '=', row.id)
    .where('deliveries', '>', 0)
    .limit(1)
    .executeTakeFirst();
  return call !== undefined;
}

type Change = Partial<Pick<StoredEscalation, 'state' | 'step' | 'round' | 'next_at' | 'ended_at' | 'level'>>;

/** Writes what an escalation has come to, and tells the open screens. */
export async function write(trx: Trx, row: StoredEscalation, change: Change): Promise<void> {
  await trx
    .updateTable('oncall.escalation')
    .set(change)
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .execute();
  await tellEscalation(trx, { ...row, ...change });
}

export async function tellEscalation(
  trx: Trx,
  row: Pick<StoredEscalation, 'territory_id' | 'id' | 'alarm_id' | 'state'>,
): Promise<void> {
  const { territory_id: territoryId, id: escalationId, alarm_id: alarmId, state } = row;
  await publishLive(trx, territoryId, 'escalation_changed', { escalationId, alarmId, state });
}

const barred: Bilingual = {
  fr: 'Cette personne n’a plus le droit de traiter les alertes.',
  en: 'This person no longer has the right to handle alarms.',
};
