import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Input, Output, getGateway, setGateway as endpoint } from '@beffroi/contracts';
import type { Sealer } from '../../../platform/seal.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { gatewayAddress } from '../notifications.errors.ts';
import type { NotificationsTables } from '../notifications.tables.ts';
import { findGateway, sealGatewaySecret, type StoredGateway } from './gateway.store.ts';

type Db = Kysely<NotificationsTables>;
type GatewayView = Output<typeof getGateway>;
type Wanted = Input<typeof endpoint>['body'];

/** Where a number stands in the address of a gateway by mail. */
export const NUMBER = '{numero}';

export async function readGateway(db: Db, territoryId: string): Promise<GatewayView> {
  return present(await findGateway(db, territoryId));
}

/**
 * Sets through what SMS and voice leave. A webhook keeps its secret while it stays a webhook, unless a new one is
 * asked for; a secret is told once, when it is made.
 * @throws notifications.gateway_address when the address by mail does not say where the number goes
 */
export async function setGateway(
  db: Db,
  sealer: Sealer,
  given: { territoryId: string; wanted: Wanted; actor: AuditActor },
): Promise<{ gateway: GatewayView; secret?: string }> {
  const { territoryId, wanted, actor } = given;
  if (wanted.kind === 'mail') ensureAddress(wanted.address);
  return db.transaction().execute(async (trx) => {
    const before = await findGateway(trx, territoryId);
    const { row, secret } = rowOf(sealer, territoryId, wanted, before);
    await trx.deleteFrom('notifications.gateway').where('territory_id', '=', territoryId).execute();
    if (row) await trx.insertInto('notifications.gateway').values(row).execute();
    await recordAudit(trx, {
      territoryId,
      actor,
      action: wanted.kind === 'none' ? 'notifications.gateway_removed' : 'notifications.gateway_set',
      target: { kind: 'gateway', id: wanted.kind },
    });
    return { gateway: present(row), ...(secret === undefined ? {} : { secret }) };
  });
}

function rowOf(
  sealer: Sealer,
  territoryId: string,
  wanted: Wanted,
  before: StoredGateway | undefined,
): { row?: StoredGateway; secret?: string } {
  const empty = { territory_id: territoryId, url: null, sealed_secret: null, address: null, subject: '' };
  if (wanted.kind === 'none') return {};
  if (wanted.kind === 'mail') {
    const { address, subject = '' } = wanted;
    return { row: { ...empty, kind: 'mail', sms: true, voice: false, address, subject } };
  }
  const { url, sms, voice } = wanted;
  const kept = wanted.renewSecret ? null : (before?.sealed_secret ?? null);
  const secret = kept === null ? `whsec_${randomBytes(32).toString('base64')}` : undefined;
  const sealed_secret = secret === undefined ? kept : sealGatewaySecret(sealer, territoryId, secret);
  return {
    row: { ...empty, kind: 'webhook', url, sms, voice, sealed_secret },
    ...(secret === undefined ? {} : { secret }),
  };
}

function ensureAddress(address: string): void {
  const parts = address.split(NUMBER);
  const tried = z.email().safeParse(parts.join('33612345678'));
  if (parts.length !== 2 || !tried.success) throw gatewayAddress();
}

function present(row: StoredGateway | undefined): GatewayView {
  if (!row) return { kind: 'none' };
  if (row.kind === 'mail') return { kind: 'mail', address: row.address ?? '', subject: row.subject };
  const { url, sms, voice, sealed_secret } = row;
  return { kind: 'webhook', url: url ?? '', sms, voice, hasSecret: sealed_secret !== null };
}
