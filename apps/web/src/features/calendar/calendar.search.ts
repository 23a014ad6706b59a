import { type PublicationState, publicationStates } from '@beffroi/contracts';
import { readDate } from '@beffroi/engines/schedule';

export const views = ['jour', 'semaine', 'mois', 'liste', 'comptes'] as const;
export type View = (typeof views)[number];

/** What the calendar shows, as its address says it. */
export type CalendarSearch = {
  vue?: View;
  /** A day of what is shown, YYYY-MM-DD; today when absent. */
  jour?: string;
  /** Accounts, their ids joined by a comma; all when absent. */
  comptes?: string;
  etat?: PublicationState;
  campagne?: string;
  q?: string;
};

/** Reads an address; what it does not understand is left out rather than refused. */
export function readCalendarSearch(raw: Record<string, unknown>): CalendarSearch {
  const text = (key: string) => {
    const value = raw[key];
    return typeof value === 'number' ? String(value) : typeof value === 'string' && value !== '' ? value : undefined;
  };
  const day = text('jour');
  return defined({
    vue: views.find((view) => view === text('vue')),
    jour: day !== undefined && readDate(day) ? day : undefined,
    comptes: text('comptes'),
    etat: publicationStates.find((state) => state === text('etat')),
    campagne: text('campagne'),
    q: text('q'),
  });
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is not there, so that an address says only what differs. */
export function defined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  ) as Defined<T>;
}
