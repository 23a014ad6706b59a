import type { Department } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { absenceOn, fieldsOf, searchDepartments, sentOf } from './departments.rules.ts';

const roads: Department = {
  id: 'dep_00000000000001',
  name: 'Voirie départementale',
  competences: ['Entretien des routes, des ponts et des talus'],
  keywords: ['nid-de-poule'],
  email: 'voirie@exemple.fr',
  hours: [{ day: 1, from: '09:00', to: '17:00' }],
  people: [{ name: 'Hélène Caron', level: 'head', email: 'h.caron@exemple.fr' }],
  absences: [{ from: '2026-12-24', to: '2027-01-02', note: '' }],
  answerWithinHours: 40,
  anonymous: false,
  open: 2,
  overdue: 1,
  missing: [],
};

describe('the sheet of a department', () => {
  it('comes back from its form as it went in, commas included', () => {
    const { id: _, open: __, overdue: ___, missing: ____, ...draft } = roads;
    expect(sentOf(fieldsOf(roads))).toEqual(draft);
  });
  it('begins with office hours', () => {
    expect(fieldsOf(undefined).hours).toHaveLength(5);
  });
});

it('finds a department by what it does and who is there, whatever the accents', () => {
  expect(searchDepartments([roads], 'helene TALUS')).toEqual([roads]);
  expect(searchDepartments([roads], 'helene cantine')).toEqual([]);
});

it('is away from the first day to the last', () => {
  expect(absenceOn(roads, '2026-12-24')).toBeDefined();
  expect(absenceOn(roads, '2027-01-02')).toBeDefined();
  expect(absenceOn(roads, '2027-01-03')).toBeUndefined();
});
