import { recordAudit } from '../../audit/index.ts';
import { followRequest, linkRequest, readForRequest } from '../../desk/index.ts';
import type { Named, RequestsDeps, Trx } from '../requests.deps.ts';
import type { RequestState } from '@beffroi/contracts';
import { keepFiles } from './attachment.store.ts';
import { recordEvent } from './event.store.ts';
import type { By } from './request.by.ts';
import { conversationTaken } from './request.errors.ts';
import { changeRequest, lockRequest } from './request.store.ts';

/**
 * Many messages, one request. All of them or none.
 * @throws requests.not_found, desk.conversation_not_found, requests.conversation_taken
 */
export async function joinConversations(
  deps: RequestsDeps,
  given: Named & { conversationIds: readonly string[]; by: By },
): Promise<void> {
  const now = deps.now();
  const { territoryId, requestId } = given;
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    const conversationIds = [...new Set(given.conversationIds)];
    const { taken } = await linkRequest(trx as never, { territoryId, conversationIds, requestId, ref: row.ref });
    if (taken.length > 0) throw conversationTaken();
    for (const conversationId of conversationIds) {
      const { attachments } = await readForRequest(deps.desk, trx as never, { territoryId, conversationId });
      await keepFiles(trx, given, attachments, { from: 'citizen', at: now });
    }
    await recordEvent(trx, given, {
      kind: 'joined',
      at: now,
      personId: given.by.personId,
      public: false,
      detail: { count: conversationIds.length },
    });
    await stepDesk(trx, given, row.state, now);
    await changeRequest(deps, trx, given, {}, 'joined');
    await recordAudit(trx, {
      territoryId,
      actor: given.by.actor,
      action: 'requests.conversations_joined',
      target: { kind: 'request', id: requestId },
      detail: { conversationIds },
      at: now,
    });
  });
}

const deskStates = {
  open: 'to_answer',
  reopened: 'to_answer',
  with_department: 'passed_on',
  forwarded: 'passed_on',
  waiting_citizen: 'waiting',
  answered: 'closed',
  closed: 'closed',
} as const satisfies Record<RequestState, string>;

/** Keeps the conversations of a request in the state that goes with its own. */
export async function stepDesk(trx: Trx, named: Named, state: RequestState, at: Date): Promise<void> {
  await followRequest(trx as never, { ...named, state: deskStates[state], at });
}
