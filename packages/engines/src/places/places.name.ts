import { fold } from '../text/index.ts';

const NAME =
  "\\p{Lu}[\\p{L}'’]+(?:(?:-|\\s)(?:(?:sur|lès|les|en|le|la|du|de|aux|sous)(?:-|\\s))?(?:[dl]['’])?\\p{Lu}[\\p{L}'’]+|-(?:sur|lès|les|en|le|la|du|de|aux|sous|et|d['’]|l['’])-?\\p{L}+)*";
const STRONG = new RegExp(
  `(?<![\\p{L}'’#@])(?:[àÀ]|[Vv]ers|[Pp]rès (?:de|d['’])|[Aa]utour (?:de|d['’])|[Cc]ommune (?:de|d['’])|[Vv]ille (?:de|d['’])|[Ss]ecteur (?:de|d['’])|in|near)\\s?(${NAME})`,
  'gu',
);
const WEAK = new RegExp(`(?<![\\p{L}'’#@])(?:de |d['’]|sur |entre |et |pour |of |from )(${NAME})`, 'gu');

const notPlaces = new Set(
  `janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi
  vendredi samedi dimanche noel paques monsieur madame facebook twitter instagram bluesky mastodon youtube linkedin
  internet dieu january february march april june july august september october november december`.split(/\s+/),
);

/**
 * Places that texts name, most named first, from two texts on.
 *
 * @param texts one a post
 * @param own names that are the territory itself, left out
 * @returns the name as it was first written, and in how many texts it stands
 */
export function namedPlaces(
  texts: readonly string[],
  { own = [], most = 8 }: { own?: readonly string[]; most?: number } = {},
): { name: string; mentions: number }[] {
  const left = new Set(own.map(keyOf));
  const strong = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const [, name = ''] of text.matchAll(STRONG)) {
      const key = keyOf(name);
      if (key.length > 2 && !notPlaces.has(key) && !left.has(key) && !strong.has(key)) strong.set(key, name);
    }
  }
  for (const text of texts) {
    const here = new Set<string>();
    for (const pattern of [STRONG, WEAK]) for (const [, name = ''] of text.matchAll(pattern)) here.add(keyOf(name));
    for (const key of here) if (strong.has(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, mentions]) => mentions >= 2)
    .map(([key, mentions]) => ({ name: strong.get(key) ?? key, mentions }))
    .toSorted((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name, 'fr'))
    .slice(0, most);
}

const keyOf = (name: string): string => fold(name).replace(/[’'-]/g, ' ').trim();
