export { xPublisher } from './x.publisher.ts';
