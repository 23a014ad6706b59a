import * as contract from '@beffroi/contracts';
import { personOf, type Caller } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { authorOf } from '../people.names.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { authorNeeded } from '../publishing.errors.ts';
import { exportCalendar } from './calendar.export.ts';
import { importCalendar } from './calendar.import.ts';
import { endSubscription, readIcs, readSubscription, renewSubscription } from './calendar.subscription.ts';

/** The calendar, in and out. */
export function mountCalendar(router: Router, deps: PublishingDeps): void {
  router.mount(contract.importCalendar, async ({ params, body, caller }) =>
    importCalendar(deps, { ...params, ...body, author: authorOf(caller), actor: auditActorOf(caller) }),
  );
  router.mount(
    contract.exportCalendar,
    async ({ params, query }) =>
      new Response(exportCalendar(deps, { ...params, ...query }), {
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="calendrier.csv"',
          'cache-control': 'no-store',
        },
      }),
  );
  router.mount(contract.getCalendarSubscription, async ({ params, caller }) =>
    readSubscription(deps.db, { ...params, personId: holderOf(caller) }),
  );
  router.mount(contract.renewCalendarSubscription, async ({ params, caller }) =>
    renewSubscription(deps, { ...params, personId: holderOf(caller) }),
  );
  router.mount(contract.endCalendarSubscription, async ({ params, caller }) => {
    await endSubscription(deps.db, { ...params, personId: holderOf(caller) });
    return undefined;
  });
  router.mount(
    contract.readCalendar,
    async ({ params }) =>
      new Response(await readIcs(deps, params.token), {
        headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=300' },
      }),
  );
}

/** @throws publishing.person_only */
function holderOf(caller: Caller): string {
  const personId = personOf(caller);
  if (personId === undefined) throw authorNeeded();
  return personId;
}
