import * as contract from '@beffroi/contracts';
import type { Caller } from '../../../platform/http/caller.ts';
import type { Router } from '../../../platform/http/router.ts';
import { recordAudit } from '../../audit/index.ts';
import { sendAcknowledgement, showAcknowledgement } from '../acknowledgement/acknowledgement.send.ts';
import { eraseWhoAsked } from '../identity/identity.erase.ts';
import { exportWhoAsked } from '../identity/identity.export.ts';
import { askWhoTheyAre } from '../identity/identity.ask.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { downloadFile } from './attachment.store.ts';
import { askForPieces } from './completion.ask.ts';
import { answerToAll } from './request.answer.ts';
import { byOf, seesWho } from './request.by.ts';
import { correctRequest } from './request.change.ts';
import { close, reopen } from './request.close.ts';
import { createRequest } from './request.create.ts';
import { joinConversations } from './request.join.ts';
import { listRequestPage } from './request.list.ts';
import { noteLook } from './request.looked.ts';
import { readRequest } from './request.read-model.ts';

/** Requests: made, found, corrected, answered, closed; and what the law and the person may ask of them. */
export function mountRequests(router: Router, deps: RequestsDeps): void {
  const whole = async (named: Named, caller: Caller) =>
    readRequest(deps, { ...named, seesWho: seesWho(caller, named.territoryId) });

  router.mount(contract.listRequests, async ({ params, query }) =>
    listRequestPage(deps.db, { ...params, ...query }, deps.now()),
  );
  router.mount(contract.getRequest, async ({ params, caller }) => {
    const request = await whole(params, caller);
    if (Object.keys(request.identity ?? {}).length > 0) await noteLook(deps, { ...params, by: byOf(caller) });
    return request;
  });
  router.mount(contract.createRequest, async ({ params, body, caller }) => {
    const by = byOf(caller);
    const { row } = await deps.db.transaction().execute(async (trx) => {
      const made = await createRequest(deps, trx, { ...params, ...body, by });
      if (made.isNew)
        await recordAudit(trx, {
          ...params,
          actor: by.actor,
          action: 'requests.created',
          target: { kind: 'request', id: made.row.id },
          detail: { ref: made.row.ref, nature: made.row.nature },
          at: deps.now(),
        });
      return made;
    });
    return whole({ ...params, requestId: row.id }, caller);
  });
  router.mount(contract.changeRequest, async ({ params, body, caller }) => {
    await correctRequest(deps, { ...params, correction: body, by: byOf(caller) });
    return whole(params, caller);
  });
  router.mount(contract.joinConversation, async ({ params, body, caller }) => {
    await joinConversations(deps, { ...params, ...body, by: byOf(caller) });
    return whole(params, caller);
  });
  router.mount(contract.askIdentity, async ({ params, caller }) =>
    askWhoTheyAre(deps, { ...params, by: byOf(caller) }),
  );
  router.mount(contract.sendAcknowledgement, async ({ params, caller }) => {
    await sendAcknowledgement(deps, { ...params, by: byOf(caller) });
    return whole(params, caller);
  });
  router.mount(contract.getAcknowledgement, async ({ params, query }) =>
    showAcknowledgement(deps, { ...params, ...query }),
  );
  router.mount(contract.answerRequest, async ({ params, body, caller }) => {
    await answerToAll(deps, { ...params, ...body, by: byOf(caller) });
    return whole(params, caller);
  });
  router.mount(contract.askCompletion, async ({ params, body, caller }) => {
    await askForPieces(deps, { ...params, ...body, by: byOf(caller) });
    return whole(params, caller);
  });
  router.mount(contract.closeRequest, async ({ params, body, caller }) => {
    await close(deps, { ...params, closing: body, by: byOf(caller) });
    return whole(params, caller);
  });
  router.mount(contract.reopenRequest, async ({ params, body, caller }) => {
    await reopen(deps, { ...params, ...body, by: byOf(caller) });
    return whole(params, caller);
  });
  router.mount(contract.eraseRequester, async ({ params, caller }) =>
    eraseWhoAsked(deps, { ...params, actor: byOf(caller).actor, why: 'asked' }),
  );
  router.mount(contract.exportRequester, async ({ params, caller }) =>
    exportWhoAsked(deps, { ...params, actor: byOf(caller).actor }),
  );
  router.mount(contract.getRequestAttachment, async ({ params }) => downloadFile(deps.db, params));
}
