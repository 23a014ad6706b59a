import { randomBytes } from 'node:crypto';
import type { Kysely, Selectable } from 'kysely';
import type { Output, WebhookKind, listWebhooks as listEndpoint } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import type { Sealer } from '../../../platform/seal.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { webhookNotFound } from '../notifications.errors.ts';
import type { NotificationsTables } from '../notifications.tables.ts';

type Db = Kysely<NotificationsTables>;
type WebhookView = Output<typeof listEndpoint>['items'][number];
type Named = { territoryId: string; webhookId: string; actor: AuditActor };

export async function listWebhooks(db: Db, territoryId: string): Promise<WebhookView[]> {
  const rows = await db
    .selectFrom('notifications.webhook')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .orderBy('name')
    .execute();
  return rows.map(present);
}

/** Adds a webhook with a secret of its own, which is shown this once. */
export async function createWebhook(
  db: Db,
  sealer: Sealer,
  given: { territoryId: string; name: string; url: string; kinds: WebhookKind[]; actor: AuditActor },
): Promise<WebhookView & { secret: string }> {
  const id = newId('whk');
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('notifications.webhook')
      .values({
        territory_id: given.territoryId,
        id,
        name: given.name,
        url: given.url,
        kinds: given.kinds,
        sealed_secret: sealer.seal(secret, `webhook ${given.territoryId} ${id}`),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordAudit(trx, { ...audited({ ...given, webhookId: id }), action: 'notifications.webhook_created' });
    return { ...present(row), secret };
  });
}

/** @throws notifications.webhook_not_found */
export async function updateWebhook(
  db: Db,
  given: Named & {
    name?: string | undefined;
    url?: string | undefined;
    kinds?: WebhookKind[] | undefined;
    active?: boolean | undefined;
  },
): Promise<WebhookView> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('notifications.webhook')
      .set((columns) => ({
        name: given.name ?? columns.ref('name'),
        url: given.url ?? columns.ref('url'),
        kinds: given.kinds ?? columns.ref('kinds'),
        active: given.active ?? columns.ref('active'),
      }))
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.webhookId)
      .returningAll()
      .executeTakeFirst();
    if (!row) throw webhookNotFound();
    await recordAudit(trx, { ...audited(given), action: 'notifications.webhook_changed' });
    return present(row);
  });
}

/** @throws notifications.webhook_not_found */
export async function deleteWebhook(db: Db, given: Named): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('notifications.webhook')
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.webhookId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw webhookNotFound();
    await recordAudit(trx, { ...audited(given), action: 'notifications.webhook_deleted' });
  });
}

function audited({ territoryId, actor, webhookId }: Named) {
  return { territoryId, actor, target: { kind: 'webhook', id: webhookId } };
}

function present(row: Selectable<NotificationsTables['notifications.webhook']>): WebhookView {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    kinds: row.kinds,
    active: row.active,
    createdAt: row.created_at.toISOString(),
    ...(row.last_success_at === null ? {} : { lastSuccessAt: row.last_success_at.toISOString() }),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
  };
}
