import { sql, type Selectable } from 'kysely';
import type { Source } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables, SourceRow } from '../listening.tables.ts';
import type { SourceRegistry } from './source.registry.ts';

type Row = Selectable<SourceRow> & { received24h: number; kept24h: number };

/** The sources of a territory with their health, by name. */
export async function readSources(
  db: Connection<ListeningTables>,
  registry: SourceRegistry,
  given: { territoryId: string; sourceId?: string; baseUrl: string },
): Promise<Source[]> {
  const { rows } = await sql<Row>`
    select s.*, coalesce(h.received, 0)::int as received24h, coalesce(h.kept, 0)::int as kept24h
    from listening.source s left join lateral (
      select sum(received) as received, sum(kept) as kept from listening.source_hour h
      where h.territory_id = s.territory_id and h.source_id = s.id and h.hour > now() - interval '24 hours'
    ) h on true
    where s.territory_id = ${given.territoryId} ${given.sourceId === undefined ? sql`` : sql`and s.id = ${given.sourceId}`}
    order by lower(s.name), s.id
  `.execute(db);
  return rows.map((row) => presentSource(row, registry, given.baseUrl));
}

/** What is wrong with the listening of the whole installation, for the operator's check. */
export async function readSourceTroubles(
  db: Connection<ListeningTables>,
): Promise<{ sources: number; failing: string[]; silent: string[] }> {
  const rows = await db
    .selectFrom('listening.source')
    .select(['name', 'failures', 'silent_since'])
    .where('paused', '=', false)
    .execute();
  return {
    sources: rows.length,
    failing: rows.filter((row) => row.failures > 0).map((row) => row.name),
    silent: rows.filter((row) => row.failures === 0 && row.silent_since !== null).map((row) => row.name),
  };
}

/** The state in one word, the gravest first. */
export function stateOf(
  row: Pick<Row, 'paused' | 'failures' | 'silent_since' | 'connected' | 'last_success_at'>,
): Source['state'] {
  if (row.paused) return 'paused';
  if (row.failures > 0) return 'failing';
  if (row.silent_since !== null) return 'silent';
  if (row.connected) return 'live';
  return row.last_success_at === null ? 'new' : 'ok';
}

function presentSource(row: Row, registry: SourceRegistry, baseUrl: string): Source {
  const kind = registry.find(row.kind);
  return {
    id: row.id,
    kind: row.kind,
    network: row.network,
    name: row.name,
    config: row.config,
    secretsSet: row.sealed_secrets === null ? [] : [...(kind?.secretFields ?? [])],
    paused: row.paused,
    state: stateOf(row),
    ...instant('lastSuccessAt', row.last_success_at),
    ...instant('lastPostAt', row.last_post_at),
    ...instant('lastErrorAt', row.last_error_at),
    ...(row.last_error === null ? {} : { lastError: row.last_error }),
    notes: row.notes,
    ...instant('nextPollAt', row.next_poll_at),
    ...(row.usual_gap_seconds === null ? {} : { usualGapSeconds: row.usual_gap_seconds }),
    received24h: row.received24h,
    kept24h: row.kept24h,
    ...(row.network === 'webhook' ? { webhookUrl: `${baseUrl}/api/webhooks/incoming/${row.id}` } : {}),
  };
}

function instant<K extends string>(key: K, value: Date | null): { [P in K]?: string } {
  return (value === null ? {} : { [key]: value.toISOString() }) as { [P in K]?: string };
}
