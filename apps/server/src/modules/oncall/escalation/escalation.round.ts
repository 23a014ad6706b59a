import type { Bilingual } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import { ringFrom, turnAfter, type StoredEscalation } from './step.ring.ts';

/**
 * Rings the next step of each chain whose wait is over, and wakes those that waited for the end of quiet hours. Each is
 * a transaction of its own, under its lock: several processes share them, and one in trouble stops no other.
 */
export async function climb(deps: OncallDeps): Promise<void> {
  const due = await deps.db
    .selectFrom('oncall.escalation')
    .select(['territory_id', 'id'])
    .where('next_at', '<=', deps.now())
    .where('state', 'in', ['ringing', 'quiet'])
    .orderBy('next_at')
    .limit(100)
    .execute();
  const troubles: unknown[] = [];
  for (const each of due) await climbOne(deps, each).catch((error: unknown) => troubles.push(error));
  if (troubles.length > 0) throw new AggregateError(troubles, `${troubles.length} chains could not go on`);
}

async function climbOne(deps: OncallDeps, key: { territory_id: string; id: string }): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('oncall.escalation')
      .selectAll()
      .where('territory_id', '=', key.territory_id)
      .where('id', '=', key.id)
      .where('next_at', '<=', deps.now())
      .where('state', 'in', ['ringing', 'quiet'])
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return;
    if (row.state === 'quiet') return ringFrom(deps, trx, row, { step: 0, round: 1 });
    await sayMissed(trx, row);
    await ringFrom(deps, trx, row, turnAfter(row, row));
  });
}

/** What rang and was not answered was missed; what did not even leave in time failed, and says so. */
async function sayMissed(trx: Trx, row: StoredEscalation): Promise<void> {
  await sql`
    update oncall.call set outcome = case outcome when 'sent' then 'missed' else 'failed' end,
      trouble = case outcome when 'sent' then trouble else coalesce(trouble, ${JSON.stringify(tooLate)}::jsonb) end
    where territory_id = ${row.territory_id} and escalation_id = ${row.id} and outcome in ('pending', 'sent')
  `.execute(trx);
}

const tooLate: Bilingual = {
  fr: 'L’appel n’est pas parti à temps.',
  en: 'The call did not leave in time.',
};

/** Hours of a year and its beginning are counted before it is forgotten whom an alarm rang. */
const KEPT_DAYS = 400;

/** Forgets whom alarms of long ago rang. */
export async function forgetEscalations({ db, now }: Pick<OncallDeps, 'db' | 'now'>): Promise<void> {
  await db
    .deleteFrom('oncall.escalation')
    .where('started_at', '<', new Date(now().getTime() - KEPT_DAYS * 86_400_000))
    .execute();
}
