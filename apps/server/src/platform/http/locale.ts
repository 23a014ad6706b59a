export type Locale = 'fr' | 'en';

/** The language of an answer: the better placed of French and English in `Accept-Language`, French when neither is. */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  let best: { locale: Locale; quality: number } | undefined;
  for (const part of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const locale = /^(fr|en)(-|$)/.exec(tag)?.[1] as Locale | undefined;
    if (!locale) continue;
    const quality = Number(
      parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2) ?? 1,
    );
    if (!best || quality > best.quality) best = { locale, quality };
  }
  return best?.locale ?? 'fr';
}
