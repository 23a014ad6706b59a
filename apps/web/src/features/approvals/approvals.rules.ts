import type { PublicationCard } from '@beffroi/contracts';

/** What waits for me, or for others: what leaves first is first, what has no date is last. */
export function sortWaiting<T extends Pick<PublicationCard, 'mine' | 'dueAt' | 'updatedAt'>>(
  cards: readonly T[],
  mine: boolean,
): T[] {
  const rank = ({ dueAt, updatedAt }: T) => `${dueAt ? 0 : 1}${dueAt ?? updatedAt}`;
  return cards.filter((card) => card.mine === mine).sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

/** The next or the former of a list, from where the focus is (-1: nowhere); it stops at the ends. */
export function stepOf(length: number, at: number, step: 1 | -1): number {
  return at < 0 ? 0 : Math.min(length - 1, Math.max(0, at + step));
}
