import { sql } from 'kysely';
import type { Charter, Output, getCharter } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Db, DeskDeps } from '../desk.deps.ts';
import { defaultArticles } from './charter.defaults.ts';

/** Where everybody reads it, from the root. */
export const charterPath = (territoryId: string): string => `/charte/${territoryId}`;
export const registerPath = (territoryId: string): string => `/moderation/${territoryId}`;

/** The charter in force: the last that the territory wrote, else the one of the product, which is version 0. */
export async function readCharter(db: Db, territoryId: string): Promise<Charter> {
  const row = await db
    .selectFrom('desk.charter')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { version: 0, articles: defaultArticles };
  return {
    version: row.version,
    since: row.since.toISOString(),
    articles: row.articles,
    ...(row.contest === null ? {} : { contest: row.contest }),
    ...(row.url === null ? {} : { url: row.url }),
  };
}

export function showCharter(
  { baseUrl }: Pick<DeskDeps, 'baseUrl'>,
  territoryId: string,
  charter: Charter,
): Output<typeof getCharter> {
  return {
    ...charter,
    publicUrl: new URL(charterPath(territoryId), baseUrl).href,
    registerUrl: new URL(registerPath(territoryId), baseUrl).href,
  };
}

/** Puts another version in force; the same again changes nothing. */
export async function writeCharter(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  given: {
    territoryId: string;
    charter: Pick<Charter, 'articles' | 'contest' | 'url'>;
    personId: string | undefined;
    actor: AuditActor;
  },
): Promise<Charter> {
  const { territoryId, charter } = given;
  return deps.db.transaction().execute(async (trx) => {
    // One at a time: two versions at once would have the same number.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`charter ${territoryId}`}, 0))`.execute(trx);
    const before = await readCharter(trx, territoryId);
    const { version, since: _, ...said } = before;
    if (version > 0 && JSON.stringify(sorted(said)) === JSON.stringify(sorted(charter))) return before;
    const now = deps.now();
    await trx
      .insertInto('desk.charter')
      .values({
        territory_id: territoryId,
        version: version + 1,
        since: now,
        articles: JSON.stringify(charter.articles),
        contest: charter.contest ?? null,
        url: charter.url ?? null,
        by_id: given.personId ?? null,
      })
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'moderation.charter_set',
      detail: { version: version + 1, articles: charter.articles.map(({ id }) => id) },
      at: now,
    });
    return readCharter(trx, territoryId);
  });
}

const sorted = ({ articles, contest, url }: Pick<Charter, 'articles' | 'contest' | 'url'>) => [
  articles.map(({ id, title, text, en }) => [id, title, text, en?.title, en?.text]),
  contest,
  url,
];
