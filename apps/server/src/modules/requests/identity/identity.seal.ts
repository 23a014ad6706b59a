import { identitySchema, type Identity } from '@beffroi/contracts';
import type { Sealer } from '../../../platform/seal.ts';

const contextOf = (territoryId: string, requestId: string): string => `requests.identity ${territoryId} ${requestId}`;

/** Who asks, sealed to their request. */
export function sealIdentity(sealer: Sealer, named: { territoryId: string; requestId: string }, who: Identity): string {
  return sealer.seal(JSON.stringify(who), contextOf(named.territoryId, named.requestId));
}

/** Who asks; nothing once erased, or when nobody said. */
export function openIdentity(
  sealer: Sealer,
  row: { territory_id: string; id: string; sealed_identity: string | null },
): Identity {
  if (row.sealed_identity === null) return {};
  return identitySchema.parse(JSON.parse(sealer.open(row.sealed_identity, contextOf(row.territory_id, row.id))));
}

/** Without what was left empty. */
export function cleanIdentity(who: Identity): Identity {
  const said = Object.entries(who).flatMap(([key, value]) =>
    value === undefined || value.trim() === '' ? [] : [[key, value.trim()] as const],
  );
  return Object.fromEntries(said) as Identity;
}
