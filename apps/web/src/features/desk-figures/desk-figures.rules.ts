export const sourceKinds = [
  'channel',
  'department',
  'category',
  'day',
  'reopened',
  'forwarded',
  'helped',
  'not_helped',
  'late',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const periods = ['7', '30', '90'] as const;

/** The figures as their address says them: a period, and what is opened of them. */
export type FiguresSearch = {
  jours?: (typeof periods)[number];
  du?: string;
  au?: string;
  de?: SourceKind;
  cle?: string;
};

const DAY = /^\d{4}-\d\d-\d\d$/;

export function readFiguresSearch(raw: Record<string, unknown>): FiguresSearch {
  const day = (key: string) => (typeof raw[key] === 'string' && DAY.test(raw[key]) ? { [key]: raw[key] } : {});
  const days = periods.find((each) => each === String(raw['jours']));
  const of = sourceKinds.find((each) => each === raw['de']);
  const key = typeof raw['cle'] === 'number' ? String(raw['cle']) : raw['cle'];
  return {
    ...(days && days !== '30' ? { jours: days } : {}),
    ...day('du'),
    ...day('au'),
    ...(of ? { de: of } : {}),
    ...(of && typeof key === 'string' && key ? { cle: key } : {}),
  };
}

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
