import type { Selectable } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { NotificationsTables } from '../notifications.tables.ts';

type Db = Connection<NotificationsTables>;
export type StoredGateway = Selectable<NotificationsTables['notifications.gateway']>;
export type GatewayMeans = { sms: boolean; voice: boolean };

export async function findGateway(db: Db, territoryId: string): Promise<StoredGateway | undefined> {
  return db.selectFrom('notifications.gateway').selectAll().where('territory_id', '=', territoryId).executeTakeFirst();
}

/** What leaves through the gateway of a territory; one that is written to by mail carries nothing without mail. */
export async function readGatewayMeans(db: Db, territoryId: string, mailConfigured: boolean): Promise<GatewayMeans> {
  const row = await findGateway(db, territoryId);
  if (!row) return { sms: false, voice: false };
  if (row.kind === 'mail') return { sms: mailConfigured, voice: false };
  return { sms: row.sms, voice: row.voice };
}

const secretContext = (territoryId: string) => `gateway ${territoryId}`;
const phoneContext = (territoryId: string, personId: string) => `phone ${territoryId} ${personId}`;

export const sealGatewaySecret = (sealer: Sealer, territoryId: string, secret: string): string =>
  sealer.seal(secret, secretContext(territoryId));
export const openGatewaySecret = (sealer: Sealer, territoryId: string, sealed: string): string =>
  sealer.open(sealed, secretContext(territoryId));

export const sealPhone = (sealer: Sealer, territoryId: string, personId: string, phone: string): string =>
  sealer.seal(phone, phoneContext(territoryId, personId));
export const openPhone = (sealer: Sealer, territoryId: string, personId: string, sealed: string): string =>
  sealer.open(sealed, phoneContext(territoryId, personId));
