import { sql } from 'kysely';
import * as contract from '@beffroi/contracts';
import { personOf, type Caller } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { mayConfigure } from '../approval/approval.routes.ts';
import { readHold } from '../hold/hold.read-model.ts';
import { sortHeld } from '../hold/hold.sort.ts';
import { holdEverything, liftHold } from '../hold/hold.usecases.ts';
import { authorOf } from '../people.names.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { cardsOf } from '../writing/publication.list.ts';
import { readDigest, readMandate, readMandates } from './mandate.read-model.ts';
import { endMandate, openMandate } from './mandate.usecases.ts';

const MOST_HELD = 1000;

/** Mandates, and the switch that stops everything. */
export function mountMandates(router: Router, deps: PublishingDeps): void {
  const { db, now } = deps;
  const by = (caller: Caller) => ({ author: authorOf(caller), actor: auditActorOf(caller) });

  router.mount(contract.listMandates, async ({ params }) => ({
    items: await readMandates(db, { ...params, now: now() }),
  }));
  router.mount(contract.openMandate, async ({ params, body, caller }) => {
    const mandateId = await openMandate(deps, { ...params, ...body, endsAt: new Date(body.endsAt), ...by(caller) });
    return readMandate(db, { ...params, mandateId, now: now() });
  });
  router.mount(contract.endMandate, async ({ params, caller }) => {
    await endMandate(deps, { ...params, mayConfigure: mayConfigure(caller, params.territoryId), ...by(caller) });
    return readMandate(db, { ...params, now: now() });
  });
  router.mount(contract.getMandateDigest, async ({ params }) => readDigest(deps, params));

  router.mount(contract.getHold, async ({ params, caller }) => {
    const [hold, items] = await Promise.all([
      readHold(db, params.territoryId),
      cardsOf(deps, {
        ...params,
        condition: sql`p.state = 'held'`,
        limit: MOST_HELD,
        viewerId: personOf(caller),
      }),
    ]);
    return { ...hold, items };
  });
  router.mount(contract.holdEverything, async ({ params, body, caller }) => {
    await holdEverything(deps, { ...params, ...body, ...by(caller) });
    return readHold(db, params.territoryId);
  });
  router.mount(contract.sortHeld, async ({ params, body, caller }) => {
    await sortHeld(deps, { ...params, ...body, ...by(caller) });
    return readHold(db, params.territoryId);
  });
  router.mount(contract.liftHold, async ({ params, caller }) => {
    await liftHold(deps, { ...params, ...by(caller) });
    return readHold(db, params.territoryId);
  });
}
