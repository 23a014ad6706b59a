export type { PublishingFacts } from './publishing.events.ts';
export type { PublishingTables } from './publishing.tables.ts';
