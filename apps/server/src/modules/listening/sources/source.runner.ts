import { sql, type Kysely, type Selectable } from 'kysely';
import type { HttpClient, SourceKind, Trouble } from '@beffroi/connectors';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import type { Logger } from '../../../platform/logger.ts';
import { ingest, type IngestDeps } from '../ingestion/ingest.usecase.ts';
import type { ListeningTables, SourceRow } from '../listening.tables.ts';
import { readingFailed, recordReading, recordTrouble } from './source.outcome.ts';
import { openConfig, type SourceRegistry } from './source.registry.ts';

export type RunnerDeps = IngestDeps & {
  db: Kysely<ListeningTables>;
  registry: SourceRegistry;
  http: HttpClient;
  logger: Logger;
};
type Row = Selectable<SourceRow>;
type StreamKind = Extract<SourceKind<unknown, unknown>, { mode: 'stream' }>;
type PollKind = Extract<SourceKind<unknown, unknown>, { mode: 'poll' }>;

const TICK_MS = 1000;
/** A claim that is not renewed belongs to a process that died: another takes the source over. */
const CLAIM_SECONDS = 90;
const RENEW_MS = 5000;
const USUAL_PAUSE_SECONDS = 300;
const AT_ONCE = 8;
/** A stream that the other side closed is opened again after this. */
const REOPEN_SECONDS = 3;

/**
 * Reads the sources when they are due, each by one process at a time whatever their number. A poll ends with its
 * posts and its state stored together; a stream is listened to until it ends, then opened again where it got to.
 */
export function createSourceRunner(deps: RunnerDeps) {
  const running = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let polls = 0;

  async function claim(): Promise<Row[]> {
    const room = AT_ONCE - polls;
    if (room <= 0) return [];
    const { rows } = await sql<Row>`
      update listening.source s set claimed_until = now() + ${CLAIM_SECONDS} * interval '1 second'
      from (
        select territory_id, id from listening.source
        where not paused and next_poll_at <= ${deps.now()} and (claimed_until is null or claimed_until < now())
        order by next_poll_at limit ${room} for update skip locked
      ) due
      where s.territory_id = due.territory_id and s.id = due.id returning s.*
    `.execute(deps.db);
    return rows;
  }

  /** Takes up all that is due; resolves once each is under way. */
  async function tick(): Promise<void> {
    for (const row of await claim()) {
      const key = `${row.territory_id} ${row.id}`;
      if (running.has(key)) continue;
      const isPoll = deps.registry.find(row.kind)?.mode === 'poll';
      if (isPoll) polls += 1;
      const run = onBehalfOf(row.territory_id, async () => read(deps, row, stopping.signal))
        .catch(async (error: unknown) => {
          deps.logger.error({ err: error, sourceId: row.id }, 'source reading failed');
          // A database that is away cannot be told: the claim lapses and the source is read again from where it was.
          await recordTrouble(deps.db, nameOf(row), readingFailed(error), deps.now()).catch(() => undefined);
        })
        .finally(() => {
          if (isPoll) polls -= 1;
          running.delete(key);
        });
      running.set(key, run);
    }
  }

  function loop(): void {
    timer = setTimeout(() => {
      void tick()
        .catch((error: unknown) => deps.logger.warn({ err: error }, 'sources could not be looked up, trying again'))
        .finally(() => {
          if (!stopping.signal.aborted) loop();
        });
    }, TICK_MS);
  }

  return {
    start: loop,
    /** One look, and all polls that it began brought to their end: what tests call instead of waiting. */
    async runDue(): Promise<void> {
      await tick();
      await Promise.all(running.values());
    },
    async stop(): Promise<void> {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(running.values());
    },
  };
}
export type SourceRunner = ReturnType<typeof createSourceRunner>;

const nameOf = (row: Row) => ({ territoryId: row.territory_id, sourceId: row.id });

/**
 * Reads a source once, or for as long as it streams. The claim is renewed meanwhile; a source that is paused, set up
 * otherwise or deleted is let go.
 */
