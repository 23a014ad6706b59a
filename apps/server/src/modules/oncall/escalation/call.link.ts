import { randomBytes } from 'node:crypto';
import type { Sealer } from '../../../platform/seal.ts';

const CONTEXT = 'call link';
const HOURS = 24;

/** A link that answers one call: 128 bits of chance, short enough for a text message. */
export function makeCallLink(sealer: Sealer, given: { baseUrl: string; now: Date }) {
  const token = randomBytes(16).toString('base64url');
  return {
    url: `${given.baseUrl}/astreinte/${token}`,
    fingerprint: fingerprintOf(sealer, token),
    expiresAt: new Date(given.now.getTime() + HOURS * 3_600_000),
  };
}

export const fingerprintOf = (sealer: Sealer, token: string): string => sealer.fingerprint(token, CONTEXT);
