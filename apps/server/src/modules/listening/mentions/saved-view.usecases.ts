import type { Kysely } from 'kysely';
import type { SavedView } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { viewNotFound } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';

type Owner = { territoryId: string; personId: string | undefined };

/** A person's own views and those that are shared. */
export async function listViews(db: Kysely<ListeningTables>, owner: Owner): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('listening.saved_view')
    .select(['id', 'name', 'filter', 'shared'])
    .where('territory_id', '=', owner.territoryId)
    .where((row) => row.or([row('shared', '=', true), row('person_id', '=', owner.personId ?? '')]))
    .orderBy('name')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, filter: row.filter as SavedView['filter'] }));
}

export async function saveView(
  db: Kysely<ListeningTables>,
  owner: Owner,
  view: Omit<SavedView, 'id'>,
): Promise<SavedView> {
  const id = newId('viw');
  await db
    .insertInto('listening.saved_view')
    .values({
      territory_id: owner.territoryId,
      id,
      name: view.name,
      filter: JSON.stringify(view.filter),
      shared: view.shared,
      person_id: owner.personId ?? null,
    })
    .execute();
  return { id, ...view };
}

/** @throws listening.view_not_found when it is not one's own */
export async function deleteView(db: Kysely<ListeningTables>, owner: Owner, viewId: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('listening.saved_view')
    .where('territory_id', '=', owner.territoryId)
    .where('id', '=', viewId)
    .where('person_id', '=', owner.personId ?? '')
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw viewNotFound();
}
