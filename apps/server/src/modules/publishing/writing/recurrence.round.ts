import { sql } from 'kysely';
import { enterPlanning } from '../hold/hold.store.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { lockPublication } from './publication.store.ts';
import { followSeries } from './recurrence.series.ts';

/** Keeps every repetition eight weeks ahead of itself. */
export async function repeatPublications(deps: PublishingDeps): Promise<void> {
  const { rows } = await sql<{ territory_id: string; id: string }>`
    select p.territory_id, p.id from publishing.publication p
    where p.repeats is null and (
      p.draft ? 'recurrence' and p.state not in ('cancelled', 'refused')
      or exists (
        select from publishing.publication o
        where o.territory_id = p.territory_id and o.repeats = p.id and o.due_at > ${deps.now()} and o.version = 1
      )
    )
  `.execute(deps.db);
  for (const { territory_id: territoryId, id: publicationId } of rows) {
    await deps.db
      .transaction()
      .execute(async (trx) => {
        const { held } = await enterPlanning(trx, territoryId);
        const series = await lockPublication(trx, { territoryId, publicationId });
        await followSeries(deps, trx, series, held);
      })
      .catch((err: unknown) =>
        deps.logger.warn({ err, publicationId }, 'a repetition could not go on, it is tried again'),
      );
  }
}
