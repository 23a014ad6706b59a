import { sql } from 'kysely';
import type { LiveEventData, LiveEventName } from '@beffroi/contracts';
import type { AnyConnection } from '../db/database.ts';

export const LIVE_CHANNEL = 'beffroi_live';

/**
 * Tells the open screens of a territory, in the caller's transaction. The number is taken under a lock on the
 * territory's head, so that numbers become visible in their order and a screen that resumes misses none: call it last.
 */
export async function publishLive<N extends LiveEventName>(
  connection: AnyConnection,
  territoryId: string,
  name: N,
  data: LiveEventData<N>,
): Promise<void> {
  await sql`
    with head as (
      insert into live.head as h (territory_id, seq) values (${territoryId}, 1)
      on conflict (territory_id) do update set seq = h.seq + 1 returning seq
    )
    insert into live.event (territory_id, seq, name, data)
    select ${territoryId}, seq, ${name}, ${JSON.stringify(data)}::jsonb from head
  `.execute(connection);
  await sql`select pg_notify(${LIVE_CHANNEL}, ${territoryId})`.execute(connection);
}

/** Forgets what is older than an hour: a screen away for longer reads everything again. */
export async function forgetOldLiveEvents(connection: AnyConnection): Promise<void> {
  await sql`delete from live.event where at < now() - interval '1 hour'`.execute(connection);
}
