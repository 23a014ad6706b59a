import { sql } from 'kysely';
import type { Published, PublishTrouble } from '@beffroi/connectors';
import type { Draft } from '@beffroi/contracts';
import { reserveSpending } from '../../channels/index.ts';
import { isHeldBack } from '../hold/hold.pass.ts';
import { enterPlanning } from '../hold/hold.store.ts';
import { contentOf } from '../writing/content.resolve.ts';
import type { DispatchDeps, DispatchTrx, OpenChannel } from './dispatch.deps.ts';
import { giveBack } from './delivery.finish.ts';
import { record, type Held } from './delivery.record.ts';
import { followDeliveries } from './publication.follow.ts';
import { freezeOutgoing, publishedOf } from './outgoing.build.ts';

export type Begun = { ok: true; row: Held } | { ok: false; stays: true } | PublishTrouble;

/**
 * Lets a delivery leave, or not, under the lock of its publication: not while everything is held, not when what was
 * approved is no longer what would go out, not past the end of a mandate, not past a budget. What leaves is frozen here.
 */
export async function beginDelivery(deps: DispatchDeps, row: Held, channel: OpenChannel): Promise<Begun> {
  const now = deps.now();
  const named = { territoryId: row.territory_id, publicationId: row.publication_id };
  return deps.db.transaction().execute(async (trx) => {
    // Before the publication, as everyone who plans: a hold waits for what is leaving, or this sees the hold.
    const { held } = await enterPlanning(trx, row.territory_id);
    const publication = await trx
      .selectFrom('publishing.publication')
      .select(['territory_id', 'draft', 'state', 'corrects', 'answers', 'crisis_id'])
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.publication_id)
      .forUpdate()
      .executeTakeFirst();
    const current = await trx
      .selectFrom('publishing.delivery')
      .selectAll()
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .where('claim', '=', row.claim)
      .executeTakeFirst();
    // Held, moved or taken back between the claim and the lock.
    const due = current?.state === 'planned' && current.wake_at !== null && current.wake_at <= now;
    if (!publication || !due) {
      if (current) await record(trx, current, { release: true });
      return { ok: false, stays: true };
    }
    if (await isHeldBack(deps, trx, publication, held)) {
      await record(trx, current, { state: 'held', wakeAt: null, release: true });
      // It passed until its crisis was closed: from now on it waits to be sorted with the rest.
      await sql`
        update publishing.publication set held_from = state
        where territory_id = ${row.territory_id} and id = ${row.publication_id} and state in ('scheduled', 'sending')
      `.execute(trx);
      await followDeliveries(trx, named);
      return { ok: false, stays: true };
    }
    const allowed = await deps.mayGoOut(trx, { ...named, channelId: row.channel_id, now });
    if (!allowed.ok) return { ok: false, kind: 'rejected', done: 'no', message: allowed.message };

    const { prices } = channel.facts;
    const { draft } = publication;
    const cost = prices ? costOf(draft, row.channel_id, prices) : 0;
    const account = { territoryId: row.territory_id, channelId: row.channel_id };
    // Set aside already, when it was stopped on its way and begins anew.
    if (await giveBack(trx, current)) await record(trx, current, { cost: null });
    const reserved =
      prices && cost > 0
        ? await reserveSpending(trx, { ...account, amount: cost, currency: prices.currency, at: now })
        : undefined;
    if (reserved && !reserved.ok) return { ...reserved, retryAfterSeconds: 0 };
    const replyTo = publication.corrects
      ? await whatItCorrects(trx, { ...account, corrects: publication.corrects })
      : undefined;
    const outgoing = freezeOutgoing({
      deliveryId: row.id,
      channelId: row.channel_id,
      draft,
      startedAt: now,
      replyTo: channel.abilities.thread.state === 'native' ? replyTo : undefined,
      answers: publication.answers ?? undefined,
    });
    const { rows } = await sql<Held>`
      update publishing.delivery
      set state = 'sending', started_at = ${now}, outgoing = ${JSON.stringify(outgoing)}::jsonb,
        cost = ${reserved ? cost : null}, cost_month = ${reserved?.month ?? null}::date, trouble = null, trouble_kind = null
      where territory_id = ${row.territory_id} and id = ${row.id} and claim = ${row.claim} returning *
    `.execute(trx);
    await sql`
      update publishing.publication set state = 'sending'
      where territory_id = ${row.territory_id} and id = ${row.publication_id} and state in ('scheduled', 'approved', 'sending')
    `.execute(trx);
    return rows[0] ? { ok: true, row: rows[0] } : { ok: false, stays: true };
  });
}

/** In thousandths; each part is a post, dearer when it carries a link. */
export function costOf(draft: Draft, channelId: string, prices: { post: number; postWithLink: number }): number {
  const { parts, link } = contentOf(draft, channelId);
  return parts.reduce((sum, { text }, index) => {
    const linked = hasLink.test(text) || (index === 0 && link !== undefined);
    return sum + (linked ? prices.postWithLink : prices.post);
  }, 0);
}
const hasLink = /https?:\/\/|\b[\p{L}\p{N}-]+\.(?:fr|eu|com|org|net|info|gouv\.fr|re|bzh|alsace|paris|corsica)\b/iu;

/** The post that a correction answers on the same account, when it went out there. */
async function whatItCorrects(
  trx: DispatchTrx,
  given: { territoryId: string; corrects: string; channelId: string },
): Promise<Published | undefined> {
  const row = await trx
    .selectFrom('publishing.delivery')
    .select(['id', 'done'])
    .where('territory_id', '=', given.territoryId)
    .where('publication_id', '=', given.corrects)
    .where('channel_id', '=', given.channelId)
    .where('sent_at', 'is not', null)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return row ? publishedOf(row) : undefined;
}
