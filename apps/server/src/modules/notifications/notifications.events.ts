import type { Bilingual } from '@beffroi/contracts';

/** What notifications tell, in the transaction that writes it down. */
export type NotificationsFacts = {
  /** A sending left, or went wrong: for good, or until it is tried again. `occasion` is that under which it was entered. */
  'notifications.delivery_settled': {
    territoryId: string;
    deliveryId: string;
    occasion: string;
    outcome: 'sent' | 'failed' | 'delayed';
    /** How often it was tried. */
    attempts: number;
    /** What went wrong, in words that betray neither number nor address. */
    trouble?: Bilingual;
  };
};
