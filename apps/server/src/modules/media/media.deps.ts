import type { Kysely } from 'kysely';
import type { Sealer } from '../../platform/seal.ts';
import type { IdentityTables } from '../identity/index.ts';
import type { MediaFolders } from './files/file.store.ts';
import type { MediaTables } from './media.tables.ts';

export type MediaDb = MediaTables & IdentityTables;

/** What the module works with; all of it comes from the program. */
export type MediaDeps = {
  db: Kysely<MediaDb>;
  sealer: Sealer;
  mediaFolders: MediaFolders;
  baseUrl: string;
  now: () => Date;
  /**
   * How many publications carry each medium, and how many of them are still to go out; of those above, who know.
   * A medium that is absent from the answer is carried by none.
   */
  usesOf: (territoryId: string, mediaIds: readonly string[]) => Promise<ReadonlyMap<string, MediaUses>>;
};
export type MediaUses = { all: number; planned: number };
