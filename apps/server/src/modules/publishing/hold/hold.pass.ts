import type { Db, PublishingDeps } from '../publishing.deps.ts';
import type { StoredPublication } from '../writing/publication.store.ts';

type Held = Pick<StoredPublication, 'territory_id' | 'crisis_id' | 'answers'>;

/**
 * Whether a hold keeps a publication back. It stops what was planned; what a person says to somebody since, and what
 * answers the crisis itself, still leaves: else the room would have to lift the hold to speak.
 */
export async function isHeldBack(
  deps: Pick<PublishingDeps, 'crisisGoesOn'>,
  db: Db,
  row: Held,
  held: boolean,
): Promise<boolean> {
  if (!held || row.answers !== null) return false;
  if (row.crisis_id === null) return true;
  return !(await deps.crisisGoesOn(db, { territoryId: row.territory_id, crisisId: row.crisis_id }));
}
