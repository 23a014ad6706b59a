import type { PublishingFacts } from '../publishing/index.ts';

/** What a crisis room tells, in the transaction in which it happens. */
export type CrisisFacts = {
  /** Somebody has something to do, or is thanked. */
  'crisis.person_needed': PublishingFacts['publishing.person_needed'];
  'crisis.opened': { territoryId: string; crisisId: string; at: Date };
  'crisis.closed': { territoryId: string; crisisId: string; at: Date };
};
