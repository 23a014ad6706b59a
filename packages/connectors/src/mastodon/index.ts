export { mastodonConnector } from './mastodon.connector.ts';
