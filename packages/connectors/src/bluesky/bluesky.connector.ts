import type { Connector } from '../port.ts';
import { blueskyRepoKind } from './bluesky.repo.ts';
import { blueskyMentionsKind, blueskySearchKind } from './bluesky.search.ts';
import { blueskyFirehoseKind, blueskyJetstreamKind } from './bluesky.streams.ts';

/** Bluesky, and any other service of the AT Protocol. */
export const blueskyConnector: Connector = {
  id: 'bluesky',
  name: 'Bluesky',
  capabilities: {
    receive: { state: 'native' },
    publish: { state: 'native' },
    reply: { state: 'native' },
    moderate: { state: 'native' },
    measure: { state: 'native' },
  },
  sourceKinds: [blueskySearchKind, blueskyMentionsKind, blueskyRepoKind, blueskyJetstreamKind, blueskyFirehoseKind],
};
