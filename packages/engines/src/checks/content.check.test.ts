import { describe, expect, it } from 'vitest';
import type { Ballot, DirectoryName } from './index.ts';
import { electoralPeriod, electoralState, isIban, isSocialSecurityNumber } from './index.ts';
import { distance } from './spelling.check.ts';
import { check, codes, context, image } from './testing/check.draft.ts';

const paris = (year: number, month: number, day: number, hour = 0) => Date.UTC(year, month - 1, day, hour - 1);

describe('names', () => {
  const directory: DirectoryName[] = [
    { name: 'Hélène Marchand', kind: 'official' },
    { name: 'Charly-sur-Marne', kind: 'place' },
    { name: 'Château-Thierry', kind: 'place' },
    { name: 'Amiens', kind: 'place' },
    { name: 'Xavier Bertin', kind: 'official' },
  ];

  it.each([
    ['Merci à Hélène Marchant', 'Hélène Marchand'],
    ['Merci à Helene Marchand', 'Hélène Marchand'],
    ['Rendez-vous à Charlie-sur-Marne', 'Charly-sur-Marne'],
    ['Gare de Chateau Thiery', 'Château-Thierry'],
    ['À Amines demain', 'Amiens'],
  ])('are those of the directory: %s', (text, fix) => {
    expect(check(text, { directory })).toMatchObject([{ code: 'name_misspelled', fix }]);
  });

  it.each([
    'Hélène Marchand',
    'HÉLÈNE MARCHAND',
    'Xavier Bertrand',
    'Hélène Martin',
    'amies',
    'Château-Thierry',
    '#Amines',
    'https://ville.fr/Amines',
  ])('stay when right, or of somebody else: %s', (text) => {
    expect(codes(check(text, { directory })).filter((code) => code === 'name_misspelled')).toEqual([]);
  });

  it('are told apart by the letters between them', () => {
    expect(distance('marne', 'marne', 2)).toBe(0);
    expect(distance('amines', 'amiens', 2)).toBe(1);
    expect(distance('ab', 'ba', 2)).toBe(1);
    expect(distance('abcdef', 'ghijkl', 2)).toBe(3);
  });
});

describe('dates', () => {
  it('have their own weekday, in the year that is nearest', () => {
    expect(check('Le mercredi 24 novembre 2026')).toMatchObject([
      { code: 'weekday_wrong', fix: 'mardi', where: { from: 3, to: 11 } },
    ]);
    expect(check('le mardi 24 novembre à 18 h')).toEqual([]);
    expect(check('Jeudi 5 janvier')).toMatchObject([
      {
        code: 'weekday_wrong',
        fix: 'Mardi',
        message: { fr: 'Le 5 janvier 2027 est un mardi, pas un jeudi : corrigez le jour ou la date.' },
      },
    ]);
    expect(check('mardi 5 janvier, lundi 01/03/2027, vendredi 1er janvier 2027')).toEqual([]);
  });

  it('exist', () => {
    expect(codes(check('Le 31 juin, et le 29 février 2027, et le 32/01/2027'))).toEqual([
      'date_impossible',
      'date_impossible',
      'date_impossible',
    ]);
    expect(check('Ouvert 24/7, 1/2 tarif, 29 février')).toEqual([]);
  });

  it('are not past without being meant', () => {
    expect(codes(check('Rendez-vous lundi 23 novembre'))).toEqual(['date_past']);
  });
});

