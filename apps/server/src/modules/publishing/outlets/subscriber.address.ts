import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Sealer } from '../../../platform/seal.ts';

/* Addresses of readers rest sealed, are found again by a keyed fingerprint, and leave by links that only we can make. */

export type Letter = { territoryId: string; channelId: string };
type Named = Letter & { id: string };

const addressSchema = z.email().max(254);
const CONFIRM_DAYS = 3;

/** One address is one reader, however it is typed; undefined for what is none. */
export function addressOf(typed: string): string | undefined {
  const address = typed.trim().toLowerCase();
  return addressSchema.safeParse(address).success ? address : undefined;
}

const context = ({ territoryId, channelId }: Letter, what: string) => `subscriber ${territoryId} ${channelId} ${what}`;

export const fingerprintOf = (sealer: Sealer, letter: Letter, address: string): string =>
  sealer.fingerprint(address, context(letter, 'address'));
export const sealAddress = (sealer: Sealer, named: Named, address: string): string =>
  sealer.seal(address, context(named, named.id));
export const openAddress = (sealer: Sealer, named: Named, sealed: string): string =>
  sealer.open(sealed, context(named, named.id));

/** What confirms a subscription, for three days. */
export function confirmToken(sealer: Sealer, named: Named, now: Date): string {
  const until = Math.ceil(now.getTime() / 1000) + CONFIRM_DAYS * 86_400;
  return `${named.id}.${until}.${sealer.fingerprint(`${named.id} ${until}`, context(named, 'confirm'))}`;
}

/** What ends a subscription, for as long as there is one. */
export const leaveToken = (sealer: Sealer, named: Named): string =>
  `${named.id}.${sealer.fingerprint(named.id, context(named, 'leave'))}`;

/** The reader that a link is of; undefined when it was not made here, or ended. */
export function readConfirmToken(sealer: Sealer, letter: Letter, token: string, now: Date): string | undefined {
  const [id = '', until = '', mac = ''] = token.split('.');
  if (Number(until) * 1000 < now.getTime()) return undefined;
  return same(mac, sealer.fingerprint(`${id} ${until}`, context(letter, 'confirm'))) ? id : undefined;
}

export function readLeaveToken(sealer: Sealer, letter: Letter, token: string): string | undefined {
  const [id = '', mac = ''] = token.split('.');
  return same(mac, sealer.fingerprint(id, context(letter, 'leave'))) ? id : undefined;
}

function same(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
