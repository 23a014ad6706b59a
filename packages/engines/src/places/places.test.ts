import { expect, test } from 'vitest';
import { namedPlaces } from './index.ts';

test('places are named by a preposition and a capital, counted once a text, from two texts on', () => {
  const texts = [
    'Coupure de courant à Saint-Quentin, et encore à Saint-Quentin ce soir',
    'Les gens de Saint-Quentin attendent. Il pleut près d’Amiens.',
    'À Amiens rien ne bouge',
    'Un arbre est tombé à Villers-Cotterêts',
    'Route fermée vers Villers-Cotterêts et Soissons',
  ];
  expect(namedPlaces(texts)).toEqual([
    { name: 'Amiens', mentions: 2 },
    { name: 'Saint-Quentin', mentions: 2 },
    { name: 'Villers-Cotterêts', mentions: 2 },
  ]);
});

test('months, tags, accounts and the territory itself are no places', () => {
  const texts = ['à Noël, merci à Picardie et #Laon', 'à Noël en mars, à Picardie, @Laon', 'à Marie je dis de Laon'];
  expect(namedPlaces(texts, { own: ['Picardie'] })).toEqual([]);
});

test('long names keep their small words, and a text of nothing is fast', () => {
  const long = 'à Fère-en-Tardenois ; commune de Saint-Michel-sur-Ternoise';
  expect(namedPlaces([long, long]).map(({ name }) => name)).toEqual(['Fère-en-Tardenois', 'Saint-Michel-sur-Ternoise']);
  const started = performance.now();
  namedPlaces([`à ${'A-'.repeat(20_000)}`, `à ${'Aa '.repeat(20_000)}`]);
  expect(performance.now() - started).toBeLessThan(500);
});
