import { newId } from '../../../platform/ids.ts';
import { findAlarm, type AlertsFacts } from '../../alerts/index.ts';
import { findTerritory, peopleWho } from '../../identity/index.ts';
import type { Chain } from '@beffroi/contracts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { whoIsOnCall } from '../rota/who.on-call.ts';
import { readChain } from './chain.usecases.ts';
import { ringFrom, write, type StoredEscalation } from './step.ring.ts';

/**
 * Begins a chain of calls for an alarm that rings, in the transaction in which it rings. An alarm that rings again while
 * its chain goes on joins it; one that grew above what the person on call sleeps through starts it; one that was
 * answered rings whoever answered first.
 */
export async function beginEscalation(
  deps: OncallDeps,
  trx: Trx,
  { territoryId, alarmId, level }: AlertsFacts['alerts.alarm_rings'],
): Promise<void> {
  const chain = await readChain(trx, territoryId);
  if (!chain.active || level < chain.minLevel) return;
  const alarm = await findAlarm(trx, territoryId, alarmId);
  if (!alarm) return;
  const { name: territoryName } = await findTerritory(trx, territoryId);
  const holder = await whoHas(trx, { territoryId, alarmId });
  const row = await trx
    .insertInto('oncall.escalation')
    .values({
      territory_id: territoryId,
      id: newId('esc', deps.now().getTime()),
      alarm_id: alarmId,
      alarm_name: alarm.watchName ?? alarm.sourceName ?? territoryName,
      level,
      state: 'ringing',
      steps: JSON.stringify(await stepsFor(trx, territoryId, chain, holder)),
      rounds: chain.rounds,
      started_at: deps.now(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (row) return ringFrom(deps, trx, row, { step: 0, round: 1 });
  await join(deps, trx, { territoryId, alarmId, level });
}

async function join(
  deps: OncallDeps,
  trx: Trx,
  { territoryId, alarmId, level }: { territoryId: string; alarmId: string; level: number },
): Promise<void> {
  const current = await trx
    .selectFrom('oncall.escalation')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('alarm_id', '=', alarmId)
    .where('state', 'in', ['ringing', 'quiet'])
    .forUpdate()
    .executeTakeFirst();
  if (!current || current.level >= level) return;
  await write(trx, current, { level });
  if (current.state === 'quiet') await ringFrom(deps, trx, { ...current, level }, { step: 0, round: 1 });
}

/** Whoever took the alarm knows it best: they are rung before the chain. */
async function stepsFor(
  trx: Trx,
  territoryId: string,
  chain: Chain,
  holder: string | undefined,
): Promise<Chain['steps']> {
  const [first] = chain.steps;
  if (!first || holder === undefined) return chain.steps;
  const able = await peopleWho(trx, territoryId, 'alerts.handle');
  return able.some(({ id }) => id === holder) ? [{ ...first, who: holder }, ...chain.steps] : chain.steps;
}

/** Who answered the last call for an alarm; who took it before anybody was called, as whoever opens a room on it does. */
async function whoHas(trx: Trx, named: { territoryId: string; alarmId: string }): Promise<string | undefined> {
  const last = await latestOf(trx, named);
  if (last?.state === 'answered' && last.answered_by !== null) return last.answered_by;
  const alarm = await trx
    .selectFrom('alerts.alarm')
    .select('acknowledged_by')
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.alarmId)
    .where('state', '=', 'acknowledged')
    .executeTakeFirst();
  return alarm?.acknowledged_by ?? undefined;
}

async function latestOf(
  trx: Trx,
  { territoryId, alarmId }: { territoryId: string; alarmId: string },
): Promise<StoredEscalation | undefined> {
  return trx
    .selectFrom('oncall.escalation')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('alarm_id', '=', alarmId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * What the chain does about an alarm, for those who announce it to everybody else; undefined when no chain rings for it.
 */
export async function chainOfAlarm(
  { db, holidaysOf }: Pick<OncallDeps, 'db' | 'holidaysOf'>,
  { territoryId, alarmId, at }: { territoryId: string; alarmId: string; at: Date },
): Promise<{ calledIds: readonly string[]; dutyOnly: boolean } | undefined> {
  const chain = await readChain(db, territoryId);
  if (!chain.active) return undefined;
  const rung = await db
    .selectFrom('oncall.escalation as e')
    .leftJoin('oncall.call as c', (join) =>
      join.onRef('c.territory_id', '=', 'e.territory_id').onRef('c.escalation_id', '=', 'e.id'),
    )
    .select(['e.id', 'c.person_id'])
    .where('e.territory_id', '=', territoryId)
    .where('e.alarm_id', '=', alarmId)
    .orderBy('e.id', 'desc')
    .execute();
  const latest = rung[0]?.id;
  if (latest === undefined) return undefined;
  const calledIds = rung.flatMap((row) => (row.id === latest && row.person_id !== null ? [row.person_id] : []));
  // At an hour that nobody has, all are as much on duty as each other.
  const { now } = await whoIsOnCall({ db, holidaysOf }, { territoryId, at });
  return { calledIds, dutyOnly: now.length > 0 };
}
