import * as contract from '@beffroi/contracts';
import { personOf } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf, recordAudit } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import { personUnknown } from '../desk.errors.ts';
import { authorOf } from '../../publishing/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { readConversation } from '../inbox/conversation.read-model.ts';
import { proposeAnswers } from '../replies/answer.propose.ts';
import { deleteReply, readSavedReplies, saveReply } from '../replies/saved-reply.usecases.ts';
import { readDeskSettings, writeDeskSettings } from '../settings/settings.store.ts';
import { answerEach } from './answer.each.ts';
import { sendAnswer } from './answer.send.ts';

/** What we answer, and how the desk works. */
export function mountAnswers(router: Router, deps: DeskDeps): void {
  router.mount(contract.sendAnswer, async ({ params, body, caller }) => {
    await sendAnswer(deps, { ...params, ...body, by: authorOf(caller), actor: auditActorOf(caller) });
    return readConversation(deps, params, personOf(caller));
  });
  router.mount(contract.answerMany, async ({ params, body, caller }) => {
    const { planned, until, refused } = await answerEach(deps, {
      ...params,
      ...body,
      key: body.clientKey,
      by: authorOf(caller),
      actor: auditActorOf(caller),
    });
    return { planned, refused, ...(until ? { until: until.toISOString() } : {}) };
  });
  router.mount(contract.proposeAnswer, async ({ params, caller }) => ({
    items: await proposeAnswers(deps, { ...params, personId: personOf(caller) }),
  }));
  router.mount(contract.listSavedReplies, async ({ params }) => ({
    items: await readSavedReplies(deps.db, params.territoryId),
  }));
  router.mount(contract.saveSavedReply, async ({ params, body, caller }) =>
    saveReply(deps, { ...params, written: body, actor: auditActorOf(caller) }),
  );
  router.mount(contract.deleteSavedReply, async ({ params, caller }) => {
    await deleteReply(deps, { ...params, actor: auditActorOf(caller) });
    return undefined;
  });
  router.mount(contract.getDeskSettings, async ({ params }) => readDeskSettings(deps.db, params.territoryId));
  router.mount(contract.setDeskSettings, async ({ params, body, caller }) => {
    const { territoryId } = params;
    const people = await peopleWho(deps.db, territoryId, 'desk.read');
    if (!body.emergencyPeople.every((id) => people.some((person) => person.id === id))) throw personUnknown();
    await deps.db.transaction().execute(async (trx) => {
      await writeDeskSettings(trx, territoryId, body);
      await recordAudit(trx, {
        territoryId,
        actor: auditActorOf(caller),
        action: 'desk.settings_changed',
        target: { kind: 'territory', id: territoryId },
        at: deps.now(),
      });
    });
    return body;
  });
}
