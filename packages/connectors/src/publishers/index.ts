export { createPublishers, type Outlets } from './publishers.ts';
