import { tooManyRequests } from './refusals.ts';

/**
 * A token bucket for each key, in memory: what a caller may do in a minute, with bursts of the whole allowance.
 * It guards one process; limits that must hold over several (sign-in) are kept in the database by their module.
 */
export function createRateLimit(given: { perMinute: number; now: () => number; maxKeys?: number }) {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const { perMinute, now, maxKeys = 50_000 } = given;
  return {
    /** @throws request.too_many with the seconds to wait */
    take(key: string, cost = 1): void {
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: perMinute, at };
      // A clock that is set back takes nothing away.
      const elapsed = Math.max(0, at - bucket.at);
      const tokens = Math.min(perMinute, bucket.tokens + (elapsed / 60_000) * perMinute);
      buckets.delete(key);
      if (buckets.size >= maxKeys) buckets.delete(buckets.keys().next().value as string);
      if (tokens < cost) {
        buckets.set(key, { tokens, at });
        const seconds = Math.ceil(((cost - tokens) / perMinute) * 60);
        throw Object.assign(tooManyRequests({ values: { seconds } }), { retryAfterSeconds: seconds });
      }
      buckets.set(key, { tokens: tokens - cost, at });
    },
  };
}
export type RateLimit = ReturnType<typeof createRateLimit>;
