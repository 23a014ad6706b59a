import type { Kysely } from 'kysely';
import type { NotificationPreferences, Output, getPreferences } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/seal.ts';
import { openPhone, sealPhone } from '../gateway/gateway.store.ts';
import { sealSubscription } from '../delivery/push.send.ts';
import { deviceNotFound } from '../notifications.errors.ts';
import type { NotificationsTables } from '../notifications.tables.ts';

type Owner = { territoryId: string; personId: string };
type Db = Kysely<NotificationsTables>;

export async function readPreferences(
  db: Db,
  sealer: Sealer,
  owner: Owner,
  installation: { vapidPublicKey: string; mailConfigured: boolean },
): Promise<Output<typeof getPreferences>> {
  const [row, devices] = await Promise.all([
    db
      .selectFrom('notifications.preference')
      .selectAll()
      .where('territory_id', '=', owner.territoryId)
      .where('person_id', '=', owner.personId)
      .executeTakeFirst(),
    db
      .selectFrom('notifications.device')
      .select(['id', 'label', 'added_at', 'last_success_at'])
      .where('territory_id', '=', owner.territoryId)
      .where('person_id', '=', owner.personId)
      .orderBy('added_at')
      .execute(),
  ]);
  return {
    ...installation,
    preferences: {
      email: row?.email ?? true,
      push: row?.push ?? true,
      minLevel: row?.min_level ?? 1,
      ...(row?.quiet_from ? { quietFrom: row.quiet_from } : {}),
      ...(row?.quiet_to ? { quietTo: row.quiet_to } : {}),
      quietLevel: row?.quiet_level ?? 4,
      offDuty: row?.off_duty ?? false,
      ...(row?.sealed_phone ? { phone: openPhone(sealer, owner.territoryId, owner.personId, row.sealed_phone) } : {}),
      sms: row?.sms ?? false,
      voice: row?.voice ?? false,
    },
    devices: devices.map((device) => ({
      id: device.id,
      label: device.label,
      addedAt: device.added_at.toISOString(),
      ...(device.last_success_at === null ? {} : { lastSuccessAt: device.last_success_at.toISOString() }),
    })),
  };
}

export async function setPreferences(
  db: Db,
  sealer: Sealer,
  owner: Owner,
  preferences: NotificationPreferences,
): Promise<NotificationPreferences> {
  const values = {
    email: preferences.email,
    push: preferences.push,
    min_level: preferences.minLevel,
    quiet_from: preferences.quietFrom ?? null,
    quiet_to: preferences.quietTo ?? null,
    quiet_level: preferences.quietLevel,
    off_duty: preferences.offDuty,
    sealed_phone:
      preferences.phone === undefined ? null : sealPhone(sealer, owner.territoryId, owner.personId, preferences.phone),
    sms: preferences.sms,
    voice: preferences.voice,
  };
  await db
    .insertInto('notifications.preference')
    .values({ territory_id: owner.territoryId, person_id: owner.personId, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'person_id']).doUpdateSet(values))
    .execute();
  return preferences;
}

/** Subscribes a browser; the same browser again keeps its one entry. */
export async function addDevice(
  db: Db,
  sealer: Sealer,
  owner: Owner,
  device: { label: string; endpoint: string; keys: { p256dh: string; auth: string }; locale: 'fr' | 'en' },
): Promise<{ id: string }> {
  const hash = sealer.fingerprint(device.endpoint, 'push endpoint');
  return db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('notifications.device')
      .where('territory_id', '=', owner.territoryId)
      .where('person_id', '=', owner.personId)
      .where('endpoint_hash', '=', hash)
      .execute();
    const id = newId('dev');
    await trx
      .insertInto('notifications.device')
      .values({
        territory_id: owner.territoryId,
        id,
        person_id: owner.personId,
        label: device.label,
        endpoint_hash: hash,
        sealed_subscription: sealSubscription(sealer, owner.territoryId, id, {
          endpoint: device.endpoint,
          keys: device.keys,
        }),
        locale: device.locale,
      })
      .execute();
    return { id };
  });
}

/** @throws notifications.device_not_found */
export async function removeDevice(db: Db, owner: Owner, deviceId: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('notifications.device')
    .where('territory_id', '=', owner.territoryId)
    .where('person_id', '=', owner.personId)
    .where('id', '=', deviceId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw deviceNotFound();
}

/** What is kept here about a person, to be told to them and forgotten with them; a number is told as they typed it. */
export const holdNotifications = (sealer: Sealer) => ({
  name: 'notifications',
  tell: async (connection: Connection<NotificationsTables>, personId: string): Promise<unknown> => ({
    preferences: (
      await connection.selectFrom('notifications.preference').selectAll().where('person_id', '=', personId).execute()
    ).map(({ sealed_phone, ...row }) => ({
      ...row,
      phone: sealed_phone && openPhone(sealer, row.territory_id, personId, sealed_phone),
    })),
    devices: await connection
      .selectFrom('notifications.device')
      .select(['label', 'added_at', 'last_success_at'])
      .where('person_id', '=', personId)
      .execute(),
  }),
  forget: async (connection: Connection<NotificationsTables>, personId: string): Promise<void> => {
    for (const table of ['notifications.preference', 'notifications.device', 'notifications.delivery'] as const) {
      await connection.deleteFrom(table).where('person_id', '=', personId).execute();
    }
  },
});
