import type { Work } from '@beffroi/contracts';

export function isUnderWay(work: Work): boolean {
  return work.state === 'waiting' || work.state === 'running';
}

/** How much is done, from 0 to 1; nothing while the whole is not known. */
export function shareDone(work: Work): number | undefined {
  if (!work.total) return undefined;
  return Math.min(1, work.done / work.total);
}

/** The list with a work as it is now, newest first. */
export function withWork(items: readonly Work[], work: Work): Work[] {
  const known = items.some((each) => each.id === work.id);
  return known ? items.map((each) => (each.id === work.id ? work : each)) : [work, ...items];
}
