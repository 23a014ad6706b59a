import type { InboxAttachment } from '@beffroi/connectors';
import type { ConversationKind } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import type { Db, DeskDeps, Named, Trx } from '../desk.deps.ts';
import { contactContext, takeMessage } from '../intake/message.take.ts';
import { findConversation, indexMore, lockConversation, tellScreens } from '../intake/conversation.store.ts';
import { eraseThese } from '../erasure/conversations.erase.ts';
import { titleOf } from '../intake/message.understand.ts';

/* What requests ask of the desk. */

export type ForRequest = {
  title: string;
  text: string;
  subject?: string | undefined;
  place?: string | undefined;
  kind: ConversationKind;
  network: string;
  lang: string;
  firstAt: Date;
  seenAt: Date;
  author: string;
  contactEmail?: string | undefined;
  contactPhone?: string | undefined;
  requestId?: string | undefined;
  attachments: { name: string; mimeType: string; bytes: number; sha256: string; content: Buffer }[];
};

/** All that a request begins with. @throws desk.conversation_not_found */
export async function readForRequest(
  deps: Pick<DeskDeps, 'sealer' | 'now'>,
  db: Db,
  named: Named,
): Promise<ForRequest> {
  const row = await findConversation(db, named);
  const messages = await db
    .selectFrom('desk.message')
    .select(['id', 'text', 'triage'])
    .where('territory_id', '=', named.territoryId)
    .where('conversation_id', '=', row.id)
    .where('direction', '=', 'in')
    .orderBy('at')
    .execute();
  const files = await db
    .selectFrom('desk.attachment')
    .select(['name', 'mime_type', 'bytes', 'sha256', 'content'])
    .where('territory_id', '=', named.territoryId)
    .where('message_id', 'in', messages.length > 0 ? messages.map(({ id }) => id) : [''])
    .where('content', 'is not', null)
    .execute();
  const about = messages.flatMap(({ triage }) => ('about' in triage ? [triage.about] : []));
  const contact =
    row.sealed_contact === null
      ? undefined
      : (JSON.parse(deps.sealer.open(row.sealed_contact, contactContext(row.territory_id, row.id))) as {
          email?: string;
          phone?: string;
        });
  const text = messages.map((each) => each.text).join('\n\n');
  return {
    title: row.subject ?? titleOf(messages[0]?.text ?? ''),
    text,
    subject: about.find(({ subject }) => subject)?.subject?.id,
    place: about.find(({ place }) => place !== undefined)?.place,
    kind: row.kind,
    network: row.network,
    lang: 'fr',
    firstAt: row.first_at,
    seenAt: row.seen_at ?? deps.now(),
    author: row.author_name ?? row.author_handle,
    contactEmail: contact?.email,
    contactPhone: contact?.phone,
    requestId: row.request_id ?? undefined,
    attachments: files.flatMap(({ content, sha256, mime_type: mimeType, ...file }) =>
      content && sha256 ? [{ ...file, mimeType, sha256, content }] : [],
    ),
  };
}

/** Puts conversations under a request; those that have another are left alone, and told. */
export async function linkRequest(
  trx: Trx,
  given: { territoryId: string; conversationIds: readonly string[]; requestId: string; ref: string },
): Promise<{ taken: string[] }> {
  const taken: string[] = [];
  // In one order, so that two who link the same do not wait for each other.
  for (const conversationId of [...given.conversationIds].toSorted()) {
    const named = { territoryId: given.territoryId, conversationId };
    const row = await lockConversation(trx, named);
    if (row.request_id !== null && row.request_id !== given.requestId) {
      taken.push(row.id);
      continue;
    }
    const changed = await trx
      .updateTable('desk.conversation')
      .set((write) => ({ request_id: given.requestId, request_ref: given.ref, version: write('version', '+', 1) }))
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await indexMore(trx, { ...named, conversationId: row.id }, given.ref);
    await tellScreens(trx, changed);
  }
  return { taken };
}

export type RequestConversation = {
  id: string;
  author: string;
  network: string;
  excerpt: string;
  at: Date;
  answered: boolean;
};

