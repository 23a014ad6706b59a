import type { Draft } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import { actionsFor, reasonsAgainst } from './actions.rules.ts';
import type { DraftCheck } from './compose.queries.ts';
import { emptyDraft } from './draft.rules.ts';

const check = (over: { steps?: string[]; blocks?: number } = {}): DraftCheck =>
  ({
    findings: Array.from({ length: over.blocks ?? 0 }, () => ({ severity: 'blocks' })),
    circuit: { steps: over.steps ?? ['Communication'] },
  }) as unknown as DraftCheck;
const draft = (over: Partial<Draft> = {}) =>
  emptyDraft({ channelIds: ['cha_1'], content: { parts: [{ text: 'Samedi', media: [] }] }, ...over });
const against = (over: Partial<Parameters<typeof reasonsAgainst>[0]>) =>
  reasonsAgainst({
    action: 'propose',
    draft: draft(),
    check: check(),
    tooLong: [],
    at: undefined,
    now: 1000,
    offline: false,
    ...over,
  }).map(({ why }) => why);

describe('what can be done with a draft', () => {
  it('is to ask those who decide', () => {
    expect(actionsFor({ draft: draft(), check: check(), canSchedule: true })).toEqual({
      direct: false,
      actions: ['propose'],
    });
  });
  it('is to let it leave, under a mandate or where nobody has to be asked: at its hour when it has one', () => {
    const dated = draft({ localTime: '2026-11-24T16:30', mandateId: 'man_1' });
    expect(actionsFor({ draft: dated, check: check(), canSchedule: true }).actions).toEqual(['schedule', 'now']);
    expect(actionsFor({ draft: draft(), check: check({ steps: [] }), canSchedule: true }).actions[0]).toBe('now');
  });
  it('is to ask, for who may not plan', () => {
    expect(actionsFor({ draft: draft(), check: check({ steps: [] }), canSchedule: false }).actions).toEqual([
      'propose',
    ]);
  });
});

describe('what stands in the way', () => {
  it('is nothing when all is well', () => {
    expect(against({})).toEqual([]);
  });
  it('is said: no account, no words, a check that blocks, no date, a date gone by', () => {
    expect(against({ draft: emptyDraft() })).toEqual(['no_account']);
    expect(against({ draft: emptyDraft({ channelIds: ['cha_1'] }) })).toEqual(['nothing']);
    expect(against({ check: check({ blocks: 2 }) })).toEqual(['blocked']);
    expect(against({ action: 'schedule' })).toEqual(['no_date']);
    expect(against({ action: 'schedule', at: 1 })).toEqual(['past']);
    expect(against({ action: 'now', at: 1 })).toEqual([]);
  });
  it('is said once of a text too long, which the checks block too', () => {
    expect(against({ tooLong: [{ name: 'Région' } as never], check: check({ blocks: 1 }) })).toEqual(['too_long']);
  });
});
