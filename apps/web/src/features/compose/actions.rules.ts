import type { Channel, Draft, PublicationState } from '@beffroi/contracts';
import type { DraftCheck } from './compose.queries.ts';
import { contentIn, saysNothing } from './draft.rules.ts';

export type ActionName = 'propose' | 'schedule' | 'now';
/** Why something cannot be done yet, as a message with its values. */
export type Reason =
  | { why: 'no_account' | 'nothing' | 'no_date' | 'past' | 'checking' | 'offline' }
  | { why: 'too_long'; names: string }
  | { why: 'blocked'; count: number };

/** Where words can still be written without voiding anything. */
export const writtenStates: readonly PublicationState[] = ['draft', 'changes_requested', 'refused'];
/** Where changing the words takes back what was decided. */
export const reopenedStates: readonly PublicationState[] = [
  'in_review',
  'approved',
  'scheduled',
  'held',
  'failed',
  'cancelled',
];

/**
 * The main action and the others, in order: to ask those who decide, or, where nobody has to be asked (a mandate, a
 * circuit without steps), to let it leave at its hour or now.
 */
export function actionsFor(given: { draft: Draft; check: DraftCheck | undefined; canSchedule: boolean }): {
  direct: boolean;
  actions: ActionName[];
} {
  const { draft, check, canSchedule } = given;
  const free = draft.mandateId !== undefined || check?.circuit.steps.length === 0;
  if (!free) return { direct: false, actions: ['propose'] };
  if (!canSchedule) return { direct: false, actions: ['propose'] };
  return { direct: true, actions: draft.localTime === undefined ? ['now', 'schedule'] : ['schedule', 'now'] };
}

/** What stands in the way of an action, all of it; nothing when it can be done. */
export function reasonsAgainst(given: {
  action: ActionName;
  draft: Draft;
  check: DraftCheck | undefined;
  tooLong: readonly Channel[];
  at: number | undefined;
  now: number;
  offline: boolean;
}): Reason[] {
  const { action, draft, check, tooLong, at, now } = given;
  const contents = draft.channelIds.map((id) => contentIn(draft, id));
  const empty = draft.channelIds.length > 0 && contents.some(saysNothing);
  const blocking = check?.findings.filter(({ severity }) => severity === 'blocks').length ?? 0;
  const reasons: (Reason | false)[] = [
    given.offline && { why: 'offline' },
    draft.channelIds.length === 0 && { why: 'no_account' },
    empty && { why: 'nothing' },
    tooLong.length > 0 && { why: 'too_long', names: tooLong.map(({ name }) => name).join(', ') },
    tooLong.length === 0 && !empty && blocking > 0 && { why: 'blocked', count: blocking },
    action === 'schedule' && at === undefined && { why: 'no_date' },
    action !== 'now' && at !== undefined && at < now && { why: 'past' },
  ];
  return reasons.filter((reason) => reason !== false);
}
