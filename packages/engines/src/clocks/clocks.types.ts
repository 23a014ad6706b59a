export type Bilingual = { fr: string; en: string };

/** `YYYY-MM-DD`, a day on the calendar of the territory; what hour it was does not count for a legal clock. */
export type Day = string;

export type Unit = 'month' | 'day' | 'working_day';

export type RuleId =
  | 'registration_receipt'
  | 'acknowledgement'
  | 'acknowledgement_paper'
  | 'acknowledgement_alert'
  | 'transfer'
  | 'implied_rejection'
  | 'implied_acceptance'
  | 'document_refusal'
  | 'recourse'
  | 'document_referral'
  | 'reasonable_recourse'
  | 'reasons'
  | 'press_offence'
  | 'press_offence_hate';

/** One value of the law, or of the practice where the law gives none. */
export type ClockRule = {
  amount: number;
  unit: Unit;
  /** Neither the first day nor the last counts: the last useful day is the one after. */
  clear: boolean;
  /** An end on a Saturday, a Sunday or a public holiday moves to the next working day. */
  rolls: boolean;
  basis: 'law' | 'case_law' | 'practice';
  label: Bilingual;
  source: { article: string; url?: string };
  /** Who answers for the value in the territory. */
  owner: string;
  /** When it must be read again. */
  reviewOn: Day;
};

/** All values, as a setting: versioned, dated, replaced as a whole. */
export type ClockRules = { version: string; asOf: Day; rules: Readonly<Record<RuleId, ClockRule>> };

/**
 * What a message asks for; it decides the clock.
 *
 * - `report`: a hole in the road, told in public: not a request in law, no legal clock
 * - `information`, `complaint`, `appeal`, `non_individual`, `no_procedure`, `financial`, `agent`: silence is rejection
 * - `procedure`: on the list of procedures where silence is acceptance
 * - `document`: access to administrative documents
 */
export type RequestNature =
  | 'report'
  | 'information'
  | 'complaint'
  | 'appeal'
  | 'non_individual'
  | 'no_procedure'
  | 'financial'
  | 'agent'
  | 'document'
  | 'procedure';

export type RequestEvent =
  /** The message came under someone's eyes; starts nothing. */
  | { kind: 'seen'; on: Day }
  /** Name, first name, postal and e-mail address, or an accepted identifier, are known: the request is regular. */
  | { kind: 'identified'; on: Day }
  /** An authority received it; `competent` says whether it had the matter in its charge. */
  | { kind: 'received'; on: Day; competent: boolean }
  | { kind: 'acknowledged'; on: Day; allMentions: boolean }
  /** Missing pieces were asked for, to be given by `deadline`. */
  | { kind: 'completion_asked'; on: Day; deadline: Day }
  | { kind: 'completed'; on: Day }
  /** An express decision was notified on that day. */
  | { kind: 'decided'; on: Day; outcome: 'accepted' | 'rejected'; withRemedies: boolean }
  | { kind: 'reasons_asked'; on: Day }
  | { kind: 'reasons_given'; on: Day }
  | { kind: 'withdrawn'; on: Day }
  /** The citizen contests or comes back. After a decision or a withdrawal it is a new request. */
  | { kind: 'reopened'; on: Day };

export type ClockRequest = {
  nature: RequestNature;
  channel: 'electronic' | 'paper' | 'oral';
  events: readonly RequestEvent[];
  /** No acknowledgement is owed: abusive, decided within 15 days, or mere delivery of a document or a service. */
  exempt?: 'abusive' | 'short' | 'delivery' | undefined;
  /** A decree gives this procedure another time limit before silence means something (L231-6). */
  ownDelay?: { amount: number; unit: Unit; article: string } | undefined;
};

export type ClockKind =
  | 'registration_receipt'
  | 'acknowledgement_alert'
  | 'acknowledgement'
  | 'transfer'
  | 'completion'
  | 'implied_decision'
  | 'recourse'
  | 'document_referral'
  | 'reasons';

export type ClockState =
  /** Its start event has not come: `because` says which. */
  | 'not_started'
  | 'running'
  | 'suspended'
  /** What was due was done, in time or not. */
  | 'met'
  | 'met_late'
  /** It no longer has a reason to run. */
  | 'stopped';

export type Clock = {
  kind: ClockKind;
  state: ClockState;
  /** The last useful day, or the day the decision is born. */
  due?: Day;
  from?: Day;
  effect?: 'acceptance' | 'rejection';
  /** Of a recourse: whether the time limit can be held against the person. */
  opposable?: boolean;
  rule?: RuleId;
  article: string;
  because: Bilingual;
};
