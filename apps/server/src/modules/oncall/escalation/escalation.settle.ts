import type { Bilingual } from '@beffroi/contracts';
import type { AlertsFacts } from '../../alerts/index.ts';
import { personNames, peopleWho } from '../../identity/index.ts';
import { reachBy, readReaches, withdrawDeliveries } from '../../notifications/index.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { occasionOfCall } from './call.place.ts';
import { tellEscalation, type StoredEscalation } from './step.ring.ts';

/** In the log of deliveries, of what was not sent for it. */
export const CALL_IS_OVER = 'the call is over: it was answered, or there is nothing to answer any more';

/** Somebody decided about the alarm: whoever acknowledges it has answered; whatever else they do, the chain stops. */
export async function settleHandled(
  deps: OncallDeps,
  trx: Trx,
  { territoryId, alarmId, action, personId, at }: AlertsFacts['alerts.alarm_handled'],
): Promise<void> {
  if (action === 'reopen') return;
  const row = await lockUnsettled(trx, { territoryId, alarmId });
  if (!row) return;
  await stop(deps, trx, row, { at, answeredBy: action === 'acknowledge' ? personId : undefined });
}

/** What rose is over: nobody needs to be woken for it. */
export async function settleEnded(
  deps: OncallDeps,
  trx: Trx,
  { territoryId, alarmId, at }: AlertsFacts['alerts.alarm_ended'],
): Promise<void> {
  const row = await lockUnsettled(trx, { territoryId, alarmId });
  // That nobody answered stays said.
  if (row && row.state !== 'unanswered') await stop(deps, trx, row, { at, answeredBy: undefined });
}

async function lockUnsettled(
  trx: Trx,
  { territoryId, alarmId }: { territoryId: string; alarmId: string },
): Promise<StoredEscalation | undefined> {
  return trx
    .selectFrom('oncall.escalation')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('alarm_id', '=', alarmId)
    .where('state', 'in', ['ringing', 'quiet', 'unanswered'])
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

async function stop(
  deps: OncallDeps,
  trx: Trx,
  row: StoredEscalation,
  { at, answeredBy }: { at: Date; answeredBy: string | undefined },
): Promise<void> {
  const { territory_id: territoryId, id: escalationId, alarm_id: alarmId } = row;
  const state = answeredBy === undefined ? ('stood_down' as const) : ('answered' as const);
  await trx
    .updateTable('oncall.escalation')
    .set({
      state,
      next_at: null,
      ...(answeredBy === undefined ? { ended_at: at } : { answered_by: answeredBy, answered_at: at }),
    })
    .where('territory_id', '=', territoryId)
    .where('id', '=', escalationId)
    .execute();
  const calls = await trx
    .selectFrom('oncall.call')
    .select(['id', 'person_id', 'outcome'])
    .where('territory_id', '=', territoryId)
    .where('escalation_id', '=', escalationId)
    .orderBy('id')
    .execute();
  const answering = calls.findLast(({ person_id }) => answeredBy !== undefined && person_id === answeredBy);
  const ringing = calls.filter(({ id, outcome }) => id !== answering?.id && ['pending', 'sent'].includes(outcome));
  await setOutcome(trx, territoryId, answering ? [answering.id] : [], 'answered');
  await setOutcome(
    trx,
    territoryId,
    ringing.map(({ id }) => id),
    'stood_down',
  );
  await withdrawDeliveries(trx, {
    territoryId,
    alarmId,
    occasions: calls.map(({ id }) => occasionOfCall(id)),
    why: CALL_IS_OVER,
  });
  const others = calls.flatMap(({ person_id, outcome }) =>
    person_id !== null && person_id !== answeredBy && ['sent', 'missed'].includes(outcome) ? [person_id] : [],
  );
  await standDown(deps, trx, row, { answeredBy, personIds: [...new Set(others)] });
  await tellEscalation(trx, { ...row, state });
  if (answeredBy === undefined) return;
  const personName = (await personNames(trx, [answeredBy])).get(answeredBy) ?? '';
  await deps.events.emit(trx, 'oncall.call_answered', {
    territoryId,
    alarmId,
    escalationId,
    personId: answeredBy,
    personName,
  });
}

async function setOutcome(
  trx: Trx,
  territoryId: string,
  callIds: readonly string[],
  outcome: 'answered' | 'stood_down',
): Promise<void> {
  if (callIds.length === 0) return;
  await trx
    .updateTable('oncall.call')
    .set({ outcome })
    .where('territory_id', '=', territoryId)
    .where('id', 'in', callIds)
    .execute();
}

/** The phones that rang say, without a sound, that it is over: nobody gets up for what another has taken. */
async function standDown(
  deps: OncallDeps,
  trx: Trx,
  row: StoredEscalation,
  { answeredBy, personIds }: { answeredBy: string | undefined; personIds: readonly string[] },
): Promise<void> {
  const { territory_id: territoryId, alarm_id: alarmId, level } = row;
  if (personIds.length === 0) return;
  const able = await peopleWho(trx, territoryId, 'alerts.read');
  const reachOf = await readReaches(trx, { territoryId, personIds, mailConfigured: false });
  const name = answeredBy === undefined ? undefined : (await personNames(trx, [answeredBy])).get(answeredBy);
  const title: Bilingual =
    name === undefined
      ? { fr: `Fin d’appel\u{a0}: ${row.alarm_name}`, en: `Call over: ${row.alarm_name}` }
      : { fr: `${name} a pris l’alerte\u{a0}: ${row.alarm_name}`, en: `${name} took the alarm: ${row.alarm_name}` };
  const text: Bilingual = { fr: 'Vous n’avez rien à faire.', en: 'There is nothing for you to do.' };
  for (const person of able.filter(({ id }) => personIds.includes(id)))
    await reachBy(trx, deps.jobs, {
      means: 'push',
      person,
      reach: reachOf(person.id),
      message: (locale) => ({
        territoryId,
        alarmId,
        level,
        title: title[locale],
        text: text[locale],
        url: `${deps.baseUrl}/t/${territoryId}/alertes/${alarmId}`,
        locale,
        silent: true,
      }),
      occasion: `call over ${row.id}`,
    });
}
