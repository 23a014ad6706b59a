import { sql } from 'kysely';
import * as contract from '@beffroi/contracts';
import { allows } from '@beffroi/contracts';
import { personOf, type Caller } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import { mayConfigure } from '../approval/approval.routes.ts';
import { readHold } from '../hold/hold.read-model.ts';
import { sortHeld } from '../hold/hold.sort.ts';
import { holdEverything, liftHold } from '../hold/hold.usecases.ts';
import { authorOf } from '../people.names.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { cardsOf } from '../writing/publication.list.ts';
import { readDigest, readMandate, readMandates } from './mandate.read-model.ts';
import { endMandate, openMandate } from './mandate.usecases.ts';

const MOST_HELD = 1000;

/** An elected official opens mandates without reading the list of people: whom to give one to comes with the mandates. */
function mayOpen(caller: Caller, territoryId: string): boolean {
  if (caller.kind === 'api_key') return caller.permissions.includes('mandates.open');
  return caller.kind === 'person' && allows(caller.rolesIn(territoryId), 'mandates.open');
}

/** The territories that a grouping is made of. */
async function membersOf(db: Db, groupingId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('identity.territory')
    .select(['id', 'name'])
    .where('grouping_id', '=', groupingId)
    .orderBy('name')
    .execute();
}

/** Mandates, and the switch that stops everything. */
export function mountMandates(router: Router, deps: PublishingDeps): void {
  const { db, now } = deps;
  const by = (caller: Caller) => ({ author: authorOf(caller), actor: auditActorOf(caller) });

  router.mount(contract.listMandates, async ({ params, caller }) => {
    const items = await readMandates(db, { ...params, now: now() });
    if (!mayOpen(caller, params.territoryId)) return { items };
    const writers = await peopleWho(db, params.territoryId, 'publishing.write');
    return { items, people: writers.map(({ id, name }) => ({ id, name })) };
  });
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
    const { reason } = body;
    await holdEverything(deps, { ...params, reason, ...by(caller) });
    const members = body.members ? await membersOf(db, params.territoryId) : [];
    const told = [];
    for (const { id, name } of members) {
      const held = caller.kind === 'person' && allows(caller.rolesIn(id), 'publishing.hold');
      if (held) await holdEverything(deps, { territoryId: id, reason, ...by(caller) });
      told.push({ name, held });
    }
    return { ...(await readHold(db, params.territoryId)), members: told };
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
