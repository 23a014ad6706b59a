import type { Bilingual } from '@beffroi/contracts';
import { coversUnderMandate, type Coverage } from '@beffroi/engines/approval';
import type { Db, Named } from '../publishing.deps.ts';
import { mandateEnded, mandateScope } from '../publishing.errors.ts';
import { authorsOf, findPublication, type StoredPublication } from '../writing/publication.store.ts';

const none: Bilingual = { fr: 'Cette carte blanche n’existe pas.', en: 'There is no such mandate.' };

export type MandateCoverage = Coverage | { covered: false; code: 'none'; message: Bilingual };

/**
 * Whether the mandate that a publication names covers it at an instant: in force, on each of its accounts, and written
 * by nobody but the one who holds it.
 */
export async function coverageOf(
  db: Db,
  row: Pick<StoredPublication, 'territory_id' | 'id' | 'author_id' | 'mandate_id' | 'channel_ids'>,
  at: Date,
): Promise<MandateCoverage> {
  const mandate = await db
    .selectFrom('publishing.mandate')
    .selectAll()
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.mandate_id ?? '')
    .executeTakeFirst();
  if (!mandate) return { covered: false, code: 'none', message: none };
  const authors = await authorsOf(db, row);
  const stranger = authors.find((id) => id !== mandate.person_id);
  return coversUnderMandate(
    {
      id: mandate.id,
      person: mandate.person_id,
      givenBy: mandate.given_by,
      channels: mandate.channel_ids.length > 0 ? mandate.channel_ids : row.channel_ids,
      startsAt: mandate.starts_at.getTime(),
      endsAt: mandate.ends_at.getTime(),
      revokedAt: mandate.ended_at?.getTime(),
    },
    { person: stranger ?? mandate.person_id, channels: row.channel_ids, scope: [], now: at.getTime() },
  );
}

/** @throws publishing.mandate_ended, publishing.mandate_scope */
export async function ensureCovered(
  db: Db,
  row: Parameters<typeof coverageOf>[1],
  { at, personId }: { at: Date; personId: string },
): Promise<void> {
  const coverage = await coverageOf(db, row, at);
  if (coverage.covered) {
    const { person_id: holder } = await db
      .selectFrom('publishing.mandate')
      .select('person_id')
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.mandate_id ?? '')
      .executeTakeFirstOrThrow();
    if (holder !== personId) throw mandateScope();
    return;
  }
  throw ['ended', 'revoked', 'not_started', 'none'].includes(coverage.code) ? mandateEnded() : mandateScope();
}

/** The same for a publication that is named, to look again at the hour of sending. @throws publishing.not_found */
export async function isCoveredNow(db: Db, named: Named, now: Date): Promise<boolean> {
  return (await coverageOf(db, await findPublication(db, named), now)).covered;
}
