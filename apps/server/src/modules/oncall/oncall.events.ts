import type { Bilingual, CallMeans } from '@beffroi/contracts';

type Call = { territoryId: string; alarmId: string; escalationId: string };

/** What the on-call chain tells, in the transaction in which it happens. */
export type OncallFacts = {
  /** Somebody is rung. */
  'oncall.call_placed': Call & { personId: string; personName: string; means: CallMeans[] };
  'oncall.call_answered': Call & { personId: string; personName: string };
  /** The chain was gone through in vain. */
  'oncall.nobody_answered': Call;
  /** Somebody has something to do. */
  'oncall.person_needed': {
    territoryId: string;
    personIds: string[];
    occasion: string;
    title: Bilingual;
    body: Bilingual;
    path: string;
    urgent: boolean;
  };
};
