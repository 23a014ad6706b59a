export { createFacebookPublisher } from './facebook.publisher.ts';
