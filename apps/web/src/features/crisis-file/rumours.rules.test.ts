import { describe, expect, it } from 'vitest';
import { type Case, correctionText, evidenceOf, missingForFact, sortCases } from './rumours.rules.ts';

it('says what the fact page waits for', () => {
  expect(missingForFact({ verdict: 'unchecked', correction: ' ' })).toEqual(['verdict', 'correction']);
  expect(missingForFact({ verdict: 'false', correction: 'La maternité reste ouverte.' })).toEqual([]);
});

it('reads linked cases apart from proposed ones, the most seen first', () => {
  const of = (mentionId: string, reach: number, linked: boolean) => ({ mentionId, reach, linked }) as Case;
  const { linked, proposed } = sortCases([of('a', 1, true), of('b', 9, false), of('c', 5, true)]);
  expect(linked.map((each) => each.mentionId)).toEqual(['c', 'a']);
  expect(proposed.map((each) => each.mentionId)).toEqual(['b']);
});

it('puts under a post the correction, then the address of the fact', () => {
  expect(correctionText({ correction: 'Elle reste ouverte. ', factUrl: 'https://b.example/faits/x' })).toBe(
    'Elle reste ouverte.\n\nhttps://b.example/faits/x',
  );
});

describe('evidence', () => {
  it('is named by its address when it has no other name, and is not what was left empty', () => {
    expect(
      evidenceOf([
        { label: '', url: 'https://ars.example/avis' },
        { label: ' ', url: '' },
        { label: 'Appel à l’ARS', url: '' },
      ]),
    ).toEqual([{ label: 'https://ars.example/avis', url: 'https://ars.example/avis' }, { label: 'Appel à l’ARS' }]);
  });
});
