import { networkName } from '../../shared/network-words.ts';
import type { Words } from '../../shared/words.ts';

const doors = ['form', 'email', 'phone', 'visit', 'letter', 'pasted', 'note'] as const;

/** By what somebody reached us: a network by its name, the rest by what it is. */
export function whereName(t: Words, network: string): string {
  const door = doors.find((each) => each === network);
  return door ? t(`requests.where.${door}`) : networkName(t, network);
}
