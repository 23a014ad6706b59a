import type { Bilingual, Evidence, Input, Measure, takeMeasure as contract } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { peopleWho } from '../../identity/index.ts';
import { recordAct } from '../acts/act.store.ts';
import type { DeskDeps, Named, Trx } from '../desk.deps.ts';
import { messageNotFound } from '../desk.errors.ts';
import { keepEvidence } from '../evidence/evidence.keep.ts';
import { lockConversation, tellScreens, type StoredConversation } from '../intake/conversation.store.ts';
import { readCharter } from './charter.store.ts';
import { applyMeasure } from './measure.apply.ts';
import { readMeasure, standing } from './measure.store.ts';
import { hintFor, triedLighter } from './measure.rules.ts';
import { tellReviewer } from './measure.tell.ts';
import { articleUnknown, lighterStepsMissing, networkCannot, reviewerUnknown } from './moderation.errors.ts';

type Asked = Input<typeof contract>['body'];
type By = { personId: string | undefined; actor: AuditActor };

const abilities = { hide: 'hideReply', delete: 'removeReply', block: 'block' } as const;
const calls = { hide: 'hideReply', delete: 'removeReply', block: 'blockAuthor' } as const;

/** What each of our own articles might be in law; the legal service decides. */
const qualifications: Readonly<Record<string, Evidence['qualification']>> = {
  insults: 'insult',
  hate: 'hate',
  threats: 'threat',
};

/**
 * Takes a measure of moderation. The original is kept as evidence, and the measure written down, before anything is
 * asked of the network; whatever dies after that, `applyMeasures` goes on. Asked again while one like it stands, that
 * one is told.
 *
 * @throws desk.conversation_not_found, desk.message_not_found, moderation.article_unknown, reviewer_unknown,
 *   network_cannot, lighter_steps_missing
 */
export async function takeMeasure(deps: DeskDeps, given: Named & { asked: Asked } & By): Promise<Measure> {
  const { territoryId, asked } = given;
  const taken = await deps.db.transaction().execute(async (trx) => record(deps, trx, given));
  const named = { territoryId, measureId: taken.measureId };
  if (asked.kind !== 'block') await applyMeasure(deps, named);
  const measure = await readMeasure(deps.db, named);
  return { ...measure, ...(taken.hint ? { hint: taken.hint } : {}) };
}

async function record(
  deps: DeskDeps,
  trx: Trx,
  given: Named & { asked: Asked } & By,
): Promise<{ measureId: string; hint: Bilingual | undefined }> {
  const { territoryId, asked } = given;
  const now = deps.now();
  const row = await lockConversation(trx, given);
  const charter = await readCharter(trx, territoryId);
  const article = charter.articles.find(({ id }) => id === asked.articleId);
  if (!article) throw articleUnknown();
  const message = await findMessage(trx, row, asked);
  const target = targetOf(deps, row, message, asked);
  const hint = hintFor(article.id, message.aggressive);

  const known = await trx
    .selectFrom('desk.measure')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('kind', '=', asked.kind)
    .where('channel_id', '=', target.channelId)
    .where('remote_id', '=', target.remoteId)
    .where('state', 'in', standing)
    .executeTakeFirst();
  if (known) return { measureId: known.id, hint };
  if (asked.kind === 'block') {
    const people = await peopleWho(trx, territoryId, 'desk.moderate');
    if (asked.reviewerId === given.personId || !people.some(({ id }) => id === asked.reviewerId))
      throw reviewerUnknown();
    if (!(await triedLighter(trx, row))) throw lighterStepsMissing();
  }

  const { evidenceId } = await keepEvidence(deps, trx, {
    territoryId,
    messageId: message.id,
    qualification: qualifications[article.id] ?? 'none',
    targetsAgent: false,
    note: '',
    personId: given.personId,
  });
  const measureId = newId('mea', now.getTime());
  await trx
    .insertInto('desk.measure')
    .values({
      territory_id: territoryId,
      id: measureId,
      kind: asked.kind,
      state: asked.kind === 'block' ? 'in_review' : 'applying',
      conversation_id: row.id,
      message_id: asked.kind === 'block' ? null : message.id,
      reply_id: message.reply_id,
      network: row.network,
      channel_id: target.channelId,
      remote_id: target.remoteId,
      under_id: message.under_id,
      author_key: row.author_key,
      article_id: article.id,
      article_title: article.title,
      charter_version: charter.version,
      facts: asked.facts,
      lighter_steps: asked.kind === 'block' ? asked.lighterSteps : '',
      by_id: given.personId ?? null,
      reviewer_id: asked.kind === 'block' ? asked.reviewerId : null,
      days: asked.kind === 'block' ? asked.days : null,
      at: now,
      evidence_id: evidenceId,
      next_try_at: asked.kind === 'block' ? null : now,
    })
    .execute();
  await recordAct(
    trx,
    { territoryId, conversationId: row.id },
    { kind: `measure_${asked.kind}`, at: now, personId: given.personId, detail: { measureId, articleId: article.id } },
  );
  if (asked.kind === 'block') await tellReviewer(trx, deps, { territoryId, measureId, reviewerId: asked.reviewerId });
  await tellScreens(trx, row);
  await recordAudit(trx, {
    territoryId,
    actor: given.actor,
    action: 'moderation.measure_taken',
    target: { kind: 'measure', id: measureId },
    detail: { kind: asked.kind, articleId: article.id, charterVersion: charter.version, evidenceId },
    at: now,
  });
  return { measureId, hint };
}

type FoundMessage = Awaited<ReturnType<typeof findMessage>>;

/** The message that is hidden or deleted; for a block, the last that they wrote. */
async function findMessage(trx: Trx, row: StoredConversation, asked: Asked) {
  let query = trx
    .selectFrom('desk.message')
    .select(['id', 'channel_id', 'origin_id', 'under_id', 'reply_id', 'author_id', 'aggressive'])
    .where('territory_id', '=', row.territory_id)
    .where('conversation_id', '=', row.id)
    .where('direction', '=', 'in');
  if (asked.kind !== 'block') query = query.where('id', '=', asked.messageId);
  const message = await query.orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (!message) throw messageNotFound();
  return message;
}

/** How the network calls what the measure is about. @throws moderation.network_cannot */
function targetOf(
  deps: DeskDeps,
  row: StoredConversation,
  message: FoundMessage,
  { kind }: Asked,
): { channelId: string; remoteId: string } {
  const publisher = deps.channelRegistry.find(row.network);
  const channelId = message.channel_id ?? row.channel_id;
  const remoteId = kind === 'block' ? (message.author_id ?? row.author_id) : message.origin_id;
  // What somebody says elsewhere, or in private, is not ours to hide.
  const isOurs = kind === 'block' || row.kind === 'comment';
  if (!publisher?.[calls[kind]] || channelId === null || remoteId === null || !isOurs)
    throw networkCannot(
      publisher?.name ?? { fr: 'Ce canal', en: 'This channel' },
      publisher?.abilities[abilities[kind]].reason,
    );
  return { channelId, remoteId };
}
