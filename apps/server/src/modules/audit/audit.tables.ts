import type { ColumnType } from 'kysely';

export type AuditTables = {
  'audit.head': { territory_id: string; seq: number; hash: string };
  'audit.entry': {
    territory_id: string;
    seq: number;
    at: ColumnType<Date, Date, never>;
    actor_kind: 'person' | 'api_key' | 'system';
    actor_id: string | null;
    action: string;
    target_kind: string | null;
    target_id: string | null;
    detail: ColumnType<Record<string, unknown>, string, never>;
    previous_hash: string;
    hash: string;
  };
};
