import { sql, type RawBuilder } from 'kysely';
import type { Bilingual, LogLine } from '@beffroi/contracts';
import type { Db, Named } from '../crisis.deps.ts';
import { findCrisis } from '../room/crisis.store.ts';
import { namesIn, withNames } from './log.names.ts';

type Row = {
  id: string;
  at: Date;
  number: number;
  kind: LogLine['kind'];
  person_id: string | null;
  said: Bilingual;
  corrects: string | null;
  correctedBy: string | null;
  link: NonNullable<LogLine['link']>;
};

const EXPORT_PAGE = 500;

/** The log, newest first. @throws crisis.not_found */
export async function readLog(
  db: Db,
  given: Named & { cursor?: string | undefined; limit: number },
): Promise<{ items: LogLine[]; nextCursor?: string }> {
  await findCrisis(db, given);
  const after =
    given.cursor === undefined ? sql`` : sql`and (l.at, l.number) < (${atOf(given.cursor)}, ${numberOf(given.cursor)})`;
  const rows = await select(db, given, sql`${after} order by l.at desc, l.number desc limit ${given.limit + 1}`);
  const items = await presentLines(db, rows.slice(0, given.limit));
  const last = rows.length > given.limit ? rows[given.limit - 1] : undefined;
  return { items, ...(last ? { nextCursor: `${last.at.getTime()}.${last.number}` } : {}) };
}

/** The whole log, oldest first, page by page. */
export async function* walkLog(db: Db, named: Named): AsyncGenerator<LogLine[]> {
  let after: Row | undefined;
  for (;;) {
    const from = after === undefined ? sql`` : sql`and (l.at, l.number) > (${after.at}, ${after.number})`;
    const rows = await select(db, named, sql`${from} order by l.at, l.number limit ${EXPORT_PAGE}`);
    if (rows.length === 0) return;
    yield await presentLines(db, rows);
    after = rows.at(-1);
  }
}

async function select(db: Db, named: Named, rest: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.id, l.at, l.number, l.kind, l.person_id, l.said, l.corrects, l.link, (
      select c.id from crisis.log c
      where c.territory_id = l.territory_id and c.crisis_id = l.crisis_id and c.corrects = l.id order by c.at desc, c.number desc limit 1
    ) as "correctedBy"
    from crisis.log l where l.territory_id = ${named.territoryId} and l.crisis_id = ${named.crisisId} ${rest}
  `.execute(db);
  return rows;
}

async function presentLines(db: Db, rows: readonly Row[]): Promise<LogLine[]> {
  const names = await namesIn(
    db,
    rows.map(({ person_id: personId, said: text }) => ({ personId, text })),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    ...(row.person_id === null ? {} : { by: names.get(row.person_id) ?? '–' }),
    text: withNames(row.said, names),
    ...(row.corrects === null ? {} : { corrects: row.corrects }),
    ...(row.correctedBy === null ? {} : { correctedBy: row.correctedBy }),
    ...(Object.keys(row.link).length === 0 ? {} : { link: row.link }),
  }));
}

// A cursor that was not ours names the end of time: the list begins anew.
function atOf(cursor: string): Date {
  const ms = Number(cursor.split('.')[0]);
  return new Date(Number.isFinite(ms) && Math.abs(ms) < 8e15 ? ms : 8e14);
}
function numberOf(cursor: string): number {
  const number = Number(cursor.split('.')[1] || Number.NaN);
  return Number.isSafeInteger(number) ? number : Number.MAX_SAFE_INTEGER;
}
