import type { ColumnType, Generated } from 'kysely';
import type { Work } from '@beffroi/contracts';

export type WorkTables = {
  'work.work': {
    territory_id: string;
    id: string;
    kind: Work['kind'];
    label: string;
    state: ColumnType<Work['state'], Work['state'] | undefined, Work['state']>;
    done: Generated<number>;
    total: number | null;
    result: ColumnType<Record<string, number>, string | undefined, string>;
    errors: ColumnType<Work['errors'], string | undefined, string>;
    cancel_requested: Generated<boolean>;
    created_by: string | null;
    created_at: ColumnType<Date, Date | undefined, never>;
    started_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
    ended_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  };
};
