import type { ColumnType } from 'kysely';
import type { Scenario } from '@beffroi/connectors/simulation';
import type { Drill } from '@beffroi/contracts';

type Instant = ColumnType<Date, Date, Date>;
type MaybeInstant = ColumnType<Date | null, Date | null | undefined, Date | null>;

export type KeptMeans = 'push' | 'email' | 'sms' | 'voice' | 'webhook' | 'call';

type DrillTable = {
  territory_id: string;
  id: string;
  scenario_id: string;
  scenario: ColumnType<Scenario, string, never>;
  source_id: string;
  speed: number;
  state: Drill['state'];
  started_at: Instant;
  started_by: string;
  ends_at: Instant;
  ended_at: MaybeInstant;
  answered_at: MaybeInstant;
  posts: number;
  told: number | null;
  score: ColumnType<Drill['score'] | null, string | undefined, string>;
};

export type SimulationTables = {
  'simulation.scenario': {
    territory_id: string;
    id: string;
    text: string;
    updated_at: Instant;
    updated_by: string;
  };
  'simulation.drill': DrillTable;
  'simulation.drill_message': {
    territory_id: string;
    drill_id: string;
    number: number;
    channel_id: string;
    resident_id: string;
    told_at: Instant;
  };
  'simulation.kept': {
    territory_id: string;
    drill_id: string;
    id: string;
    at: Instant;
    means: KeptMeans;
    recipient: string;
    title: string;
    text: string;
    path: string | null;
  };
  'simulation.exercise': { territory_id: string; exercise_id: string; made_at: Instant };
};
