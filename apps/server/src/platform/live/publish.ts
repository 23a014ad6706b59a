import { sql } from 'kysely';
import type { LiveEventData, LiveEventName } from '@beffroi/contracts';
import type { AnyConnection } from '../db/database.ts';

export const LIVE_CHANNEL = 'beffroi_live';

/** One thing told to the open screens. */
export type LiveEvent = { [N in LiveEventName]: { name: N; data: LiveEventData<N> } }[LiveEventName];

/**
 * Tells the open screens of a territory, if the caller's transaction commits. The number is taken then, under a lock on
 * the territory's head (migration 0017): numbers become visible in their order, and a screen that resumes misses none.
 */
export async function publishLive<N extends LiveEventName>(
  connection: AnyConnection,
  territoryId: string,
  name: N,
  data: LiveEventData<N>,
): Promise<void> {
  await publishAllLive(connection, territoryId, [{ name, data } as LiveEvent]);
}

/** The same for several things, told in their order. */
export async function publishAllLive(
  connection: AnyConnection,
  territoryId: string,
  events: readonly LiveEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const names = events.map(({ name }) => name);
  const data = events.map((event) => JSON.stringify(event.data));
  await sql`
    insert into live.told (territory_id, name, data)
    select ${territoryId}, name, data::json
    from unnest(${names}::text[], ${data}::text[]) with ordinality as e (name, data, place) order by place
  `.execute(connection);
}

/** Forgets what is older than an hour: a screen away for longer reads everything again. */
export async function forgetOldLiveEvents(connection: AnyConnection): Promise<void> {
  await sql`delete from live.event where at < now() - interval '1 hour'`.execute(connection);
}
