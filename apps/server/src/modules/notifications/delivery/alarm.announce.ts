import { sql, type Kysely } from 'kysely';
import { findAlarm, type AlertsTables } from '../../alerts/index.ts';
import { findTerritory, peopleWho, type IdentityTables } from '../../identity/index.ts';
import type { ListeningTables } from '../../listening/index.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import type { NotificationsTables } from '../notifications.tables.ts';
import { enterDelivery } from './delivery.enter.ts';
import { alarmMessage } from './message.write.ts';
import { mayRing } from './quiet-hours.ts';

export type AnnounceDeps = {
  db: Kysely<NotificationsTables & AlertsTables & ListeningTables & IdentityTables>;
  jobs: Jobs;
  mailConfigured: boolean;
  baseUrl: string;
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
  await db.transaction().execute(async (trx) => {
    const preferences = new Map(
      (
        await trx.selectFrom('notifications.preference').selectAll().where('territory_id', '=', territoryId).execute()
      ).map((row) => [row.person_id, row]),
    );
    const devices = await trx
      .selectFrom('notifications.device')
      .select(['id', 'person_id', 'locale'])
      .where('territory_id', '=', territoryId)
      .execute();
    for (const person of people) {
      const chosen = preferences.get(person.id);
      const preference = {
        minLevel: chosen?.min_level ?? 1,
        quietFrom: chosen?.quiet_from ?? null,
        quietTo: chosen?.quiet_to ?? null,
      };
      if (!mayRing(preference, level, person.timeZone ?? territory.timeZone, now)) continue;
      const message = (locale: 'fr' | 'en') =>
        alarmMessage({ alarm, territoryId, territoryName: territory.name, baseUrl, locale });
      if (deps.mailConfigured && chosen?.email !== false) {
        await enterDelivery(trx, jobs, {
          message: message(person.locale ?? 'fr'),
          recipient: { channel: 'email', personId: person.id },
          occasion,
        });
      }
      if (chosen?.push === false) continue;
      for (const device of devices.filter((each) => each.person_id === person.id)) {
        const recipient = { channel: 'push' as const, personId: person.id, deviceId: device.id };
        await enterDelivery(trx, jobs, { message: message(person.locale ?? device.locale), recipient, occasion });
      }
    }
    const webhooks = await trx
      .selectFrom('notifications.webhook')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('active', '=', true)
      .where(sql<boolean>`'alarm.rings' = any(kinds)`)
      .execute();
    for (const webhook of webhooks) {
      const message = alarmMessage({ alarm, territoryId, territoryName: territory.name, baseUrl, locale: 'fr' });
      await enterDelivery(trx, jobs, { message, recipient: { channel: 'webhook', webhookId: webhook.id }, occasion });
    }
  });
}
