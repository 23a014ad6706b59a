import { sql } from 'kysely';
import type { AnyConnection } from '../../../platform/db/database.ts';

/**
 * Forgets what answers said and to whom: words, earlier versions, address. That there was one, when it left and who let
 * it leave stays. What is still on its way is left alone, and not told as erased.
 * @returns the publications that were erased
 */
export async function eraseAnswers(
  trx: AnyConnection,
  given: { territoryId: string; publicationIds: readonly string[] },
): Promise<string[]> {
  const { territoryId } = given;
  const { rows } = await sql<{ id: string }>`
    select p.id from publishing.publication p
    where p.territory_id = ${territoryId} and p.id = any(${[...given.publicationIds]}::text[])
      and p.answers is not null and p.state not in ('draft', 'in_review', 'approved', 'scheduled', 'held')
      and not exists (
        select from publishing.delivery d where d.territory_id = p.territory_id and d.publication_id = p.id
          and not (d.state in ('verified', 'failed', 'cancelled', 'removed') or (d.state = 'sent' and d.verify_at is null))
      )
    order by p.id for update
  `.execute(trx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return ids;
  await sql`
    update publishing.publication
    set title = '', search = '', findings = '[]', answers = answers - 'mail' - 'privateTo' - 'replyTo',
      draft = jsonb_set(draft, '{title}', '""') || '{"content": {"parts": [{"text": ""}]}}'
    where territory_id = ${territoryId} and id = any(${ids}::text[])
  `.execute(trx);
  await sql`
    delete from publishing.version where territory_id = ${territoryId} and publication_id = any(${ids}::text[])
  `.execute(trx);
  await sql`
    delete from publishing.public_text t using publishing.delivery d
    where d.territory_id = ${territoryId} and d.publication_id = any(${ids}::text[])
      and t.territory_id = d.territory_id and t.delivery_id = d.id
  `.execute(trx);
  await sql`
    update publishing.delivery set outgoing = null
    where territory_id = ${territoryId} and publication_id = any(${ids}::text[])
  `.execute(trx);
  return ids;
}

/** Forgets who wrote some replies under posts of ours, and what: that there was one, and when, stays. */
export async function eraseReplies(
  trx: AnyConnection,
  given: { territoryId: string; replyIds: readonly string[] },
): Promise<void> {
  if (given.replyIds.length === 0) return;
  await sql`
    update publishing.reply set author_handle = '', author_name = null, text = '', url = null
    where territory_id = ${given.territoryId} and id = any(${[...given.replyIds]}::text[])
  `.execute(trx);
}
