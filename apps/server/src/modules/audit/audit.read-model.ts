import type { AuditEntry } from '@beffroi/contracts';
import type { Selectable } from 'kysely';
import type { Connection } from '../../platform/db/database.ts';
import type { AuditTables } from './audit.tables.ts';

export type AuditFilter = {
  action?: string | undefined;
  actorId?: string | undefined;
  targetId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};
type Row = Selectable<AuditTables['audit.entry']>;

/** Today's names of people, by identifier; whoever was erased is absent. */
export type NamesOf = (personIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

function filtered(db: Connection<AuditTables>, territoryId: string, filter: AuditFilter) {
  let query = db.selectFrom('audit.entry').selectAll().where('territory_id', '=', territoryId);
  if (filter.action) {
    query = filter.action.endsWith('.')
      ? query.where((expression) =>
          expression(expression.fn('starts_with', ['action', expression.val(filter.action)]), '=', true),
        )
      : query.where('action', '=', filter.action);
  }
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId);
  if (filter.targetId) query = query.where('target_id', '=', filter.targetId);
  if (filter.from) query = query.where('at', '>=', new Date(filter.from));
  if (filter.to) query = query.where('at', '<', new Date(filter.to));
  return query;
}

/** A page of a journal, newest first. */
export async function findEntries(
  db: Connection<AuditTables>,
  namesOf: NamesOf,
  given: { territoryId: string; filter: AuditFilter; cursor?: string | undefined; limit: number },
): Promise<{ items: AuditEntry[]; nextCursor?: string }> {
  const before = Number(given.cursor);
  let query = filtered(db, given.territoryId, given.filter)
    .orderBy('seq', 'desc')
    .limit(given.limit + 1);
  if (Number.isSafeInteger(before) && before > 0) query = query.where('seq', '<', before);
  const rows = await query.execute();
  const page = rows.slice(0, given.limit);
  const names = await namesOf(peopleOf(page));
  const last = page.at(-1);
  return {
    items: page.map((row) => presentEntry(row, names)),
    ...(rows.length > given.limit && last ? { nextCursor: String(last.seq) } : {}),
  };
}

/** A whole journal, oldest first, by batches that a slow reader can keep up with. */
export async function* walkEntries(db: Connection<AuditTables>, territoryId: string, filter: AuditFilter) {
  for (let seq = 0; ;) {
    const rows: Row[] = await filtered(db, territoryId, filter)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(500)
      .execute();
    if (rows.length > 0) yield rows;
    if (rows.length < 500) return;
    seq = rows.at(-1)?.seq ?? seq;
  }
}

export async function findActions(db: Connection<AuditTables>, namesOf: NamesOf, territoryId: string) {
  const base = db.selectFrom('audit.entry').where('territory_id', '=', territoryId);
  const actions = await base.select('action').distinct().orderBy('action').execute();
  const actors = await base.select('actor_id').distinct().where('actor_kind', '=', 'person').execute();
  const names = await namesOf(actors.flatMap(({ actor_id }) => (actor_id === null ? [] : [actor_id])));
  return {
    actions: actions.map(({ action }) => action),
    people: [...names].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'fr')),
  };
}

function peopleOf(rows: readonly Row[]): string[] {
  return [
    ...new Set(rows.flatMap((row) => (row.actor_kind === 'person' && row.actor_id !== null ? [row.actor_id] : []))),
  ];
}

function presentEntry(row: Row, names: ReadonlyMap<string, string>): AuditEntry {
  const name = row.actor_id === null ? undefined : names.get(row.actor_id);
  return {
    seq: row.seq,
    at: row.at.toISOString(),
    actor: {
      kind: row.actor_kind,
      ...(row.actor_id === null ? {} : { id: row.actor_id }),
      ...(name === undefined ? {} : { name }),
    },
    action: row.action,
    ...(row.target_kind !== null && row.target_id !== null
      ? { target: { kind: row.target_kind, id: row.target_id } }
      : {}),
    detail: row.detail,
    hash: row.hash,
  };
}
