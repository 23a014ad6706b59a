import { stemEnglish } from './english.stem.ts';
import { foldWord } from './fold.ts';
import { stemFrench } from './french.stem.ts';

/**
 * The folded stems of a word in a text of language `lang` (BCP 47): the French one, the English one, or both when the
 * language is unknown or another.
 *
 * @param word lower case, NFC, with its accents if it has any
 */
export function stemsOf(word: string, lang?: string): readonly string[] {
  const language = stemLanguage(lang);
  const known = remembered[language].get(word);
  if (known !== undefined) return known;
  const stems = computeStems(word, language);
  if (remembered[language].size >= MOST_REMEMBERED) remembered[language].clear();
  remembered[language].set(word, stems);
  return stems;
}

type StemLanguage = 'fr' | 'en' | 'both';

/** The words of a stream come back all the time, and a stem takes a hundred times longer than looking it up. */
const MOST_REMEMBERED = 20_000;
const remembered: Record<StemLanguage, Map<string, readonly string[]>> = {
  fr: new Map(),
  en: new Map(),
  both: new Map(),
};

function computeStems(word: string, language: StemLanguage): string[] {
  const french = language === 'en' ? undefined : foldWord(stemFrench(word));
  const english = language === 'fr' ? undefined : stemEnglish(foldWord(word));
  if (french === undefined || english === undefined || french === english) return [(french ?? english)!];
  return [french, english];
}

/** Which stemmers read a text: of `fr` and `en`, those that its declared language does not rule out. */
export function stemLanguage(lang: string | undefined): StemLanguage {
  if (lang === undefined) return 'both';
  if (/^fr(-|$)/iu.test(lang)) return 'fr';
  return /^en(-|$)/iu.test(lang) ? 'en' : 'both';
}
