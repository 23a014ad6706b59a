import type { ColumnType, JSONColumnType } from 'kysely';

export type LiveTables = {
  'live.head': { territory_id: string; seq: number };
  'live.event': {
    territory_id: string;
    seq: number;
    name: string;
    data: JSONColumnType<object>;
    at: ColumnType<Date, Date | undefined, never>;
  };
};
