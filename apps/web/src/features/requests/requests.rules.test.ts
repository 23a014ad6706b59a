import { describe, expect, it } from 'vitest';
import { closingBody, dayIn, piecesOf } from './requests.rules.ts';
import { readRequestsSearch, toRequestsFilter } from './requests.search.ts';

describe('the address of the list of requests', () => {
  it('asks the server for what it says, both days included', () => {
    const search = readRequestsSearch({
      etat: 'overdue',
      service: 'dep_1',
      origine: 'phone',
      q: 2026,
      au: '2026-11-24',
    });
    const filter = toRequestsFilter(search);
    expect(filter).toMatchObject({ state: 'overdue', departmentId: 'dep_1', origin: 'phone', text: '2026' });
    expect(new Date(filter.to ?? '').getTime()).toBe(new Date('2026-11-25T00:00:00').getTime());
  });
  it('leaves out what it does not know, so that an old link still opens a list', () => {
    expect(readRequestsSearch({ etat: 'perdue', origine: 'pigeon', du: 'hier', q: '' })).toEqual({});
  });
});

it('sends who is competent only with a closing as out of scope', () => {
  const words = { because: '', competent: 'Préfecture de la Somme' };
  expect(closingBody({ as: 'out_of_scope', ...words })).toEqual({ as: 'out_of_scope', ...words });
  expect(closingBody({ as: 'settled', ...words })).toEqual({ as: 'settled', because: '' });
});

it('keeps the commas of what is asked for', () => {
  expect(piecesOf('Justificatif de domicile, de moins de trois mois\n\n RIB \nRIB')).toEqual([
    'Justificatif de domicile, de moins de trois mois',
    'RIB',
  ]);
});

it('counts days from an instant', () => {
  expect(dayIn(30, Date.parse('2026-11-24T09:00:00Z'))).toBe('2026-12-24');
});