export async function conversationsOfRequest(
  db: Db,
  given: { territoryId: string; requestId: string },
): Promise<RequestConversation[]> {
  const rows = await db
    .selectFrom('desk.conversation')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .where('request_id', '=', given.requestId)
    .where('merged_into', 'is', null)
    .orderBy('first_at')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    author: row.author_name ?? row.author_handle,
    network: row.network,
    excerpt: row.veiled ? (row.summary?.fr ?? '') : row.excerpt,
    at: row.first_at,
    answered: row.waiting_since === null && row.first_answer_at !== null,
  }));
}

/** Keeps the conversations of a request in step with it. */
export async function followRequest(
  trx: Trx,
  given: {
    territoryId: string;
    requestId: string;
    state: 'to_answer' | 'waiting' | 'passed_on' | 'closed';
    at: Date;
  },
): Promise<void> {
  const closed = given.state === 'closed';
  // In one order, so that two who take several do not wait for each other.
  await trx
    .selectFrom('desk.conversation')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('request_id', '=', given.requestId)
    .orderBy('id')
    .forUpdate()
    .execute();
  const rows = await trx
    .updateTable('desk.conversation')
    .set((write) => ({
      state: given.state,
      version: write('version', '+', 1),
      closed_at: closed ? given.at : null,
      ...(closed ? { waiting_since: null } : {}),
      // Until when is for the request to say from then on.
      ...(closed || given.state === 'passed_on' ? { due_at: null } : {}),
    }))
    .where('territory_id', '=', given.territoryId)
    .where('request_id', '=', given.requestId)
    .where('merged_into', 'is', null)
    .where('state', '<>', given.state)
    .returningAll()
    .execute();
  for (const row of rows) await tellScreens(trx, row);
}

export type NewConversation = {
  territoryId: string;
  kind: 'form' | 'note';
  text: string;
  author: string;
  email?: string | undefined;
  phone?: string | undefined;
  subject?: string | undefined;
  attachments?: readonly InboxAttachment[] | undefined;
  at: Date;
  clientKey?: string | undefined;
  requestId?: string | undefined;
  ref?: string | undefined;
};

/** A conversation that came by no network: the public form, a call, another system. */
export async function beginConversation(
  deps: DeskDeps,
  trx: Trx,
  given: NewConversation,
): Promise<{ conversationId: string; messageId: string }> {
  return takeMessage(deps, trx, {
    territoryId: given.territoryId,
    kind: given.kind,
    network: given.kind,
    threadKey: `${given.kind} ${given.clientKey ?? newId('key')}`,
    at: given.at,
    author: { handle: '', name: given.author },
    contact: { email: given.email, phone: given.phone },
    subject: given.subject,
    text: given.text,
    attachments: given.attachments,
    clientKey: given.clientKey,
    request: given.requestId === undefined ? undefined : { id: given.requestId, ref: given.ref ?? '' },
  });
}

/** The person adds something by another way than they began: it comes before us again. */
export async function addMessage(
  deps: DeskDeps,
  trx: Trx,
  given: Named & { text: string; author: string; at: Date; attachments?: readonly InboxAttachment[] },
): Promise<{ messageId: string }> {
  const row = await findConversation(trx, given);
  const { messageId } = await takeMessage(deps, trx, {
    territoryId: given.territoryId,
    kind: row.kind,
    network: row.network,
    channelId: row.channel_id ?? undefined,
    threadKey: row.thread_key,
    at: given.at,
    author: { handle: row.author_handle, name: given.author || (row.author_name ?? undefined) },
    text: given.text,
    attachments: given.attachments,
  });
  return { messageId };
}

/** Forgets who wrote in the conversations of a request, and what they wrote; that there was one stays. */
export async function eraseConversations(
  trx: Trx,
  given: { territoryId: string; requestId: string; at: Date },
): Promise<number> {
  const rows = await trx
    .selectFrom('desk.conversation')
    .select('id')
    .where('territory_id', '=', given.territoryId)
    .where('request_id', '=', given.requestId)
    .execute();
  return eraseThese(trx, { territoryId: given.territoryId, ids: rows.map(({ id }) => id), at: given.at });
}
