export { mastodonConnector } from './mastodon.connector.ts';
export { mastodonPublisher } from './mastodon.publisher.ts';
