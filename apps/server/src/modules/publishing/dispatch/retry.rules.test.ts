import type { PublishTrouble, PublishTroubleKind } from '@beffroi/connectors';
import { expect, test } from 'vitest';
import { afterTrouble } from './retry.rules.ts';

const startedAt = new Date('2026-11-24T15:30:00Z');
const trouble = (
  kind: PublishTroubleKind,
  done: 'no' | 'unknown' = 'no',
  retryAfterSeconds?: number,
): PublishTrouble => ({
  ok: false,
  kind,
  done,
  message: { fr: 'Non.', en: 'No.' },
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});
const after = (
  kind: PublishTroubleKind,
  {
    done = 'no' as 'no' | 'unknown',
    isPublic = true,
    attempts = 1,
    wait = undefined as number | undefined,
    now = startedAt,
  } = {},
) => afterTrouble({ trouble: trouble(kind, done, wait), isPublic, attempts, startedAt, now });

test('whatever the public may have seen is looked up, even when the network asks to come back', () => {
  for (const kind of ['unavailable', 'timeout', 'rate_limited', 'unreadable'] as const)
    expect(after(kind, { done: 'unknown', wait: 60 })).toEqual({ do: 'look_up' });
});

test('an upload in doubt is simply done again: nobody sees it', () => {
  expect(after('timeout', { done: 'unknown', isPublic: false })).toEqual({
    do: 'again',
    at: new Date(startedAt.getTime() + 5000),
  });
});

test('a network that asks to slow down is not asked again sooner', () => {
  expect(after('rate_limited', { wait: 900 })).toEqual({ do: 'again', at: new Date(startedAt.getTime() + 900_000) });
  expect(after('rate_limited', { wait: 1 })).toEqual({ do: 'again', at: new Date(startedAt.getTime() + 5000) });
});

test('pauses grow with each try', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 20].map((attempts) => {
    const next = after('unavailable', { attempts });
    return next.do === 'again' ? (next.at.getTime() - startedAt.getTime()) / 1000 : undefined;
  });
  expect(pauses).toEqual([5, 15, 45, 120, 300, 600, 600]);
});

test('a post two hours late is for a person to decide', () => {
  const late = new Date(startedAt.getTime() + 115 * 60_000);
  expect(after('unavailable', { attempts: 9, now: late })).toEqual({ do: 'give_up' });
});

test('what will not pass by itself is said at once', () => {
  for (const kind of ['auth_expired', 'forbidden', 'duplicate', 'rejected', 'media_refused', 'version_sunset'] as const)
    expect(after(kind)).toEqual({ do: 'give_up' });
});