describe('repeats and hours', () => {
  const text = 'Samedi, nos coteaux vous ouvrent leurs portes de dix heures à dix-huit heures.';
  const recent = (other: string, channel = 'x') => ({
    recent: [{ id: 'p', channel, text: other, at: paris(2026, 11, 20, 9) }],
  });

  it('are seen on the same channel only', () => {
    const found = check(text, recent(`${text} https://a.fr`));
    expect(found).toMatchObject([{ code: 'duplicate', severity: 'blocks' }]);
    expect(found[0]?.message.fr.replaceAll('\u00a0', ' ')).toContain('déjà parti sur X le 20 novembre à 9 h');
    expect(codes(check(text, recent(text.replace('dix-huit', 'vingt'))))).toEqual(['near_duplicate']);
    expect(check(text, recent(text, 'facebook'))).toEqual([]);
    expect(check(text, recent('Une tout autre annonce sur les travaux de la rue Verte.'))).toEqual([]);
  });

  it('keep posts of a channel an hour apart', () => {
    const publishAt = paris(2026, 11, 25, 16);
    expect(codes(check('a', { publishAt, scheduled: [{ id: 'o', channel: 'x', at: publishAt + 1_800_000 }] }))).toEqual(
      ['same_hour'],
    );
    expect(
      check('a', {
        publishAt,
        scheduled: [
          { id: 'd1', channel: 'x', at: publishAt },
          { id: 'o', channel: 'x', at: publishAt + 3_600_000 },
        ],
      }),
    ).toEqual([]);
  });

  it('mind mourning, storms and nights', () => {
    const label = { fr: 'deuil national', en: 'national mourning' };
    const periods = [{ kind: 'mourning' as const, label, from: paris(2026, 11, 24), until: paris(2026, 11, 26) }];
    expect(check('a', { periods })).toMatchObject([{ code: 'sensitive_hour', severity: 'blocks' }]);
    expect(check('a', { periods, publishAt: paris(2026, 11, 26) + 8 * 3_600_000 })).toEqual([]);
    expect(codes(check('a', { publishAt: paris(2026, 11, 26, 3) }))).toEqual(['sensitive_hour']);
  });
});

describe('a pre-electoral period', () => {
  const ballot: Ballot = {
    id: 'p',
    name: { fr: 'élection présidentielle', en: 'presidential election' },
    rounds: ['2027-04-11', '2027-04-25'],
    candidates: ['Jeanne Dupré'],
  };

  it('opens on the first day of the sixth month before that of the poll', () => {
    expect(electoralPeriod(ballot, 'Europe/Paris')?.from).toBe(Date.UTC(2026, 8, 30, 22));
    expect(electoralPeriod({ ...ballot, rounds: ['2027-06-13'] }, 'Europe/Paris')?.from).toBe(paris(2026, 12, 1));
    expect(electoralPeriod({ ...ballot, rounds: ['à fixer'] }, 'Europe/Paris')).toBeUndefined();
  });

  it('freezes from midnight before the eve, at the clock of the territory', () => {
    const frozen = (at: number) => electoralState([ballot], at, 'Europe/Paris').frozen.length;
    expect(frozen(Date.UTC(2027, 3, 9, 22) - 1)).toBe(0);
    expect(frozen(Date.UTC(2027, 3, 9, 22))).toBe(1);
    expect(frozen(Date.UTC(2027, 3, 11, 22))).toBe(0);
    expect(electoralState([ballot], Date.UTC(2027, 3, 25, 22), 'Europe/Paris').open).toEqual([]);
  });

  it.each([
    ['Un bilan positif pour nos lycées', 'electoral_promotion'],
    ['Un investissement historique', 'electoral_promotion'],
    ['Demain, nous construirons dix lycées', 'electoral_promotion'],
    ['Jeanne Dupre était à nos côtés', 'electoral_candidate'],
  ])('has somebody look at: %s', (text, code) => {
    const found = check(text, { ballots: [ballot] });
    expect(new Set(codes(found))).toEqual(new Set([code]));
    expect(found.every(({ severity, source }) => severity === 'advises' && source !== undefined)).toBe(true);
    expect(check(text, {})).toEqual([]);
  });

  it('leaves usual information alone', () => {
    expect(check('La piscine est fermée lundi pour entretien. Le bus 12 est dévié.', { ballots: [ballot] })).toEqual(
      [],
    );
  });

  it('knows candidates by their pictures, and refuses paid reach', () => {
    expect(codes(check('a', { ballots: [ballot] }, { media: [image({ shows: ['Jeanne Dupré'] })] }))).toEqual([
      'electoral_candidate',
    ]);
    expect(check('a', { ballots: [ballot] }, { promoted: true })).toMatchObject([
      { code: 'electoral_advertising', severity: 'blocks' },
    ]);
  });

  it('is stricter on the eve', () => {
    const publishAt = Date.UTC(2027, 3, 10, 10);
    expect(check('Piscine fermée.', { ballots: [ballot], publishAt })).toMatchObject([
      { code: 'electoral_eve', severity: 'advises' },
    ]);
    expect(check('Un succès historique.', { ballots: [ballot], publishAt })[0]).toMatchObject({
      code: 'electoral_eve',
      severity: 'blocks',
    });
  });
});

