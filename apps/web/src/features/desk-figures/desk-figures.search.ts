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
