import type { Alarm } from '@beffroi/contracts';
import type { TagKind } from '@beffroi/ui';
import type { StreamSearch } from '../../shared/stream-search.ts';

/** Whether an alarm still waits for something. */
export function isCurrent(alarm: Pick<Alarm, 'state'>): boolean {
  return alarm.state === 'open' || alarm.state === 'acknowledged' || alarm.state === 'snoozed';
}

/** Red is for what nobody took; what a person holds is to watch; what is over has no colour. */
export function stateTag(state: Alarm['state']): TagKind {
  if (state === 'open') return 'alarm';
  return state === 'acknowledged' || state === 'snoozed' ? 'watch' : 'plain';
}

/** The posts that an alarm counts; a source that fell silent has none. */
export function alarmPosts(alarm: Alarm): StreamSearch | undefined {
  if (!alarm.watchId) return undefined;
  return { veille: alarm.watchId, de: alarm.startedAt, ...(alarm.endedAt ? { a: alarm.endedAt } : {}) };
}

/** What a person may still do with an alarm. */
export function actionsOf(state: Alarm['state']): readonly ('acknowledge' | 'snooze' | 'false_alarm' | 'reopen')[] {
  switch (state) {
    case 'open':
      return ['acknowledge', 'snooze', 'false_alarm'];
    case 'acknowledged':
      return ['snooze', 'false_alarm', 'reopen'];
    case 'snoozed':
      return ['acknowledge', 'false_alarm', 'reopen'];
    case 'ended':
      return ['false_alarm'];
    case 'false_alarm':
      return ['reopen'];
  }
}

/** Where a moment falls on a curve, in bars from its left edge; nothing when it is not on it. */
export function placeOn(curve: readonly { at: string }[], stepMs: number, at: string): number | undefined {
  const first = curve[0];
  if (!first) return undefined;
  const place = (Date.parse(at) - Date.parse(first.at)) / stepMs;
  return place >= 0 && place <= curve.length ? place : undefined;
}

export const stepMs = {
  minute: 60_000,
  '5_minutes': 300_000,
  '15_minutes': 900_000,
  hour: 3_600_000,
  day: 86_400_000,
} as const;
