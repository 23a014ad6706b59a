import { sql } from 'kysely';
import type { Db } from '../desk.deps.ts';

/**
 * Erases who wrote in some conversations, and what: names, addresses, words, files, what was said before it was edited,
 * and what our answers may repeat of it. That there was a conversation, when, on which account and how soon it was
 * answered stays: it names nobody.
 */
export async function eraseThese(
  trx: Db,
  given: { territoryId: string; ids: readonly string[]; at: Date },
): Promise<number> {
  const { territoryId } = given;
  const ids = [...given.ids];
  if (ids.length === 0) return 0;
  await sql`
    delete from desk.attachment a using desk.message m
    where a.territory_id = ${territoryId} and m.territory_id = a.territory_id and m.id = a.message_id
      and m.conversation_id = any(${ids}::text[])
  `.execute(trx);
  await sql`
    delete from desk.message_version v using desk.message m
    where v.territory_id = ${territoryId} and m.territory_id = v.territory_id and m.id = v.message_id
      and m.conversation_id = any(${ids}::text[])
  `.execute(trx);
  await trx
    .updateTable('desk.message')
    .set({
      text: '',
      author_handle: '',
      author_name: null,
      author_id: null,
      mail: null,
      url: null,
      triage: '{}',
      veiled: false,
    })
    .where('territory_id', '=', territoryId)
    .where('conversation_id', 'in', ids)
    .execute();
  const rows = await trx
    .updateTable('desk.conversation')
    .set({
      author_handle: '',
      author_name: null,
      author_url: null,
      author_id: null,
      author_key: null,
      sealed_contact: null,
      subject: null,
      excerpt: '',
      summary: null,
      title: '',
      triage: '{}',
      veiled: false,
      // What comes next in the thread begins another.
      thread_key: sql`'erased ' || id`,
      erased_at: given.at,
      search: '',
    })
    .where('territory_id', '=', territoryId)
    .where('id', 'in', ids)
    .returning('id')
    .execute();
  return rows.length;
}
