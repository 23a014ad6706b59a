import { describe, expect, it } from 'vitest';
import { stemEnglish, stemFrench, stemsOf } from './index.ts';

// The samples that the authors of Snowball publish with each algorithm.
const french =
  'continu:continu continua:continu continuait:continu continuant:continu continuation:continu continue:continu ' +
  'continué:continu continuel:continuel continuelle:continuel continuellement:continuel continuelles:continuel ' +
  'continuels:continuel continuer:continu continuera:continu continuerait:continu continueront:continu continuez:continu ' +
  'continuité:continu continuons:continuon contorsions:contors contour:contour contournait:contourn contournant:contourn ' +
  'contourne:contourn contours:contour contracté:contract contractée:contract contracter:contract contractés:contract ' +
  'contractions:contract contradictoirement:contradictoir contradictoires:contradictoir contraindre:contraindr ' +
  'contraint:contraint contrainte:contraint contraintes:contraint contraire:contrair contraires:contrair contraria:contrari';
const english =
  'consign:consign consigned:consign consigning:consign consignment:consign consist:consist consisted:consist ' +
  'consistency:consist consistent:consist consistently:consist consolation:consol consolations:consol ' +
  'consolatory:consolatori console:consol consoled:consol conspicuously:conspicu conspiracy:conspiraci ' +
  'knack:knack knackeries:knackeri knaves:knave knavish:knavish kneaded:knead knightly:knight knitted:knit knives:knive ' +
  'dying:die skies:sky generously:generous hoping:hope succeeding:succeed';

const pairs = (sample: string): [string, string][] =>
  sample.split(' ').map((pair) => pair.split(':') as [string, string]);

describe('the stemmers', () => {
  it.each(pairs(french))('reduce the French %s to %s', (word, stem) => {
    expect(stemFrench(word)).toBe(stem);
  });

  it.each(pairs(english))('reduce the English %s to %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });

  it('give a French word the same folded stem with and without its accents', () => {
    for (const [written, typed] of pairs(
      'employées:employees première:premiere régionales:regionales mangèrent:mangerent',
    )) {
      expect(stemsOf(written, 'fr')).toEqual(stemsOf(typed, 'fr'));
    }
  });

  it('read a text of unknown language both ways', () => {
    expect(stemsOf('running')).toEqual(['running', 'run']);
    expect(stemsOf('running', 'en-GB')).toEqual(['run']);
    expect(stemsOf('régionales', 'fr')).toEqual(['regional']);
  });
});
