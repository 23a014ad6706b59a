export { createInstagramPublisher } from './instagram.publisher.ts';
