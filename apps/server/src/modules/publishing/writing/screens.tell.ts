import { publishLive } from '../../../platform/live/publish.ts';
import type { Named, Trx } from '../publishing.deps.ts';

/** Tells the open screens that a publication changed. Call it last in a transaction. */
export async function tellScreens(trx: Trx, { territoryId, publicationId }: Named, state: string): Promise<void> {
  await publishLive(trx, territoryId, 'publication_changed', { publicationId, state });
}
