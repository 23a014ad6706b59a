import type { Locale } from '@beffroi/contracts';

const KEY = 'beffroi.locale';

/** What is kept on this device; a browser that refuses storage only forgets. */
export function remembered(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private browsing: the choice lasts as long as the page.
  }
}

let chosen: Locale | undefined;

/** The language on screen: chosen here, else what the browser asks, French first. */
export function currentLocale(): Locale {
  if (chosen) return chosen;
  const kept = remembered(KEY);
  if (kept === 'fr' || kept === 'en') return kept;
  const asked = typeof navigator === 'undefined' ? '' : navigator.language;
  return asked === '' || asked.startsWith('fr') ? 'fr' : 'en';
}

export function chooseLocale(locale: Locale): void {
  chosen = locale;
  remember(KEY, locale);
}

/** Whether a language was chosen on this device, so that the account's does not undo it before it is saved there. */
export function localeWasChosen(): boolean {
  return chosen !== undefined || remembered(KEY) !== undefined;
}
