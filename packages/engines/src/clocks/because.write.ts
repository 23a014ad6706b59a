import { sayDate } from '../schedule/index.ts';
import type { Bilingual, ClockRule, Day } from './clocks.types.ts';
import { dayOf, type DayOff } from './working.calendar.ts';

export const starts = {
  identified: { fr: 'la personne est identifiée', en: 'the person is identified' },
  received: { fr: 'réception de la demande', en: 'receipt of the request' },
  firstReceipt: {
    fr: 'réception par la première autorité saisie (CRPA, L114-3)',
    en: 'receipt by the first authority that was seized (CRPA, L114-3)',
  },
  competentReceipt: {
    fr: 'réception par l’autorité compétente (CRPA, L114-3)',
    en: 'receipt by the competent authority (CRPA, L114-3)',
  },
  completed: {
    fr: 'réception des pièces manquantes (CRPA, L114-5)',
    en: 'receipt of the missing pieces (CRPA, L114-5)',
  },
  reopened: { fr: 'la personne est revenue : nouvelle demande', en: 'the person came back: a new request' },
  implied: { fr: 'naissance de la décision implicite', en: 'birth of the implied decision' },
  acknowledged: {
    fr: 'accusé de réception complet, postérieur à la décision implicite',
    en: 'full acknowledgement, later than the implied decision',
  },
  notified: { fr: 'notification de la décision', en: 'notification of the decision' },
  reasonsAsked: { fr: 'demande des motifs', en: 'reasons asked for' },
  reasonsGiven: { fr: 'communication des motifs (CRPA, L232-4)', en: 'reasons given (CRPA, L232-4)' },
  asked: { fr: 'pièces demandées (CRPA, L114-5)', en: 'pieces asked for (CRPA, L114-5)' },
  published: { fr: 'première publication', en: 'first publication' },
} satisfies Record<string, Bilingual>;

export type Start = keyof typeof starts;

/** Rule, source and start event, then what else changed the date. */
export function explain(rule: ClockRule, from: Day, start: Start, more: readonly Bilingual[] = []): Bilingual {
  const rest = (language: keyof Bilingual): string => more.map((reason) => ` ${reason[language]}`).join('');
  return {
    fr: `${capital(rule.label.fr)} (${rule.source.article}), à compter du ${say(from).fr} : ${starts[start].fr}.${rest('fr')}`,
    en: `${capital(rule.label.en)} (${rule.source.article}), from ${say(from).en}: ${starts[start].en}.${rest('en')}`,
  };
}

export function movedReason(moved: DayOff): Bilingual[] {
  if (moved === undefined) return [];
  return [
    {
      fr: `La fin tombait un jour non ouvré (${moved.fr}) : elle est reportée au premier jour ouvrable.`,
      en: `The end fell on a day off (${moved.en}): it moves to the next working day.`,
    },
  ];
}

export function notMovedReason(): Bilingual {
  return {
    fr: 'Une décision implicite naît même un jour non ouvré : pas de report.',
    en: 'An implied decision is born even on a day off: it does not move.',
  };
}

export function suspendedReason(days: number): Bilingual[] {
  if (days === 0) return [];
  return [
    {
      fr: `Suspendu ${days} jour${days > 1 ? 's' : ''} en attendant les pièces (CRPA, L114-5).`,
      en: `Suspended ${days} day${days > 1 ? 's' : ''} while pieces were awaited (CRPA, L114-5).`,
    },
  ];
}

export function say(day: Day): Bilingual {
  const date = dayOf(day);
  return { fr: sayDate(date, 'fr', { year: true }), en: sayDate(date, 'en', { year: true }) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
