import { fileResponse } from '../files/file.response.ts';
import { makeRendition, type RenditionSpec } from '../files/rendition.make.ts';
import { findMedium } from '../library/media.repository.ts';
import type { MediaDeps } from '../media.deps.ts';
import { linkExpired } from '../media.errors.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readToken } from './media.link.ts';

type Deps = Pick<MediaDeps, 'db' | 'sealer' | 'mediaFolders' | 'now'>;

/** A medium for those who read the library. @throws media.not_found */
export async function readTerritoryFile(
  deps: Deps,
  given: { territoryId: string; mediaId: string; spec: RenditionSpec; request: Request },
): Promise<Response> {
  const row = await findMedium(deps.db, given);
  return fileResponse(await makeRendition(deps.mediaFolders, row, given.spec), {
    request: given.request,
    name: row.name,
    // What is cropped follows the focal point: it is asked again, and answered in a word when nothing changed.
    cacheControl: 'private, no-cache',
  });
}

/** A medium for whoever holds its signed address. @throws media.link_expired */
export async function readPublicFile(deps: Deps, given: { token: string; request: Request }): Promise<Response> {
  const link = readToken(deps, given.token);
  const row = await findMedium(deps.db, link).catch((error: unknown) => {
    throw error instanceof Refusal ? linkExpired() : error;
  });
  const left = Math.max(0, Math.floor((link.until.getTime() - deps.now().getTime()) / 1000));
  return fileResponse(await makeRendition(deps.mediaFolders, row, link.spec), {
    request: given.request,
    name: row.id,
    cacheControl: `public, max-age=${Math.min(left, 86_400)}`,
    crossOrigin: true,
  });
}
