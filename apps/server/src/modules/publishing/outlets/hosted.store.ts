import type { Kysely } from 'kysely';
import type { HostedDraft, HostedItem, HostedOutlet } from '@beffroi/connectors/hosted';
import type { ChannelAccount, ReceivedPost } from '@beffroi/connectors';
import { newId } from '../../../platform/ids.ts';
import type { PublishingTables } from '../publishing.tables.ts';
import { createHostedPeople } from './hosted.people.ts';

type Db = Kysely<PublishingTables>;
type Row = { id: string; key: string; parts: Record<string, unknown>; posted_at: Date };

/** Where posts of an outlet of our own are read: under the page of its account. */
export const pages = { newsroom: 'presse', simulation: 'reseau-simule' } as const;
export type HostedNetwork = keyof typeof pages;

/**
 * The outlets that we serve ourselves. Like any network it is asked from outside a delivery's transaction, and like
 * one it answers twice the same for one key.
 */
export function createHostedOutlet(given: {
  db: Db;
  baseUrl: string;
  now: () => Date;
  network: HostedNetwork;
}): HostedOutlet {
  const { db } = given;
  const mine = ({ territoryId, channelId }: ChannelAccount) =>
    db
      .selectFrom('publishing.hosted_post')
      .select(['id', 'key', 'parts', 'posted_at'])
      .where('territory_id', '=', territoryId)
      .where('channel_id', '=', channelId)
      .where('removed_at', 'is', null);
  const change = ({ territoryId, channelId }: ChannelAccount, id: string) =>
    db
      .updateTable('publishing.hosted_post')
      .where('territory_id', '=', territoryId)
      .where('channel_id', '=', channelId)
      .where('id', '=', id);
  const itemOf = (row: Row, account: ChannelAccount): HostedItem => hostedItem(row, { ...given, account });

  return {
    // Our own database: an answer is already the proof that it can be written to.
    reach: async () => ({ ok: true }),
    async put({ key, at, ...words }, account) {
      await db
        .insertInto('publishing.hosted_post')
        .values({
          territory_id: account.territoryId,
          channel_id: account.channelId,
          id: newId('pst', given.now().getTime()),
          key,
          parts: JSON.stringify(words),
          posted_at: new Date(at),
        })
        .onConflict((conflict) => conflict.columns(['territory_id', 'channel_id', 'key']).doNothing())
        .execute();
      const row = await db
        .selectFrom('publishing.hosted_post')
        .select(['id', 'key', 'parts', 'posted_at'])
        .where('territory_id', '=', account.territoryId)
        .where('channel_id', '=', account.channelId)
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      return { ok: true, item: itemOf(row, account) };
    },
    async find(by, account) {
      const row = await (
        'key' in by ? mine(account).where('key', '=', by.key) : mine(account).where('id', '=', by.id)
      ).executeTakeFirst();
      return { ok: true, item: row && itemOf(row, account) };
    },
    async remove(id, account) {
      await change(account, id).set({ removed_at: given.now() }).where('removed_at', 'is', null).execute();
      return { ok: true };
    },
    async edit(id, words, account) {
      const row = await mine(account).where('id', '=', id).executeTakeFirst();
      if (!row) {
        const message = { fr: 'Ce post n’est plus là.', en: 'This post is no longer there.' };
        return { ok: false, kind: 'not_found', done: 'no', message };
      }
      await change(account, id)
        .set({ parts: JSON.stringify({ ...row.parts, ...words }), edited_at: given.now() })
        .execute();
      return { ok: true };
    },
    // Nobody is counted on our own pages: no cookie, no tracker, no figure.
    counts: async () => ({ ok: true, counts: {} }),
    async replies(id, account) {
      const rows = await db
        .selectFrom('publishing.hosted_reply')
        .select(['id', 'author', 'text', 'posted_at'])
        .where('territory_id', '=', account.territoryId)
        .where('channel_id', '=', account.channelId)
        .where('post_id', '=', id)
        .where('text', '<>', '')
        .where('removed_at', 'is', null)
        .orderBy('posted_at')
        .execute();
      return { ok: true, replies: rows.map((row) => replyOf(row, id)) };
    },
    async hideReply(replyId, hidden, account) {
      // What the simulated network makes up has no row of its own until somebody hides it.
      const [postId = ''] = replyId.split('-');
      await db
        .insertInto('publishing.hosted_reply')
        .values({
          territory_id: account.territoryId,
          channel_id: account.channelId,
          id: replyId,
          post_id: postId,
          author: '',
          text: '',
          posted_at: given.now(),
          hidden,
        })
        .onConflict((conflict) => conflict.columns(['territory_id', 'channel_id', 'id']).doUpdateSet({ hidden }))
        .execute();
      return { ok: true };
    },
    // The newsroom is for reading.
    ...(given.network === 'simulation' ? { people: createHostedPeople(given) } : {}),
  };
}

export function hostedItem(
  row: Row,
  {
    baseUrl,
    network,
    account,
  }: { baseUrl: string; network: HostedNetwork; account: Pick<ChannelAccount, 'channelId'> },
): HostedItem {
  const words = row.parts as Omit<HostedDraft, 'key' | 'at'>;
  return {
    ...words,
    id: row.id,
    key: row.key,
    at: row.posted_at.toISOString(),
    url: `${baseUrl}/${pages[network]}/${account.channelId}/${row.id}`,
  };
}

function replyOf(row: { id: string; author: string; text: string; posted_at: Date }, postId: string): ReceivedPost {
  return {
    network: 'simulation',
    originId: row.id,
    text: row.text,
    postedAt: row.posted_at.toISOString(),
    author: { handle: row.author },
    tags: [],
    mentions: [],
    links: [],
    media: [],
    inReplyTo: postId,
  };
}
