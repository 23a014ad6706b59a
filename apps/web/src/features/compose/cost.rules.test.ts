import { expect, it } from 'vitest';
import { moneyWords } from './cost.rules.ts';

it('money is written as the language does', () => {
  expect(moneyWords('fr', 200, 'USD')).toBe('0,20\u00A0$');
  expect(moneyWords('fr', 15, 'EUR')).toBe('0,015\u00A0€');
  expect(moneyWords('en', 12_400, 'USD')).toBe('$12.40');
});
