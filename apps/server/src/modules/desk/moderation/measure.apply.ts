import type { Done, PublishTrouble } from '@beffroi/connectors';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import { openChannel } from '../../channels/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { settleMeasure } from './measure.settle.ts';
import type { Asked, MeasureNamed, StoredMeasure } from './measure.store.ts';

/** A call lasts a minute at most: one under way is not made a second time by another process. */
const LEASE_MS = 120_000;
const CALL_MS = 60_000;
const passing: ReadonlySet<string> = new Set(['rate_limited', 'unavailable', 'timeout', 'quota_spent', 'auth_expired']);

/**
 * Asks the network for what a measure says, or to undo it, once for all processes, and writes down what came of it. It
 * is asked to hide, delete or block what may be so already: asking again after a crash does no harm.
 */
export async function applyMeasure(deps: DeskDeps, named: MeasureNamed): Promise<void> {
  const now = deps.now();
  const row = await deps.db
    .updateTable('desk.measure')
    .set((set) => ({ next_try_at: new Date(now.getTime() + LEASE_MS), tries: set('tries', '+', 1) }))
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.measureId)
    .where('state', 'in', ['applying', 'lifting'])
    .where('next_try_at', '<=', now)
    .returningAll()
    .executeTakeFirst();
  if (!row) return;
  await settleMeasure(deps, row, await ask(deps, row));
}

/** Measures that the network has not answered yet, and those that a crash left in the middle. */
export async function applyMeasures(deps: DeskDeps): Promise<void> {
  const due = await deps.db
    .selectFrom('desk.measure')
    .select(['territory_id', 'id'])
    .where('next_try_at', '<=', deps.now())
    .orderBy('next_try_at')
    .limit(20)
    .execute();
  for (const { territory_id: territoryId, id: measureId } of due)
    await onBehalfOf(territoryId, async () => applyMeasure(deps, { territoryId, measureId }));
}

async function ask(deps: DeskDeps, row: StoredMeasure): Promise<Asked> {
  const opened = await openChannel(deps, {
    territoryId: row.territory_id,
    channelId: row.channel_id,
    evenPaused: true,
  });
  if (!opened.ok) return { ok: false, passes: opened.kind !== 'disconnected', isGone: false, message: opened.message };
  const { publisher, credentials, account } = opened;
  const context = { http: deps.http, now: deps.now, signal: AbortSignal.timeout(CALL_MS), credentials, account };
  const isOn = row.state === 'applying';
  const under = row.under_id ?? row.remote_id;
  let done: Done | undefined;
  if (row.kind === 'hide')
    done = await publisher.hideReply?.(
      row.remote_id,
      isOn,
      { key: '', steps: [{ key: 'part-0', refs: { id: under } }] },
      context,
    );
  if (row.kind === 'delete') done = await publisher.removeReply?.(row.remote_id, context);
  if (row.kind === 'block') done = await publisher.blockAuthor?.(row.remote_id, isOn, context);
  if (!done) {
    const message = {
      fr: `${publisher.name.fr} ne le permet plus à un programme : faites-le sur le réseau.`,
      en: `${publisher.name.en} no longer lets a program do this: do it on the network.`,
    };
    return { ok: false, passes: false, isGone: false, message };
  }
  return done.ok ? { ok: true } : troubleOf(done);
}

function troubleOf({ kind, message }: PublishTrouble): Asked {
  return { ok: false, passes: passing.has(kind), isGone: kind === 'not_found' || kind === 'gone', message };
}
