import { act } from '../dispatch/delivery.finish.ts';
import { publishedOf } from '../dispatch/outgoing.build.ts';
import { followDeliveries } from '../dispatch/publication.follow.ts';
import { nextCountsAt, nextRepliesAt } from './cadence.rules.ts';
import { plan, type Look } from './look.plan.ts';

const MINUTE = 60_000;
/** A network may be slow to show; what it still does not show after the last of these is told. */
const TRIES = [MINUTE, 5 * MINUTE, 30 * MINUTE];

/** Reads back what went out: it is there, at that address, or somebody is told that it is not. */
export async function verifyDelivery(look: Look): Promise<void> {
  const { deps, row, channel } = look;
  const now = deps.now();
  const sentAt = row.sent_at ?? now;
  if (row.done.length === 0) return plan(deps, row, 'verify_at', null);
  const read = await channel.publisher.readBack(publishedOf(row), look.context);
  if (read.ok && read.exists) {
    await deps.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('publishing.delivery')
        .set({
          state: 'verified',
          verified_at: now,
          verify_at: null,
          url: read.url ?? row.url,
          next_counts_at: channel.publisher.measure ? nextCountsAt(sentAt, now) : null,
          next_replies_at: channel.publisher.readReplies ? nextRepliesAt(sentAt, now) : null,
        })
        .where('territory_id', '=', row.territory_id)
        .where('id', '=', row.id)
        .where('state', '=', 'sent')
        .execute();
      await act(trx, row, { kind: 'verified', at: now, detail: read.url === undefined ? {} : { url: read.url } });
      await followDeliveries(trx, { territoryId: row.territory_id, publicationId: row.publication_id });
    });
    return;
  }
  const next = TRIES.find((wait) => sentAt.getTime() + wait > now.getTime());
  if (next !== undefined) return plan(deps, row, 'verify_at', new Date(sentAt.getTime() + next));
  // A network that cannot be read now proves nothing: it is asked again.
  if (!read.ok) return plan(deps, row, 'verify_at', new Date(now.getTime() + 30 * MINUTE));
  await deps.db.transaction().execute(async (trx) => {
    const message = {
      fr: 'Le réseau avait confirmé ce post, et ne le montre pas. Il l’a peut-être retiré.',
      en: 'The network had confirmed this post and does not show it. It may have removed it.',
    };
    await trx
      .updateTable('publishing.delivery')
      .set({ verify_at: null, trouble: JSON.stringify(message), trouble_kind: 'not_found' })
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.id)
      .execute();
    await act(trx, row, { kind: 'not_shown', at: now });
    const publication = await trx
      .selectFrom('publishing.publication')
      .select('author_id')
      .where('territory_id', '=', row.territory_id)
      .where('id', '=', row.publication_id)
      .executeTakeFirst();
    await deps.events.emit(trx, 'publishing.person_needed', {
      territoryId: row.territory_id,
      personIds: publication ? [publication.author_id] : [],
      occasion: `not shown ${row.id}`,
      title: { fr: 'Un post n’est plus visible', en: 'A post is no longer visible' },
      body: message,
      path: `/t/${row.territory_id}/publications/${row.publication_id}`,
      urgent: false,
    });
    await followDeliveries(trx, { territoryId: row.territory_id, publicationId: row.publication_id });
  });
}
