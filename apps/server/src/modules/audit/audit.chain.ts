import { createHash } from 'node:crypto';

/** What an entry says, as it is hashed. */
export type ChainedEntry = {
  territoryId: string;
  seq: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  targetKind: string | null;
  targetId: string | null;
  detail: unknown;
};

/** What the first entry of a chain follows. */
export const GENESIS = '0'.repeat(64);

/**
 * The hash that seals an entry to all that came before it: SHA-256 of the hash of the previous entry, a line feed, and
 * the entry as JSON with sorted keys and no blanks (after RFC 8785, for the JSON that detail may hold).
 */
export function hashEntry(previousHash: string, entry: ChainedEntry): string {
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalEntry(entry)}`)
    .digest('hex');
}

/** The entry as it is hashed, so that anyone who has an export can verify it. */
export function canonicalEntry(entry: ChainedEntry): string {
  return canonicalJson({ ...entry, at: entry.at.toISOString() });
}

/** JSON with its keys in order: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
