import type { Editorial } from '@beffroi/contracts';
import type { Ballot } from '@beffroi/engines/checks';
import type { Connection } from '../../../platform/db/database.ts';
import type { PublishingTables } from '../publishing.tables.ts';

/** What a territory that set nothing is checked by: every check as it ships. */
export const shippedEditorial: Editorial = { severities: {}, ballots: [], sensitive: [], coFunders: [], names: [] };

/** How drafts are checked in a territory. */
export async function readEditorial(db: Connection<PublishingTables>, territoryId: string): Promise<Editorial> {
  const row = await db
    .selectFrom('publishing.editorial')
    .select('editorial')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return { ...shippedEditorial, ...row?.editorial };
}

/** The ballots of a territory as the engines read them. */
export function ballotsOf({ ballots }: Editorial): Ballot[] {
  return ballots.map(({ name, day, secondRound, candidates }) => ({
    id: `${name} ${day}`,
    name: { fr: name, en: name },
    rounds: secondRound === undefined ? [day] : [day, secondRound],
    candidates,
  }));
}
