import { describe, expect, it } from 'vitest';
import { filledIn, latestWeeks, unknownVariables, weekStart } from './desk-settings.rules.ts';

const values = {
  prénom: 'Sandrine',
  nom: 'Lefèvre',
  référence: 'PIC-2026-0412',
  service: 'Transports',
  territoire: 'la Région',
  lien: 'https://exemple.fr',
  délai: '15 jours',
};

describe('a saved reply', () => {
  it('is shown as a person would read it', () => {
    expect(filledIn('Bonjour {prénom}, {référence} est chez {service}.', values)).toBe(
      'Bonjour Sandrine, PIC-2026-0412 est chez Transports.',
    );
  });
  it('says which names nothing fills, once each', () => {
    expect(unknownVariables('{prenom} et {prénom}, {prenom}')).toEqual(['prenom']);
    expect(filledIn('{prenom}', values)).toBe('{prenom}');
  });
});

describe('the weeks of distance', () => {
  it('begin on a Monday, as ISO 8601 counts them', () => {
    expect(weekStart('2026-W48')).toBe('2026-11-23T12:00:00.000Z');
    expect(weekStart('2027-W01')).toBe('2027-01-04T12:00:00.000Z');
    expect(weekStart('2026-11-23')).toBe('2026-11-23T12:00:00Z');
  });
  it('are the newest first', () => {
    expect(latestWeeks([{ week: '2026-W47' }, { week: '2026-W48' }, { week: '2026-W46' }], 2)).toEqual([
      { week: '2026-W48' },
      { week: '2026-W47' },
    ]);
  });
});
