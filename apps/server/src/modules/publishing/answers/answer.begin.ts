import { draftSchema } from '@beffroi/contracts';
import type { AuditActor } from '../../audit/index.ts';
import { requestApproval } from '../approval/approval.submit.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import type { Author } from '../people.names.ts';
import type { Named, PublishingDeps, Trx } from '../publishing.deps.ts';
import type { AnswerTarget } from './answer.target.ts';
import { beginPublication } from '../writing/publication.create.ts';
import { ensureUnblocked, plan } from '../writing/publication.schedule.ts';
import { changePublication, lockPublication } from '../writing/publication.store.ts';

/**
 * Begins an answer in the caller's transaction, with the guarantees of any publication: it leaves once, and is
 * approved first where the desk says so. Called again with the same key it is the same answer.
 * @throws publishing.blocked, publishing.channel_unknown
 */
export async function beginAnswer(
  deps: PublishingDeps,
  trx: Trx,
  given: {
    territoryId: string;
    channelId: string;
    /** For those who read it over, and in the trail. */
    title: string;
    text: string;
    lang: string;
    target: AnswerTarget;
    author: Author;
    actor: AuditActor;
    clientKey: string;
    /** One of many leaves at its turn. */
    dueAt: Date;
  },
): Promise<Named & { isNew: boolean }> {
  const { territoryId, channelId, author, actor, target } = given;
  const at = deps.now();
  // What a person answers while everything is held still leaves; what waited its turn before is held with the rest.
  await enterPlanning(trx, territoryId);
  const draft = draftSchema.parse({
    title: given.title,
    lang: given.lang,
    content: { parts: [{ text: given.text }] },
    channelIds: [channelId],
  });
  const { made, ...named } = await beginPublication(deps, trx, {
    territoryId,
    draft,
    author,
    actor,
    clientKey: given.clientKey,
    from: { conversationId: target.conversationId },
    answers: target,
  });
  if (!made) return { ...named, isNew: false };
  await lockPublication(trx, named);
  const row = await changePublication(trx, named, { dueAt: given.dueAt });
  await ensureUnblocked(deps, trx, row);
  if (target.direct) await plan(trx, row, { author, actor, dueAt: given.dueAt, at });
  else await requestApproval(deps, trx, row, { author, actor, at, held: false });
  return { ...named, isNew: true };
}
