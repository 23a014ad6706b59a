import type { RequestState } from '@beffroi/contracts';
import type { DeskFacts } from '../desk/index.ts';

/** What requests tell, in the transaction in which it happens. */
export type RequestsFacts = {
  'requests.person_needed': DeskFacts['desk.person_needed'];
  /** For webhooks; who asks is never in it. */
  'requests.request_changed': {
    territoryId: string;
    requestId: string;
    ref: string;
    state: RequestState;
    what: string;
  };
};
