import { sql } from 'kysely';
import { eraseAnswers, eraseReplies } from '../../publishing/index.ts';
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
  // With what was brought into them; taken in one order, so that nothing is said in them meanwhile.
  const taken = await sql<{ id: string }>`
    select id from desk.conversation
    where territory_id = ${territoryId} and (id = any(${[...given.ids]}::text[]) or merged_into = any(${[...given.ids]}::text[]))
    order by id for update
  `.execute(trx);
  const ids = taken.rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  const said = await trx
    .selectFrom('desk.message')
    .select(['reply_id', 'publication_id'])
    .where('territory_id', '=', territoryId)
    .where('conversation_id', 'in', ids)
    .where((each) => each.or([each('reply_id', 'is not', null), each('publication_id', 'is not', null)]))
    .execute();
  await eraseReplies(trx, { territoryId, replyIds: said.flatMap(({ reply_id: id }) => id ?? []) });
  await eraseAnswers(trx, { territoryId, publicationIds: said.flatMap(({ publication_id: id }) => id ?? []) });
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
  // What colleagues told each other of it.
  await sql`
    update desk.act set detail = detail - 'note' where territory_id = ${territoryId} and conversation_id = any(${ids}::text[])
  `.execute(trx);
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

const LATE_DAYS = 30;

/** Erases what was still on its way when its conversation was erased: an answer of ours that left since. */
export async function eraseLateAnswers(db: Db, now: Date): Promise<void> {
  const { rows } = await sql<{ territory_id: string; id: string; publication_id: string }>`
    select m.territory_id, m.id, m.publication_id from desk.conversation c
    join desk.message m on m.territory_id = c.territory_id and m.conversation_id = c.id
    where c.erased_at > ${new Date(now.getTime() - LATE_DAYS * 86_400_000)} and m.publication_id is not null and m.text <> ''
    limit 500
  `.execute(db);
  for (const { territory_id: territoryId, id, publication_id: publicationId } of rows)
    await db.transaction().execute(async (trx) => {
      const erased = await eraseAnswers(trx, { territoryId, publicationIds: [publicationId] });
      if (erased.length === 0) return;
      await sql`update desk.message set text = '' where territory_id = ${territoryId} and id = ${id}`.execute(trx);
    });
}
