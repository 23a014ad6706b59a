import { recordAudit } from '../../audit/index.ts';
import { dayAt } from '@beffroi/engines/clocks';
import { tellRequester } from '../citizen/requester.tell.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { recordEvent } from './event.store.ts';
import { isOpen } from './request.presenter.ts';
import type { By } from './request.by.ts';
import { deadlinePast, requestState } from './request.errors.ts';
import { stepDesk } from './request.join.ts';
import { changeRequest, lockRequest } from './request.store.ts';

/**
 * Asks for what is missing, by a date, and tells the person what it does to the time limit (CRPA, L114-5 and R112-11-4).
 * @throws requests.not_found, .state, .deadline_past
 */
export async function askForPieces(
  deps: RequestsDeps,
  given: Named & { pieces: readonly string[]; deadline: string; by: By },
): Promise<void> {
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (!isOpen(row.state)) throw requestState();
    const { zone } = await readRequestSettings(trx, given.territoryId);
    if (given.deadline <= dayAt(now.getTime(), zone)) throw deadlinePast();
    const { pieces, deadline } = given;
    await recordEvent(trx, given, {
      kind: 'completion_asked',
      at: now,
      personId: given.by.personId,
      public: true,
      detail: { pieces, deadline },
    });
    await stepDesk(trx, given, 'waiting_citizen', now);
    const changed = await changeRequest(deps, trx, given, { state: 'waiting_citizen' }, 'completion_asked');
    await tellRequester(deps, trx, changed, {
      about: 'pieces',
      pieces,
      deadline,
      occasion: `pieces ${changed.version}`,
    });
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.by.actor,
      action: 'requests.completion_asked',
      target: { kind: 'request', id: row.id },
      detail: { count: pieces.length, deadline },
      at: now,
    });
  });
}
