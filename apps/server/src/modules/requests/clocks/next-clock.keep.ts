import { dayAt } from '@beffroi/engines/clocks';
import { readEvents } from '../request/event.read.ts';
import { findRequest } from '../request/request.store.ts';
import type { Named, Trx } from '../requests.deps.ts';
import { calendarOf, readRequestSettings, rulesOf, type TerritorySettings } from '../settings/settings.store.ts';
import { clocksOf, nextClockOf } from './request.clocks-of.ts';

/** What clocks are read by: the working days and the rules of a territory, on the day of an instant. */
export function lawOf(settings: TerritorySettings, now: Date): Parameters<typeof clocksOf>[2] {
  return {
    calendar: calendarOf(settings),
    rules: rulesOf(settings),
    today: dayAt(now.getTime(), settings.zone),
  };
}

/** Keeps the next legal date beside the request, for lists and reminders; after each of its events. */
export async function keepNextClock(trx: Trx, named: Named): Promise<void> {
  const row = await findRequest(trx, named);
  // What is due is the same whatever today is: only `overdue` is told of a day.
  const settings = await readRequestSettings(trx, named.territoryId);
  const next = nextClockOf(clocksOf(row, await readEvents(trx, named), lawOf(settings, row.created_at)));
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
