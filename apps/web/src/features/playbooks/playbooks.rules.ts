import {
  type CrisisKind,
  crisisKinds,
  type listPlaybooks,
  type Output,
  type Playbook,
  type playbookPhases,
} from '@beffroi/contracts';

export type KnownPlaybook = Output<typeof listPlaybooks>['items'][number];
export type Step = Playbook['steps'][number];
export type Option = Playbook['options'][number];
export type Phase = (typeof playbookPhases)[number];

export type PlaybooksSearch = { type?: CrisisKind };

export function readPlaybooksSearch(search: Record<string, unknown>): PlaybooksSearch {
  const type = crisisKinds.find((kind) => kind === search['type']);
  return type ? { type } : {};
}

/** What stands beside a step, in the order in which it is offered. */
export const tools = [
  'none',
  'hold',
  'mandate',
  'answer',
  'hashtag',
  'media',
  'video',
  'talking_points',
  'rumours',
  'reports',
  'relay',
  'log',
  'moderation',
  'evidence',
] as const satisfies readonly Step['tool'][];

/** A key that no other of the list has: `etape-1`, `etape-2`… */
export function freeKey(prefix: string, taken: readonly { key: string }[]): string {
  const known = new Set(taken.map(({ key }) => key));
  let number = taken.length + 1;
  while (known.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

export function newStep(phase: Phase, steps: readonly Step[]): Step {
  return { key: freeKey('etape', steps), phase, title: '', help: '', who: '', tool: 'none' };
}

/** The steps with one of them a place up or down among those of its phase. */
export function movedStep(steps: readonly Step[], key: string, by: 1 | -1): Step[] {
  const step = steps.find((each) => each.key === key);
  const peers = steps.filter((each) => each.phase === step?.phase);
  const other = peers[peers.findIndex((each) => each.key === key) + by];
  if (!step || !other) return [...steps];
  return steps.map((each) => (each.key === key ? other : each.key === other.key ? step : each));
}

/** Minutes as they are typed: nothing is no hour at all. */
export function minutesOf(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? undefined : Math.min(Math.max(Math.round(value), 0), 10_080);
}

/** What the server takes: without lines that were left empty, in the order of phases. */
export function sentPlaybook(playbook: KnownPlaybook, phases: readonly Phase[]): Omit<Playbook, 'kind'> {
  const { kind: _kind, changed: _changed, ...rest } = playbook;
  return {
    ...rest,
    steps: phases.flatMap((phase) => rest.steps.filter((step) => step.phase === phase)),
    hashtags: rest.hashtags.map((tag) => tag.trim()).filter(Boolean),
    speakers: rest.speakers.filter(({ who, says }) => who.trim() && says.trim()),
  };
}
