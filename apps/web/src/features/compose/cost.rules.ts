import type { Locale } from '@beffroi/contracts';
import type { Words } from '../../shared/words.ts';
import type { DraftCheck } from './compose.queries.ts';

/** « 0,20 $ »: thousandths of a currency, as it is written in the language. */
export function moneyWords(locale: Locale, thousandths: number, currency: string): string {
  return new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: thousandths % 10 === 0 ? 2 : 3,
  }).format(thousandths / 1000);
}

/** What it would cost, and what is left of the month; nothing when nothing is paid by use. */
export function costWords(t: Words, locale: Locale, costs: DraftCheck['costs']): string {
  const currencies = [...new Set(costs.map(({ currency }) => currency))];
  return currencies
    .flatMap((currency) => {
      const mine = costs.filter((cost) => cost.currency === currency);
      const cost = mine.reduce((sum, each) => sum + each.cost, 0);
      if (cost === 0) return [];
      const known = mine.filter(({ left }) => left !== undefined);
      const left = known.reduce((sum, each) => sum + (each.left ?? 0), 0);
      const values = { cost: moneyWords(locale, cost, currency), left: moneyWords(locale, left, currency) };
      return [t(known.length > 0 ? 'compose.cost.left' : 'compose.cost', values)];
    })
    .join(' ');
}
