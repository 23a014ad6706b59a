import type { FiguresSearch } from './desk-figures.search.ts';

/**
 * The period as whole days where the browser is: those given, else the last ones, today included. `to` is the end of
 * the last day, not part of it.
 */
export function periodOf(
  search: FiguresSearch,
  today: string,
): { from: string; to: string; first: string; last: string } {
  const last = search.au ?? today;
  const first = search.du ?? shifted(last, 1 - Number(search.jours ?? '30'));
  const [start, end] = first <= last ? [first, last] : [last, first];
  return {
    from: new Date(`${start}T00:00:00`).toISOString(),
    to: new Date(`${shifted(end, 1)}T00:00:00`).toISOString(),
    first: start,
    last: end,
  };
}

function shifted(day: string, by: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** Of those who said: nothing while nobody has. */
export function helpedShare({ helped, not }: { helped: number; not: number }): number | undefined {
  return helped + not === 0 ? undefined : helped / (helped + not);
}
