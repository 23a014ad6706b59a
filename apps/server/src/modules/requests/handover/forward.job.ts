import { z } from 'zod';
import { idSchema } from '@beffroi/contracts';
import type { JobKind, Jobs } from '../../../platform/jobs/jobs.ts';
import { answerEach } from '../../desk/index.ts';
import { tellTeam } from '../mail/team.tell.ts';
import { answerAllJob, tellAll } from '../request/answer.tell.ts';
import type { RequestsDeps } from '../requests.deps.ts';

const payload = z.object({
  territoryId: idSchema,
  requestId: idSchema,
  handoverId: idSchema,
  conversationIds: z.array(idSchema),
  /** The words, which may name somebody: sealed to the handover. */
  sealed: z.string(),
  by: z.object({ id: z.string(), personId: z.string().optional() }),
});
type Notice = z.infer<typeof payload>;
type Words = { text: string; short: string };

const contextOf = (handoverId: string): string => `requests.tell_forwarded ${handoverId}`;

export function sealWords({ sealer }: Pick<RequestsDeps, 'sealer'>, handoverId: string, words: Words): string {
  return sealer.seal(JSON.stringify(words), contextOf(handoverId));
}

/** Tells those who wrote on a network that their request was forwarded: entered with the forwarding, run once after it. */
export const forwardNoticeJob: JobKind<Notice> = {
  name: 'requests.tell_forwarded',
  payload,
  retries: 10,
  retryDelaySeconds: 10,
  retryDelayMaxSeconds: 3600,
  expireSeconds: 300,
};

export function registerRequestsJobs(deps: RequestsDeps & { jobs: Jobs }): void {
  deps.jobs.register(answerAllJob, async ({ payload: told }) => tellAll(deps, told));
  deps.jobs.register(forwardNoticeJob, async ({ payload: notice }) => {
    const { territoryId, conversationIds, by, handoverId } = notice;
    const { text, short } = JSON.parse(deps.sealer.open(notice.sealed, contextOf(handoverId))) as Words;
    const { refused } = await answerEach(deps.desk, {
      territoryId,
      conversationIds,
      text,
      short,
      becomes: 'waiting',
      by: { id: by.id, personId: by.personId },
      actor: by.personId === undefined ? { kind: 'system' } : { kind: 'person', id: by.personId },
      key: `forward-${handoverId.slice(-12)}`,
    });
    const [first] = refused;
    if (first)
      await deps.db.transaction().execute(async (trx) =>
        tellTeam(deps, trx, {
          territoryId,
          requestId: notice.requestId,
          occasion: `not told ${handoverId}`,
          title: {
            fr: 'La personne n’est pas encore prévenue de la transmission',
            en: 'The person is not told of the forwarding yet',
          },
          body: first.message,
          personId: by.personId,
        }),
      );
  });
}
