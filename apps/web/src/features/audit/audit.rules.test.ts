import { describe, expect, it } from 'vitest';
import { detailLines, subjectOf, readAuditSearch, toAuditFilter } from './audit.rules.ts';

describe('the filters of the journal', () => {
  it('are read from an address, what makes no sense left out', () => {
    expect(readAuditSearch({ action: 'identity.invited', du: '2026-11-24', au: 'hier', personne: '', x: 1 })).toEqual({
      action: 'identity.invited',
      du: '2026-11-24',
    });
  });
  it('take both days whole', () => {
    const { from = '', to = '' } = toAuditFilter({ du: '2026-11-24', au: '2026-11-24' });
    expect(Date.parse(to) - Date.parse(from)).toBe(86_400_000);
    expect(toAuditFilter({})).toEqual({});
  });
});

it('tells what an entry says besides its action', () => {
  expect(detailLines({ role: 'auditor', empty: '', none: null, count: 0, list: ['a'] })).toEqual([
    ['role', 'auditor'],
    ['count', '0'],
    ['list', '["a"]'],
  ]);
});

it('names what an entry is about by what people call it', () => {
  expect(subjectOf({ id: 'wat_1', name: 'Lycées' })).toBe('Lycées');
  expect(subjectOf({ email: 'paul@x.fr', role: 'auditor' })).toBe('paul@x.fr');
  expect(subjectOf({ count: 3 })).toBeUndefined();
});
