import { sql, type Selectable } from 'kysely';
import type { Output, savePublicAnswer } from '@beffroi/contracts';
import { recordAudit } from '../../audit/index.ts';
import type { By } from '../request/request.by.ts';
import { cursorInvalid } from '../request/request.errors.ts';
import { wordsOf } from '../request/request.words.ts';
import type { Db, RequestsDeps } from '../requests.deps.ts';
import type { PublicAnswerRow } from '../requests.tables.ts';
import { answerNotFound, personalData } from './answers.errors.ts';
import { findPersonal } from './personal.find.ts';
import { telling } from './answer.search.ts';

export type StoredAnswer = Omit<Selectable<PublicAnswerRow>, 'search'>;
type PublicAnswer = Output<typeof savePublicAnswer>;

export function presentAnswer(row: StoredAnswer, baseUrl: string): PublicAnswer {
  return {
    id: row.id,
    question: row.question,
    answer: row.answer,
    ...(row.category === null ? {} : { category: row.category }),
    lang: row.lang,
    ...(row.published_at ? { publishedAt: row.published_at.toISOString() } : {}),
    updatedAt: row.updated_at.toISOString(),
    helped: row.helped,
    url: `${baseUrl}/questions/${row.territory_id}/${row.id}`,
    warnings: findPersonal(row),
  };
}

/** Writes a question and its answer for all. @throws answers.personal_data while published words name somebody */
export async function saveAnswer(
  deps: RequestsDeps,
  given: {
    territoryId: string;
    answerId: string;
    question: string;
    answer: string;
    category?: string | undefined;
    lang: string;
    published: boolean;
    by: By;
  },
): Promise<PublicAnswer> {
  const { territoryId, answerId: id, by } = given;
  const warnings = findPersonal(given);
  if (warnings.length > 0) throw personalData(warnings);
  const now = deps.now();
  const words = wordsOf(`${given.question}\n${given.answer}`);
  const fields = {
    question: given.question,
    answer: given.answer,
    category: given.category ?? null,
    lang: given.lang,
    updated_at: now,
    updated_by: by.personId ?? null,
  };
  return deps.db.transaction().execute(async (trx) => {
    const row = await trx
      .insertInto('requests.public_answer')
      .values({ territory_id: territoryId, id, ...fields, published_at: given.published ? now : null })
      .onConflict((conflict) =>
        conflict.columns(['territory_id', 'id']).doUpdateSet({
          ...fields,
          published_at: given.published ? sql`coalesce(public_answer.published_at, ${now})` : null,
        }),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
    await sql`
      update requests.public_answer set search = array_to_tsvector(${words}::text[])
      where territory_id = ${territoryId} and id = ${id}
    `.execute(trx);
    await recordAudit(trx, {
      territoryId,
      actor: by.actor,
      action: given.published ? 'requests.answer_published' : 'requests.answer_saved',
      target: { kind: 'public_answer', id },
      at: now,
    });
    return presentAnswer(row, deps.baseUrl);
  });
}

/** @throws answers.not_found */
export async function removeAnswer(
  deps: RequestsDeps,
  given: { territoryId: string; answerId: string; by: By },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('requests.public_answer')
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.answerId)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw answerNotFound();
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.by.actor,
      action: 'requests.answer_removed',
      target: { kind: 'public_answer', id: given.answerId },
      at: deps.now(),
    });
  });
}

/** A page of the register, the newest first. @throws requests.cursor_invalid */
export async function listAnswers(
  db: Db,
  given: {
    territoryId: string;
    text?: string | undefined;
    cursor?: string | undefined;
    limit: number;
    published?: true;
  },
): Promise<{ rows: StoredAnswer[]; nextCursor?: string }> {
  const words = given.text === undefined ? [] : telling(given.text);
  let query = db
    .selectFrom('requests.public_answer')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .orderBy('id', 'desc')
    .limit(given.limit + 1);
  if (given.published) query = query.where('published_at', 'is not', null);
  if (words.length > 0) {
    const last = words.length - 1;
    const asked = words.map((word, at) => `'${word.replaceAll("'", "''")}'${at === last ? ':*' : ''}`).join(' & ');
    query = query.where(sql<boolean>`search @@ ${asked}::tsquery`);
  } else if (given.text?.trim()) query = query.where(sql<boolean>`false`);
  if (given.cursor !== undefined) {
    const id = Buffer.from(given.cursor, 'base64url').toString();
    if (!/^[a-z]{3}_[0-9a-z]{14,32}$/.test(id)) throw cursorInvalid();
    query = query.where('id', '<', id);
  }
  const rows = await query.execute();
  const shown = rows.slice(0, given.limit);
  const next = rows.length > given.limit ? shown.at(-1)?.id : undefined;
  return { rows: shown, ...(next === undefined ? {} : { nextCursor: Buffer.from(next).toString('base64url') }) };
}

/** @throws answers.not_found */
export async function findPublished(db: Db, territoryId: string, id: string): Promise<StoredAnswer> {
  const row = await db
    .selectFrom('requests.public_answer')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  if (!row) throw answerNotFound();
  return row;
}
