import { sql } from 'kysely';
import type { Db } from '../requests.deps.ts';
import type { RequestState } from '@beffroi/contracts';
import { wordsOf } from './request.words.ts';

export type Similar = { id: string; ref: string; title: string; state: RequestState };

/** Days back that are looked through, and the share of words that makes two alike. */
const DAYS = 60;
const ALIKE = 0.3;

/** Words that every request has. */
const usual = new Set(
  wordsOf(
    'bonjour monsieur madame merci de la le les un une des et est dans pour que qui je vous nous il elle au aux du ce cette en sur par pas ne a mon ma mes votre vos avec plus',
  ),
);

/**
 * Requests of the last two months that share words, most alike first: the weight is what they share over all that they
 * say (Jaccard), raised when the place or the category is the same.
 */
export async function similarTo(
  db: Db,
  given: {
    territoryId: string;
    exceptId: string;
    text: string;
    category: string | null;
    place: string | null;
    now: Date;
    limit?: number;
  },
): Promise<Similar[]> {
  const words = wordsOf(given.text)
    .filter((word) => !usual.has(word) && word.length > 2)
    .slice(0, 60);
  if (words.length === 0) return [];
  const query = words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' | ');
  const { rows } = await sql<Similar & { score: number }>`
    select id, ref, title, state, score from (
      select r.id, r.ref, r.title, r.state, s.shared::float8 / (${words.length} + s.many - s.shared)
        + case when r.category = ${given.category}::text then 0.08 else 0 end
        + case when lower(r.place) = lower(${given.place}::text) then 0.2 else 0 end as score
      from requests.request r, lateral (
        select count(*) filter (where w = any(${words}::text[])) as shared,
          count(*) filter (where length(w) > 2 and w <> all(${[...usual]}::text[])) as many
        from unnest(tsvector_to_array(r.search)) w
      ) s
      where r.territory_id = ${given.territoryId} and r.id <> ${given.exceptId}
        and r.created_at > ${new Date(given.now.getTime() - DAYS * 86_400_000)} and r.search @@ ${query}::tsquery
      order by r.created_at desc limit 400
    ) near where score >= ${ALIKE} order by score desc, id limit ${given.limit ?? 5}
  `.execute(db);
  return rows.map(({ score: _score, ...each }) => each);
}
