import { randomBytes } from 'node:crypto';
import type { Permission } from '@beffroi/contracts';
import type { Selectable } from 'kysely';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { hashKey } from '../auth/authenticate.ts';
import type { IdentityDeps } from '../identity.deps.ts';
import { apiKeyExpiryPast, apiKeyNotFound } from '../identity.errors.ts';
import type { IdentityTables } from '../identity.tables.ts';

/** Makes a key; it is answered this once, and kept only as a hash. @throws identity.api_key_expiry_past */
export async function issueApiKey(
  deps: IdentityDeps,
  given: {
    territoryId: string;
    name: string;
    permissions: readonly Permission[];
    expiresAt?: Date;
    createdBy: string | undefined;
    actor: AuditActor;
  },
): Promise<{ row: Selectable<IdentityTables['identity.api_key']>; key: string }> {
  const { territoryId, actor } = given;
  if (given.expiresAt && given.expiresAt.getTime() <= deps.clock()) throw apiKeyExpiryPast();
  const key = `bfr_${randomBytes(24).toString('hex')}`;
  const permissions = [...new Set(given.permissions)];
  const row = await deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('identity.api_key')
      .values({
        territory_id: territoryId,
        id: newId('key'),
        name: given.name,
        start: key.slice(0, 10),
        key_hash: hashKey(key),
        permissions,
        created_by: given.createdBy ?? null,
        expires_at: given.expiresAt ?? null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    const target = { kind: 'api_key', id: row.id };
    await recordAudit(trx, { territoryId, actor, action: 'identity.api_key_created', target, detail: { permissions } });
    return row;
  });
  return { row, key };
}

/** @throws identity.api_key_not_found */
export async function withdrawApiKey(
  deps: IdentityDeps,
  given: { territoryId: string; apiKeyId: string; actor: AuditActor },
): Promise<void> {
  const { territoryId, apiKeyId, actor } = given;
  await deps.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('identity.api_key')
      .where('territory_id', '=', territoryId)
      .where('id', '=', apiKeyId)
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) throw apiKeyNotFound();
    const target = { kind: 'api_key', id: apiKeyId };
    await recordAudit(trx, { territoryId, actor, action: 'identity.api_key_revoked', target });
  });
}
