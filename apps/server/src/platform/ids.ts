import { randomFillSync } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new identifier that says what it names and sorts by the time it was made: `wat_01j…`.
 * The 26 signs after the prefix are a ULID in lower case: 48 bits of milliseconds, 80 bits of chance.
 */
export function newId(prefix: string, now: number = Date.now()): string {
  let time = '';
  let rest = now;
  for (let i = 0; i < 10; i += 1) {
    time = alphabet[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  let chance = '';
  for (const byte of randomFillSync(new Uint8Array(16))) chance += alphabet[byte & 31];
  return `${prefix}_${time}${chance}`;
}

/** Several of one instant, which sort in the order given. */
export function newIds(prefix: string, count: number, now: number): string[] {
  return Array.from({ length: count }, () => newId(prefix, now)).toSorted();
}
