import type { Kysely } from 'kysely';
import { findTerritory, type IdentityTables } from '../../identity/index.ts';
import { newId } from '../../../platform/ids.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { enterDelivery } from '../delivery/delivery.enter.ts';
import { trialMessage } from '../delivery/message.write.ts';
import type { NotificationsTables } from '../notifications.tables.ts';

/** Sends a person a trial by each of their means that is on, along the very way of a real alarm. */
export async function tryMyNotifications(
  deps: { db: Kysely<NotificationsTables & IdentityTables>; jobs: Jobs; mailConfigured: boolean; baseUrl: string },
  given: { territoryId: string; personId: string; locale: 'fr' | 'en' },
): Promise<{ sent: ('email' | 'push')[] }> {
  const { territoryId, personId, locale } = given;
  const territory = await findTerritory(deps.db, territoryId);
  const message = trialMessage({ territoryId, territoryName: territory.name, baseUrl: deps.baseUrl, locale });
  const occasion = `trial ${newId('try')}`;
  return deps.db.transaction().execute(async (trx) => {
    const sent: ('email' | 'push')[] = [];
    if (deps.mailConfigured) {
      await enterDelivery(trx, deps.jobs, { message, recipient: { channel: 'email', personId }, occasion });
      sent.push('email');
    }
    const devices = await trx
      .selectFrom('notifications.device')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('person_id', '=', personId)
      .execute();
    for (const device of devices) {
      await enterDelivery(trx, deps.jobs, {
        message,
        recipient: { channel: 'push', personId, deviceId: device.id },
        occasion,
      });
    }
    if (devices.length > 0) sent.push('push');
    return { sent };
  });
}
