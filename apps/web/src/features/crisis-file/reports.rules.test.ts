import { describe, expect, it } from 'vitest';
import { coordinate, fieldsOfReport, filtered, pastedPair, type Report, sentReport } from './reports.rules.ts';

const report = (part: Partial<Report>): Report => ({
  id: 'rep_1',
  at: '2026-11-25T09:00:00Z',
  kind: 'flood',
  text: 'Eau dans la rue',
  place: 'Rue du Pont, La Fère',
  locatedBy: 'nobody',
  checked: false,
  by: 'Camille',
  ...part,
});

describe('located reports', () => {
  it('are found by what they lack', () => {
    const list = [report({ id: 'a', checked: true }), report({ id: 'b', lat: 49.66, lon: 3.36 })];
    expect(filtered(list, 'a-verifier').map((each) => each.id)).toEqual(['b']);
    expect(filtered(list, 'sans-coordonnees').map((each) => each.id)).toEqual(['a']);
  });
  it('take coordinates as people type them', () => {
    expect(coordinate(' 49,66° ')).toBe(49.66);
    expect(coordinate('nord')).toBeUndefined();
    expect(pastedPair('49.6601, 3.3643')).toEqual({ lat: '49.6601', lon: '3.3643' });
    expect(pastedPair('49,66')).toBeUndefined();
  });
  it('are sent with both coordinates or none', () => {
    const fields = fieldsOfReport(report({}));
    expect(sentReport({ ...fields, lat: '49,66' })).not.toHaveProperty('lat');
    expect(sentReport({ ...fields, lat: '49,66', lon: '3,36' })).toMatchObject({ lat: 49.66, lon: 3.36 });
  });
  it('do not say that a person put them where the service did', () => {
    const before = report({ lat: 49.66, lon: 3.36, locatedBy: 'service' });
    expect(sentReport({ ...fieldsOfReport(before), text: 'Plus d’eau' }, before)).not.toHaveProperty('lat');
  });
});
