import type { Bilingual } from '@beffroi/contracts';

/** What one check found; `remedy` says what to do about it and is there whenever something is wrong. */
export type Finding = {
  check: Bilingual;
  state: 'ok' | 'warning' | 'failed';
  text: Bilingual;
  remedy?: Bilingual;
};

export function ok(check: Bilingual, fr: string, en: string): Finding {
  return { check, state: 'ok', text: { fr, en } };
}

export function warning(check: Bilingual, text: Bilingual, remedy: Bilingual): Finding {
  return { check, state: 'warning', text, remedy };
}

export function failed(check: Bilingual, text: Bilingual, remedy: Bilingual): Finding {
  return { check, state: 'failed', text, remedy };
}
