import { z } from 'zod';

export const feedStateSchema = z.object({
  /** The address that was read, to which the validators belong; absent before the first reading. */
  url: z.string().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Entry → fingerprint of what it said, newest last; it tells what is new and what was edited. */
  seen: z.record(z.string(), z.string()),
  /** How the feed lives, as far as its own dates tell. */
  rhythm: z.object({
    /** Median of what separates two entries; absent under three dated ones. */
    gapSeconds: z.number().optional(),
    newestAt: z.string().optional(),
    /** What the publisher asks to wait, by `ttl`, `sy:updatePeriod` or `Cache-Control`. */
    askedSeconds: z.number().optional(),
  }),
  /** Where to subscribe for pushes (WebSub), when the feed names a hub. */
  push: z.object({ hub: z.string(), topic: z.string() }).optional(),
});
export type FeedState = z.infer<typeof feedStateSchema>;

export const unreadFeed: FeedState = { seen: {}, rhythm: {} };
