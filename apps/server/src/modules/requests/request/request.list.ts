import { sql, type RawBuilder } from 'kysely';
import type { listRequests, Output, RequestState } from '@beffroi/contracts';
import { dayAt } from '@beffroi/engines/clocks';
import type { Db } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { aroundOf } from './request.around.ts';
import { cursorInvalid } from './request.errors.ts';
import { cardOf } from './request.presenter.ts';
import type { StoredRequest } from './request.store.ts';
import { wordsOf } from './request.words.ts';

export type Asked = {
  territoryId: string;
  state: 'open_all' | 'overdue' | RequestState;
  departmentId?: string | undefined;
  category?: string | undefined;
  origin?: string | undefined;
  text?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Of what is open, the most pressing first; of what is over, the newest. Their indexes are in the migration. */
const pressing = {
  order: sql.raw('coalesce(r.due_at, r.created_at), r.id'),
  key: sql.raw('coalesce(r.due_at, r.created_at)'),
};
const newest = { order: sql.raw('r.created_at desc, r.id desc'), key: sql.raw('r.created_at') };

/** A page of requests. @throws requests.cursor_invalid */
export async function listRequestPage(db: Db, asked: Asked, now: Date): Promise<Output<typeof listRequests>> {
  const settings = await readRequestSettings(db, asked.territoryId);
  const isOver = asked.state === 'answered' || asked.state === 'closed';
  const sort = isOver ? newest : pressing;
  const conditions = [
    sql`r.territory_id = ${asked.territoryId}`,
    stateOf(asked.state, now, dayAt(now.getTime(), settings.zone)),
    ...(asked.departmentId === undefined ? [] : [sql`r.department_id = ${asked.departmentId}`]),
    ...(asked.category === undefined ? [] : [sql`r.category = ${asked.category}`]),
    ...(asked.origin === undefined ? [] : [sql`r.origin = ${asked.origin}`]),
    ...(asked.from === undefined ? [] : [sql`r.created_at >= ${new Date(asked.from)}`]),
    ...(asked.to === undefined ? [] : [sql`r.created_at < ${new Date(asked.to)}`]),
    ...searchOf(asked.text),
    ...beyond(asked.cursor, sort.key, isOver),
  ];
  const { rows } = await sql<StoredRequest>`
    select r.* from requests.request r where ${sql.join(conditions, sql` and `)}
    order by ${sort.order} limit ${asked.limit + 1}
  `.execute(db);
  const shown = rows.slice(0, asked.limit);
  const around = await aroundOf(db, shown, { now, zone: settings.zone });
  const last = shown.at(-1);
  const at = last && (isOver ? last.created_at : (last.due_at ?? last.created_at));
  return {
    items: shown.map((row) => cardOf(row, around)),
    ...(rows.length > asked.limit && last && at ? { nextCursor: writeCursor(at, last.id) } : {}),
  };
}

function stateOf(state: Asked['state'], now: Date, today: string): RawBuilder<unknown> {
  if (state === 'open_all') return sql`r.state not in ('answered', 'closed')`;
  if (state !== 'overdue') return sql`r.state = ${state}`;
  return sql`r.state not in ('answered', 'closed') and (
    (r.due_at < ${now} and r.state not in ('waiting_citizen', 'forwarded')) or r.next_clock_on < ${today}::date)`;
}

/** By reference when it looks like one, else by its words, the last of which may be unfinished. */
function searchOf(text: string | undefined): RawBuilder<unknown>[] {
  if (text === undefined || text.trim() === '') return [];
  const ref = /^([a-z]{2,5})[ -]?(\d{4})[ -]?(\d{1,8})$/i.exec(text.trim());
  if (ref) return [sql`r.ref = ${`${ref[1]?.toUpperCase()}-${ref[2]}-${ref[3]?.padStart(4, '0')}`}`];
  const words = wordsOf(text);
  if (words.length === 0) return [sql`false`];
  const query = words
    .map((word, at) => `'${word.replaceAll("'", "''")}'${at === words.length - 1 ? ':*' : ''}`)
    .join(' & ');
  return [sql`r.search @@ ${query}::tsquery`];
}

function beyond(cursor: string | undefined, key: RawBuilder<unknown>, isOver: boolean): RawBuilder<unknown>[] {
  if (cursor === undefined) return [];
  const [instant = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(instant);
  if (Number.isNaN(at.getTime()) || !/^req_[0-9a-z]+$/.test(id)) throw cursorInvalid();
  return [isOver ? sql`(${key}, r.id) < (${at}, ${id})` : sql`(${key}, r.id) > (${at}, ${id})`];
}

const writeCursor = (at: Date, id: string): string => Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');
