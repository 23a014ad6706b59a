import { sql, type Kysely, type Transaction } from 'kysely';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import type { ListeningFacts } from '../listening.events.ts';
import type { ListeningTables } from '../listening.tables.ts';

type Deps = {
  db: Kysely<ListeningTables>;
  events: EventBus<ListeningFacts, Transaction<ListeningTables>>;
  now: () => Date;
};
type Watched = {
  territoryId: string;
  id: string;
  name: string;
  gapSeconds: number | null;
  lastPostAt: Date | null;
  silentSince: Date | null;
};

/** Fewer hours with posts than that are no habit. */
const LEAST_HOURS = 8;
const HABIT_DAYS = 28;
const TIMES_HABIT = 3;
const LEAST_SILENCE_SECONDS = 6 * 3600;

/**
 * Learns the habit of each source, the pause between two hours with posts that only one in twenty exceeds, nights and
 * weekends included, and says which fell silent for more than three times that, and which speaks again.
 */
export async function lookForSilence(deps: Deps): Promise<void> {
  const now = deps.now();
  const { rows } = await sql<Watched>`
    with gaps as (
      select territory_id, source_id, extract(epoch from hour - lag(hour) over (partition by territory_id, source_id order by hour)) as gap
      from listening.source_hour where hour > ${now}::timestamptz - ${HABIT_DAYS} * interval '1 day' and received > 0
    ),
    habit as (
      select territory_id, source_id, percentile_cont(0.95) within group (order by gap) as gap, count(*) as hours
      from gaps where gap is not null group by 1, 2
    )
    update listening.source s set usual_gap_seconds = case when h.hours >= ${LEAST_HOURS} then h.gap end
    from (select s2.territory_id, s2.id, habit.gap, habit.hours from listening.source s2
      left join habit on habit.territory_id = s2.territory_id and habit.source_id = s2.id where not s2.paused) h
    where s.territory_id = h.territory_id and s.id = h.id
    returning s.territory_id as "territoryId", s.id, s.name, s.usual_gap_seconds as "gapSeconds", s.last_post_at as "lastPostAt", s.silent_since as "silentSince"
  `.execute(deps.db);
  for (const source of rows) await judge(deps, source, now);
}

async function judge(deps: Deps, source: Watched, now: Date): Promise<void> {
  const { territoryId, id: sourceId, gapSeconds, lastPostAt } = source;
  const limit = gapSeconds === null ? undefined : Math.max(gapSeconds * TIMES_HABIT, LEAST_SILENCE_SECONDS);
  const silent = limit !== undefined && lastPostAt !== null && (now.getTime() - lastPostAt.getTime()) / 1000 > limit;
  if (silent === (source.silentSince !== null)) return;
  await deps.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('listening.source')
      .set({ silent_since: silent ? now : null })
      .where('territory_id', '=', territoryId)
      .where('id', '=', sourceId)
      .execute();
    if (silent && lastPostAt !== null && gapSeconds !== null) {
      await deps.events.emit(trx, 'listening.source_fell_silent', {
        territoryId,
        sourceId,
        name: source.name,
        since: lastPostAt,
        usualGapSeconds: gapSeconds,
      });
    } else await deps.events.emit(trx, 'listening.source_spoke_again', { territoryId, sourceId });
    await publishLive(trx, territoryId, 'source_changed', { sourceId, state: silent ? 'silent' : 'ok' });
  });
}
