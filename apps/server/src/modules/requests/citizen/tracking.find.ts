import { trackFingerprint } from '../request/track.token.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';

/** The request of a private link; none for a wrong one, nor for one that was erased. */
export async function findByTrack(
  deps: Pick<RequestsDeps, 'db' | 'sealer'>,
  token: string,
): Promise<StoredRequest | undefined> {
  if (!/^[A-Za-z0-9_-]{32}$/.test(token)) return undefined;
  return deps.db
    .selectFrom('requests.request')
    .selectAll()
    .where('track_fingerprint', '=', trackFingerprint(deps.sealer, token))
    .executeTakeFirst();
}
