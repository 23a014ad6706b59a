import { sql, type Selectable } from 'kysely';
import { distinctWords } from '@beffroi/engines/text';
import type { ConversationState } from '@beffroi/contracts';
import { publishLive } from '../../../platform/live/publish.ts';
import { conversationNotFound } from '../desk.errors.ts';
import type { Db, Named, Trx } from '../desk.deps.ts';
import type { ConversationRow, MessageRow } from '../desk.tables.ts';

export type StoredConversation = Selectable<ConversationRow>;
export type StoredMessage = Selectable<MessageRow>;

/** @throws desk.conversation_not_found */
export async function findConversation(db: Db, named: Named): Promise<StoredConversation> {
  const row = await db
    .selectFrom('desk.conversation')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.conversationId)
    .executeTakeFirst();
  if (!row) throw conversationNotFound();
  // What was brought into another is found there.
  if (row.merged_into !== null)
    return findConversation(db, { territoryId: named.territoryId, conversationId: row.merged_into });
  return row;
}

/** Takes a conversation for the rest of the transaction. @throws desk.conversation_not_found */
export async function lockConversation(trx: Trx, named: Named): Promise<StoredConversation> {
  const { id } = await findConversation(trx, named);
  const row = await trx
    .selectFrom('desk.conversation')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw conversationNotFound();
  return row;
}

/** Tells the open screens that a conversation changed; last in its transaction. */
export async function tellScreens(
  trx: Db,
  row: { territory_id: string; id: string; state: ConversationState; red: boolean },
): Promise<void> {
  await publishLive(trx, row.territory_id, 'conversation_changed', {
    conversationId: row.id,
    state: row.state,
    red: row.red,
  });
}

const MOST_WORDS = 3000;

/** The distinct words of a text as a French reader compares them. */
export function wordsOf(text: string): string[] {
  return distinctWords(text, MOST_WORDS);
}

/** What the search finds a conversation by: every word said in it, who said it, its subject and its request. */
export async function indexConversation(trx: Db, named: Named): Promise<void> {
  const rows = await trx
    .selectFrom('desk.message')
    .select('text')
    .where('territory_id', '=', named.territoryId)
    .where('conversation_id', '=', named.conversationId)
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  const row = await findConversation(trx, named);
  const words = wordsOf(
    [
      row.subject ?? '',
      row.author_name ?? '',
      row.author_handle,
      row.request_ref ?? '',
      ...rows.map(({ text }) => text),
    ].join('\n'),
  );
  await sql`
    update desk.conversation set search = array_to_tsvector(${words}::text[])
    where territory_id = ${named.territoryId} and id = ${named.conversationId}
  `.execute(trx);
}

/** Adds words to what the search finds it by, without reading it all again. */
export async function indexMore(trx: Db, named: Named, text: string): Promise<void> {
  await sql`
    update desk.conversation set search = search || array_to_tsvector(${wordsOf(text)}::text[])
    where territory_id = ${named.territoryId} and id = ${named.conversationId}
  `.execute(trx);
}
