import { sql, type Kysely } from 'kysely';
import type { ChannelAccount, InboxItem } from '@beffroi/connectors';
import type { HostedPeople } from '@beffroi/connectors/hosted';
import { newId } from '../../../platform/ids.ts';
import type { PublishingTables } from '../publishing.tables.ts';
import { inLine } from './resident.store.ts';

type Heard = {
  heard: string;
  id: string;
  post_id: string | null;
  resident_id: string;
  name: string;
  text: string;
  is_ours: boolean;
  posted_at: Date;
};

const AT_ONCE = 50;
const WEEK_MS = 7 * 86_400_000;

/** Those who speak to the accounts of the simulated network, on their public pages. */
export function createHostedPeople({ db, now }: { db: Kysely<PublishingTables>; now: () => Date }): HostedPeople {
  const messages = ({ territoryId, channelId }: ChannelAccount) =>
    db
      .selectFrom('publishing.hosted_message')
      .select(['id', 'key', 'text', 'resident_id', 'posted_at'])
      .where('territory_id', '=', territoryId)
      .where('channel_id', '=', channelId)
      .where('is_ours', '=', true)
      .where('removed_at', 'is', null);

  return {
    async heard(cursor, { territoryId, channelId }) {
      const floor = cursor === undefined ? new Date(now().getTime() - WEEK_MS) : new Date(0);
      const { rows } = await sql<Heard>`
        select s.*, r.name from (
          select heard, id, post_id, resident_id, text, false as is_ours, posted_at from publishing.hosted_reply
          where territory_id = ${territoryId} and channel_id = ${channelId} and resident_id is not null
            and removed_at is null
          union all
          select heard, id, null, resident_id, text, is_ours, posted_at from publishing.hosted_message
          where territory_id = ${territoryId} and channel_id = ${channelId} and removed_at is null
        ) s
        join publishing.hosted_resident r
          on r.territory_id = ${territoryId} and r.channel_id = ${channelId} and r.id = s.resident_id
        where s.heard > ${cursor ?? '0'}::bigint and s.posted_at >= ${floor}
        order by s.heard limit ${AT_ONCE}
      `.execute(db);
      const last = rows.at(-1)?.heard ?? cursor ?? '0';
      return { ok: true, items: rows.map(itemOf), cursor: String(last), more: rows.length === AT_ONCE };
    },
    async tell({ key, at, text, to }, { territoryId, channelId }) {
      const whose = await db
        .selectFrom('publishing.hosted_resident')
        .select('id')
        .where('territory_id', '=', territoryId)
        .where('channel_id', '=', channelId)
        .where('id', '=', to)
        .executeTakeFirst();
      if (!whose) {
        const message = {
          fr: 'Cette personne n’est plus sur le réseau simulé.',
          en: 'This person is no longer on the simulated network.',
        };
        return { ok: false, kind: 'not_summoned', done: 'no', message };
      }
      return db.transaction().execute(async (trx) => {
        await inLine(trx as never, { channelId });
        await trx
          .insertInto('publishing.hosted_message')
          .values({
            territory_id: territoryId,
            channel_id: channelId,
            id: newId('prv', now().getTime()),
            resident_id: to,
            key,
            text,
            is_ours: true,
            posted_at: new Date(at),
          })
          .onConflict((conflict) =>
            conflict.columns(['territory_id', 'channel_id', 'key']).where('key', 'is not', null).doNothing(),
          )
          .execute();
        const { id } = await trx
          .selectFrom('publishing.hosted_message')
          .select('id')
          .where('territory_id', '=', territoryId)
          .where('channel_id', '=', channelId)
          .where('key', '=', key)
          .executeTakeFirstOrThrow();
        return { ok: true, id };
      });
    },
    async told(by, account) {
      const row = await (
        'key' in by ? messages(account).where('key', '=', by.key) : messages(account).where('id', '=', by.id)
      ).executeTakeFirst();
      const word = row && {
        id: row.id,
        key: row.key ?? '',
        at: row.posted_at.toISOString(),
        text: row.text,
        to: row.resident_id,
      };
      return { ok: true, word };
    },
    async untell(id, { territoryId, channelId }) {
      await db
        .updateTable('publishing.hosted_message')
        .set({ removed_at: now() })
        .where('territory_id', '=', territoryId)
        .where('channel_id', '=', channelId)
        .where('id', '=', id)
        .where('removed_at', 'is', null)
        .execute();
      return { ok: true };
    },
    async removeReply(replyId, { territoryId, channelId }) {
      // What the simulated network makes up has no row of its own until something is done about it.
      await db
        .insertInto('publishing.hosted_reply')
        .values({
          territory_id: territoryId,
          channel_id: channelId,
          id: replyId,
          post_id: replyId.split('-')[0] ?? '',
          author: '',
          text: '',
          posted_at: now(),
          removed_at: now(),
        })
        .onConflict((conflict) =>
          conflict.columns(['territory_id', 'channel_id', 'id']).doUpdateSet({ removed_at: now() }),
        )
        .execute();
      return { ok: true };
    },
    async block(authorId, blocked, { territoryId, channelId }) {
      await db
        .updateTable('publishing.hosted_resident')
        .set({ blocked_at: blocked ? now() : null })
        .where('territory_id', '=', territoryId)
        .where('channel_id', '=', channelId)
        .where('id', '=', authorId)
        .execute();
      return { ok: true };
    },
  };
}

function itemOf(row: Heard): InboxItem {
  const said = {
    originId: row.id,
    text: row.text,
    postedAt: row.posted_at.toISOString(),
    author: { handle: row.name },
    authorId: row.resident_id,
    tags: [],
    mentions: [],
    links: [],
    media: [],
  };
  if (row.post_id === null)
    return { ...said, kind: 'private', threadId: row.resident_id, ...(row.is_ours ? { isOurs: true } : {}) };
  return { ...said, kind: 'comment', threadId: row.post_id, underId: row.post_id, inReplyTo: row.post_id };
}
