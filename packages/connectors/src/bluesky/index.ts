export { blueskyConnector } from './bluesky.connector.ts';
export { blueskyPublisher } from './bluesky.publisher.ts';
