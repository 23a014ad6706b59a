import { createHash } from 'node:crypto';
import type { Outgoing } from '../publish.port.ts';

const alphabet = '234567abcdefghijklmnopqrstuvwxyz';

/**
 * The key under which a step's record is kept: a TID (53 bits of microseconds, 10 bits of clock identifier, in base 32)
 * made of the delivery alone. Whoever attempts the step again writes the same record in the same place, and whoever
 * doubts reads that place. The steps of a delivery follow each other, as the parts of a thread must.
 * Source: https://atproto.com/specs/tid
 */
export function recordKeyOf({ key, startedAt }: Pick<Outgoing, 'key' | 'startedAt'>, step: number): string {
  const hash = createHash('sha256').update(key).digest();
  const withinMillisecond = BigInt(hash.readUInt16BE(0) % 800);
  const micros = BigInt(Date.parse(startedAt)) * 1000n + withinMillisecond + BigInt(step);
  let value = (micros << 10n) | BigInt(hash.readUInt16BE(2) & 0x3ff);
  let written = '';
  for (let at = 0; at < 13; at += 1) {
    written = (alphabet[Number(value & 31n)] ?? '') + written;
    value >>= 5n;
  }
  return written;
}