async function read(deps: RunnerDeps, row: Row, stopping: AbortSignal): Promise<void> {
  const ended = new AbortController();
  const signal = AbortSignal.any([stopping, ended.signal]);
  const renewing = setInterval(() => {
    void renew(deps.db, row).then(
      (mine) => mine || ended.abort(),
      () => undefined,
    );
  }, RENEW_MS);
  try {
    const kind = deps.registry.kind(row.kind);
    if (kind.mode === 'poll') await pollOnce(deps, row, kind, signal);
    else if (kind.mode === 'stream') await listen(deps, row, kind, signal);
  } finally {
    clearInterval(renewing);
  }
}

async function pollOnce(deps: RunnerDeps, row: Row, kind: PollKind, signal: AbortSignal): Promise<void> {
  const named = nameOf(row);
  const config = kind.config.parse(openConfig(deps.sealer, row));
  const outcome = await kind.poll(config, stateFor(kind, row), { http: deps.http, now: deps.now, signal });
  if (signal.aborted) return unclaim(deps.db, row);
  const at = deps.now();
  if (!outcome.ok) return recordTrouble(deps.db, named, outcome, at);
  const pause = outcome.nextPollSeconds ?? USUAL_PAUSE_SECONDS;
  await ingest(deps, {
    ...named,
    events: outcome.events,
    past: row.last_success_at === null,
    alongside: async (trx, ingested) =>
      recordReading(trx, named, {
        outcome: ingested,
        config: row.config,
        state: outcome.state,
        notes: outcome.notes,
        at,
        nextPollAt: new Date(at.getTime() + pause * 1000),
        ...(outcome.newConfig === undefined ? {} : { newConfig: withoutSecrets(kind, outcome.newConfig) }),
      }),
  });
}

async function listen(deps: RunnerDeps, row: Row, kind: StreamKind, signal: AbortSignal): Promise<void> {
  const named = nameOf(row);
  const config = kind.config.parse(openConfig(deps.sealer, row));
  const outcome = await kind.stream(config, stateFor(kind, row), {
    http: deps.http,
    now: deps.now,
    signal,
    connected: () => void setConnected(deps.db, named).catch(() => undefined),
    deliver: async ({ events, state, notes = [] }) => {
      await ingest(deps, {
        ...named,
        events,
        alongside: async (trx, ingested) =>
          recordReading(trx, named, { outcome: ingested, config: row.config, state, notes, at: deps.now() }),
      });
    },
  });
  if (!outcome.ok) return recordTrouble(deps.db, named, outcome satisfies Trouble, deps.now());
  await unclaim(deps.db, row, new Date(deps.now().getTime() + REOPEN_SECONDS * 1000));
}

/** Lets a source go, for whoever reads it next. */
async function unclaim(db: Kysely<ListeningTables>, row: Row, nextPollAt?: Date): Promise<void> {
  await db
    .updateTable('listening.source')
    .set({ connected: false, claimed_until: null, ...(nextPollAt ? { next_poll_at: nextPollAt } : {}) })
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .where('next_poll_at', 'is not', null)
    .execute();
}

async function renew(db: Kysely<ListeningTables>, row: Row): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update listening.source set claimed_until = now() + ${CLAIM_SECONDS} * interval '1 second'
    where territory_id = ${row.territory_id} and id = ${row.id} and not paused
      and config = ${JSON.stringify(row.config)}::jsonb and sealed_secrets is not distinct from ${row.sealed_secrets}
    returning id
  `.execute(db);
  return rows.length > 0;
}

async function setConnected(
  db: Kysely<ListeningTables>,
  named: { territoryId: string; sourceId: string },
): Promise<void> {
  await db
    .updateTable('listening.source')
    .set({ connected: true, last_success_at: new Date(), failures: 0, last_error: null })
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.sourceId)
    .execute();
}

/** A state that no longer fits its schema is of an older program: the source is read from the start. */
function stateFor(kind: SourceKind<unknown, unknown>, row: Row): unknown {
  const parsed = kind.state.safeParse(row.state.value);
  return parsed.success ? parsed.data : kind.initialState;
}

function withoutSecrets(kind: SourceKind<unknown, unknown>, config: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(config as object).filter(([field]) => !kind.secretFields.includes(field)));
}
