import { describe, expect, it } from 'vitest';
import { defaultRules } from '@beffroi/engines/clocks';
import { prefixOf, rulesOf } from './settings.store.ts';

describe('the defaults of a territory', () => {
  it.each([
    ['Région Picardie', 'PIC'],
    ['Ville de Saint-Étienne', 'SAI'],
    ['Département de l’Oise', 'OIS'],
    ['Université', 'UNI'],
    ['Y', 'DEM'],
  ])('names the references of %s by letters that can be read aloud: %s', (name, prefix) => {
    expect(prefixOf(name)).toBe(prefix);
  });

  it('replaces a rule by what the territory answers for, and leaves the others as the law is', () => {
    const owned = { owner: 'DAJ', source: 'délibération 12', reviewOn: '2027-01-31' };
    const { rules } = rulesOf({
      rules: [
        { id: 'transfer', amount: 5, ...owned },
        { id: 'unknown', amount: 1, ...owned },
      ],
    });
    expect(rules.transfer).toMatchObject({ amount: 5, owner: 'DAJ', source: { article: 'délibération 12' } });
    expect(rules.acknowledgement).toEqual(defaultRules.rules.acknowledgement);
    expect(Object.keys(rules)).toHaveLength(Object.keys(defaultRules.rules).length);
  });
});
