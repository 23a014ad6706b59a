import type { Output, hideReply as contract } from '@beffroi/contracts';
import { defineRefusal } from '../../../platform/errors.ts';
import type { AuditActor } from '../../audit/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { takeReplies } from '../intake/replies.take.ts';
import { liftMeasure } from './measure.decide.ts';
import { takeMeasure } from './measure.take.ts';

const replyNotFound = defineRefusal('publishing.reply_not_found', 404, {
  fr: 'Cette réponse n’existe plus.',
  en: 'This reply no longer exists.',
});

/**
 * Hides what somebody wrote under a post of ours, or shows it again, from the page of the publication: the same measure
 * as from the desk.
 *
 * @throws publishing.reply_not_found, moderation.article_unknown, moderation.network_cannot
 */
export async function hideReply(
  deps: DeskDeps,
  given: {
    territoryId: string;
    replyId: string;
    hidden: boolean;
    ground: string;
    articleId?: string | undefined;
    personId: string | undefined;
    actor: AuditActor;
  },
): Promise<Output<typeof contract>> {
  const { territoryId, personId, actor } = given;
  const { conversationId, messageId } = await messageOf(deps, given);
  if (given.hidden) {
    const measure = await takeMeasure(deps, {
      territoryId,
      conversationId,
      asked: { kind: 'hide', messageId, articleId: given.articleId ?? '', facts: given.ground },
      personId,
      actor,
    });
    return { hidden: measure.state === 'in_force', ...(measure.trouble ? { trouble: measure.trouble } : {}) };
  }
  const standing = await deps.db
    .selectFrom('desk.measure')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('message_id', '=', messageId)
    .where('kind', '=', 'hide')
    .where('state', 'in', ['applying', 'in_force'])
    .executeTakeFirst();
  if (!standing) return { hidden: false };
  const measure = await liftMeasure(deps, {
    territoryId,
    measureId: standing.id,
    because: given.ground,
    personId,
    actor,
  });
  return { hidden: measure.state === 'lifting', ...(measure.trouble ? { trouble: measure.trouble } : {}) };
}

/** Its place in the inbox, taken now when it came before there was one. */
async function messageOf(
  deps: DeskDeps,
  { territoryId, replyId }: { territoryId: string; replyId: string },
): Promise<{ conversationId: string; messageId: string }> {
  const find = async () =>
    deps.db
      .selectFrom('desk.message')
      .select(['id', 'conversation_id'])
      .where('territory_id', '=', territoryId)
      .where('reply_id', '=', replyId)
      .executeTakeFirst();
  let found = await find();
  if (!found) {
    const reply = await deps.db
      .selectFrom('publishing.reply')
      .select('delivery_id')
      .where('territory_id', '=', territoryId)
      .where('id', '=', replyId)
      .executeTakeFirst();
    if (!reply) throw replyNotFound();
    await deps.db.transaction().execute(async (trx) =>
      takeReplies(deps, trx, {
        territoryId,
        deliveryId: reply.delivery_id,
        replyIds: [replyId],
      }),
    );
    found = await find();
  }
  if (!found) throw replyNotFound();
  return { conversationId: found.conversation_id, messageId: found.id };
}
