import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { followRequest } from '../../desk/index.ts';
import type { Verb } from '../mail/answer.verb.ts';
import { recordEvent } from '../request/event.store.ts';
import { requestState } from '../request/request.errors.ts';
import { changeRequest, lockRequest } from '../request/request.store.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { recallOne } from './handover.recall.ts';
import { settleHandover } from './handover.settle.ts';
import { handoverNotFound } from './handover.errors.ts';
import { lockHandover } from './handover.store.ts';

/**
 * Writes down what a department said by another way, or takes the request back from it.
 *
 * @throws requests.not_found, requests.handover_not_found, requests.state
 */
export async function noteHandover(
  deps: RequestsDeps,
  given: Named & {
    handoverId: string;
    outcome: Verb | 'recalled';
    text: string;
    personId: string | undefined;
    byName: string;
    actor: AuditActor;
  },
): Promise<void> {
  const { territoryId, requestId, handoverId, outcome, personId, actor } = given;
  const named = { territoryId, requestId, handoverId };
  await deps.db.transaction().execute(async (trx) => {
    const request = await lockRequest(trx, named);
    const row = await lockHandover(trx, named);
    if (row.request_id !== requestId) throw handoverNotFound();
    if (row.state === 'recalled') throw requestState();
    const at = deps.now();
    // Last: whoever writes in the journal keeps its end until they are done.
    const journal = async () =>
      recordAudit(trx, {
        territoryId,
        actor,
        action: 'requests.handover_noted',
        target: { kind: 'request', id: requestId },
        detail: { handoverId, outcome },
        at,
      });
    if (outcome !== 'recalled') {
      await settleHandover(deps, trx, named, {
        outcome,
        way: 'noted',
        text: given.text,
        byName: given.byName,
        at,
        personId,
      });
      await journal();
      return;
    }
    await recallOne(deps, trx, row, {
      request,
      settings: await readRequestSettings(trx, territoryId),
      to: undefined,
    });
    await recordEvent(trx, named, { kind: 'recalled', at, personId, public: false, detail: { handoverId } });
    const isWith = request.state === 'with_department' || request.state === 'forwarded';
    if (isWith) await followRequest(trx as never, { territoryId, requestId, state: 'to_answer', at });
    await changeRequest(
      deps,
      trx,
      named,
      isWith ? { state: 'open', department_id: null, authority: null } : {},
      'recalled',
    );
    await journal();
  });
}
