import { sql } from 'kysely';
import type { Output, listReplies as contract } from '@beffroi/contracts';
import type { DispatchDeps } from '../dispatch/dispatch.deps.ts';
import type { Db } from '../publishing.deps.ts';

type Reply = Output<typeof contract>['items'][number];
type Row = {
  id: string;
  delivery_id: string;
  publication_id: string;
  publication_title: string;
  network: string;
  channel_name: string | null;
  author_handle: string;
  author_name: string | null;
  text: string;
  url: string | null;
  posted_at: Date;
  hidden_at: Date | null;
  tone: string;
  aggressive: string;
};

/** What people wrote under our posts, newest first. */
export async function listReplies(
  deps: Pick<DispatchDeps, 'db' | 'channelRegistry'>,
  given: {
    territoryId: string;
    publicationId?: string | undefined;
    hidden?: boolean | undefined;
    cursor?: { at: Date; id: string } | undefined;
    limit: number;
  },
): Promise<{ items: Reply[]; last?: { at: Date; id: string } }> {
  const { rows } = await sql<Row>`
    select r.id, r.delivery_id, r.publication_id, p.title as publication_title, r.network, c.name as channel_name,
      r.author_handle, r.author_name, r.text, r.url, r.posted_at, r.hidden_at, r.tone, r.aggressive
    from publishing.reply r
    join publishing.publication p on p.territory_id = r.territory_id and p.id = r.publication_id
    join publishing.delivery d on d.territory_id = r.territory_id and d.id = r.delivery_id
    left join channels.channel c on c.territory_id = d.territory_id and c.id = d.channel_id
    where r.territory_id = ${given.territoryId} and r.gone_at is null
      ${given.publicationId === undefined ? sql`` : sql`and r.publication_id = ${given.publicationId}`}
      ${given.hidden === undefined ? sql`` : sql`and (r.hidden_at is not null) = ${given.hidden}`}
      ${given.cursor === undefined ? sql`` : sql`and (r.posted_at, r.id) < (${given.cursor.at}, ${given.cursor.id})`}
    order by r.posted_at desc, r.id desc limit ${given.limit + 1}
  `.execute(deps.db);
  const shown = rows.slice(0, given.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      id: row.id,
      deliveryId: row.delivery_id,
      publicationId: row.publication_id,
      publicationTitle: row.publication_title,
      network: row.network,
      channelName: row.channel_name ?? '',
      author: row.author_name ?? row.author_handle,
      text: row.text,
      ...(row.url === null ? {} : { url: row.url }),
      at: row.posted_at.toISOString(),
      hidden: row.hidden_at !== null,
      canHide: deps.channelRegistry.find(row.network)?.abilities.hideReply.state === 'native',
      tone: row.tone,
      aggressive: row.aggressive,
    })),
    ...(rows.length > given.limit && last ? { last: { at: last.posted_at, id: last.id } } : {}),
  };
}

/**
 * Writes down that what somebody wrote under one of our posts is hidden, or shown again (`at` null). Whoever moderates
 * asked the network; its words are kept, with the ground.
 */
export async function recordReplyHidden(
  trx: Db,
  given: { territoryId: string; replyId: string; at: Date | null; personId: string | null; ground: string },
): Promise<void> {
  await trx
    .updateTable('publishing.reply')
    .set({
      hidden_at: given.at,
      hidden_by: given.at === null ? null : given.personId,
      hidden_ground: given.ground,
    })
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', given.replyId)
    .execute();
}
