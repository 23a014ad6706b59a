import { sql, type RawBuilder } from 'kysely';

/* What each figure counts, in one place: the figures and the lists behind them read the same conditions. */

export type Period = { territoryId: string; from: Date; to: Date };

/** Conversations `c` that began in the period; what was brought into another counts with it. */
export const receivedConversations = ({ territoryId, from, to }: Period): RawBuilder<boolean> =>
  sql`c.territory_id = ${territoryId} and c.merged_into is null and c.first_at >= ${from} and c.first_at < ${to}`;

/** Requests `r` that were made in the period. */
export const receivedRequests = ({ territoryId, from, to }: Period): RawBuilder<boolean> =>
  sql`r.territory_id = ${territoryId} and r.created_at >= ${from} and r.created_at < ${to}`;

/** Requests `r` to which one of some things happened in the period. */
export const withEvent = ({ territoryId, from, to }: Period, kinds: readonly string[]): RawBuilder<boolean> =>
  sql`r.territory_id = ${territoryId} and exists (
    select from requests.event e where e.territory_id = r.territory_id and e.request_id = r.id
      and e.kind = any(${[...kinds]}::text[]) and e.at >= ${from} and e.at < ${to}
  )`;

/** Hand-overs `h` to departments that were made in the period. */
export const handedOver = ({ territoryId, from, to }: Period): RawBuilder<boolean> =>
  sql`h.territory_id = ${territoryId} and h.to_kind = 'department' and h.at >= ${from} and h.at < ${to}`;

export const REOPENED = ['reopened', 'contested'];
export const FORWARDED = ['forwarded'];

/** By what a conversation came: its account, or what it is when it has none. */
export const channelKey = sql<string>`coalesce(c.channel_id, c.network)`;
