import { sql } from 'kysely';
import { deskSettingsSchema } from '@beffroi/contracts';
import type { DeskDeps } from '../desk.deps.ts';
import { eraseLateAnswers, eraseThese } from './conversations.erase.ts';

const AT_ONCE = 500;
const DAY = 86_400_000;

/** Erases what was closed long enough ago, and belongs to no request: that has its own time. */
export async function forgetConversations(deps: DeskDeps): Promise<void> {
  const now = deps.now();
  const set = await deps.db.selectFrom('desk.settings').select(['territory_id', 'settings']).execute();
  const usual = deskSettingsSchema.parse({}).keepDays;
  const territories = await sql<{ territory_id: string }>`
    select t.id as territory_id from identity.territory t where exists (
      select from desk.conversation c where c.territory_id = t.id and c.closed_at is not null and c.erased_at is null
    )
  `.execute(deps.db);
  for (const { territory_id: territoryId } of territories.rows) {
    const keepDays = set.find((row) => row.territory_id === territoryId)?.settings.keepDays ?? usual;
    const rows = await deps.db
      .selectFrom('desk.conversation')
      .select('id')
      .where('territory_id', '=', territoryId)
      .where('closed_at', '<', new Date(now.getTime() - keepDays * DAY))
      .where('erased_at', 'is', null)
      .where('request_id', 'is', null)
      .limit(AT_ONCE)
      .execute();
    if (rows.length > 0)
      await deps.db
        .transaction()
        .execute(async (trx) => eraseThese(trx, { territoryId, ids: rows.map(({ id }) => id), at: now }));
  }
  await eraseLateAnswers(deps.db, now);
}
