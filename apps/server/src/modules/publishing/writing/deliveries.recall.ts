import { sql } from 'kysely';
import { withdrawDeliveries } from '../dispatch/delivery.plan.ts';
import type { Trx } from '../publishing.deps.ts';
import { alreadyOut } from '../publishing.errors.ts';
import type { StoredPublication } from './publication.store.ts';

/**
 * Takes back all that was planned of a publication; of one that failed, what is known never to have reached the public
 * may be planned anew.
 * @throws publishing.already_out when some of it is out, on its way, or in doubt
 */
export async function recallDeliveries(trx: Trx, row: StoredPublication): Promise<void> {
  const { territory_id: territoryId, id: publicationId } = row;
  if (row.state === 'failed') {
    await sql`
      update publishing.delivery
      set state = 'cancelled', started_at = null, outgoing = null, done = '[]', trouble = null, trouble_kind = null, attempts = 0
      where territory_id = ${territoryId} and publication_id = ${publicationId}
        and state = 'failed' and attempting is null and not done @> '[{"seen": true}]'
    `.execute(trx);
  }
  if ((await withdrawDeliveries(trx, { territoryId, publicationId })) > 0) throw alreadyOut();
}
