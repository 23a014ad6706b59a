import type { AfterAction } from '@beffroi/contracts';

type Lang = 'fr' | 'en';

export const delayKeys = ['detected', 'seen', 'opened', 'held', 'decided', 'firstWord', 'turned', 'calm'] as const;

/** What each moment is called on the line of steps. */
export const delayWords: Record<(typeof delayKeys)[number], Record<Lang, string>> = {
  detected: { fr: 'détectée', en: 'detected' },
  seen: { fr: 'vue', en: 'seen' },
  opened: { fr: 'cellule ouverte', en: 'room opened' },
  held: { fr: 'suspension', en: 'all held' },
  decided: { fr: 'première décision', en: 'first decision' },
  firstWord: { fr: 'premier mot public', en: 'first public word' },
  turned: { fr: 'retournement', en: 'turned' },
  calm: { fr: 'retour au calme', en: 'calm again' },
};

/** `4 min`, `1 h 05`, `2 jours`: minutes as people say them. */
export function sayMinutes(minutes: number, lang: Lang): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole}\u{a0}min`;
  if (whole < 48 * 60) {
    const rest = whole % 60;
    const hours = `${Math.floor(whole / 60)}\u{a0}h`;
    return rest === 0 ? hours : `${hours}\u{a0}${String(rest).padStart(2, '0')}`;
  }
  const days = Math.round(whole / 1440);
  return lang === 'fr' ? `${days}\u{a0}jours` : `${days}\u{a0}days`;
}

/** `1 864`, `1,864`. */
export function sayCount(count: number, lang: Lang): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, lang === 'fr' ? '\u{a0}' : ',');
}

export function sayShare(share: number, lang: Lang): string {
  return `${Math.round(100 * share)}${lang === 'fr' ? '\u{a0}' : ''}%`;
}

/** Of a tone, those that are unfavourable or ironic. */
export function adverse(tone: AfterAction['tone']['during']): number {
  return tone.negative + tone.ironic;
}