describe('personal data', () => {
  it.each([
    ['un mobile', 'Appelez le 06 12 34 56 78.', 'blocks'],
    ['un mobile en +33', 'Appelez le +33 6 12 34 56 78.', 'blocks'],
    ['un fixe', 'Appelez le 03.22.00.11.22', 'advises'],
    ['un IBAN', 'FR14 2004 1010 0505 0001 3M02 606', 'blocks'],
    ['un numéro de sécurité sociale', '2 55 08 14 168 025 38', 'blocks'],
    ['une plaque', 'La voiture AB-123-CD gêne', 'blocks'],
    ['une date de naissance', 'Camille, née le 3 mars 1990', 'advises'],
    ['une adresse personnelle', 'Écrivez à camille.delattre@gmail.com', 'blocks'],
    ['une adresse nominative', 'Écrivez à camille.delattre@region.fr', 'advises'],
  ])('is seen: %s', (_what, text, severity) => {
    expect(check(text)).toMatchObject([{ code: 'personal_data', severity }]);
  });

  it('is not what the institution publishes, nor numbers that only look like it', () => {
    const publicContacts = ['03 22 00 11 22', 'region.fr'];
    expect(check('Appelez le 03 22 00 11 22, ou camille.delattre@region.fr', { publicContacts })).toEqual([]);
    expect(check('Écrivez à contact@gmail.com').map(({ severity }) => severity)).toEqual(['advises']);
    expect(
      check('FR14 2004 1010 0505 0001 3M02 607, 2 55 08 14 168 025 39, 3 000 000 000 €, 15 novembre, appel au 3919'),
    ).toEqual([]);
  });

  it('has keys that are computed', () => {
    expect(isIban('GB82 WEST 1234 5698 7654 32')).toBe(true);
    expect(isIban('GB82 WEST 1234 5698 7654 33')).toBe(false);
    expect(isSocialSecurityNumber('255081416802538')).toBe(true);
    expect(isSocialSecurityNumber('2 55 08 14 168 025 39')).toBe(false);
    // Of Corsica: 2A counts as 19.
    const number = 2_850_519_123_456n;
    expect(isSocialSecurityNumber(`285052A123456${String(97n - (number % 97n)).padStart(2, '0')}`)).toBe(true);
  });

  it('is a child with a school', () => {
    expect(codes(check('Bravo à Léo, 9 ans, champion de l’école Jean-Jaurès'))).toEqual(['minor_identified']);
    expect(codes(check('Bravo à Inès Petit, collégienne à Laon'))).toEqual(['minor_identified']);
    expect(check('Paul, 45 ans, directeur de l’école. Léo, 9 ans, a gagné.'.slice(0, 37))).toEqual([]);
  });
});

describe('words', () => {
  it('are French where French has one', () => {
    expect(check('Inscrivez-vous à la newsletter')).toMatchObject([
      { code: 'english_word', message: { fr: '« newsletter » se dit aussi en français : « lettre d’information ».' } },
    ]);
    expect(check('#Newsletter @newsletter https://ville.fr/newsletter')).toEqual([]);
  });

  it('are not too many in a sentence', () => {
    expect(codes(check(`${'mot '.repeat(31)}.`))).toEqual(['long_sentence']);
    expect(check(`${'mot '.repeat(30)}.`)).toEqual([]);
  });

  it('name those who pay', () => {
    const funders = [{ name: 'Union européenne', alsoWritten: ['FEDER', 'UE'] }];
    expect(codes(check('Le pont est ouvert.', { funders }))).toEqual(['funder_missing']);
    expect(check('Le pont est ouvert, avec le FEDER.', { funders, now: context.now })).toEqual([]);
  });
});
