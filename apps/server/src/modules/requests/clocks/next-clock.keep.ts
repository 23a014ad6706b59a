import type { RequestClock } from '@beffroi/contracts';
import { dayAt } from '@beffroi/engines/clocks';
import { readEvents } from '../request/event.store.ts';
import { findRequest, type StoredRequest } from '../request/request.store.ts';
import type { Db, Named, Trx } from '../requests.deps.ts';
import { calendarOf, readRequestSettings, rulesOf, type TerritorySettings } from '../settings/settings.store.ts';
import { clocksOf, nextClockOf } from './request.clocks-of.ts';

/** The clocks of a stored request at an instant, by the calendar and the rules of its territory. */
export async function readClocks(
  db: Db,
  row: StoredRequest,
  now: Date,
  settings?: TerritorySettings,
): Promise<RequestClock[]> {
  const known = settings ?? (await readRequestSettings(db, row.territory_id));
  const events = await readEvents(db, { territoryId: row.territory_id, requestId: row.id });
  return clocksOf(row, events, {
    calendar: calendarOf(known),
    rules: rulesOf(known),
    today: dayAt(now.getTime(), known.zone),
  });
}

/** Keeps the next legal date beside the request, for lists and reminders; after each of its events. */
export async function keepNextClock(trx: Trx, named: Named): Promise<void> {
  const row = await findRequest(trx, named);
  // What is due is the same whatever today is: only `overdue` is told of a day.
  const next = nextClockOf(await readClocks(trx, row, row.created_at));
  await trx
    .updateTable('requests.request')
    .set({
      next_clock: next ? JSON.stringify({ kind: next.kind, due: next.due, label: next.label }) : null,
      next_clock_on: next?.due ?? null,
    })
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.requestId)
    .execute();
}
