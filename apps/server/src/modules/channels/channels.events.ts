import type { Bilingual } from '@beffroi/contracts';

/** What channels tell, in the transaction in which it happens. */
export type ChannelsFacts = {
  /** Those who may manage accounts have something to do. `occasion` reaches one person once. */
  'channels.person_needed': {
    territoryId: string;
    personIds: string[];
    occasion: string;
    title: Bilingual;
    body: Bilingual;
    /** In the interface, from its root. */
    path: string;
    /** Rings in quiet hours too: an account that died. */
    urgent: boolean;
  };
};
