import type { Selectable } from 'kysely';
import { handleAlarmWithin } from '../../alerts/index.ts';
import type { AuditActor } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import type { Db, OncallDeps } from '../oncall.deps.ts';
import { fingerprintOf } from './call.link.ts';
import { callLinkExpired, callLinkUnknown, escalationNotFound } from './escalation.errors.ts';
import type { CallRow } from './escalation.tables.ts';
import type { StoredEscalation } from './step.ring.ts';

/**
 * Answers a call: the alarm is acknowledged by that person, which stops the chain, all in one transaction. Of two at
 * once the first has it; whoever comes after, or when it is over, changes nothing.
 * @throws oncall.escalation_not_found
 */
export async function answerCall(
  deps: OncallDeps,
  given: { territoryId: string; escalationId: string; personId: string | undefined; actor: AuditActor },
): Promise<void> {
  const { territoryId, escalationId, personId, actor } = given;
  await deps.db.transaction().execute(async (trx) => {
    const { alarm_id: alarmId } = await findEscalation(trx, { territoryId, escalationId });
    // The alarm first, as whoever handles it does.
    const alarm = await trx
      .selectFrom('alerts.alarm')
      .select('state')
      .where('territory_id', '=', territoryId)
      .where('id', '=', alarmId)
      .forUpdate()
      .executeTakeFirst();
    const { state } = await findEscalation(trx, { territoryId, escalationId });
    const isAsked = state === 'ringing' || state === 'quiet' || state === 'unanswered';
    if (!isAsked || !alarm || alarm.state === 'ended' || alarm.state === 'false_alarm') return;
    const handling = { action: 'acknowledge' as const };
    await handleAlarmWithin({ events: deps.events as never, now: deps.now }, trx, {
      territoryId,
      alarmId,
      handling,
      personId,
      actor,
    });
  });
}

/** @throws oncall.escalation_not_found */
export async function findEscalation(
  db: Db,
  { territoryId, escalationId }: { territoryId: string; escalationId: string },
): Promise<StoredEscalation> {
  const row = await db
    .selectFrom('oncall.escalation')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', escalationId)
    .executeTakeFirst();
  if (!row) throw escalationNotFound();
  return row;
}

/** The call of a link, whose person may still answer it. @throws oncall.call_link_unknown, oncall.call_link_expired */
export async function findCall(
  { db, sealer, now }: OncallDeps,
  token: string,
): Promise<Selectable<CallRow> & { person_id: string }> {
  const row = await db
    .selectFrom('oncall.call')
    .selectAll()
    .where('fingerprint', '=', fingerprintOf(sealer, token))
    .executeTakeFirst();
  if (!row) throw callLinkUnknown();
  if (row.expires_at === null || row.expires_at <= now()) throw callLinkExpired();
  const able = await peopleWho(db, row.territory_id, 'alerts.handle');
  const person = able.find(({ id }) => id === row.person_id);
  if (!person) throw callLinkUnknown();
  return { ...row, person_id: person.id };
}

/** Answers by the link of a call, in the name of whoever was called. @throws as `findCall` */
export async function answerByLink(deps: OncallDeps, token: string): Promise<void> {
  const { territory_id: territoryId, escalation_id: escalationId, person_id: personId } = await findCall(deps, token);
  await answerCall(deps, { territoryId, escalationId, personId, actor: { kind: 'person', id: personId } });
}
