import { sql } from 'kysely';
import type { Db } from '../oncall.deps.ts';

type Person = { territoryId: string; personId: string };

/** Whoever was not seen for so long had left. */
const AWAY_HOURS = 8;
/** Longer than from one look to the next, so that none is missed. */
const LOOK_BACK_MS = 15 * 60_000;

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

/**
 * The same for all who did something since the last look, whatever the page: the journal says so. A page left open all
 * night asks again and again by itself, so that a session in use is no sign of anybody.
 */
export async function followPresence(db: Db, now: Date): Promise<void> {
  await sql`
    insert into oncall.presence as presence (territory_id, person_id, last_seen_at)
    select t.id, e.actor_id, e.at from identity.territory t cross join lateral (
      select actor_id, max(at) as at from audit.entry
      where territory_id = t.id and at > ${new Date(now.getTime() - LOOK_BACK_MS)} and at <= ${now}
        and actor_kind = 'person' group by actor_id
    ) e
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
