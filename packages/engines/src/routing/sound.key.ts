const digraphs: readonly (readonly [RegExp, string])[] = [
  [/(.)\1+/gu, '$1'],
  [/eaux?|aux?/gu, 'o'],
  [/ph/gu, 'f'],
  [/sch|sh|ch/gu, 'S'],
  [/qu|q|ck|k|c(?![eiy])/gu, 'k'],
  [/c(?=[eiy])|ti(?=on)|z|x/gu, 's'],
  [/g(?=[eiy])/gu, 'j'],
  [/gu(?=[ei])/gu, 'g'],
  [/h/gu, ''],
  [/[ea][mn](?=[^aeiouyn]|$)/gu, 'A'],
  [/(?:ain|ein|in|im|un|yn)(?=[^aeiouyn]|$)/gu, 'I'],
  [/oi|oy/gu, 'W'],
  [/ou/gu, 'U'],
  [/(?:ai|ei|ay|ey)/gu, 'e'],
  [/(?:er|ez|et|ed|es|ent|ees|ee)$/gu, 'e'],
  [/y/gu, 'i'],
  [/[stdpxe]+$/gu, ''],
  [/(.)\1+/gu, '$1'],
];

/**
 * How a French word sounds, roughly: words that are written otherwise and read alike have one key (`kantine` and
 * `cantine`). In the line of Soundex and of its French variants (F. Brouard's Phonex), with rules of our own.
 *
 * @param word folded
 * @example soundKey('poubel') === soundKey('poubelles')
 */
export function soundKey(word: string): string {
  let key = word;
  for (const [pattern, by] of digraphs) key = key.replace(pattern, by);
  return key;
}
