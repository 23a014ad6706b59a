import type { Coordination } from './story.types.ts';

/** The last distinct accounts that sent one story's words (hashes), and when. Bounded; the oldest leaves first. */
export type CopyTrail = { authors: number[]; times: number[] };

/** A wave under way: `since` is its first copy, ms since 1970. */
export type Wave = { accounts: number; posts: number; since: number; last: number };

const MAX_TRAIL = 64;

/**
 * Adds one copy to a story's trail and answers its wave: many accounts, the same words, few minutes. A wave that goes on
 * grows; a copy that comes later than `window` after it leaves it as it was.
 *
 * @param at milliseconds since 1970
 */
export function trackCopy(
  trail: CopyTrail,
  wave: Wave | undefined,
  copy: { author: number; at: number },
  rule: { accounts: number; window: number },
): Wave | undefined {
  const known = trail.authors.indexOf(copy.author);
  const fresh = known < 0 || Math.abs(copy.at - (trail.times[known] ?? 0)) > rule.window;
  if (known >= 0) {
    trail.authors.splice(known, 1);
    trail.times.splice(known, 1);
  }
  trail.authors.push(copy.author);
  trail.times.push(copy.at);
  if (trail.authors.length > MAX_TRAIL) {
    trail.authors.shift();
    trail.times.shift();
  }
  if (wave !== undefined && Math.abs(copy.at - wave.last) <= rule.window) {
    return { accounts: wave.accounts + (fresh ? 1 : 0), posts: wave.posts + 1, since: wave.since, last: copy.at };
  }
  if (trail.authors.length < rule.accounts) return wave;
  const inside = trail.times.filter((at) => Math.abs(copy.at - at) <= rule.window);
  if (inside.length < rule.accounts) return wave;
  return { accounts: inside.length, posts: inside.length, since: Math.min(...inside), last: copy.at };
}

export function coordinationOf({ accounts, posts, since, last }: Wave): Coordination {
  return { accounts, posts, minutes: Math.max(1, Math.ceil((last - since) / 60_000)) };
}
