import { describe, expect, it } from 'vitest';
import { dueOf, fillOption, type PlanStep, secondsLeft, subjectOf, tallyOf } from './plan.rules.ts';

const now = Date.parse('2026-11-25T09:00:00Z');
const step = (state: PlanStep['state'], dueAt?: string) =>
  ({ key: 'x', phase: 'first', title: 'X', help: '', who: '', tool: 'none', state, late: false, dueAt }) as PlanStep;

describe('a step of the plan', () => {
  it('is ahead, then soon, then late, and says by how much', () => {
    expect(dueOf('2026-11-25T09:30:00Z', now)).toEqual({ kind: 'ahead', ms: 1_800_000 });
    expect(dueOf('2026-11-25T09:04:00Z', now)).toEqual({ kind: 'soon', ms: 240_000 });
    expect(dueOf('2026-11-25T08:57:00Z', now)).toEqual({ kind: 'late', ms: 180_000 });
  });
  it('counts seconds only when they matter', () => {
    expect(secondsLeft(245_000)).toEqual({ minutes: 4, seconds: '05' });
    expect(secondsLeft(600_000)).toBeUndefined();
  });
  it('is late only as long as it is open', () => {
    const past = '2026-11-25T08:50:00Z';
    expect(tallyOf([step('done', past), step('open', past), step('skipped'), step('open')], now)).toEqual({
      done: 1,
      skipped: 1,
      late: 1,
      open: 2,
    });
  });
});

describe('a text of the playbook', () => {
  const values = { territoire: 'Région Picardie', sujet: 'les vignes', hashtag: '#Vrai', lien: '[lien]' };
  it('has what is known in place of its marks', () => {
    expect(fillOption('{territoire} : {sujet}. {hashtag}', values)).toEqual({
      text: 'Région Picardie : les vignes. #Vrai',
      missing: false,
    });
  });
  it('says what it is about without the mark that ends a title', () => {
    expect(subjectOf('C’est ça le projet\u202F?')).toBe('C’est ça le projet');
  });
  it('says that a link is still to be put', () => {
    expect(fillOption('Voir {lien}', values)).toEqual({ text: 'Voir [lien]', missing: true });
  });
  it('has no hole where no hashtag is wanted', () => {
    expect(fillOption('Pardon. {hashtag}', { ...values, hashtag: '' }).text).toBe('Pardon.');
  });
});
