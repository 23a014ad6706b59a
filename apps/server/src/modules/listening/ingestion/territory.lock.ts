import { sql, type Transaction } from 'kysely';

/**
 * Takes the turn of a territory's ingestion until the transaction ends: what changes which posts are kept, or what they
 * are counted under, must not slip between the reading of a batch and its storing.
 */
export async function lockIngestion<Tables>(trx: Transaction<Tables>, territoryId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`ingest ${territoryId}`}, 0))`.execute(trx);
}
