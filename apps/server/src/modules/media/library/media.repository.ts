import { sql, type Selectable } from 'kysely';
import type { Connection } from '../../../platform/db/database.ts';
import { mediaNotFound } from '../media.errors.ts';
import type { MediaTables, MediumRow } from '../media.tables.ts';

type Db = Connection<MediaTables>;

/** A row with its day as a day: `YYYY-MM-DD`, whatever the zone of the process. */
export type Medium = Omit<Selectable<MediumRow>, 'rights_until'> & { rights_until: string | null };

/** Every column, the day as text. */
export const mediumColumns = sql.raw('m.*, m.rights_until::text as rights_until');

/** @throws media.not_found */
export async function findMedium(db: Db, named: { territoryId: string; mediaId: string }): Promise<Medium> {
  const [row] = await findMedia(db, named.territoryId, [named.mediaId]);
  if (!row) throw mediaNotFound();
  return row;
}

/** Those of a territory that exist, in no order. */
export async function findMedia(db: Db, territoryId: string, mediaIds: readonly string[]): Promise<Medium[]> {
  if (mediaIds.length === 0) return [];
  const { rows } = await sql<Medium>`
    select ${mediumColumns} from media.medium m where m.territory_id = ${territoryId} and m.id = any (${[...mediaIds]}::text[])
  `.execute(db);
  return rows;
}

export type Captions = Selectable<MediaTables['media.captions']>;

export async function findCaptions(db: Db, territoryId: string, mediaIds: readonly string[]): Promise<Captions[]> {
  if (mediaIds.length === 0) return [];
  return db
    .selectFrom('media.captions')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('medium_id', 'in', [...mediaIds])
    .orderBy('lang')
    .execute();
}
