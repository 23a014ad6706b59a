import { expect, test } from 'vitest';
import { rolesFromClaims } from './oidc.roles.ts';

const region = 'ter_01jd0000000000000000000000';
const commune = 'ter_01jd0000000000000000000001';

test('a claim of one value or of several gives its roles once; anything else gives none', () => {
  const rules = [
    { claim: 'groups', value: 'com', role: 'contributor', territoryId: region },
    { claim: 'groups', value: 'all', role: 'contributor', territoryId: region },
    { claim: 'siret', value: '23350001600040', role: 'auditor', territoryId: commune },
  ] as const;
  expect(rolesFromClaims(rules, { groups: ['all', 'com', 'other'], siret: '23350001600040' })).toEqual([
    { territoryId: region, role: 'contributor' },
    { territoryId: commune, role: 'auditor' },
  ]);
  expect(rolesFromClaims(rules, { groups: 'com' })).toEqual([{ territoryId: region, role: 'contributor' }]);
  expect(rolesFromClaims(rules, { groups: { com: true }, siret: 23350001600040 })).toEqual([]);
});
