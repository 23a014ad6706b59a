import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import type { Period } from './schedule.rules.ts';

/** `mercredi 25 novembre, de 12 h à 14 h`; over several days, both are said. On the territory's clock. */
export function useSpanWords(): (period: Period) => string {
  const t = useWords();
  const format = useTerritoryFormat();
  return ({ from, to }) => {
    const words = { from: format.hour(from), to: format.hour(to), day: format.day(from), toDay: format.day(to) };
    return t(format.dayKey(from) === format.dayKey(to) ? 'oncall.span.day' : 'oncall.span.days', words);
  };
}
