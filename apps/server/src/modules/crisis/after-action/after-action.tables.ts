import type { ColumnType } from 'kysely';
import type { Measure } from './event.measure.ts';

export type AfterActionTables = {
  'crisis.measure': {
    territory_id: string;
    crisis_id: string;
    closed_at: Date;
    measured: ColumnType<Measure, string, string>;
  };
};
