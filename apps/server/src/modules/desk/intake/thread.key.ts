import type { InboxItem } from '@beffroi/connectors';
import type { ConversationKind } from '@beffroi/contracts';

/**
 * What makes messages one conversation: in private and by mail the thread of the network; in public what one person
 * says under one post, since each is answered apart.
 */
export function threadKeyOf(given: {
  kind: ConversationKind;
  channelId: string;
  threadId: string;
  underId?: string | undefined;
  author: string;
}): string {
  const { kind, channelId } = given;
  if (kind === 'private' || kind === 'email') return `${kind} ${channelId} ${given.threadId}`;
  const place = kind === 'comment' ? (given.underId ?? given.threadId) : given.threadId;
  return `${kind} ${channelId} ${place} ${given.author}`;
}

/** Whom the network means, whatever it calls them by: an identifier, else a name. */
export const authorOfItem = (item: Pick<InboxItem, 'author' | 'authorId' | 'mail'>): string =>
  item.mail?.from.address ?? (item.author?.handle || item.authorId) ?? '';
