import type { Editorial } from '@beffroi/contracts';
import { expect, it } from 'vitest';
import { fieldsOf, sentOf, windowOf } from './editorial.rules.ts';

const editorial: Editorial = {
  severities: { hashtag_case: 'blocks' },
  ballots: [
    { name: 'Municipales', day: '2027-03-14', secondRound: '2027-03-21', candidates: ['Anne Roy', 'Paul Lys'] },
  ],
  sensitive: [
    { reason: 'Deuil', kind: 'mourning', from: '2026-07-14T22:00:00.000Z', until: '2026-12-01T23:00:00.000Z' },
  ],
  coFunders: [{ campaign: 'Canal', mention: 'Union européenne' }],
  names: ['Charly-sur-Marne'],
};

it('goes to the fields and back without a change, summer and winter', () => {
  const fields = fieldsOf(editorial, 'Europe/Paris');
  expect(fields.sensitive[0]).toMatchObject({ from: '2026-07-15T00:00', until: '2026-12-02T00:00' });
  expect(sentOf(fields, 'Europe/Paris')).toEqual(editorial);
});

it('sends a check that is left as it ships as nothing', () => {
  const fields = { ...fieldsOf(editorial, 'Europe/Paris'), severities: { hashtag_case: '' } };
  expect(sentOf(fields, 'Europe/Paris').severities).toEqual({});
});

it('shows from when to when a ballot is watched: six months before its month, to the day of the last round', () => {
  const window = windowOf({ day: '2027-04-11', secondRound: '2027-04-25' }, 'Europe/Paris');
  expect(new Date(window?.from ?? 0).toISOString()).toBe('2026-09-30T22:00:00.000Z');
  expect(new Date(window?.lastDay ?? 0).toISOString()).toBe('2027-04-25T21:59:59.999Z');
  expect(windowOf({ day: '', secondRound: '' }, 'Europe/Paris')).toBeUndefined();
});
