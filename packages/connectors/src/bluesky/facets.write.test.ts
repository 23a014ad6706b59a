import { expect, test } from 'vitest';
import { findMarks } from './facets.write.ts';

/** What a reader sees at the place of each mark. */
function shown(text: string): string[] {
  const bytes = new TextEncoder().encode(text);
  return findMarks(text).map(({ byteStart, byteEnd }) => new TextDecoder().decode(bytes.subarray(byteStart, byteEnd)));
}

test('places are counted in UTF-8 bytes', () => {
  expect(findMarks('Été à Ville https://ville.fr')).toEqual([
    { kind: 'link', uri: 'https://ville.fr', byteStart: 15, byteEnd: 31 },
  ]);
  expect(findMarks('👨‍👩‍👧 #Été')).toEqual([{ kind: 'tag', tag: 'Été', byteStart: 19, byteEnd: 25 }]);
});

test.each([
  ['Voir https://ville.fr/page.', ['https://ville.fr/page']],
  ['Voir (https://ville.fr/page), puis', ['https://ville.fr/page']],
  ['Voir https://fr.wikipedia.org/wiki/Lille_(ville) !', ['https://fr.wikipedia.org/wiki/Lille_(ville)']],
  ['Lisez « ville.fr/été » vite', ['ville.fr/été']],
  ['ville.fr.', ['ville.fr']],
  ['Écrivez à contact@ville.fr', []],
  ['Fin de phrase.Début d’une autre', []],
  ['Le n°2.5 de 12.30', []],
  ['Avec @ville.bsky.social et @prefecture', ['@ville.bsky.social']],
  ['(@ville.fr) et @VILLE.fr!', ['@ville.fr', '@VILLE.fr']],
  ['#HautsDeFrance, #Œuvre ! #2026 #', ['#HautsDeFrance', '#Œuvre']],
  ['C#dièse et l’#été', ['#été']],
  [`#${'a'.repeat(65)}`, []],
  ['https://ville.fr/#ancre #Vrai', ['https://ville.fr/#ancre', '#Vrai']],
  ['', []],
])('%s', (text, marks) => {
  expect(shown(text)).toEqual(marks);
});

test('a bare domain becomes an address, a mention a handle in lower case', () => {
  expect(findMarks('ville.fr @Ville.fr')).toMatchObject([
    { kind: 'link', uri: 'https://ville.fr' },
    { kind: 'mention', handle: 'ville.fr' },
  ]);
});
