import * as contract from '@beffroi/contracts';
import type { Caller } from '../../../platform/http/caller.ts';
import { personOf } from '../../../platform/http/caller.ts';
import { csvStream } from '../../../platform/http/csv.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import { authorOf, holdEverything, readHold } from '../../publishing/index.ts';
import { prepareAnswer } from '../answers/answer.prepare.ts';
import { replyUnder } from '../answers/reply.under.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { crisisClosed, programsDoNotLead } from '../crisis.errors.ts';
import { addLogLine } from '../log/log.add.ts';
import { readLog, walkLog } from '../log/log.read-model.ts';
import { changeCrisis, joinAlarm } from './crisis.change.ts';
import { closeCrisis, reopenCrisis } from './crisis.close.ts';
import { openCrisis } from './crisis.open.ts';
import { findCrisis, presentCrisis } from './crisis.store.ts';
import { enterRoom } from './presence.store.ts';
import { createRoomReader, listCrises } from './room.read-model.ts';

/** The room, its log, and what is said from it. */
export function mountRoom(router: Router, deps: CrisisDeps): void {
  const { db } = deps;
  const readRoom = createRoomReader(deps);
  const by = (caller: Caller) => ({ personId: leaderOf(caller), actor: auditActorOf(caller) });

  router.mount(contract.listCrises, async ({ params, query }) => listCrises(db, { ...params, ...query }));
  router.mount(contract.openCrisis, async ({ params, body, caller }) => {
    const { isNew, ...named } = await openCrisis(deps, { ...params, ...body, ...by(caller) });
    return { crisis: await presentCrisis(db, await findCrisis(db, named)), isNew };
  });
  router.mount(contract.getRoom, async ({ params }) => readRoom(params));
  router.mount(contract.changeCrisis, async ({ params, body, caller }) =>
    changeCrisis(deps, { ...params, change: body, ...by(caller) }),
  );
  router.mount(contract.joinAlarm, async ({ params, body, caller }) =>
    joinAlarm(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.closeCrisis, async ({ params, body, caller }) =>
    closeCrisis(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.reopenCrisis, async ({ params, caller }) => reopenCrisis(deps, { ...params, ...by(caller) }));
  router.mount(contract.enterRoom, async ({ params, caller }) => {
    const personId = leaderOf(caller);
    return enterRoom(deps, { ...params, personId });
  });
  router.mount(contract.holdInRoom, async ({ params, caller }) => {
    const crisis = await findCrisis(db, params);
    if (crisis.state === 'closed') throw crisisClosed();
    const { territoryId } = params;
    const whose = { territoryId, author: authorOf(caller), actor: auditActorOf(caller) };
    await holdEverything(deps.publishing, { ...whose, reason: crisis.title });
    return readHold(db, territoryId);
  });
  router.mount(contract.prepareAnswer, async ({ params, body, caller }) =>
    prepareAnswer(deps, { ...params, ...body, author: authorOf(caller), actor: auditActorOf(caller) }),
  );
  router.mount(contract.answerSeen, async ({ params, body, caller }) => {
    const { clientKey, ...asked } = body;
    const whose = { by: authorOf(caller), actor: auditActorOf(caller) };
    const { until, ...outcome } = await replyUnder(deps, { ...params, ...asked, ...whose, key: `seen ${clientKey}` });
    return { ...outcome, ...(until ? { until: until.toISOString() } : {}) };
  });
  router.mount(contract.readLog, async ({ params, query }) => readLog(db, { ...params, ...query }));
  router.mount(contract.addLogLine, async ({ params, body, caller }) =>
    addLogLine(deps, { ...params, ...body, personId: leaderOf(caller) }),
  );
  router.mount(contract.exportLog, async ({ params }) => {
    const [{ ref }, { timeZone }] = await Promise.all([findCrisis(db, params), findTerritory(db, params.territoryId)]);
    const clock = new Intl.DateTimeFormat('fr-FR', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    const body = csvStream(['date', 'genre', 'par', 'texte', 'corrige', 'identifiant'], walkLog(db, params), (line) => [
      clock.format(new Date(line.at)),
      line.kind,
      line.by ?? 'Beffroi',
      line.text.fr,
      line.corrects ?? '',
      line.id,
    ]);
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="main-courante-${ref}.csv"`,
      },
    });
  });
}

/** Rooms are led by people; a key of the API reads. @throws crisis.person_needed */
export function leaderOf(caller: Caller): string {
  const personId = personOf(caller);
  if (personId === undefined) throw programsDoNotLead();
  return personId;
}
