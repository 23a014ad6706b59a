import * as contract from '@beffroi/contracts';
import { csvStream } from '../../../platform/http/csv.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf, recordAudit } from '../../audit/index.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { ensureLetter, readNewsletter, subscribersOf } from './newsletter.read-model.ts';
import { eraseSubscriber, importSubscribers } from './subscribers.import.ts';

/** Who receives the newsletters of a territory. */
export function mountOutletRoutes(router: Router, deps: PublishingDeps): void {
  router.mount(contract.getNewsletter, async ({ params }) => readNewsletter(deps, params));
  router.mount(contract.importSubscribers, async ({ params, body, caller }) =>
    importSubscribers(deps, { ...params, ...body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.eraseSubscriber, async ({ params, body, caller }) => ({
    erased: await eraseSubscriber(deps, { ...params, ...body, actor: auditActorOf(caller) }),
  }));
  router.mount(contract.exportSubscribers, async ({ params, caller }) => {
    await ensureLetter(deps.db, params);
    await recordAudit(deps.db, {
      territoryId: params.territoryId,
      actor: auditActorOf(caller),
      action: 'publishing.subscribers_exported',
      target: { kind: 'channel', id: params.channelId },
      at: deps.now(),
    });
    const header = ['adresse', 'demandée le', 'confirmée le', 'consentement'];
    const cells = csvStream(header, subscribersOf(deps, params), ({ address, askedAt, confirmedAt, consent }) => [
      address,
      askedAt.toISOString(),
      confirmedAt?.toISOString() ?? null,
      consent,
    ]);
    return new Response(cells, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="abonnes.csv"',
        'cache-control': 'no-store',
      },
    });
  });
}
