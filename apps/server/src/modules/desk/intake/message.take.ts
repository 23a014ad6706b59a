import { sql } from 'kysely';
import type { InboxAttachment } from '@beffroi/connectors';
import type { Bilingual, ConversationKind } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { alertSecondPerson } from '../distance/emergency.alert.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import type { StoredMail } from '../desk.tables.ts';
import { readDeskSettings, readMind } from '../settings/settings.store.ts';
import { dueAtOf } from '../settings/answer.due.ts';
import { keepAttachments } from './attachment.store.ts';
import { storable } from './item.clean.ts';
import {
  indexConversation,
  indexMore,
  lockConversation,
  tellScreens,
  type StoredConversation,
} from './conversation.store.ts';
import { understand } from './message.understand.ts';

/** What somebody says to us, by whatever it came. */
export type Incoming = {
  territoryId: string;
  kind: ConversationKind;
  network: string;
  channelId?: string | undefined;
  threadKey: string;
  /** Unique on its channel: told again, it is the same message. */
  originId?: string | undefined;
  underId?: string | undefined;
  inReplyTo?: string | undefined;
  at: Date;
  author: { handle: string; name?: string | undefined; url?: string | undefined; id?: string | undefined };
  /** What a message can be answered by when its network has none: an address, a number. */
  contact?: { email?: string | undefined; phone?: string | undefined } | undefined;
  subject?: string | undefined;
  text: string;
  url?: string | undefined;
  mail?: StoredMail | undefined;
  attachments?: readonly InboxAttachment[] | undefined;
  incomplete?: Bilingual | undefined;
  publicationId?: string | undefined;
  deliveryId?: string | undefined;
  replyId?: string | undefined;
  mentionId?: string | undefined;
  request?: { id: string; ref: string } | undefined;
  clientKey?: string | undefined;
};

export type Taken = { conversationId: string; messageId: string; isNew: boolean };

/** A conversation that was closed goes on for so long; after that, it is another matter. */
const REOPENS_FOR_DAYS = 30;

/**
 * Takes a message into the inbox, once whatever is told again: finds or begins its conversation, reads what it is and
 * needs, and puts the conversation back before us. Who may be in danger is told to a second person in the same breath.
 */
