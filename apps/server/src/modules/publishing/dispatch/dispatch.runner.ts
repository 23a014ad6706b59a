import { randomUUID } from 'node:crypto';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { advance } from './delivery.advance.ts';
import { stopFor } from './delivery.finish.ts';
import { claimDue, LostClaim, record, renewClaims, type Held } from './delivery.record.ts';
import type { DispatchDeps } from './dispatch.deps.ts';
import { pauseAfter } from './retry.rules.ts';
import { ourFault } from './trouble.words.ts';

const TICK_MS = 500;
/** A process that dies lets its deliveries go after that; one that lives renews long before. */
const LEASE_MS = 30_000;
const RENEW_MS = 8_000;
/** Close to the end of a lease nothing new is begun: another may take over. */
const MARGIN_MS = 5_000;
const AT_ONCE = 32;
const MOST_FAULTS = 5;

type Running = { row: Held; until: number; lost: AbortController; run: Promise<void> };

/** Sends what is due, each delivery by one process at a time whatever their number. */
export function createDispatcher(deps: DispatchDeps) {
  const claim = randomUUID();
  const running = new Map<string, Running>();
  let started = false;
  let stopped = false;
  /** More was due than there was room for: the next is taken as soon as one is done. */
  let backlog = false;
  let timer: NodeJS.Timeout | undefined;
  let renewing: NodeJS.Timeout | undefined;

  async function tick(): Promise<number> {
    const room = AT_ONCE - running.size;
    if (room <= 0 || stopped) return 0;
    const now = deps.now();
    const until = now.getTime() + LEASE_MS;
    const rows = await claimDue(deps.db, { now, until: new Date(until), claim, most: room });
    backlog = rows.length === room;
    for (const row of rows) if (!running.has(row.id)) running.set(row.id, carry(row, until));
    return rows.length;
  }

  function carry(row: Held, until: number): Running {
    const lost = new AbortController();
    const entry: Running = { row, until, lost, run: Promise.resolve() };
    const lease = {
      signal: lost.signal,
      isOurs: () => !lost.signal.aborted && deps.now().getTime() < entry.until - MARGIN_MS,
      isStopping: () => stopped,
    };
    entry.run = onBehalfOf(row.territory_id, async () => advance(deps, row, lease))
      .catch(async (error: unknown) => onFault(deps, row, error))
      .finally(() => {
        running.delete(row.id);
        if (backlog) plan(0);
      });
    return entry;
  }

  async function renew(): Promise<void> {
    const entries = [...running.values()];
    const until = deps.now().getTime() + LEASE_MS;
    const ours = await renewClaims(deps.db, { until: new Date(until), claim, rows: entries.map(({ row }) => row) });
    for (const entry of entries) {
      if (ours.has(entry.row.id)) entry.until = until;
      else entry.lost.abort();
    }
  }

  function plan(ms: number): void {
    if (stopped || !started) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      void tick()
        .catch((error: unknown) => deps.logger.warn({ err: error }, 'deliveries could not be looked up, trying again'))
        .finally(() => plan(TICK_MS));
    }, ms);
  }

  return {
    start(): void {
      started = true;
      plan(TICK_MS);
      renewing = setInterval(() => void renew().catch(() => undefined), RENEW_MS);
    },
    /** Sends all that is due, as far as it goes now: what tests call instead of waiting. */
    async runDue(): Promise<void> {
      while ((await tick()) > 0 || running.size > 0) await Promise.all([...running.values()].map(({ run }) => run));
    },
    /** What is being sent is brought to the end of its step; the rest waits in the database. */
    async stop(): Promise<void> {
      stopped = true;
      clearTimeout(timer);
      clearInterval(renewing);
      await Promise.all([...running.values()].map(({ run }) => run));
    },
  };
}
export type Dispatcher = ReturnType<typeof createDispatcher>;

/** A bug, or a database that went away: the delivery stays as it is written, and is taken up again a little later. */
async function onFault(deps: DispatchDeps, row: Held, error: unknown): Promise<void> {
  if (error instanceof LostClaim) return;
  deps.logger.error({ err: error, deliveryId: row.id }, 'delivery interrupted');
  const current = await deps.db
    .selectFrom('publishing.delivery')
    .selectAll()
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.id)
    .where('claim', '=', row.claim)
    .executeTakeFirst()
    .catch(() => undefined);
  // A database that is away cannot be told: the claim lapses by itself.
  if (!current) return;
  const attempts = current.attempts + 1;
  const given = { kind: 'internal', message: ourFault };
  const done =
    attempts > MOST_FAULTS
      ? stopFor(deps, current, { as: current.attempting ? 'uncertain' : 'failed', ...given })
      : record(deps.db, current, {
          attempts,
          // What was held meanwhile is not woken.
          wakeAt: current.wake_at && new Date(deps.now().getTime() + pauseAfter(attempts)),
          trouble: given,
          release: true,
        }).then(() => undefined);
  await done.catch((again: unknown) => deps.logger.error({ err: again, deliveryId: row.id }, 'fault not written'));
}
