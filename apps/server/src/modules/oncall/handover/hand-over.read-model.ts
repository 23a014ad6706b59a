import type { listHandOvers, Output } from '@beffroi/contracts';
import type { Locale } from '../../../platform/http/locale.ts';
import { personNames } from '../../identity/index.ts';
import type { Db, OncallDeps } from '../oncall.deps.ts';
import { erased } from '../oncall.people.ts';
import { cursorInvalid } from '../rota/rota.errors.ts';

type Page = Output<typeof listHandOvers>;

/** Notes, newest first; for a person, reading them is written down, once each, and not of their own. */
export async function readHandOvers(
  deps: Pick<OncallDeps, 'db' | 'now'>,
  given: {
    territoryId: string;
    personId: string | undefined;
    cursor?: string | undefined;
    limit: number;
    locale: Locale;
    /** One alone. */
    id?: string;
  },
): Promise<Page> {
  const { territoryId, personId, cursor, limit, id } = given;
  if (cursor !== undefined && !/^han_[0-9a-z]+$/.test(cursor)) throw cursorInvalid();
  // An identifier sorts by the time it was made.
  const rows = await deps.db
    .selectFrom('oncall.hand_over')
    .select(['id', 'at', 'person_id', 'text'])
    .where('territory_id', '=', territoryId)
    .$if(cursor !== undefined, (query) => query.where('id', '<', cursor ?? ''))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const unknown = page.filter((row) => row.person_id !== personId).map((row) => row.id);
  if (personId !== undefined) await markRead(deps, { territoryId, ids: unknown, personId });
  const reads = await readsOf(
    deps.db,
    territoryId,
    page.map((row) => row.id),
  );
  const names = await personNames(
    deps.db,
    [...page, ...reads].map(({ person_id }) => person_id),
  );
  const nameOf = (personId: string) => names.get(personId) ?? erased(given.locale);
  return {
    items: page.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      by: nameOf(row.person_id),
      text: row.text,
      readBy: reads
        .filter(({ hand_over_id }) => hand_over_id === row.id)
        .map(({ person_id, at }) => ({ name: nameOf(person_id), at: at.toISOString() })),
    })),
    ...(rows.length > limit && last ? { nextCursor: last.id } : {}),
  };
}

async function markRead(
  { db, now }: Pick<OncallDeps, 'db' | 'now'>,
  { territoryId, ids, personId }: { territoryId: string; ids: readonly string[]; personId: string },
): Promise<void> {
  if (ids.length === 0) return;
  const at = now();
  await db
    .insertInto('oncall.hand_over_read')
    .values(ids.map((id) => ({ territory_id: territoryId, hand_over_id: id, person_id: personId, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function readsOf(db: Db, territoryId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('oncall.hand_over_read')
    .select(['hand_over_id', 'person_id', 'at'])
    .where('territory_id', '=', territoryId)
    .where('hand_over_id', 'in', ids)
    .orderBy('at')
    .execute();
}
