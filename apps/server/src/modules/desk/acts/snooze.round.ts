import { sql } from 'kysely';
import type { DeskDeps } from '../desk.deps.ts';
import { tellScreens, type StoredConversation } from '../intake/conversation.store.ts';

/** What was put aside comes back at its hour, before whoever has it. */
export async function wakeSnoozed(deps: DeskDeps): Promise<void> {
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const { rows } = await sql<StoredConversation>`
      update desk.conversation c set snoozed_until = null, unread = true, version = c.version + 1,
        state = case when c.state = 'closed' then c.state else 'to_answer' end
      from (
        select territory_id, id from desk.conversation where snoozed_until <= ${now} limit 200 for update skip locked
      ) due
      where c.territory_id = due.territory_id and c.id = due.id returning c.*
    `.execute(trx);
    for (const row of rows) await tellScreens(trx, row);
  });
}
