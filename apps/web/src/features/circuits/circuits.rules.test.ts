import type { Circuit } from '@beffroi/contracts';
import { describe, expect, it } from 'vitest';
import {
  holdsAlways,
  incomplete,
  moved,
  newCircuit,
  newStep,
  sentCircuits,
  tryCase,
  withFlag,
  type Case,
} from './circuits.rules.ts';

const circuit = (id: string, when: Partial<Circuit['when']>, steps = 1): Circuit => ({
  ...newCircuit(id, id, 'Relecture'),
  when: { channelIds: [], networks: [], themes: [], authorIds: [], authorRoles: [], ...when },
  steps: Array.from({ length: steps }, () => ({ ...newStep('Relecture'), roles: ['validator' as const] })),
});
const plain: Case = {
  channelIds: ['chn_x'],
  themes: [],
  namesOfficial: false,
  money: false,
  minors: false,
  crisis: false,
  electoralPeriod: false,
  author: { id: 'per_1', roles: ['community_manager'] },
};
const networkOf = (id: string) => (id === 'chn_x' ? 'x' : 'facebook');

describe('the order of circuits', () => {
  it('is changed one place at a time, or to anywhere', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  });
});

describe('trying a case', () => {
  const circuits = [circuit('crise', { crisis: true }, 2), circuit('sur x', { networks: ['x'] }), circuit('tout', {})];
  it('takes the first circuit whose conditions hold', () => {
    expect(tryCase(circuits, plain, networkOf).circuit?.name).toBe('sur x');
    expect(tryCase(circuits, { ...plain, channelIds: ['chn_f'] }, networkOf).circuit?.name).toBe('tout');
    expect(tryCase(circuits, { ...plain, crisis: true }, networkOf).circuit?.name).toBe('crise');
  });
  it('takes the strictest where no rule holds, and says so', () => {
    const { circuit: taken, because } = tryCase(circuits.slice(0, 1), plain, networkOf);
    expect(taken?.name).toBe('crise');
    expect(because.fr).toMatch(/^Aucune règle ne s’applique/);
  });
  it('lets nothing out where nobody validates', () => {
    expect(tryCase([], plain, networkOf).circuit).toBeUndefined();
  });
});

describe('a circuit that asks nothing', () => {
  it('holds always, and one that asks for a no does not', () => {
    expect(holdsAlways(circuit('tout', {}))).toBe(true);
    expect(holdsAlways(circuit('hors crise', { crisis: false }))).toBe(false);
    expect(holdsAlways(circuit('sur x', { networks: ['x'] }))).toBe(false);
  });
});

describe('what is sent', () => {
  it('leaves out names that the screen made up', () => {
    expect(sentCircuits([circuit('new-1', {}), circuit('cir_1', {})]).map(({ id }) => id)).toEqual([
      undefined,
      'cir_1',
    ]);
  });
  it('is not complete while a step or an escalation has nobody', () => {
    expect(incomplete([circuit('cir_1', {})])).toBeUndefined();
    expect(incomplete([newCircuit('cir_2', 'Vide', 'Relecture')])?.id).toBe('cir_2');
    const silent = circuit('cir_3', {});
    expect(incomplete([{ ...silent, silence: { rule: 'escalate', hours: 2, toPersonIds: [] } }])?.id).toBe('cir_3');
  });
  it('asks a condition either way, or not at all', () => {
    const { when } = circuit('cir_1', {});
    expect(withFlag(when, 'money', false)).toMatchObject({ money: false });
    expect(withFlag(withFlag(when, 'money', true), 'money', undefined)).not.toHaveProperty('money');
  });
});
