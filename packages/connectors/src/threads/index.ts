export { createThreadsPublisher } from './threads.publisher.ts';
