import { playbookPhases } from '@beffroi/contracts';
import { expect, it } from 'vitest';
import {
  freeKey,
  type KnownPlaybook,
  minutesOf,
  movedStep,
  newStep,
  sentPlaybook,
  type Step,
} from './playbooks.rules.ts';

const step = (key: string, phase: Step['phase']): Step => ({ ...newStep(phase, []), key, title: key });

it('names a new step by a key that none has', () => {
  expect(freeKey('etape', [{ key: 'etape-2' }])).toBe('etape-3');
  expect(freeKey('etape', [])).toBe('etape-1');
});

it('moves a step among those of its phase only', () => {
  const steps = [step('a', 'first'), step('b', 'word'), step('c', 'first')];
  expect(movedStep(steps, 'a', 1).map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  expect(movedStep(steps, 'b', 1).map(({ key }) => key)).toEqual(['a', 'b', 'c']);
});

it('reads minutes, or that there is no hour', () => {
  expect(minutesOf('15')).toBe(15);
  expect(minutesOf('')).toBeUndefined();
  expect(minutesOf('-4')).toBe(0);
});

it('is sent in the order of phases, without what was left empty', () => {
  const playbook: KnownPlaybook = {
    kind: 'rumour',
    title: 'Rumeur',
    principle: '',
    steps: [step('b', 'word'), step('a', 'first')],
    options: [],
    hashtags: [' #Vrai ', ''],
    videoBrief: '',
    speakers: [{ who: '', says: '' }],
    changed: false,
  };
  expect(sentPlaybook(playbook, playbookPhases)).toEqual({
    title: 'Rumeur',
    principle: '',
    steps: [step('a', 'first'), step('b', 'word')],
    options: [],
    hashtags: ['#Vrai'],
    videoBrief: '',
    speakers: [],
  });
});
