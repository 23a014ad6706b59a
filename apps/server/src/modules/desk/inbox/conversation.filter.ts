import { sql, type RawBuilder } from 'kysely';
import type { ConversationFilter } from '@beffroi/contracts';
import { wordsOf } from '../intake/conversation.store.ts';

export type Viewer = { personId: string | undefined; now: Date };

/** What a filter asks of a conversation `c`, the territory and the words searched apart. */
export function conditionsOf(filter: ConversationFilter, { personId, now }: Viewer): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`c.merged_into is null`];
  const add = (condition: RawBuilder<unknown>) => conditions.push(condition);
  const { state } = filter;
  if (state === 'open') add(sql`c.state <> 'closed' and (c.snoozed_until is null or c.snoozed_until <= ${now})`);
  else if (state === 'mine') add(sql`c.assignee_id = ${personId ?? ''} and c.state <> 'closed'`);
  else if (state === 'followed') add(sql`c.followed_by @> ${[personId ?? '']}::text[]`);
  else if (state === 'snoozed') add(sql`c.snoozed_until > ${now} and c.state <> 'closed'`);
  else add(sql`c.state = ${state}`);
  if (filter.kind !== undefined) add(sql`c.kind = ${filter.kind}`);
  if (filter.channelId !== undefined) add(sql`c.channel_id = ${filter.channelId}`);
  if (filter.triage !== undefined) add(sql`c.triage_kind = ${filter.triage}`);
  if (filter.assigneeId !== undefined) add(sql`c.assignee_id = ${filter.assigneeId}`);
  if (filter.unassigned === true) add(sql`c.assignee_id is null`);
  if (filter.red === true) add(sql`c.red`);
  if (filter.aggressive !== undefined) add(sql`(c.aggressive <> 'none') = ${filter.aggressive}`);
  if (filter.hasRequest !== undefined) add(sql`(c.request_id is not null) = ${filter.hasRequest}`);
  if (filter.overdue === true) add(sql`c.due_at < ${now} and c.state <> 'closed'`);
  if (filter.sameAuthorAs !== undefined)
    add(sql`c.author_key = (
      select s.author_key from desk.conversation s where s.territory_id = c.territory_id and s.id = ${filter.sameAuthorAs}
    )`);
  if (filter.from !== undefined) add(sql`c.last_at >= ${new Date(filter.from)}`);
  if (filter.to !== undefined) add(sql`c.last_at < ${new Date(filter.to)}`);
  return conditions;
}

/** Every word asked for, the last as its beginning; undefined when nothing is. */
export function searchOf(text: string | undefined): RawBuilder<unknown> | undefined {
  const words = wordsOf(text ?? '').map((word) => `'${word.replaceAll(/['\\]/g, '')}'`);
  if (words.length === 0) return undefined;
  return sql`c.search @@ to_tsquery('simple', ${`${words.join(' & ')}:*`})`;
}
