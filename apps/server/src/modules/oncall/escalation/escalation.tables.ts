import type { ColumnType, Generated } from 'kysely';
import type { Bilingual, CallMeans, Chain, Escalation } from '@beffroi/contracts';

type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Steps = ColumnType<Chain['steps'], string, string>;

export type EscalationRow = {
  territory_id: string;
  id: string;
  alarm_id: string;
  alarm_name: string;
  level: number;
  state: Escalation['state'];
  steps: Steps;
  rounds: number;
  /** Of the step that rings now, from 0; the number of steps once everybody is rung. */
  step: Generated<number>;
  round: Generated<number>;
  started_at: Date;
  next_at: MaybeInstant;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: MaybeInstant;
  ended_at: MaybeInstant;
};

export type CallRow = {
  territory_id: string;
  id: string;
  escalation_id: string;
  at: Date;
  step: number;
  round: number;
  person_id: string | null;
  means: CallMeans | null;
  outcome: Escalation['calls'][number]['outcome'];
  trouble: ColumnType<Bilingual | null, string | null, string | null>;
  deliveries: Generated<number>;
  failures: Generated<number>;
  fingerprint: string | null;
  expires_at: Date | null;
};

export type EscalationTables = {
  'oncall.chain': { territory_id: string; active: boolean; min_level: number; steps: Steps; rounds: number };
  'oncall.escalation': EscalationRow;
  'oncall.call': CallRow;
};
