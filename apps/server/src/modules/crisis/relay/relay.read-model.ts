import { sql } from 'kysely';
import type { Finding } from '@beffroi/contracts';
import type { AnyConnection } from '../../../platform/db/database.ts';
import { relayFindings, type Relay, type Said } from './relay.rules.ts';

/** What the open crises of a territory ask of what it is about to say; nothing on an ordinary day. */
export async function crisisRules(
  db: AnyConnection,
  given: {
    territoryId: string;
    crisisId?: string | undefined;
    alarmId?: string | undefined;
    said: readonly Said[];
  },
): Promise<Finding[]> {
  const { territoryId, crisisId = null, alarmId = null } = given;
  const { rows } = await sql<Relay & { own: boolean }>`
    select c.id as "crisisId", c.relay_authority as authority, c.relay_url as url,
      (c.id = ${crisisId}::text or exists (
        select from crisis.crisis_alarm a
        where a.territory_id = c.territory_id and a.crisis_id = c.id and a.alarm_id = ${alarmId}::text)) is true as own
    from crisis.crisis c
    where c.territory_id = ${territoryId} and c.state = 'open' and c.relay_authority is not null
  `.execute(db);
  if (rows.length === 0) return [];
  const crisisIds = rows.flatMap((row) => (row.own ? [row.crisisId] : []));
  return relayFindings({ relays: rows, crisisIds, said: given.said });
}
