import { expect, test } from 'vitest';
import type { StoredPage } from '../crisis-file.tables.ts';
import { sizeOf } from './page.fit.ts';

const page = (more: Partial<StoredPage> = {}): StoredPage => ({
  facts: 'La campagne montre des vignes d’ailleurs. Elle est arrêtée.',
  say: 'Oui, c’est notre erreur.',
  doNotSay: 'Rien sur l’agence.',
  questions: [{ question: 'Combien cela a-t-il coûté ?', answer: 'Le chiffre sera donné ce soir.' }],
  contact: 'Cellule de crise : 03 22 00 00 00',
  ...more,
});

test('an ordinary page is set ample, a full one dense, and what needs a second sheet has no size', () => {
  expect(sizeOf(page())).toBe('ample');
  expect(sizeOf(page({ facts: 'mot '.repeat(500), say: 'mot '.repeat(500) }))).toBe('dense');
  const asked = { question: 'Et pour les vendanges, que faut-il faire ?', answer: 'mot '.repeat(150) };
  const full = {
    facts: 'mot '.repeat(500),
    say: 'mot '.repeat(500),
    questions: Array.from({ length: 6 }, () => asked),
  };
  expect(sizeOf(page(full))).toBeUndefined();
});

test('many short lines fill a sheet as many words do', () => {
  expect(sizeOf(page({ facts: 'oui\n'.repeat(20) }))).toBe('ample');
  expect(sizeOf(page({ facts: 'oui\n'.repeat(70) }))).toBeUndefined();
});
