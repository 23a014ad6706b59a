import { recordAudit } from '../../audit/index.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { answerAllJob, findAnswer, tellAll, type AnswerTold } from './answer.tell.ts';
import { recordEvent } from './event.store.ts';
import type { By } from './request.by.ts';
import { remediesMissing, requestState } from './request.errors.ts';
import { changeRequest, findRequest, lockRequest } from './request.store.ts';
import { remediesSentence } from '../acknowledgement/remedies.words.ts';

export type AnswerToAll = Named & {
  text: string;
  short?: string | undefined;
  outcome: 'answer' | 'accepted' | 'rejected';
  close: boolean;
  clientKey: string;
  by: By;
};

/**
 * Answers everybody who asked, each where they wrote, once: called again with the same key, whoever has theirs is left
 * alone. A rejection leaves with its remedies. Short words for networks go with the address of a page that says the rest,
 * and nothing else of the request.
 *
 * @throws requests.not_found, .state, .remedies_missing
 */
export async function answerToAll(deps: RequestsDeps, given: AnswerToAll): Promise<void> {
  const { territoryId, requestId, by, outcome } = given;
  const now = deps.now();
  const settings = await readRequestSettings(deps.db, territoryId);
  const row = await findRequest(deps.db, given);
  if (outcome === 'rejected' && settings.court.trim() === '') throw remediesMissing();
  const remedies =
    outcome === 'rejected' ? remediesSentence(row.nature, settings)[row.lang === 'en' ? 'en' : 'fr'] : '';
  const text = remedies === '' ? given.text : `${given.text}\n\n${remedies}`;

  const told: AnswerTold = {
    territoryId,
    requestId,
    key: given.clientKey,
    becomes: given.close ? 'closed' : 'waiting',
    by: { id: by.id, personId: by.personId },
    actor: by.actor,
  };
  await deps.db.transaction().execute(async (trx) => {
    const locked = await lockRequest(trx, given);
    if (await findAnswer(trx, told)) return;
    if (locked.state === 'closed') throw requestState();
    await recordEvent(trx, given, {
      kind: 'answered',
      at: now,
      personId: by.personId,
      public: true,
      detail: {
        outcome,
        closes: given.close,
        withRemedies: remedies !== '',
        key: given.clientKey,
        text,
        ...(given.short ? { short: given.short } : {}),
      },
    });
    await changeRequest(
      deps,
      trx,
      given,
      {
        state: given.close ? 'answered' : locked.state,
        answered_at: now,
        satisfied: null,
      },
      'answered',
    );
    await recordAudit(trx, {
      territoryId,
      actor: by.actor,
      action: 'requests.answered',
      target: { kind: 'request', id: requestId },
      detail: { outcome },
      at: now,
    });
    // Were the process to die here, they are told all the same.
    await deps.jobs.enqueue(trx, answerAllJob, told);
  });
  await tellAll(deps, told);
}
