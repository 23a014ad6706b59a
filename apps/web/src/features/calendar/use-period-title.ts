import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import type { View } from './calendar.search.ts';
import { useDayWords } from './use-day-words.ts';

/** « Semaine 48 » over « 23 au 29 novembre », as the view has it. */
export function usePeriodTitle(view: View, day: string, days: readonly string[]): { over: string; title: string } {
  const t = useWords();
  const words = useDayWords();
  const format = useTerritoryFormat();
  const week = t('calendar.week', { week: format.week(`${day}T12:00Z`), year: day.slice(0, 4) });
  if (view === 'mois') return { over: t('app.nav.calendar'), title: words.month(day) };
  if (view === 'jour') return { over: week, title: words.title(day) };
  return { over: week, title: words.span(days[0] ?? day, days.at(-1) ?? day) };
}
