import type { ColumnType, Generated } from 'kysely';
import type { Alarm, Bilingual } from '@beffroi/contracts';
import type { Severity } from '@beffroi/engines/severity';

type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

export type AlarmRow = {
  territory_id: string;
  id: string;
  kind: Alarm['kind'];
  state: Alarm['state'];
  watch_id: string | null;
  source_id: string | null;
  explanation: ColumnType<Bilingual, string, string>;
  started_at: Date;
  detected_at: Date;
  ended_at: MaybeInstant;
  snoozed_until: MaybeInstant;
  acknowledged_by: string | null;
  acknowledged_at: MaybeInstant;
  observed: number;
  usual_high: number;
  ratio: number | null;
  mentions: Generated<number>;
  severity: ColumnType<Severity, string, string>;
  story_id: string | null;
};

export type AlertsTables = {
  'alerts.signal': {
    territory_id: string;
    watch_id: string;
    minute: Date;
    mentions: number;
    negative: number;
    hard: number;
    reach: number;
  };
  'alerts.detector': {
    territory_id: string;
    watch_id: string;
    sensitivity: Generated<number>;
    min_voices: Generated<number>;
    state: Buffer | null;
    observed_until: MaybeInstant;
  };
  'alerts.alarm': AlarmRow;
  'alerts.alarm_act': {
    territory_id: string;
    alarm_id: string;
    id: string;
    at: ColumnType<Date, Date | undefined, never>;
    action: string;
    person_id: string | null;
    note: string | null;
  };
};
