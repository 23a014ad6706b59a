import type { Coordination } from './story.types.ts';

/** The last copies of one story: who (hash), when. Bounded; the oldest leaves first. */
export type CopyTrail = { authors: number[]; times: number[] };

const MAX_TRAIL = 256;

/**
 * Adds one copy to a story's trail and tells whether its last copies come from many accounts in few minutes.
 *
 * @param at milliseconds since 1970
 */
export function trackCopy(
  trail: CopyTrail,
  copy: { author: number; at: number },
  rule: { accounts: number; window: number },
): Coordination | undefined {
  trail.authors.push(copy.author);
  trail.times.push(copy.at);
  if (trail.authors.length > MAX_TRAIL) {
    trail.authors.shift();
    trail.times.shift();
  }
  if (trail.authors.length < rule.accounts) return undefined;
  const accounts = new Set<number>();
  let posts = 0;
  let earliest = copy.at;
  for (let index = 0; index < trail.times.length; index += 1) {
    const at = trail.times[index] ?? 0;
    if (Math.abs(copy.at - at) > rule.window) continue;
    accounts.add(trail.authors[index] ?? 0);
    earliest = Math.min(earliest, at);
    posts += 1;
  }
  if (accounts.size < rule.accounts) return undefined;
  return { accounts: accounts.size, posts, minutes: Math.max(1, Math.ceil((copy.at - earliest) / 60_000)) };
}
