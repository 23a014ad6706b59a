import type { Bilingual } from '@beffroi/contracts';

/** What publishing tells, in the transaction in which it happens. */
export type PublishingFacts = {
  /** Somebody has something to do: by push and by mail, as each chose. `occasion` reaches one person once. */
  'publishing.person_needed': {
    territoryId: string;
    personIds: string[];
    occasion: string;
    title: Bilingual;
    body: Bilingual;
    /** In the interface, from its root: '/t/ter_…/publications/pub_…'. */
    path: string;
    /** Rings in quiet hours too: a post that cannot go out, an account that died. */
    urgent: boolean;
  };
  /** What people wrote under a post, stored by the transaction that tells it. */
  'publishing.replies_received': { territoryId: string; deliveryId: string; replyIds: string[] };
  'publishing.hold_changed': {
    territoryId: string;
    active: boolean;
    /** A person, or a program by its key. */
    byId: string;
    reason?: string;
    publications: number;
    at: Date;
  };
  'publishing.mandate_changed': {
    territoryId: string;
    mandateId: string;
    state: 'opened' | 'ended';
    personId: string;
    byId: string;
    endsAt: Date;
    scope: string;
    at: Date;
  };
  /** Somebody decided on what waits for approval. */
  'publishing.approval_decided': {
    territoryId: string;
    publicationId: string;
    title: string;
    decision: 'approve' | 'request_changes' | 'refuse';
    byId: string;
    byName?: string;
    at: Date;
  };
  'publishing.published': { territoryId: string; publicationId: string; deliveryId: string; url?: string };
};
