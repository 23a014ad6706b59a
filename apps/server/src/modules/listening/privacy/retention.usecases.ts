import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Connection } from '../../../platform/db/database.ts';
import type { JobKind } from '../../../platform/jobs/jobs.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { removeMentions } from '../mentions/mention.remove.ts';

/** Thirteen months: a year can be held against the year before, and no more is kept (CNIL's usual bound for audience data). */
export const usualMentionDays = 396;
const STEP = 1000;

export const retentionJob: JobKind<Record<string, never>> = {
  name: 'listening.erase_past_mentions',
  payload: z.object({}).strict(),
  retries: 3,
  retryDelaySeconds: 60,
  expireSeconds: 3600,
};

export async function readRetention(
  db: Connection<ListeningTables>,
  territoryId: string,
): Promise<{ mentionDays: number }> {
  const row = await db
    .selectFrom('listening.setting')
    .select('mention_days')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return { mentionDays: row?.mention_days ?? usualMentionDays };
}

export async function setRetention(
  db: Kysely<ListeningTables>,
  given: { territoryId: string; mentionDays: number; actor: AuditActor },
): Promise<{ mentionDays: number }> {
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('listening.setting')
      .values({ territory_id: given.territoryId, mention_days: given.mentionDays })
      .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ mention_days: given.mentionDays }))
      .execute();
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'listening.retention_set',
      detail: { mentionDays: given.mentionDays },
    });
    return { mentionDays: given.mentionDays };
  });
}

/** Erases, in every territory, the mentions whose time has passed, and what was kept only to know replays and habits. */
export async function erasePastMentions(db: Kysely<ListeningTables>, now: Date): Promise<number> {
  let erased = 0;
  for (let again = true; again;) {
    again = false;
    const { rows } = await sql<{ territoryId: string; ids: string[] }>`
      select s.territory_id as "territoryId", past.ids from listening.setting s cross join lateral (
        select array_agg(id) as ids from (
          select m.id from listening.mention m
          where m.territory_id = s.territory_id and m.posted_at < ${now}::timestamptz - s.mention_days * interval '1 day'
          order by m.posted_at limit ${STEP}
        ) page
      ) past where past.ids is not null
    `.execute(db);
    for (const { territoryId, ids } of rows) {
      erased += await db.transaction().execute(async (trx) => removeMentions(trx, territoryId, ids));
      again ||= ids.length === STEP;
    }
  }
  await sql`delete from listening.webhook_message where at < ${now}::timestamptz - interval '1 day'`.execute(db);
  await sql`delete from listening.source_hour where hour < ${now}::timestamptz - interval '60 days'`.execute(db);
  return erased;
}