export async function takeMessage(deps: DeskDeps, trx: Trx, given: Incoming): Promise<Taken> {
  const { territoryId } = given;
  // One at a time for a thread: two messages of one person begin one conversation.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`desk ${territoryId} ${given.threadKey}`}, 0))`.execute(
    trx,
  );
  const known = await knownMessage(trx, given);
  if (known) return { ...known, isNew: false };
  const found = await conversationFor(trx, given);
  const conversation = found ?? (await beginConversation(deps, trx, given));
  const messageId = newId('msg', deps.now().getTime());
  const named = { territoryId, conversationId: conversation.id };
  const [settings, engine] = await Promise.all([readDeskSettings(trx, territoryId), readMind(trx, territoryId)]);
  const now = deps.now();
  const waitingSince = conversation.waiting_since ?? given.at;
  const text = storable(given.text);
  const read = understand(engine, text, {
    subject: given.subject,
    conversation: given.kind,
    veil: settings.veil,
    waitingMinutes: Math.max(0, (now.getTime() - waitingSince.getTime()) / 60_000),
    unanswered: conversation.waiting_since === null ? 0 : 1,
  });
  const inserted = await trx
    .insertInto('desk.message')
    .values({
      territory_id: territoryId,
      id: messageId,
      conversation_id: conversation.id,
      direction: 'in',
      channel_id: given.channelId ?? null,
      origin_id: given.originId ?? null,
      under_id: given.underId ?? null,
      in_reply_to: given.inReplyTo ?? null,
      at: given.at,
      heard_at: now,
      author_handle: storable(given.author.handle),
      author_name: given.author.name === undefined ? null : storable(given.author.name),
      author_id: given.author.id ?? null,
      text,
      url: given.url ?? null,
      mail: given.mail ? JSON.stringify(given.mail) : null,
      triage: JSON.stringify(read.triage),
      aggressive: read.aggressive,
      veiled: read.veiled,
      reply_id: given.replyId ?? null,
      client_key: given.clientKey ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) throw new Error('a message that was not known is known: the lock of its thread was not held');
  const kept = await keepAttachments(trx, { territoryId, messageId, attachments: given.attachments ?? [] });
  // Between the latest of theirs and an older one that comes late, the latest says what the conversation is.
  const isLatest = conversation.last_in_at === null || given.at >= conversation.last_in_at;
  const row = await trx
    .updateTable('desk.conversation')
    .set((write) => ({
      version: write('version', '+', 1),
      messages: write('messages', '+', 1),
      last_at: given.at > conversation.last_at ? given.at : conversation.last_at,
      unread: true,
      has_attachment: conversation.has_attachment || kept > 0,
      red: conversation.red || read.red,
      to_read: conversation.to_read || read.toRead,
      waiting_since: waitingSince,
      due_at: conversation.due_at ?? dueAtOf(settings, waitingSince),
      closed_at: null,
      snoozed_until: null,
      // What somebody says since has its own time.
      erased_at: null,
      state: stateAfter(conversation, found !== undefined),
      ...(isLatest
        ? {
            last_in_at: given.at,
            excerpt: read.excerpt,
            summary: read.summary ? JSON.stringify(read.summary) : null,
            veiled: read.veiled,
            aggressive: read.aggressive,
            triage: JSON.stringify(read.triage),
            need: read.need,
            ...(conversation.triage_corrected ? {} : { triage_kind: read.kind, triage_confidence: read.confidence }),
          }
        : {}),
    }))
    .where('territory_id', '=', territoryId)
    .where('id', '=', conversation.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  if (found) await indexMore(trx, named, text);
  else await indexConversation(trx, named);
  if (read.red) await alertSecondPerson(trx, deps, { territoryId, conversationId: row.id, messageId });
  await deps.events.emit(trx, 'desk.message_received', {
    territoryId,
    conversationId: row.id,
    messageId,
    kind: row.triage_kind,
    red: read.red,
  });
  await tellScreens(trx, row);
  return { conversationId: row.id, messageId, isNew: true };
}

async function knownMessage(
  trx: Trx,
  given: Incoming,
): Promise<{ conversationId: string; messageId: string } | undefined> {
  if (given.clientKey !== undefined) {
    const row = await trx
      .selectFrom('desk.conversation')
      .select('id')
      .where('territory_id', '=', given.territoryId)
      .where('client_key', '=', given.clientKey)
      .executeTakeFirst();
    if (row) {
      const first = await trx
        .selectFrom('desk.message')
        .select('id')
        .where('territory_id', '=', given.territoryId)
        .where('conversation_id', '=', row.id)
        .orderBy('at')
        .executeTakeFirstOrThrow();
      return { conversationId: row.id, messageId: first.id };
    }
  }
  if (given.originId === undefined || given.channelId === undefined) return undefined;
  const row = await trx
    .selectFrom('desk.message')
    .select(['id', 'conversation_id'])
    .where('territory_id', '=', given.territoryId)
    .where('channel_id', '=', given.channelId)
    .where('origin_id', '=', given.originId)
    .executeTakeFirst();
  return row ? { conversationId: row.conversation_id, messageId: row.id } : undefined;
}

/** The conversation that a message goes on with: what it answers of ours, else its thread, unless closed long ago. */
async function conversationFor(trx: Trx, given: Incoming): Promise<StoredConversation | undefined> {
  const { territoryId } = given;
  const answered =
    given.inReplyTo === undefined || given.channelId === undefined
      ? undefined
      : await trx
          .selectFrom('desk.message')
          .innerJoin('desk.conversation', (join) =>
            join
              .onRef('desk.conversation.territory_id', '=', 'desk.message.territory_id')
              .onRef('desk.conversation.id', '=', 'desk.message.conversation_id'),
          )
          .select('desk.conversation.id')
          .where('desk.message.territory_id', '=', territoryId)
          .where('desk.message.channel_id', '=', given.channelId)
          .where('desk.message.origin_id', '=', given.inReplyTo)
          .where('desk.message.direction', '=', 'out')
          .where('desk.conversation.author_handle', '=', given.author.handle)
          .where('desk.conversation.erased_at', 'is', null)
          .executeTakeFirst();
  const oldest = new Date(given.at.getTime() - REOPENS_FOR_DAYS * 86_400_000);
  const found =
    answered ??
    (await trx
      .selectFrom('desk.conversation')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('thread_key', '=', given.threadKey)
      .where((each) => each.or([each('closed_at', 'is', null), each('closed_at', '>', oldest)]))
      .orderBy('last_at', 'desc')
      .limit(1)
      .executeTakeFirst());
  return found && lockConversation(trx, { territoryId, conversationId: found.id });
}

async function beginConversation(deps: DeskDeps, trx: Trx, given: Incoming): Promise<StoredConversation> {
  const { territoryId, author, contact } = given;
  const id = newId('cnv', deps.now().getTime());
  const reached = contact?.email ?? author.id ?? author.handle;
  return trx
    .insertInto('desk.conversation')
    .values({
      territory_id: territoryId,
      id,
      kind: given.kind,
      network: given.network,
      channel_id: given.channelId ?? null,
      thread_key: given.threadKey,
      state: 'new',
      subject: given.subject === undefined || given.subject === '' ? null : storable(given.subject),
      author_handle: storable(author.handle),
      author_name: author.name === undefined ? null : storable(author.name),
      author_url: author.url ?? null,
      author_id: author.id ?? null,
      author_key:
        reached === ''
          ? null
          : deps.sealer.fingerprint(reached.toLowerCase(), `desk author ${territoryId} ${given.network}`),
      sealed_contact:
        contact?.email === undefined && contact?.phone === undefined
          ? null
          : deps.sealer.seal(JSON.stringify(contact), contactContext(territoryId, id)),
      first_at: given.at,
      last_at: given.at,
      publication_id: given.publicationId ?? null,
      delivery_id: given.deliveryId ?? null,
      mention_id: given.mentionId ?? null,
      incomplete: given.incomplete ? JSON.stringify(given.incomplete) : null,
      request_id: given.request?.id ?? null,
      request_ref: given.request?.ref ?? null,
      client_key: given.clientKey ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export const contactContext = (territoryId: string, conversationId: string): string =>
  `desk contact ${territoryId} ${conversationId}`;

/** What they write puts it before us again; what nobody looked at yet stays new. */
function stateAfter(row: StoredConversation, isFound: boolean): StoredConversation['state'] {
  if (!isFound || row.state === 'new') return 'new';
  return 'to_answer';
}
