import { z } from 'zod';
import { idSchema } from '@beffroi/contracts';
import type { JobKind } from '../../../platform/jobs/jobs.ts';
import { answerEach, conversationsOfRequest } from '../../desk/index.ts';
import { tellRequester } from '../citizen/requester.tell.ts';
import { tellTeam } from '../mail/team.tell.ts';
import type { Db, Named, RequestsDeps } from '../requests.deps.ts';
import { readEvents, type StoredEvent } from './event.read.ts';
import { findRequest } from './request.store.ts';

const payload = z.object({
  territoryId: idSchema,
  requestId: idSchema,
  /** Which answer: its words stay with the request, not with the job. */
  key: z.string(),
  becomes: z.enum(['waiting', 'closed']),
  by: z.object({ id: z.string(), personId: z.string().optional() }),
  actor: z.union([
    z.object({ kind: z.literal('system') }),
    z.object({ kind: z.enum(['person', 'api_key']), id: z.string() }),
  ]),
});
export type AnswerTold = z.infer<typeof payload>;

/** Tells those who asked the answer that was written down: entered with it, for whatever is cut after it. */
export const answerAllJob: JobKind<AnswerTold> = {
  name: 'requests.tell_answer',
  payload,
  retries: 10,
  retryDelaySeconds: 10,
  retryDelayMaxSeconds: 3600,
  expireSeconds: 300,
};

/** What was answered under a key, once. */
export async function findAnswer(db: Db, named: Named & { key: string }): Promise<StoredEvent | undefined> {
  return (await readEvents(db, named)).findLast(
    ({ kind, detail }) => kind === 'answered' && detail['key'] === named.key,
  );
}

/**
 * Tells each of those who asked, where they wrote, what was answered; whoever knows already is left alone. Who cannot be
 * answered from here is told to the team.
 */
export async function tellAll(deps: RequestsDeps, told: AnswerTold): Promise<void> {
  const { territoryId, requestId, key } = told;
  const answer = await findAnswer(deps.db, told);
  const text = answer?.detail['text'];
  // Erased meanwhile.
  if (answer === undefined || typeof text !== 'string') return;
  const row = await findRequest(deps.db, told);
  const conversations = await conversationsOfRequest(deps.db as never, { territoryId, requestId });
  const short = answer.detail['short'];
  const page = `${deps.baseUrl}/reponse/${territoryId}/${requestId}/${answer.id}`;
  const { planned, refused } = await answerEach(deps.desk, {
    territoryId,
    conversationIds: conversations.map(({ id }) => id),
    text,
    ...(typeof short === 'string' ? { short: `${short} ${page}` } : {}),
    becomes: told.becomes,
    by: { id: told.by.id, personId: told.by.personId },
    actor: told.actor,
    key,
  });
  // Who called or came by, and who was answered on a network though they said where to write: the answer in full, by mail.
  const isWritten = conversations.some(({ network }) => network === 'form' || network === 'mailbox');
  const isMailed = planned === 0 || !isWritten;
  if (!isMailed && refused.length === 0) return;
  await deps.db.transaction().execute(async (trx) => {
    const mailed =
      isMailed && (await tellRequester(deps, trx, row, { about: 'answer', text, occasion: `answer ${key}` }));
    if (refused.length === 0 || (mailed && refused.length === 1)) return;
    const count = refused.length;
    await tellTeam(deps, trx, {
      territoryId,
      requestId,
      occasion: `not told ${key}`,
      title: { fr: 'La réponse n’est pas partie pour tous', en: 'The answer did not leave for everybody' },
      body: {
        fr: `Pour ${count} conversation${count > 1 ? 's' : ''}\u{a0}: ${refused[0]?.message.fr ?? ''}`,
        en: `For ${count} conversation${count > 1 ? 's' : ''}: ${refused[0]?.message.en ?? ''}`,
      },
      personId: told.by.personId,
    });
  });
}
