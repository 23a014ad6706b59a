export type Bilingual = { fr: string; en: string };

/** Instants are milliseconds since 1970 in UTC. */
export type Instant = number;

/** What a rule looks at in a publication. Whoever calls works these out; the engine only compares. */
export type PublicationFacts = {
  channels: readonly string[];
  themes: readonly string[];
  namedOfficial: boolean;
  money: boolean;
  minors: boolean;
  crisis: boolean;
  electoralPeriod: boolean;
  underMandate: boolean;
  author: { id: string; roles: readonly string[] };
};

/** Every condition that is present must hold; of a list, one is enough. No condition at all: always. */
export type RuleConditions = {
  channels?: readonly string[] | undefined;
  themes?: readonly string[] | undefined;
  authors?: readonly string[] | undefined;
  authorRoles?: readonly string[] | undefined;
  namedOfficial?: boolean | undefined;
  money?: boolean | undefined;
  minors?: boolean | undefined;
  crisis?: boolean | undefined;
  electoralPeriod?: boolean | undefined;
  underMandate?: boolean | undefined;
};
export type CircuitRule = { id: string; when: RuleConditions; circuit: string };

/** Who must say yes: `any` of the seats, or `all`. A role is one seat, held by whoever has it. */
export type Step = { id: string; mode: 'any' | 'all'; people: readonly string[]; roles: readonly string[] };

export type Silence =
  | { afterHours: number; outcome: 'refuse' | 'accept' }
  /** These may act besides; after as long again, silence refuses. */
  | { afterHours: number; outcome: 'escalate'; to: { people: readonly string[]; roles: readonly string[] } };

export type Circuit = { id: string; name: string; steps: readonly Step[]; silence: Silence };

export type Circuits = {
  /** In order: the first that matches is the one. */
  rules: readonly CircuitRule[];
  circuits: readonly Circuit[];
  /** Where a publication goes that no rule names; worked out when absent. */
  strictest?: string | undefined;
};

export type Person = { id: string; name: string; roles: readonly string[] };
/** From `from`, until just before `until`. */
export type Absence = { person: string; from: Instant; until: Instant };
export type Delegation = {
  from: string;
  to: string;
  startsAt: Instant;
  endsAt: Instant;
  /** Acts also while the other is there. */
  always?: boolean | undefined;
  /** The order or note that grants it. */
  reference?: string | undefined;
};
export type Staff = { people: readonly Person[]; absences: readonly Absence[]; delegations: readonly Delegation[] };

export type Seat = { kind: 'person' | 'role'; id: string };
export type Approval = { step: string; seat: Seat; by: string; onBehalfOf?: string; at: Instant; note?: string };

export type ApprovalState = {
  /** As it was when the publication was submitted. */
  circuit: Circuit;
  /** Whoever wrote or changed it: none of them may approve. */
  authors: readonly string[];
  seal: string;
  status: 'pending' | 'approved' | 'refused' | 'change_requested' | 'void' | 'withdrawn';
  step: number;
  stepStartedAt: Instant;
  escalated: boolean;
  approvals: readonly Approval[];
  /** What ended it, when it is no longer pending. */
  ended?: { at: Instant; by?: string; bySilence: boolean; note?: string };
};

export type Decision =
  | { kind: 'approve' | 'refuse' | 'ask_change'; by: string; at: Instant; seal: string; note?: string | undefined }
  | { kind: 'withdraw'; by: string; at: Instant }
  | { kind: 'edit'; by: string; at: Instant };

export type RefusalCode =
  | 'not_pending'
  | 'sealed_text_changed'
  | 'own_post'
  | 'own_post_by_delegation'
  | 'not_an_approver'
  | 'already_decided'
  | 'too_late'
  | 'not_the_author';
export type Outcome = { ok: true; state: ApprovalState } | { ok: false; code: RefusalCode; message: Bilingual };
