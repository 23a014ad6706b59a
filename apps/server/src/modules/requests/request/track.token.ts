import type { Sealer } from '../../../platform/seal.ts';

/** The private page of a request is found by a fingerprint of its token; the token rests sealed, for the links we send. */
export const trackFingerprint = (sealer: Sealer, token: string): string => sealer.fingerprint(token, 'requests.track');

const contextOf = (territoryId: string, requestId: string): string => `requests.track ${territoryId} ${requestId}`;

export function sealTrackToken(
  sealer: Sealer,
  { territoryId, requestId }: { territoryId: string; requestId: string },
  token: string,
): string {
  return sealer.seal(token, contextOf(territoryId, requestId));
}

/** The address of the private page of who asked. */
export function trackUrl(
  { sealer, baseUrl }: { sealer: Sealer; baseUrl: string },
  row: { territory_id: string; id: string; sealed_track: string },
): string {
  return `${baseUrl}/suivi/${sealer.open(row.sealed_track, contextOf(row.territory_id, row.id))}`;
}
