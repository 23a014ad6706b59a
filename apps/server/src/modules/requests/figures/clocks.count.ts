import { sql } from 'kysely';
import { dayAt } from '@beffroi/engines/clocks';
import { clocksOf } from '../clocks/request.clocks-of.ts';
import type { StoredEvent } from '../request/event.read.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { Db } from '../requests.deps.ts';
import { calendarOf, readRequestSettings, rulesOf } from '../settings/settings.store.ts';
import { receivedRequests, type Period } from './figure.scope.ts';

/** What the law expects of us, and not of who asks. */
const ours = new Set(['acknowledgement', 'transfer', 'implied_decision', 'reasons']);
const MOST = 20_000;

type Row = Pick<StoredRequest, 'id' | 'ref' | 'nature' | 'origin' | 'exempt' | 'agent' | 'created_at'> & {
  events: Pick<StoredEvent, 'kind' | 'on' | 'detail'>[];
};

/** The legal clocks of what was asked in a period: met, late or missed, running. */
export async function countClocks(
  db: Db,
  period: Period,
  now: Date,
): Promise<{ met: number; late: number; running: number }> {
  const counts = { met: 0, late: 0, running: 0 };
  for (const { clocks } of await requestsWithClocks(db, period, now))
    for (const { state, overdue } of clocks) {
      if (state === 'met') counts.met += 1;
      else if (state === 'met_late' || overdue) counts.late += 1;
      else if (state === 'running' || state === 'suspended') counts.running += 1;
    }
  return counts;
}

/** Each request of a period with the clocks that are ours, by its events. */
export async function requestsWithClocks(db: Db, period: Period, now: Date) {
  const settings = await readRequestSettings(db, period.territoryId);
  const law = { calendar: calendarOf(settings), rules: rulesOf(settings), today: dayAt(now.getTime(), settings.zone) };
  const { rows } = await sql<Row>`
    select r.id, r.ref, r.nature, r.origin, r.exempt, r.agent, r.created_at, coalesce((
      select jsonb_agg(jsonb_build_object('kind', e.kind, 'on', to_char(e.on_day, 'YYYY-MM-DD'), 'detail', e.detail) order by e.at, e.id)
      from requests.event e where e.territory_id = r.territory_id and e.request_id = r.id
    ), '[]') as events
    from requests.request r where ${receivedRequests(period)} and r.regular_at is not null
    order by r.created_at desc limit ${MOST}
  `.execute(db);
  return rows.map((row) => ({
    id: row.id,
    ref: row.ref,
    at: row.created_at,
    clocks: clocksOf(row, row.events, law).filter(({ kind }) => ours.has(kind)),
  }));
}
