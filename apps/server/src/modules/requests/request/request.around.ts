import { sql } from 'kysely';
import { dayAt } from '@beffroi/engines/clocks';
import type { Db } from '../requests.deps.ts';
import type { Around } from './request.presenter.ts';
import type { StoredRequest } from './request.store.ts';

/** What the cards of a page need besides their rows, by two queries whatever their number. */
export async function aroundOf(
  db: Db,
  rows: readonly StoredRequest[],
  { now, zone }: { now: Date; zone: string },
): Promise<Around> {
  const ids = rows.map(({ id }) => id);
  const departmentIds = [...new Set(rows.flatMap(({ department_id: id }) => id ?? []))];
  const territoryId = rows[0]?.territory_id ?? '';
  const [departments, counts] = await Promise.all([
    departmentIds.length === 0
      ? []
      : db
          .selectFrom('requests.department')
          .select(['id', 'name'])
          .where('territory_id', '=', territoryId)
          .where('id', 'in', departmentIds)
          .execute(),
    ids.length === 0
      ? []
      : db
          .selectFrom('desk.conversation')
          .select(['request_id', sql<number>`count(*)::int`.as('count')])
          .where('territory_id', '=', territoryId)
          .where('request_id', 'in', ids)
          .where('merged_into', 'is', null)
          .groupBy('request_id')
          .execute(),
  ]);
  return {
    now,
    today: dayAt(now.getTime(), zone),
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    conversations: new Map(counts.map(({ request_id: id, count }) => [id ?? '', count])),
  };
}
