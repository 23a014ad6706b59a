import { expect, test } from 'vitest';
import { likeness, SAME_PAGE } from './page.likeness.ts';

const page =
  'La piscine des Remparts rouvre samedi 28 novembre après six mois de travaux. Le bassin a été refait, les vestiaires aussi. Entrée libre le premier week-end, de 10 h à 18 h. Mis à jour le 20 novembre à 9 h.';

test('a date that moves, or a line that is added, leaves a page what it was', () => {
  expect(likeness(page, page)).toBe(1);
  expect(likeness(page, page.replace('le 20 novembre à 9 h', 'le 24 novembre à 11 h'))).toBeGreaterThan(SAME_PAGE);
  expect(likeness(page, `${page} Pensez au bonnet de bain, il est obligatoire.`)).toBe(1);
  expect(likeness('', page)).toBe(1);
});

test('a page that says something else is another page', () => {
  expect(
    likeness(page, 'La réouverture de la piscine est reportée au printemps, faute de maître-nageur.'),
  ).toBeLessThan(SAME_PAGE);
  expect(likeness(page, '')).toBe(0);
});
