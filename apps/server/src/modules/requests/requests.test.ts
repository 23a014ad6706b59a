import { describe, expect, it } from 'vitest';
import { findPersonal } from './answers/personal.find.ts';
import { frenchSpaces } from '../../platform/french-spaces.ts';
import { formScript } from './citizen/form.script.ts';
import { clocksOf, nextClockOf } from './clocks/request.clocks-of.ts';
import { identityMissing, isOrganisationId } from './identity/identity.complete.ts';
import { eventSentence } from './request/event.sentences.ts';
import { guessNature } from './request/nature.guess.ts';
import { titleOf } from './request/request.create.ts';
import { calendarOf, rulesOf } from './settings/settings.store.ts';

describe('the nature of what is asked', () => {
  it.each([
    ['Trou énorme rue du Moulin', true, 'report'],
    ['Je conteste votre décision du 3 mai', true, 'appeal'],
    ['Ceci est une réclamation : le bus ne passe plus', false, 'complaint'],
    ['Je souhaite copie du rapport d’analyses', false, 'document'],
    ['Je demande l’indemnisation de ma roue', false, 'financial'],
    ['À quelle heure ouvre la piscine ?', false, 'information'],
    ['Je souhaite un arrêt de bus devant le lycée', false, 'no_procedure'],
  ])('of « %s » (public: %s) is guessed: %s', (text, isPublic, nature) => {
    expect(guessNature(text, isPublic)).toBe(nature);
  });
});

describe('who asks', () => {
  const whole = { firstName: 'Ana', lastName: 'Roy', address: '1 rue Neuve', email: 'ana@exemple.fr' };
  it('is known by name, first name, postal and electronic addresses, or by the number of an organisation', () => {
    expect(identityMissing(whole)).toEqual([]);
    expect(identityMissing({ ...whole, address: undefined }).map(({ field }) => field)).toEqual(['address']);
    const association = { organisation: 'Les amis du canal', organisationId: 'W802001234', email: 'a@b.fr' };
    expect(identityMissing(association)).toEqual([]);
  });
  it.each([
    ['732 829 320 00074', true],
    ['73282932000075', false],
    ['35600000049837', true],
    ['W802001234', true],
    ['802001234', false],
  ])('the number %s is one: %s', (number, isOne) => {
    expect(isOrganisationId(number)).toBe(isOne);
  });
});

describe('words for all', () => {
  it.each([
    ['M. Martin a droit à une carte', 'un nom (« Martin »)'],
    ['Voir la demande PIC-2026-0412', 'une référence (PIC-2026-0412)'],
    ['Votre IBAN FR76 3000 6000 0112 3456 7890 189', 'un numéro de compte'],
  ])('that say « %s » hold %s', (answer, what) => {
    expect(findPersonal({ question: 'Comment faire ?', answer }).map(({ fr }) => fr)).toEqual([what]);
  });
  it('may give the phone of an office, and may speak of Monsieur le maire', () => {
    const answer = 'Appelez le 03 22 00 00 00, ou écrivez à Monsieur le maire.';
    expect(findPersonal({ question: 'Qui appeler ?', answer })).toEqual([]);
    expect(
      findPersonal({ question: 'Qui appeler ?', answer: 'C’est Durand qui s’en charge' }, ['Durand']),
    ).toHaveLength(1);
  });
});

it('a request without identity has one clock, which does not run, and no next date', () => {
  const settings = { zone: 'Europe/Paris', holidays: 'metropole', closedDays: [], rules: [] } as never;
  const law = { calendar: calendarOf(settings), rules: rulesOf(settings), today: '2026-12-01' };
  const request = { nature: 'complaint', origin: 'network', exempt: null, agent: false } as const;
  const events = [{ kind: 'received', on: '2026-11-24', detail: {} } as const];
  const clocks = clocksOf(request, events, law);
  expect(clocks.map(({ state }) => state)).toEqual(['not_started']);
  expect(nextClockOf(clocks)).toBeUndefined();
  const identified = clocksOf(request, [...events, { kind: 'identified', on: '2026-11-26', detail: {} }], law);
  expect(nextClockOf(identified)).toMatchObject({ kind: 'registration_receipt', due: '2026-11-27', overdue: true });
});

it('a title is the first sentence that says something', () => {
  expect(titleOf('Bonjour, le lampadaire de la rue du Moulin est cassé. Merci !')).toBe(
    'Le lampadaire de la rue du Moulin est cassé',
  );
});

it('what happened names who is competent, and French signs hold to their word', () => {
  expect(eventSentence({ kind: 'closed', detail: { as: 'out_of_scope', competent: 'la CAF' } }).fr).toContain('la CAF');
  expect(frenchSpaces('Non gardé : « plan » de 8 Mo')).toBe('Non gardé\u{a0}: «\u{a0}plan\u{a0}» de 8\u{a0}Mo');
});

it('the script of the form is far below sixty kilobytes', () => {
  expect(Buffer.byteLength(formScript)).toBeLessThan(4000);
});
