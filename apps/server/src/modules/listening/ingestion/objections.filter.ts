import type { Connection } from '../../../platform/db/database.ts';
import type { Sealer } from '../../../platform/seal.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { foldHandle } from './author.pseudonym.ts';
import type { HeardPost } from './post.normalise.ts';

/** The fingerprint under which an objection is kept: without the installation's secret it names nobody. */
export function objectionHash(sealer: Sealer, network: string, handle: string): string {
  return sealer.fingerprint(foldHandle(handle), `objection:${network}`);
}

/** Leaves out the posts of authors who objected: they are never stored again. */
export async function withoutObjectors(
  connection: Connection<ListeningTables>,
  sealer: Sealer,
  territoryId: string,
  posts: readonly HeardPost[],
): Promise<HeardPost[]> {
  const rows = await connection
    .selectFrom('listening.objection')
    .select('handle_hash')
    .where('territory_id', '=', territoryId)
    .execute();
  if (rows.length === 0) return [...posts];
  const objectors = new Set(rows.map((row) => row.handle_hash));
  return posts.filter(
    (post) => post.author === undefined || !objectors.has(objectionHash(sealer, post.network, post.author.handle)),
  );
}
