import type { Kysely } from 'kysely';
import * as contract from '@beffroi/contracts';
import { personOf, type Caller } from '../../platform/http/caller.ts';
import type { Router } from '../../platform/http/router.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { Sealer } from '../../platform/seal.ts';
import { auditActorOf } from '../audit/index.ts';
import type { IdentityTables } from '../identity/index.ts';
import { listDeliveries, retryDelivery } from './delivery/delivery.log.ts';
import type { VapidKeys } from './delivery/push.send.ts';
import { readGateway, setGateway } from './gateway/gateway.usecases.ts';
import { addDevice, readPreferences, removeDevice, setPreferences } from './mine/preferences.usecases.ts';
import { tryMyNotifications } from './mine/trial.usecases.ts';
import { personOnly } from './notifications.errors.ts';
import type { NotificationsTables } from './notifications.tables.ts';
import { createWebhook, deleteWebhook, listWebhooks, updateWebhook } from './webhooks/webhook.usecases.ts';

export type NotificationRouteDeps = {
  db: Kysely<NotificationsTables & IdentityTables>;
  jobs: Jobs;
  mailer: Mailer;
  sealer: Sealer;
  vapid: VapidKeys;
  baseUrl: string;
};

export function mountNotifications(router: Router, deps: NotificationRouteDeps): void {
  const { db, jobs, sealer } = deps;
  const mailConfigured = deps.mailer.configured;
  const owner = (params: { territoryId: string }, caller: Caller) => {
    const personId = personOf(caller);
    if (personId === undefined) throw personOnly();
    return { territoryId: params.territoryId, personId };
  };

  router.mount(contract.getPreferences, async ({ params, caller }) =>
    readPreferences(db, sealer, owner(params, caller), { vapidPublicKey: deps.vapid.publicKey, mailConfigured }),
  );
  router.mount(contract.setPreferences, async ({ params, body, caller }) =>
    setPreferences(db, sealer, owner(params, caller), body),
  );
  router.mount(contract.addDevice, async ({ params, body, caller, locale }) =>
    addDevice(db, sealer, owner(params, caller), { ...body, locale }),
  );
  router.mount(contract.removeDevice, async ({ params, caller }) => {
    await removeDevice(db, owner(params, caller), params.deviceId);
    return undefined;
  });
  router.mount(contract.tryMyNotifications, async ({ params, caller, locale }) =>
    tryMyNotifications({ ...deps, mailConfigured }, { ...owner(params, caller), locale }),
  );

  router.mount(contract.listWebhooks, async ({ params }) => ({ items: await listWebhooks(db, params.territoryId) }));
  router.mount(contract.createWebhook, async ({ params, body, caller }) =>
    createWebhook(db, sealer, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.updateWebhook, async ({ params, body, caller }) =>
    updateWebhook(db, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.deleteWebhook, async ({ params, caller }) => {
    await deleteWebhook(db, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
  router.mount(contract.getGateway, async ({ params }) => readGateway(db, params.territoryId));
  router.mount(contract.setGateway, async ({ params, body, caller }) =>
    setGateway(db, sealer, { ...params, wanted: body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.listDeliveries, async ({ params, query }) => listDeliveries(db, { ...params, ...query }));
  router.mount(contract.retryDelivery, async ({ params }) => retryDelivery(db, jobs, params));
}
