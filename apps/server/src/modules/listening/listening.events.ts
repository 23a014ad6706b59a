import type { Tone } from '@beffroi/contracts';

/** A mention as other modules are told of it: no text, no name. */
export type HeardFact = {
  mentionId: string;
  watchIds: string[];
  postedAt: Date;
  heardAt: Date;
  tone: Tone;
  aggressive: string;
  reach: number;
  storyId: string | undefined;
};

/** What listening tells, in its own transaction. */
export type ListeningFacts = {
  /** New mentions, stored by the transaction that tells it. `past`: a first reading or a file, most of which is no news. */
  'listening.mentions_heard': { territoryId: string; mentions: HeardFact[]; past: boolean };
  /** A watch began, or holds other posts than before: what was learned from its past is to be learned again. */
  'listening.watch_refilled': { territoryId: string; watchId: string };
  /** It listens no more: nothing that it would have heard is known. */
  'listening.watch_paused': { territoryId: string; watchId: string };
  'listening.watch_deleted': { territoryId: string; watchId: string };
  'listening.source_fell_silent': {
    territoryId: string;
    sourceId: string;
    name: string;
    since: Date;
    usualGapSeconds: number;
  };
  'listening.source_spoke_again': { territoryId: string; sourceId: string };
};
