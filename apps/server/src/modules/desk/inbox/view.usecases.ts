import type { Input, Output, listDeskViews, saveDeskView } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { viewNotFound } from '../desk.errors.ts';
import type { Db } from '../desk.deps.ts';

type View = Output<typeof listDeskViews>['items'][number];

/** One's own ways of looking at the inbox, and those that are shared. */
export async function listViews(db: Db, territoryId: string, personId: string): Promise<View[]> {
  const rows = await db
    .selectFrom('desk.view')
    .select(['id', 'name', 'filter', 'shared'])
    .where('territory_id', '=', territoryId)
    .where((each) => each.or([each('person_id', '=', personId), each('shared', '=', true)]))
    .orderBy('name')
    .execute();
  return rows;
}

export async function saveView(
  db: Db,
  given: { territoryId: string; personId: string; view: Input<typeof saveDeskView>['body'] },
): Promise<View> {
  const { name, filter, shared } = given.view;
  const id = newId('vew');
  await db
    .insertInto('desk.view')
    .values({
      territory_id: given.territoryId,
      id,
      person_id: given.personId,
      name,
      filter: JSON.stringify(filter),
      shared,
    })
    .execute();
  return { id, name, filter, shared };
}

/** @throws desk.view_not_found */
export async function deleteView(
  db: Db,
  given: { territoryId: string; personId: string; viewId: string },
): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('desk.view')
    .where('territory_id', '=', given.territoryId)
    .where('person_id', '=', given.personId)
    .where('id', '=', given.viewId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw viewNotFound();
}
