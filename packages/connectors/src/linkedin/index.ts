export { createLinkedInPublisher } from './linkedin.publisher.ts';
