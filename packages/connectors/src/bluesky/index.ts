export { blueskyConnector } from './bluesky.connector.ts';
