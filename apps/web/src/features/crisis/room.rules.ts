import type { Room } from '@beffroi/contracts';

/* What the room makes of what it reads. */

export const stepKeys = ['signal', 'alarm', 'mandate', 'word', 'turn', 'calm'] as const;
export type RoomStep = {
  key: (typeof stepKeys)[number];
  state: 'done' | 'current' | 'skipped' | 'waiting';
  /** When it was reached. */
  at?: string | undefined;
  /** How long after the first signal, in milliseconds. */
  afterMs?: number | undefined;
};

/** How far unfavourable posts must have gone down, in share of what they were, to say that opinion has turned. */
const TURNED = 0.75;

/** Whether unfavourable posts are now clearly fewer than before the territory spoke. */
export function hasTurned({ negativeBefore, negativeNow }: Room['figures']): boolean {
  return negativeBefore !== undefined && negativeNow !== undefined && negativeNow <= negativeBefore * TURNED;
}

/** The six steps of a crisis, from the first signal to calm: what was reached, what goes on, what is to come. */
export function roomSteps({ crisis, mandate, figures, recovery }: Room): RoomStep[] {
  const first = Date.parse(crisis.firstSignalAt);
  const reached = (at: string | undefined) =>
    at === undefined ? {} : { at, afterMs: Math.max(0, Date.parse(at) - first) };
  const turned = crisis.firstWordAt !== undefined && hasTurned(figures);
  const calm = crisis.state === 'closed' || recovery.over;
  const facts: [RoomStep['key'], boolean, string | undefined][] = [
    ['signal', true, crisis.firstSignalAt],
    ['alarm', true, crisis.detectedAt ?? crisis.openedAt],
    ['mandate', mandate !== undefined, mandate?.startsAt],
    ['word', crisis.firstWordAt !== undefined, crisis.firstWordAt],
    ['turn', turned, undefined],
    ['calm', calm, crisis.closedAt],
  ];
  const last = facts.findLastIndex(([, done]) => done);
  const closed = crisis.state === 'closed';
  return facts.map(([key, done, at], index) => ({
    key,
    state: done ? 'done' : index < last || closed ? 'skipped' : index === last + 1 ? 'current' : 'waiting',
    ...(done ? reached(at) : {}),
  }));
}

/** Shares of tones of a story, in the order of stacked bars; empty where nothing was heard. */
export function toneShares(
  byTone: Room['stories'][number]['byTone'],
): { tone: 'negative' | 'ironic' | 'neutral' | 'positive'; share: number }[] {
  const total = Object.values(byTone).reduce((sum, count) => sum + (count ?? 0), 0);
  if (total === 0) return [];
  return (['negative', 'ironic', 'neutral', 'positive'] as const)
    .map((tone) => ({ tone, share: (byTone[tone] ?? 0) / total }))
    .filter(({ share }) => share > 0);
}

/** What the stream shows of the crisis: exact where it has one watch, else nothing that would add up. */
export function crisisPosts({ watchIds, firstSignalAt }: Room['crisis']): { veille: string; de: string } | undefined {
  const [only, another] = watchIds;
  return only !== undefined && another === undefined ? { veille: only, de: firstSignalAt } : undefined;
}
