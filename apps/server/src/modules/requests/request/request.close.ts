import type { closeRequest as contract } from '@beffroi/contracts';
import type { z } from 'zod';
import { recordAudit } from '../../audit/index.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { tellRequester } from '../citizen/requester.tell.ts';
import { recallRunning } from '../handover/handover.recall.ts';
import { recordEvent } from './event.store.ts';
import type { By } from './request.by.ts';
import { becauseMissing, competentMissing, requestState } from './request.errors.ts';
import { stepDesk } from './request.join.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { isOpen } from './request.presenter.ts';
import { changeRequest, lockRequest } from './request.store.ts';

type Closing = z.output<(typeof contract)['body']>;

/**
 * Closes a request. Out of our scope only with who is competent, whom the person is told of; as abusive only with why.
 * @throws requests.not_found, .state, .competent_missing, .because_missing
 */
export async function close(deps: RequestsDeps, given: Named & { closing: Closing; by: By }): Promise<void> {
  const { closing, by } = given;
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (row.state === 'closed') throw requestState();
    const competent = closing.as === 'out_of_scope' ? closing.competent || row.authority?.name : undefined;
    if (closing.as === 'out_of_scope' && !competent) throw competentMissing();
    if (closing.as === 'abusive' && closing.because === '') throw becauseMissing();
    if (closing.as === 'withdrawn')
      await recordEvent(trx, given, { kind: 'withdrawn', at: now, personId: by.personId, public: true });
    await recordEvent(trx, given, {
      kind: 'closed',
      at: now,
      personId: by.personId,
      public: true,
      detail: { as: closing.as, ...(competent ? { competent } : {}) },
    });
    // Nobody is to work, or to be reminded, for what is closed.
    const settings = await readRequestSettings(trx, given.territoryId);
    await recallRunning(deps, trx, { request: row, settings, to: undefined });
    await stepDesk(trx, given, 'closed', now);
    const changed = await changeRequest(
      deps,
      trx,
      given,
      { state: 'closed', closed_at: now, closed_as: closing.as, closed_because: closing.because || null },
      'closed',
    );
    if (competent)
      await tellRequester(deps, trx, changed, {
        about: 'out_of_scope',
        competent,
        occasion: `closed ${changed.version}`,
      });
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: by.actor,
      action: 'requests.closed',
      target: { kind: 'request', id: row.id },
      detail: { as: closing.as },
      at: now,
    });
  });
}

/** Opens again what was answered or closed. @throws requests.not_found, .state */
export async function reopen(deps: RequestsDeps, given: Named & { because: string; by: By }): Promise<void> {
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    // Nobody is left to answer once who asked was erased.
    if (isOpen(row.state) || row.erased_at !== null) throw requestState();
    await recordEvent(trx, given, { kind: 'reopened', at: now, personId: given.by.personId, public: true });
    await stepDesk(trx, given, 'reopened', now);
    await changeRequest(
      deps,
      trx,
      given,
      { ...reopenedFields(row.reopened), closed_because: given.because },
      'reopened',
    );
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.by.actor,
      action: 'requests.reopened',
      target: { kind: 'request', id: row.id },
      at: now,
    });
  });
}

/** What a request is once it is opened again, by us or by who asked. */
export const reopenedFields = (times: number) =>
  ({
    state: 'reopened',
    reopened: times + 1,
    closed_at: null,
    closed_as: null,
    answered_at: null,
    satisfied: null,
  }) as const;
