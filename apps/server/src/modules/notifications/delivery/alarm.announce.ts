import { sql, type Kysely } from 'kysely';
import { callMeans } from '@beffroi/contracts';
import { findAlarm, type AlertsTables } from '../../alerts/index.ts';
import { findTerritory, peopleWho, type IdentityTables } from '../../identity/index.ts';
import type { ListeningTables } from '../../listening/index.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { readReaches } from '../mine/reach.read-model.ts';
import type { NotificationsTables } from '../notifications.tables.ts';
import { enterDelivery } from './delivery.enter.ts';
import { alarmMessage } from './message.write.ts';
import { reachBy } from './person.reach.ts';
import { mayRing } from './quiet-hours.ts';

/** What a chain of calls does about an alarm: whom it rings itself, and whether the others rest unless they asked not to. */
export type ChainOfAlarm = { calledIds: readonly string[]; dutyOnly: boolean };

export type AnnounceDeps = {
  db: Kysely<NotificationsTables & AlertsTables & ListeningTables & IdentityTables>;
  jobs: Jobs;
  mailConfigured: boolean;
  baseUrl: string;
  /** Undefined: no chain rings for it, and it rings as each chose. */
  chainOf: (given: { territoryId: string; alarmId: string; at: Date }) => Promise<ChainOfAlarm | undefined>;
  now: () => Date;
};

/** Decides who is told of an alarm and by what means; the sending of each is its own job. */
export async function announceAlarm(
  deps: AnnounceDeps,
  given: { territoryId: string; alarmId: string; level: number; jobId: string },
): Promise<void> {
  const { db, jobs, baseUrl } = deps;
  const { territoryId, alarmId, level } = given;
  const alarm = await findAlarm(db, territoryId, alarmId);
  // Deleted with its watch before it could be told.
  if (!alarm) return;
  const [territory, people] = await Promise.all([
    findTerritory(db, territoryId),
    peopleWho(db, territoryId, 'alerts.read'),
  ]);
  const now = deps.now();
  // The job tried again is the same ring.
  const occasion = `ring ${given.jobId}`;
  const chain = await deps.chainOf({ territoryId, alarmId, at: now });
  const message = (locale: 'fr' | 'en') =>
    alarmMessage({ alarm, territoryId, territoryName: territory.name, baseUrl, locale });
  await db.transaction().execute(async (trx) => {
    const personIds = people.map(({ id }) => id);
    const reachOf = await readReaches(trx, { territoryId, personIds, mailConfigured: deps.mailConfigured });
    for (const person of people) {
      const reach = reachOf(person.id);
      // The chain rings them itself, and nobody needs to be woken twice.
      if (chain?.calledIds.includes(person.id)) continue;
      if (chain?.dutyOnly && !reach.offDuty) continue;
      const asked = { ...reach.quiet, minLevel: reach.minLevel };
      if (!mayRing(asked, level, person.timeZone ?? territory.timeZone, now)) continue;
      for (const means of callMeans) await reachBy(trx, jobs, { means, person, reach, message, occasion });
    }
    const webhooks = await trx
      .selectFrom('notifications.webhook')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('active', '=', true)
      .where(sql<boolean>`'alarm.rings' = any(kinds)`)
      .execute();
    for (const { id: webhookId } of webhooks)
      await enterDelivery(trx, jobs, {
        message: message('fr'),
        recipient: { channel: 'webhook', webhookId },
        occasion,
      });
  });
}
