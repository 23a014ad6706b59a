import type { Transaction } from 'kysely';
import type {
  Outgoing,
  OutgoingMedia,
  Publisher,
  PublishTrouble,
  PublishWork,
  Step,
  StepResult,
} from '@beffroi/connectors';
import type { EventBus } from '../../../platform/events/event-bus.ts';
import {
  openChannel,
  recordChannelTrouble,
  renewChannel,
  type ChannelDb,
  type ChannelsFacts,
  type ClosedChannel,
} from '../../channels/index.ts';
import type { DispatchDeps, OpenChannel } from './dispatch.deps.ts';
import { atOnce } from './http.at-once.ts';
import { beginDelivery } from './delivery.begin.ts';
import { doubt, finish, stopFor } from './delivery.finish.ts';
import { LostClaim, record, type Held } from './delivery.record.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { StoredOutgoing } from '../publishing.tables.ts';
import { thawOutgoing } from './outgoing.build.ts';
import { afterTrouble, MOST_LOOK_UPS, PATIENCE_MS, pauseAfter } from './retry.rules.ts';
import { byHandOn, lookingItUp, neverReady, notTaken } from './trouble.words.ts';

/** What holds a delivery: the signal is aborted when it is lost; a program that stops ends the step that it is at. */
export type Lease = { signal: AbortSignal; isOurs: () => boolean; isStopping: () => boolean };
type Hand = { deps: DispatchDeps; channel: OpenChannel; outgoing: Outgoing; lease: Lease };

/**
 * Carries one delivery as far as it goes now. Before each step that the public can see, that it is attempted is
 * written; after it, what came of it. Whoever takes over from a process that died finds the step in doubt, and looks
 * on the network before anything is sent again.
 */
export async function advance(deps: DispatchDeps, held: Held, lease: Lease): Promise<void> {
  const channel = await openChannel(deps, nameOf(held));
  if (!channel.ok) return onClosed(deps, held, channel);
  const { quietUntil } = channel.channel;
  if (quietUntil && !held.attempting) {
    await record(deps.db, held, { wakeAt: quietUntil, release: true });
    return;
  }
  let row = held;
  if (!row.started_at) {
    const begun = await beginDelivery(deps, row, channel);
    if (!begun.ok) return 'stays' in begun ? undefined : onTrouble(deps, row, begun, { isPublic: false });
    row = begun.row;
  }
  if (!row.outgoing) throw new Error(`delivery ${row.id} was begun with nothing to send`);
  const media = await openMedia(deps, row, row.outgoing, channel);
  if (!media) return;
  const hand: Hand = { deps, channel, outgoing: thawOutgoing(row.outgoing, media), lease };
  for (;;) {
    if (lease.isStopping()) {
      await record(deps.db, row, { release: true });
      return;
    }
    const next: Held | undefined = row.attempting
      ? await settleDoubt(hand, row, row.attempting)
      : await takeStep(hand, row, channel.publisher);
    if (!next) return;
    row = next;
  }
}

/** @returns nothing when a file is no longer there: it is told as what it is */
async function openMedia(
  deps: DispatchDeps,
  row: Held,
  outgoing: StoredOutgoing,
  { facts }: OpenChannel,
): Promise<OutgoingMedia[] | undefined> {
  const attachments = outgoing.parts.flatMap((part) => part.media);
  try {
    return await deps.media({ territoryId: row.territory_id, attachments, rule: facts.media });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const as = row.attempting ? doubt : ({ as: 'failed', kind: 'media_refused', message: error.text } as const);
    await stopFor(deps, row, as);
    return undefined;
  }
}

/** @returns the delivery to go on with, or undefined when there is nothing more to do for now */
async function takeStep(hand: Hand, before: Held, publisher: Publisher): Promise<Held | undefined> {
  const { deps, outgoing } = hand;
  const step = publisher.next(outgoing, before.done);
  if (!step) {
    await finish(deps, before);
    return undefined;
  }
  const row =
    step.kind === 'public'
      ? await record(deps.db, before, {
          state: 'sending',
          attempting: { ...step, since: deps.now().toISOString() },
          attempts: before.attempts + 1,
        })
      : before;
  if (!hand.lease.isOurs()) throw new LostClaim();
  const outcome = await publisher.perform(step, workOf(hand, row));
  if (!outcome.ok && outcome.kind === 'duplicate') return seekDouble(hand, row, step, outcome);
  if (!outcome.ok) {
    await onTrouble(deps, row, outcome, { isPublic: step.kind === 'public', channel: hand.channel });
    return undefined;
  }
  if ('result' in outcome) return recordDone(deps, row, step, outcome.result);
  if ('byHand' in outcome) {
    await stopFor(deps, row, { as: 'by_hand', kind: 'by_hand', message: byHandOn(hand.channel.channel.name) });
    return undefined;
  }
  const wakeAt = later(deps, outcome.waitSeconds * 1000);
  if (wakeAt.getTime() - startOf(row).getTime() > PATIENCE_MS) {
    await stopFor(deps, row, { as: 'failed', kind: 'timeout', message: neverReady });
    return undefined;
  }
  await record(deps.db, row, { state: 'waiting', attempting: null, wakeAt, release: true });
  return undefined;
}

async function recordDone(deps: DispatchDeps, row: Held, step: Step, result: StepResult): Promise<Held> {
  const done = [...row.done, { ...result, seen: step.kind === 'public' }];
  return record(deps.db, row, { done, attempting: null, attempts: 0, lookUps: 0, trouble: null });
}

