import type { WebhookKind } from '@beffroi/contracts';
import { sql } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import type { Jobs } from '../../../platform/jobs/jobs.ts';
import { enterDelivery } from '../delivery/delivery.enter.ts';
import type { NotificationsTables } from '../notifications.tables.ts';

/** What other programs are told of, by identifiers and states alone: they ask the API for the rest, with their rights. */
export type EventForWebhooks = {
  territoryId: string;
  kind: Exclude<WebhookKind, 'alarm.rings'>;
  /** Announced twice, it is told once. */
  occasion: string;
  /** In the log of deliveries. */
  subject: string;
  url: string;
  data: Record<string, string | boolean>;
};

/** Enters what happened for each webhook that listens to it, in the transaction in which it happens. */
export async function announceEvent(
  trx: Connection<NotificationsTables>,
  jobs: Jobs,
  { territoryId, kind, occasion, subject, url, data }: EventForWebhooks,
): Promise<void> {
  const webhooks = await trx
    .selectFrom('notifications.webhook')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('active', '=', true)
    .where(sql<boolean>`${kind} = any(kinds)`)
    .execute();
  const message = {
    territoryId,
    task: kind,
    level: 1,
    title: subject,
    text: '',
    url,
    locale: 'fr' as const,
    event: { kind, data },
  };
  for (const { id: webhookId } of webhooks)
    await enterDelivery(trx, jobs, { message, recipient: { channel: 'webhook', webhookId }, occasion });
}
