import type { ConversationCard } from '@beffroi/contracts';
import type { StoredConversation } from '../intake/conversation.store.ts';

export type CardContext = {
  names: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
  now: Date;
};

/** A line of the inbox. What is veiled is told by its neutral summary. */
export function cardOf(row: StoredConversation, { names, channels }: CardContext): ConversationCard {
  const name = row.assignee_id === null ? undefined : names.get(row.assignee_id);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    network: row.network,
    ...(row.channel_id === null ? {} : { channelId: row.channel_id }),
    channelName: row.channel_id === null ? '' : (channels.get(row.channel_id) ?? ''),
    author: authorOf(row),
    ...(row.subject === null ? {} : { subject: row.subject }),
    excerpt: row.veiled && row.summary ? row.summary : { fr: row.excerpt, en: row.excerpt },
    veiled: row.veiled,
    lastAt: row.last_at.toISOString(),
    ...(row.waiting_since === null ? {} : { waitingSince: row.waiting_since.toISOString() }),
    ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }),
    ...(row.snoozed_until === null ? {} : { snoozedUntil: row.snoozed_until.toISOString() }),
    triage: { kind: row.triage_kind, confidence: row.triage_confidence, corrected: row.triage_corrected },
    red: row.red,
    toRead: row.to_read,
    need: row.need,
    ...(row.assignee_id === null || name === undefined ? {} : { assignee: { id: row.assignee_id, name } }),
    ...(row.request_id === null ? {} : { requestId: row.request_id }),
    ...(row.request_ref === null ? {} : { requestRef: row.request_ref }),
    messages: row.messages,
    unread: row.unread,
    hasAttachment: row.has_attachment,
  };
}

/** A name as it is, an account with its sign: what has a space in it is no account. */
export function authorOf({
  author_name: name,
  author_handle: handle,
}: Pick<StoredConversation, 'author_name' | 'author_handle'>): string {
  if (name) return name;
  return handle === '' || handle.includes(' ') ? handle : `@${handle}`;
}
