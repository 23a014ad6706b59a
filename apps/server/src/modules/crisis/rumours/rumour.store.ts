import { sql, type RawBuilder } from 'kysely';
import type { Rumour, Verdict } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import { presentMentions } from '../../listening/index.ts';
import type { Db, Trx } from '../crisis.deps.ts';
import { rumourNotFound } from './rumour.errors.ts';

export type RumourRow = {
  territory_id: string;
  id: string;
  crisis_id: string | null;
  claim: string;
  verdict: Verdict;
  correction: string;
  evidence: Rumour['evidence'];
  recorded_at: Date;
  publication_id: string | null;
  published_at: Date | null;
  is_public: boolean;
  updated_at: Date;
  updated_by: string;
  cases: number;
  reach: number;
  corrected: number;
  first_at: Date | null;
  first_id: string | null;
};
export type NamedRumour = { territoryId: string; rumourId: string };

/** Under which an answer of the room is put under a post once. */
export const replyKeyOf = (rumourId: string): string => `rumour ${rumourId}`;

/** Rumours with what became of their posts. @param condition on the rumour, whose alias is `r` */
export async function selectRumours(db: Db, territoryId: string, condition: RawBuilder<unknown>): Promise<RumourRow[]> {
  const { rows } = await sql<RumourRow>`
    select r.territory_id, r.id, r.crisis_id, r.claim, r.verdict, r.correction, r.evidence, r.recorded_at, r.publication_id,
      r.published_at, r.is_public, r.updated_at, r.updated_by, c.cases, c.reach, c.corrected, f.posted_at as first_at, f.id as first_id
    from crisis.rumour r
    cross join lateral (
      select count(*)::int as cases, coalesce(sum(m.reach), 0)::float8 as reach, count(p.mention_id)::int as corrected
      from crisis.rumour_case k
      left join listening.mention m on m.territory_id = k.territory_id and m.id = k.mention_id
      left join crisis.reply p on p.territory_id = k.territory_id and p.mention_id = k.mention_id and p.key = 'rumour ' || r.id
      where k.territory_id = r.territory_id and k.rumour_id = r.id
    ) c
    left join lateral (
      select m.id, m.posted_at from crisis.rumour_case k
      join listening.mention m on m.territory_id = k.territory_id and m.id = k.mention_id
      where k.territory_id = r.territory_id and k.rumour_id = r.id order by m.posted_at, m.id limit 1
    ) f on true
    where r.territory_id = ${territoryId} and ${condition} order by r.recorded_at desc, r.id desc
  `.execute(db);
  return rows;
}

/** @throws crisis.rumour_not_found */
export async function findRumour(db: Db, { territoryId, rumourId }: NamedRumour): Promise<RumourRow> {
  const [row] = await selectRumours(db, territoryId, sql`r.id = ${rumourId}`);
  if (!row) throw rumourNotFound();
  return row;
}

/** Takes a rumour for the rest of the transaction. @throws crisis.rumour_not_found */
export async function lockRumour(trx: Trx, { territoryId, rumourId }: NamedRumour): Promise<RumourRow> {
  await trx
    .selectFrom('crisis.rumour')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('id', '=', rumourId)
    .forUpdate()
    .execute();
  return findRumour(trx, { territoryId, rumourId });
}

/** Of each public fact, its address. */
export const factPathOf = ({ territory_id, id }: Pick<RumourRow, 'territory_id' | 'id'>): string =>
  `/faits/${territory_id}/${id}`;

/** As screens and programs read them, with the pseudonym of whoever told it first. */
export async function presentRumours(
  { baseUrl }: { baseUrl: string },
  db: Db,
  rows: readonly RumourRow[],
): Promise<Rumour[]> {
  const [first] = rows;
  if (!first) return [];
  const [names, mentions] = await Promise.all([
    personNames(
      db,
      rows.map(({ updated_by: id }) => id),
    ),
    presentMentions(
      db,
      first.territory_id,
      rows.flatMap(({ first_id: id }) => (id === null ? [] : [id])),
    ),
  ]);
  const authors = new Map(mentions.map(({ id, author }) => [id, author?.name ?? author?.pseudonym]));
  return rows.map((row) => {
    const by = row.first_id === null ? undefined : authors.get(row.first_id);
    return {
      id: row.id,
      ...(row.crisis_id === null ? {} : { crisisId: row.crisis_id }),
      claim: row.claim,
      verdict: row.verdict,
      correction: row.correction,
      evidence: row.evidence,
      firstSeenAt: (row.first_at ?? row.recorded_at).toISOString(),
      ...(by === undefined ? {} : { firstSeenBy: by }),
      cases: row.cases,
      reach: row.reach,
      corrected: row.corrected,
      ...(row.publication_id === null ? {} : { publicationId: row.publication_id }),
      ...(row.is_public && row.published_at !== null
        ? { publishedAt: row.published_at.toISOString(), factUrl: `${baseUrl}${factPathOf(row)}` }
        : {}),
      updatedAt: row.updated_at.toISOString(),
      updatedBy: names.get(row.updated_by) ?? '–',
    };
  });
}
