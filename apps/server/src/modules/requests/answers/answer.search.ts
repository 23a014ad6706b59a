import { sql } from 'kysely';
import type { RequestsDeps } from '../requests.deps.ts';
import { wordsOf } from '../request/request.words.ts';

export type FoundAnswer = { id: string; question: string; answer: string; url: string };

/** Words that every question has. */
const usual = new Set(
  wordsOf(
    'bonjour comment quand quel quelle quels quelles pour dans avec est sont que qui les des une mon mes votre vos nous vous faire faut puis peut avoir the what when how where can',
  ),
);

export const telling = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => word.length > 2 && !usual.has(word))
    .slice(0, 40);

/** Published answers whose question shares at least two words with a text, or all of a short one; the most alike first. */
export async function searchAnswers(
  deps: Pick<RequestsDeps, 'db'>,
  given: { territoryId: string; text: string; limit: number },
): Promise<FoundAnswer[]> {
  const words = telling(given.text);
  if (words.length === 0) return [];
  const query = words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' | ');
  const least = Math.min(2, words.length);
  const { rows } = await sql<Omit<FoundAnswer, 'url'>>`
    select id, question, answer from (
      select a.id, a.question, a.answer,
        (select count(*) from unnest(tsvector_to_array(a.search)) w where w = any(${words}::text[])) as shared
      from requests.public_answer a
      where a.territory_id = ${given.territoryId} and a.published_at is not null and a.search @@ ${query}::tsquery
    ) f where shared >= ${least} order by shared desc, id limit ${given.limit}
  `.execute(deps.db);
  return rows.map((row) => ({ ...row, url: `/questions/${given.territoryId}/${row.id}` }));
}
