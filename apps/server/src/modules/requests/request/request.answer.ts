import { answerEach, conversationsOfRequest } from '../../desk/index.ts';
import { recordAudit } from '../../audit/index.ts';
import { tellRequester } from '../citizen/requester.tell.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { readEvents } from './event.read.ts';
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

  const eventId = await deps.db.transaction().execute(async (trx) => {
    const locked = await lockRequest(trx, given);
    const said = async () =>
      (await readEvents(trx, given)).findLast(
        ({ kind, detail }) => kind === 'answered' && detail['key'] === given.clientKey,
      )?.id;
    const earlier = await said();
    if (earlier !== undefined) return earlier;
    if (locked.state === 'closed') throw requestState();
    await recordEvent(trx, given, {
      kind: 'answered',
      at: now,
      personId: by.personId,
      public: true,
      detail: { outcome, withRemedies: remedies !== '', key: given.clientKey, text },
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
    return said();
  });

  const conversations = await conversationsOfRequest(deps.db as never, { territoryId, requestId });
  const page = `${deps.baseUrl}/reponse/${territoryId}/${requestId}/${eventId}`;
  const { planned } = await answerEach(deps.desk, {
    territoryId,
    conversationIds: conversations.map(({ id }) => id),
    text,
    ...(given.short ? { short: `${given.short} ${page}` } : {}),
    // oxlint-disable-next-line unicorn/no-thenable -- a word, not a promise
    becomes: given.close ? 'closed' : 'waiting',
    by: { id: by.id, personId: by.personId },
    actor: by.actor,
    key: given.clientKey,
  });
  // Who called or came by, and who was answered on a network though they said where to write: the answer in full, by mail.
  const isWritten = conversations.some(({ network }) => network === 'form' || network === 'mailbox');
  if (planned === 0 || !isWritten)
    await deps.db
      .transaction()
      .execute(async (trx) =>
        tellRequester(deps, trx, row, { about: 'answer', text, occasion: `answer ${given.clientKey}` }),
      );
}
