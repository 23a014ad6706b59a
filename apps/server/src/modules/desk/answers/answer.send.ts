import { sql } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import { countText } from '@beffroi/engines/counting';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { beginAnswer } from '../../publishing/index.ts';
import { coolingDown, nothingToAnswer, tooLong, wayClosed } from '../desk.errors.ts';
import type { DeskDeps, Named, Trx } from '../desk.deps.ts';
import type { StoredDelivery } from '../desk.tables.ts';
import { recordAct } from '../acts/act.store.ts';
import {
  findConversation,
  indexMore,
  lockConversation,
  tellScreens,
  type StoredConversation,
  type StoredMessage,
} from '../intake/conversation.store.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { isDelicate } from './answer.delicate.ts';
import { targetOf, waysOf, type Way, type WayName } from './answer.ways.ts';

export type Answer = Named & {
  way: WayName;
  channelId?: string | undefined;
  text: string;
  messageId?: string | undefined;
  savedReplyId?: string | undefined;
  becomes: 'waiting' | 'closed';
  clientKey: string;
  by: { id: string; personId: string | undefined };
  actor: AuditActor;
  /** One of many leaves at its turn. */
  dueAt?: Date | undefined;
};

/**
 * Answers in the transaction that says so: what goes to a network or by mail is a publication, and leaves once whatever
 * dies; what is said on the page of a request is there at once; what was said otherwise is noted. Called again with the
 * same key it is the same answer.
 * @throws desk.conversation_not_found, .way_closed, .too_long, .cooling_down, .nothing_to_answer, publishing.blocked,
 *   publishing.everything_held
 */
export async function sendAnswer(deps: DeskDeps, given: Answer): Promise<void> {
  await deps.db.transaction().execute(async (trx) => answerWithin(deps, trx, given));
}

