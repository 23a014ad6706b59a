import { sql } from 'kysely';
import type { AnyConnection } from '../../../platform/db/database.ts';
import type { Db } from '../oncall.deps.ts';

type Person = { territoryId: string; personId: string };

/** Whoever was not seen for so long had left. */
const AWAY_HOURS = 8;

/** Keeps when a person was last here; since when they were away, once they are back, until they read what they missed. */
const touched = sql`
  on conflict (territory_id, person_id) do update set
    last_seen_at = greatest(presence.last_seen_at, excluded.last_seen_at),
    left_at = coalesce(presence.left_at,
      case when excluded.last_seen_at >= presence.last_seen_at + make_interval(hours => ${sql.lit(AWAY_HOURS)})
        then presence.last_seen_at end)
`;

/** Says that a person is here, and since when they were away: undefined when they were not, or read it already. */
export async function touchPresence(
  db: Db,
  { territoryId, personId, at }: Person & { at: Date },
): Promise<Date | undefined> {
  const { rows } = await sql<{ left_at: Date | null }>`
    insert into oncall.presence as presence (territory_id, person_id, last_seen_at)
    values (${territoryId}, ${personId}, ${at}) ${touched} returning left_at
  `.execute(db);
  return rows[0]?.left_at ?? undefined;
}

/** The same for all who did anything since the last look, whatever the page: their sessions say so. */
export async function followPresence(db: AnyConnection, now: Date): Promise<void> {
  await sql`
    insert into oncall.presence as presence (territory_id, person_id, last_seen_at)
    select distinct h.territory_id, s.person_id, s.seen_at
    from (
      select person_id, max(seen_at) as seen_at from identity.session
      where seen_at > ${new Date(now.getTime() - 15 * 60_000)} and seen_at <= ${now} group by person_id
    ) s join identity.role_held h on h.person_id = s.person_id
    ${touched}
  `.execute(db);
}

export async function forgetAbsence(db: Db, { territoryId, personId, at }: Person & { at: Date }): Promise<void> {
  await touchPresence(db, { territoryId, personId, at });
  await db
    .updateTable('oncall.presence')
    .set({ left_at: null })
    .where('territory_id', '=', territoryId)
    .where('person_id', '=', personId)
    .execute();
}
