export { feedConnector, feedKind, type FeedConfig } from './feed.connector.ts';
export { readDelivery } from './feed.delivery.ts';
export { discoverFeeds, type DiscoveredFeed } from './feed.discovery.ts';
export { feedStateSchema, type FeedState } from './feed.state.ts';
export { parseFeed } from './parse-feed.ts';
export type { FeedAuthor, FeedFormat, FeedMedia, ParsedEntry, ParsedFeed } from './parsed-feed.ts';
export {
  findHub,
  isSignedDelivery,
  readHubQuestion,
  renewAt,
  subscriptionRequest,
  type HubOfFeed,
  type HubQuestion,
} from './websub.ts';
