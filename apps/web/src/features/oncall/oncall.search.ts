const views = ['semaine', 'mois'] as const;
export type RotaView = (typeof views)[number];

/** What the address of the page says: week or month, around which day; the month whose hours are counted. */
export type OncallSearch = { vue?: RotaView; jour?: string; mois?: string };

export function readOncallSearch(search: Record<string, unknown>): OncallSearch {
  const { vue, jour, mois } = search;
  return {
    ...(vue === 'mois' ? { vue } : {}),
    ...(typeof jour === 'string' && /^\d{4}-\d\d-\d\d$/.test(jour) && !Number.isNaN(Date.parse(jour)) ? { jour } : {}),
    ...(typeof mois === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(mois) ? { mois } : {}),
  };
}
