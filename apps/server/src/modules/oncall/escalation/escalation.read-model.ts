import type { Selectable } from 'kysely';
import type { Escalation } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { findEscalation } from './call.answer.ts';
import type { CallRow } from './escalation.tables.ts';
import { peopleOfStep } from './step.people.ts';
import { turnAfter, type StoredEscalation } from './step.ring.ts';

type Reader = Pick<OncallDeps, 'db' | 'holidaysOf' | 'now'>;

/** Whom alarms rang, newest first. */
export async function listEscalations(
  deps: Reader,
  given: { territoryId: string; alarmId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: Escalation[]; nextCursor?: string }> {
  let query = deps.db
    .selectFrom('oncall.escalation')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .orderBy('id', 'desc')
    .limit(given.limit + 1);
  if (given.alarmId !== undefined) query = query.where('alarm_id', '=', given.alarmId);
  if (given.cursor !== undefined) query = query.where('id', '<', given.cursor);
  const rows = await query.execute();
  const shown = rows.slice(0, given.limit);
  const last = shown.at(-1);
  return {
    items: await present(deps, given.territoryId, shown),
    ...(rows.length > given.limit && last ? { nextCursor: last.id } : {}),
  };
}

/** @throws oncall.escalation_not_found */
export async function readEscalation(
  deps: Reader,
  given: { territoryId: string; escalationId: string },
): Promise<Escalation> {
  const [shown] = await present(deps, given.territoryId, [await findEscalation(deps.db, given)]);
  if (!shown) throw new Error('a row that was found is shown');
  return shown;
}

async function present(deps: Reader, territoryId: string, rows: readonly StoredEscalation[]): Promise<Escalation[]> {
  if (rows.length === 0) return [];
  const calls = await deps.db
    .selectFrom('oncall.call')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where(
      'escalation_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('at')
    .orderBy('round')
    .orderBy('step')
    .orderBy('id')
    .execute();
  const ids = [...calls.map(({ person_id }) => person_id), ...rows.map(({ answered_by }) => answered_by)];
  const names = await personNames(
    deps.db,
    ids.filter((id) => id !== null),
  );
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      alarmId: row.alarm_id,
      alarmName: row.alarm_name,
      level: row.level,
      startedAt: row.started_at.toISOString(),
      state: row.state,
      ...(row.answered_by === null ? {} : { answeredBy: names.get(row.answered_by) ?? '—' }),
      ...(row.answered_at === null ? {} : { answeredAt: row.answered_at.toISOString() }),
      ...(row.next_at === null ? {} : await nextOf(deps, row, row.next_at)),
      calls: calls.filter((call) => call.escalation_id === row.id).map((call) => presentCall(call, names)),
    })),
  );
}

function presentCall(call: Selectable<CallRow>, names: ReadonlyMap<string, string>): Escalation['calls'][number] {
  return {
    at: call.at.toISOString(),
    step: call.step,
    round: call.round,
    ...(call.person_id === null ? {} : { personId: call.person_id, personName: names.get(call.person_id) ?? '—' }),
    ...(call.means === null ? {} : { means: call.means }),
    outcome: call.outcome,
    ...(call.trouble === null ? {} : { trouble: call.trouble }),
  };
}

/** More names than that are a crowd. */
const MOST_NAMES = 3;

async function nextOf(deps: Reader, row: StoredEscalation, at: Date): Promise<{ nextAt: string; nextWho?: string }> {
  const turn = row.state === 'quiet' ? { step: 0, round: 1 } : turnAfter(row, row);
  const who = turn ? row.steps[turn.step]?.who : 'everyone';
  const { people } = await peopleOfStep(deps, deps.db, {
    territoryId: row.territory_id,
    who: who ?? 'everyone',
    at: new Date(Math.max(at.getTime(), deps.now().getTime())),
  });
  const names = people.map(({ name }) => name);
  const rest = names.length - MOST_NAMES;
  const shown = `${names.slice(0, MOST_NAMES).join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
  return { nextAt: at.toISOString(), ...(names.length === 0 ? {} : { nextWho: shown }) };
}