/** The network says that it has this already: ours, whose answer was lost, or another that looks like it. */
async function seekDouble(hand: Hand, row: Held, step: Step, trouble: PublishTrouble): Promise<Held | undefined> {
  const { deps, channel } = hand;
  const outcome = await channel.publisher.lookUp(step, workOf(hand, row));
  if (outcome.ok && outcome.found) return recordDone(deps, row, step, outcome.found);
  await stopFor(deps, row, { as: 'failed', kind: trouble.kind, message: trouble.message });
  return undefined;
}

/** A step was begun and nothing tells what came of it: the network is asked, once it has had the time to know. */
async function settleDoubt(hand: Hand, row: Held, step: Step & { since: string }): Promise<Held | undefined> {
  const { deps, channel } = hand;
  const knownAt = new Date(Date.parse(step.since) + channel.facts.settleSeconds * 1000);
  if (deps.now() < knownAt) {
    await waitInDoubt(deps, row, knownAt, row.look_ups);
    return undefined;
  }
  const outcome = await channel.publisher.lookUp(step, workOf(hand, row));
  if (outcome.ok && outcome.found) return recordDone(deps, row, step, outcome.found);
  if (outcome.ok && 'certain' in outcome && outcome.certain) return sendAgain(deps, row);
  const lookUps = row.look_ups + 1;
  const hopeless = !outcome.ok && (outcome.kind === 'auth_expired' || outcome.kind === 'forbidden');
  if (hopeless) await tellChannel(deps, row, outcome);
  if (hopeless || lookUps >= MOST_LOOK_UPS) {
    await stopFor(deps, row, doubt);
    return undefined;
  }
  const wait = pauseAfter(lookUps, outcome.ok ? 0 : outcome.retryAfterSeconds);
  await waitInDoubt(deps, row, later(deps, wait), lookUps);
  return undefined;
}

/** It is not out, for sure: the step is performed again, at once after a first failure, then ever later. */
async function sendAgain(deps: DispatchDeps, row: Held): Promise<Held | undefined> {
  const now = deps.now();
  const trouble = { ok: false, kind: 'unavailable', done: 'no', message: notTaken } as const;
  const next = afterTrouble({ trouble, isPublic: true, attempts: row.attempts, startedAt: startOf(row), now });
  if (next.do === 'give_up') {
    await stopFor(deps, row, { as: 'failed', kind: trouble.kind, message: trouble.message });
    return undefined;
  }
  const change = { attempting: null, lookUps: 0, trouble };
  if (row.attempts <= 1 || next.do !== 'again') return record(deps.db, row, change);
  await record(deps.db, row, { ...change, state: 'waiting', wakeAt: next.at, release: true });
  return undefined;
}

type Circumstance = { isPublic: boolean; channel?: OpenChannel };

async function onTrouble(
  deps: DispatchDeps,
  row: Held,
  trouble: PublishTrouble,
  { isPublic, channel }: Circumstance,
): Promise<void> {
  const now = deps.now();
  const attempts = isPublic ? row.attempts : row.attempts + 1;
  if (trouble.kind === 'auth_expired' && trouble.done === 'no' && attempts <= 1 && channel?.publisher.renew) {
    const renewed = await renewChannel(deps, nameOf(row));
    if (renewed.ok && renewed.credentials) {
      await record(deps.db, row, { attempting: null, attempts, wakeAt: now, release: true });
      return;
    }
  }
  const next = afterTrouble({ trouble, isPublic, attempts, startedAt: startOf(row), now });
  if (next.do === 'give_up') await stopFor(deps, row, { as: 'failed', ...trouble });
  else if (next.do === 'look_up')
    await waitInDoubt(deps, row, later(deps, pauseAfter(1, trouble.retryAfterSeconds)), row.look_ups);
  else {
    await record(deps.db, row, {
      state: row.started_at ? 'waiting' : row.state,
      attempting: null,
      attempts,
      wakeAt: next.at,
      trouble,
      release: true,
    });
  }
  await tellChannel(deps, row, trouble);
}

/** The account cannot be spoken on now. While a step of it is in doubt, nobody knows whether it is out: it is said so. */
async function onClosed(deps: DispatchDeps, row: Held, closed: ClosedChannel): Promise<void> {
  if (closed.kind === 'renewing') {
    await record(deps.db, row, { wakeAt: later(deps, (closed.retryAfterSeconds ?? 5) * 1000), release: true });
    return;
  }
  await stopFor(deps, row, row.attempting ? doubt : { as: 'failed', kind: closed.kind, message: closed.message });
}

async function tellChannel(deps: DispatchDeps, row: Held, trouble: PublishTrouble): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    // The same bus carries the facts of both modules.
    const { events } = deps as unknown as { events: EventBus<ChannelsFacts, Transaction<ChannelDb>> };
    await recordChannelTrouble({ events }, trx, { ...nameOf(row), trouble, at: deps.now() });
  });
}

async function waitInDoubt(deps: DispatchDeps, row: Held, wakeAt: Date, lookUps: number): Promise<void> {
  await record(deps.db, row, {
    state: 'waiting',
    wakeAt,
    lookUps,
    trouble: { kind: 'outcome_unknown', message: lookingItUp },
    release: true,
  });
}

function workOf({ deps, channel, outgoing, lease }: Hand, row: Held): PublishWork {
  const { credentials, account } = channel;
  const { now } = deps;
  return { http: atOnce(deps.http), now, signal: lease.signal, credentials, account, outgoing, done: row.done };
}

const startOf = (row: Held): Date => row.started_at ?? row.due_at;
const later = (deps: DispatchDeps, ms: number): Date => new Date(deps.now().getTime() + ms);
const nameOf = (row: Held) => ({ territoryId: row.territory_id, channelId: row.channel_id });
