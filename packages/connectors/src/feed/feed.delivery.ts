import type { ReceivedEvent } from '../port.ts';
import { newPosts } from './feed.posts.ts';
import type { FeedState } from './feed.state.ts';
import { parseFeed } from './parse-feed.ts';

/**
 * What a hub pushed: the feed, or only its new entries. Read against the same state as a poll, so that whichever comes
 * first tells a post and the other does not tell it again.
 */
export function readDelivery(
  body: Uint8Array,
  given: { contentType?: string; feedUrl: string; state: FeedState; now: Date },
): { events: ReceivedEvent[]; state: FeedState } {
  const feed = parseFeed(body, {
    url: given.feedUrl,
    ...(given.contentType === undefined ? {} : { contentType: given.contentType }),
  });
  const read = newPosts(feed, given.state.seen, {
    feedUrl: given.feedUrl,
    now: given.now,
    firstRead: false,
  });
  return { events: read.events, state: { ...given.state, seen: read.seen } };
}
