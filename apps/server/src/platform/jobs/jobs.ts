import type { Kysely } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { z } from 'zod';
import { isDatabaseAway, type AnyConnection } from '../db/database.ts';
import type { Logger } from '../logger.ts';
import { onBehalfOf } from '../on-behalf.ts';

/** A kind of work that outlives a request: its name, what it is given, and how it is tried again. */
export type JobKind<P = unknown> = {
  /** `module.verb` */
  name: string;
  payload: z.ZodType<P>;
  /** Tries after the first; the pause doubles from `retryDelaySeconds`, with some chance in it. */
  retries: number;
  retryDelaySeconds: number;
  retryDelayMaxSeconds?: number;
  /** A run that lasts longer is taken for dead and tried again. */
  expireSeconds: number;
  concurrency?: number;
};

export type JobRun<P> = { payload: P; jobId: string; attempt: number; lastAttempt: boolean; signal: AbortSignal };

export type Jobs = {
  /** Says what runs a kind of job; before `start`. */
  register: <P>(kind: JobKind<P>, run: (job: JobRun<P>) => Promise<void>) => void;
  /** Runs a registered job by a cron expression, in UTC; once over all processes. */
  schedule: (kind: JobKind<Record<string, never>>, cron: string) => void;
  /** Enqueues in the caller's transaction: the job exists if and only if the transaction commits. */
  enqueue: <P>(
    connection: AnyConnection,
    kind: JobKind<P>,
    payload: P,
    options?: { startAfter?: Date; singletonKey?: string },
  ) => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Runs all that is due now, in the calling process, until nothing is left: for tests, instead of waiting. */
  drain: () => Promise<number>;
};

type Registered = { kind: JobKind; run: (job: JobRun<never>) => Promise<void> };

export function createJobs(given: { pool: pg.Pool; logger: Logger; work: boolean }): Jobs {
  const { pool, logger } = given;
  const boss = new PgBoss({
    schema: 'jobs',
    db: { executeSql: async (text, values) => pool.query(text, values as unknown[]) },
    supervise: given.work,
    schedule: given.work,
    useListenNotify: false,
  });
  // A database that is away makes every queue complain every second: it is said once a while.
  let said = 0;
  boss.on('error', (error: unknown) => {
    if (isDatabaseAway(error) && Date.now() - said < 30_000) return;
    said = Date.now();
    logger.warn({ err: error }, 'job engine, it tries again');
  });
  const registered = new Map<string, Registered>();
  const schedules: { name: string; cron: string }[] = [];
  const stopping = new AbortController();

  const execute = async ({ kind, run }: Registered, job: { id: string; data: unknown; retryCount?: number }) => {
    const attempt = (job.retryCount ?? 0) + 1;
    try {
      const payload: unknown = kind.payload.parse(job.data ?? {});
      const lastAttempt = attempt > kind.retries;
      const perform = async () =>
        run({ payload: payload as never, jobId: job.id, attempt, lastAttempt, signal: stopping.signal });
      const territoryId = (payload as { territoryId?: unknown } | null)?.territoryId;
      await (typeof territoryId === 'string' ? onBehalfOf(territoryId, perform) : perform());
    } catch (error) {
      logger.warn({ err: error, job: kind.name, jobId: job.id, attempt }, 'job failed');
      throw error;
    }
  };

  return {
    register(kind, run) {
      registered.set(kind.name, { kind: kind as JobKind, run: run as Registered['run'] });
    },
    schedule(kind, cron) {
      schedules.push({ name: kind.name, cron });
    },
    async enqueue(connection, kind, payload, options = {}) {
      await boss.send(kind.name, kind.payload.parse(payload) as object, {
        db: fromKysely(connection as Kysely<unknown> as never),
        ...(options.startAfter ? { startAfter: options.startAfter } : {}),
        ...(options.singletonKey ? { singletonKey: options.singletonKey } : {}),
      });
    },
    async start() {
      await boss.start();
      for (const entry of registered.values()) {
        const { kind } = entry;
        await boss.createQueue(kind.name, {
          retryLimit: kind.retries,
          retryDelay: kind.retryDelaySeconds,
          retryBackoff: true,
          ...(kind.retryDelayMaxSeconds ? { retryDelayMax: kind.retryDelayMaxSeconds } : {}),
          expireInSeconds: kind.expireSeconds,
          deleteAfterSeconds: 86_400,
        });
        if (!given.work) continue;
        for (let i = 0; i < (kind.concurrency ?? 1); i += 1) {
          await boss.work(
            kind.name,
            { pollingIntervalSeconds: 1, batchSize: 1, includeMetadata: true },
            async ([job]) => {
              if (job) await execute(entry, job);
            },
          );
        }
      }
      if (given.work) for (const { name, cron } of schedules) await boss.schedule(name, cron, {});
    },
    async stop() {
      stopping.abort();
      await boss.stop({ graceful: true, timeout: 5000, close: false });
    },
    async drain() {
      let ran = 0;
      for (let found = true; found;) {
        found = false;
        for (const entry of registered.values()) {
          const [job] = await boss.fetch(entry.kind.name, { includeMetadata: true });
          if (!job) continue;
          found = true;
          ran += 1;
          await execute(entry, job).then(
            () => boss.complete(entry.kind.name, job.id),
            (error: unknown) => boss.fail(entry.kind.name, job.id, { message: String(error) }),
          );
        }
      }
      return ran;
    },
  };
}
