import type { Done } from '@beffroi/connectors';
import type { ChannelAbility } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { openChannel } from '../../channels/index.ts';
import { publishedOf, thawOutgoing } from './outgoing.build.ts';
import { deliveryState, networkCannot, networkRefused } from './dispatch.errors.ts';
import { act, keepPublicText } from './delivery.finish.ts';
import type { Held } from './delivery.record.ts';
import { lockDelivery } from './delivery.settle.ts';
import type { DispatchDeps, OpenChannel } from './dispatch.deps.ts';
import { followDeliveries } from './publication.follow.ts';

type Given = {
  territoryId: string;
  deliveryId: string;
  reason: string;
  personId: string | undefined;
  actor: AuditActor;
};

/**
 * Deletes what is out, where the network allows. The record of what was public stays.
 * @throws publishing.delivery_not_found, delivery_state, network_cannot, network_refused
 */
export async function removeDelivery(deps: DispatchDeps, given: Given): Promise<void> {
  const { row, channel } = await openPublic(deps, given, 'remove');
  const { publisher } = channel;
  if (!publisher.remove) throw cannot(channel, 'remove');
  const context = contextOf(deps, channel);
  const outcome = await publisher.remove(publishedOf(row), context);
  // In doubt, what the network shows decides; what is no longer there was removed.
  if (!outcome.ok && !(await isGone(outcome, async () => publisher.readBack(publishedOf(row), context))))
    throw networkRefused(outcome.message);
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const current = await lockDelivery(trx, given);
    if (current.state === 'removed') return;
    await trx
      .updateTable('publishing.delivery')
      .set({ state: 'removed', removed_at: now, verify_at: null, next_counts_at: null, next_replies_at: null })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.deliveryId)
      .execute();
    await endPublicText(trx, current, now);
    await act(trx, current, { kind: 'removed', at: now, ...personOf(given), comment: given.reason });
    await audit(trx, given, 'publishing.delivery_removed');
    await followDeliveries(trx, { territoryId: given.territoryId, publicationId: current.publication_id });
  });
}

/**
 * Replaces the words of what is out, where the network allows. Both versions stay on record, with their hours.
 * @throws publishing.delivery_not_found, delivery_state, network_cannot, network_refused
 */
export async function editDelivery(deps: DispatchDeps, given: Given & { parts: readonly string[] }): Promise<void> {
  const { row, channel } = await openPublic(deps, given, 'edit');
  const { publisher } = channel;
  if (!publisher.edit || !row.outgoing) throw cannot(channel, 'edit');
  if (given.parts.length !== row.outgoing.parts.length) throw deliveryState();
  const outgoing = {
    ...row.outgoing,
    parts: row.outgoing.parts.map((part, index) => ({ ...part, text: given.parts[index]?.normalize('NFC') ?? '' })),
  };
  const media = await deps.media({
    territoryId: row.territory_id,
    attachments: outgoing.parts.flatMap((part) => part.media),
    rule: channel.facts.media,
  });
  const outcome = await publisher.edit(publishedOf(row), thawOutgoing(outgoing, media), contextOf(deps, channel));
  if (!outcome.ok) throw networkRefused(outcome.message);
  const now = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const current = await lockDelivery(trx, given);
    await trx
      .updateTable('publishing.delivery')
      .set({ edited_at: now, outgoing: JSON.stringify(outgoing) })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.deliveryId)
      .execute();
    await endPublicText(trx, current, now);
    await keepPublicText(
      trx,
      current,
      now,
      outgoing.parts.map(({ text }) => text),
    );
    await act(trx, current, { kind: 'edited_out', at: now, ...personOf(given), comment: given.reason });
    await audit(trx, given, 'publishing.delivery_edited');
    await followDeliveries(trx, { territoryId: given.territoryId, publicationId: current.publication_id });
  });
}

/** What is out on an account that can be reached, whatever pause it is in. */
async function openPublic(
  deps: DispatchDeps,
  given: { territoryId: string; deliveryId: string },
  ability: ChannelAbility,
): Promise<{ row: Held; channel: OpenChannel }> {
  const row = await deps.db.transaction().execute(async (trx) => lockDelivery(trx, given));
  if (!row.sent_at || row.state === 'removed') throw deliveryState();
  const channel = await openChannel(deps, {
    territoryId: row.territory_id,
    channelId: row.channel_id,
    evenPaused: true,
  });
  if (!channel.ok) throw networkRefused(channel.message);
  if (channel.abilities[ability].state !== 'native' || row.done.length === 0) throw cannot(channel, ability);
  return { row, channel };
}

function cannot(channel: OpenChannel, ability: ChannelAbility): Error {
  return networkCannot(channel.publisher.name, channel.abilities[ability].reason);
}

async function isGone(
  outcome: Extract<Done, { ok: false }>,
  readBack: () => ReturnType<OpenChannel['publisher']['readBack']>,
): Promise<boolean> {
  if (outcome.kind === 'not_found' || outcome.kind === 'gone') return true;
  if (outcome.done === 'no') return false;
  const read = await readBack();
  return read.ok && !read.exists;
}

export function contextOf(deps: Pick<DispatchDeps, 'http' | 'now'>, channel: OpenChannel) {
  const { credentials, account } = channel;
  return { http: deps.http, now: deps.now, signal: AbortSignal.timeout(60_000), credentials, account };
}

async function endPublicText(trx: Parameters<typeof keepPublicText>[0], row: Held, now: Date): Promise<void> {
  await trx
    .updateTable('publishing.public_text')
    .set({ until: now })
    .where('territory_id', '=', row.territory_id)
    .where('delivery_id', '=', row.id)
    .where('until', 'is', null)
    .execute();
}

async function audit(trx: Parameters<typeof recordAudit>[0], given: Given, action: string): Promise<void> {
  const target = { kind: 'delivery', id: given.deliveryId };
  await recordAudit(trx, { territoryId: given.territoryId, actor: given.actor, action, target });
}
const personOf = (given: Given) => (given.personId === undefined ? {} : { personId: given.personId });
