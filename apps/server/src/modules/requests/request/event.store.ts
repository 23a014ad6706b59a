import { dayAt } from '@beffroi/engines/clocks';
import { newId } from '../../../platform/ids.ts';
import { keepNextClock } from '../clocks/next-clock.keep.ts';
import type { Named, Trx } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import type { NewEvent } from './event.read.ts';

/** Writes down what happened and keeps the next legal date of the request in step, in the caller's transaction. */
export async function recordEvent(trx: Trx, named: Named, event: NewEvent): Promise<void> {
  await recordEvents(trx, named, [event]);
}

export async function recordEvents(trx: Trx, named: Named, events: readonly NewEvent[]): Promise<void> {
  const { zone } = await readRequestSettings(trx, named.territoryId);
  await trx
    .insertInto('requests.event')
    .values(
      events.map((event) => ({
        territory_id: named.territoryId,
        request_id: named.requestId,
        id: newId('evt'),
        at: event.at,
        on_day: dayAt(event.at.getTime(), zone),
        kind: event.kind,
        person_id: event.personId ?? null,
        by_name: event.byName ?? null,
        public: event.public,
        detail: JSON.stringify(event.detail ?? {}),
      })),
    )
    .execute();
  await keepNextClock(trx, named);
}
