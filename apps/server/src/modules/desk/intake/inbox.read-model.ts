import type { Kysely } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import type { DeskTables } from '../desk.tables.ts';

/** How far what is said to each account is read, and what stands in the way; by account. */
export async function inboxesOf(
  db: Kysely<Pick<DeskTables, 'desk.inbox'>>,
  territoryId: string,
): Promise<ReadonlyMap<string, { readAt?: string; trouble?: Bilingual }>> {
  const rows = await db
    .selectFrom('desk.inbox')
    .select(['channel_id', 'read_at', 'trouble'])
    .where('territory_id', '=', territoryId)
    .execute();
  return new Map(
    rows.map(({ channel_id, read_at, trouble }) => [
      channel_id,
      {
        ...(read_at === null ? {} : { readAt: read_at.toISOString() }),
        ...(trouble === null ? {} : { trouble }),
      },
    ]),
  );
}