/** The same in the caller's transaction. */
export async function answerWithin(deps: DeskDeps, trx: Trx, given: Answer): Promise<void> {
  const { territoryId } = given;
  // What is said on the page of a request changes that request: it is taken first, as everywhere.
  if (given.way === 'tracking') {
    const { request_id: requestId } = await findConversation(trx, given);
    if (requestId !== null) await deps.holdRequest(trx, { territoryId, requestId });
  }
  const row = await lockConversation(trx, given);
  const named = { territoryId, conversationId: row.id };
  const known = await trx
    .selectFrom('desk.message')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('conversation_id', '=', row.id)
    .where('client_key', '=', given.clientKey)
    .executeTakeFirst();
  if (known) return;
  const now = deps.now();
  const minutes = row.cool_until === null ? 0 : Math.ceil((row.cool_until.getTime() - now.getTime()) / 60_000);
  if (minutes > 0 && given.way !== 'recorded') throw coolingDown({ values: { minutes } });
  const way = (await waysOf(deps, trx, row)).find(
    (each) => each.way === given.way && (given.channelId === undefined || each.channelId === given.channelId),
  );
  if (!way) throw wayClosed(unknownWay);
  if (way.closed) throw wayClosed(capital(way.closed));
  const message = await messageAnswered(trx, row, given.messageId, way);
  const settings = await readDeskSettings(trx, territoryId);
  const messageId = newId('msg', now.getTime());
  let delivery: StoredDelivery = { state: way.way === 'tracking' ? 'sent' : 'recorded' };
  let publicationId: string | undefined;
  if (way.channelId !== undefined && way.way !== 'recorded' && way.way !== 'tracking') {
    if (way.way === 'public' && !message?.origin_id) throw nothingToAnswer();
    const publisher = deps.channelRegistry.publisher(way.network);
    const { used, over } = countText(given.text, { ...publisher.facts.text, max: way.max ?? publisher.facts.text.max });
    if (way.max !== undefined && over !== undefined) throw tooLong({ values: { length: used, max: way.max } });
    const begun = await beginAnswer(deps.publishing, trx as never, {
      territoryId,
      channelId: way.channelId,
      title: titleOf(row),
      text: given.text,
      lang: 'fr',
      target: {
        ...targetOf(deps, row, message, way.way),
        conversationId: row.id,
        direct: !needsApproval(settings.approval, isDelicate(row, message, given.text)),
      },
      author: given.by,
      actor: given.actor,
      clientKey: `${row.id}-${given.clientKey}`,
      dueAt: given.dueAt ?? now,
    });
    publicationId = begun.publicationId;
    const publication = await trx
      .selectFrom('publishing.publication')
      .select('state')
      .where('territory_id', '=', territoryId)
      .where('id', '=', publicationId)
      .executeTakeFirstOrThrow();
    delivery = { publicationId, state: publication.state === 'in_review' ? 'in_review' : 'sending' };
  }
  await trx
    .insertInto('desk.message')
    .values({
      territory_id: territoryId,
      id: messageId,
      conversation_id: row.id,
      direction: 'out',
      channel_id: way.channelId ?? null,
      in_reply_to: message?.origin_id ?? null,
      at: given.dueAt ?? now,
      person_id: given.by.personId ?? null,
      text: given.text,
      publication_id: publicationId ?? null,
      delivery: JSON.stringify(delivery),
      client_key: given.clientKey,
    })
    .execute();
  const closed = given.becomes === 'closed';
  const changed = await trx
    .updateTable('desk.conversation')
    .set((write) => ({
      version: write('version', '+', 1),
      messages: write('messages', '+', 1),
      state: given.becomes,
      closed_at: closed ? now : null,
      last_at: now,
      unread: false,
      waiting_since: null,
      due_at: null,
      snoozed_until: null,
      // What leaves later is answered when it left.
      ...(publicationId === undefined && row.first_answer_at === null ? { first_answer_at: now } : {}),
      ...(row.assignee_id === null && given.by.personId !== undefined
        ? { assignee_id: given.by.personId, assigned_at: now }
        : {}),
    }))
    .where('territory_id', '=', territoryId)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await indexMore(trx, named, given.text);
  if (given.savedReplyId !== undefined)
    await sql`
      update desk.saved_reply set used = used + 1 where territory_id = ${territoryId} and id = ${given.savedReplyId}
    `.execute(trx);
  await recordAct(trx, named, { kind: 'answered', at: now, personId: given.by.personId, detail: { way: way.way } });
  await recordAudit(trx, {
    territoryId,
    actor: given.actor,
    action: 'desk.answered',
    target: { kind: 'conversation', id: row.id },
    detail: { way: way.way, ...(publicationId === undefined ? {} : { publicationId }) },
    at: now,
  });
  if (row.request_id !== null && way.way === 'tracking')
    await deps.events.emit(trx, 'desk.said_on_page', {
      territoryId,
      requestId: row.request_id,
      conversationId: row.id,
      messageId,
      text: given.text,
    });
  await tellScreens(trx, changed);
}

const unknownWay: Bilingual = {
  fr: 'Cette conversation ne se répond pas par là.',
  en: 'This conversation cannot be answered that way.',
};

const capital = ({ fr, en }: Bilingual): Bilingual => ({
  fr: fr.charAt(0).toUpperCase() + fr.slice(1),
  en: en.charAt(0).toUpperCase() + en.slice(1),
});

const needsApproval = (setting: 'never' | 'delicate' | 'always', delicate: boolean): boolean =>
  setting === 'always' || (setting === 'delicate' && delicate);

/** For those who read it over; whom it answers is never in it. */
function titleOf(row: StoredConversation): string {
  const what = row.request_ref ?? row.subject ?? (row.veiled ? '' : row.excerpt);
  return `Réponse au guichet${what === '' ? '' : `\u{a0}: ${what}`}`.slice(0, 120);
}

async function messageAnswered(
  trx: Trx,
  row: StoredConversation,
  messageId: string | undefined,
  way: Way,
): Promise<StoredMessage | undefined> {
  // Of what was brought together from several places, a network knows what was said there.
  const isThere = (way.way === 'public' || way.way === 'private') && way.channelId !== undefined;
  return trx
    .selectFrom('desk.message')
    .selectAll()
    .where('territory_id', '=', row.territory_id)
    .where('conversation_id', '=', row.id)
    .where('direction', '=', 'in')
    .$if(messageId !== undefined, (query) => query.where('id', '=', messageId ?? ''))
    .$if(isThere, (query) => query.where('channel_id', '=', way.channelId ?? ''))
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
