export { createYouTubePublisher } from './youtube.publisher.ts';
