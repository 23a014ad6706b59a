import { createHash } from 'node:crypto';

/** One person, however their handle is written: with its sign or without, in any case. */
export function foldHandle(handle: string): string {
  return handle.trim().replace(/^@/, '').toLowerCase();
}

/** A stable key for an author in one territory: equal for the same handle, of no use without the territory's salt. */
export function authorKey(salt: string, network: string, handle: string): string {
  return createHash('sha256')
    .update(`${salt}\0${network}\0${foldHandle(handle)}`)
    .digest('base64url')
    .slice(0, 22);
}

/** What is shown instead of a name: four signs of the key, enough to follow one voice on a screen. */
export function pseudonymOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 4).toUpperCase();
}
