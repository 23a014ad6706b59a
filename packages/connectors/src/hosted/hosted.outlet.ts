import type { InboxOutcome } from '../inbox.port.ts';
import type { ReceivedPost } from '../port.ts';
import type { ChannelAccount, Done, Outgoing, OutgoingMedia, PostCounts, PublishTrouble } from '../publish.port.ts';

/** What is to stand at one of our own outlets. */
export type HostedDraft = {
  /** The delivery and the step: the same for ever, whatever is tried again. */
  key: string;
  /** When it is published, ISO 8601. */
  at: string;
  lang: string;
  title?: string;
  text: string;
  /** From our own media library: nothing is copied. */
  media: Pick<
    OutgoingMedia,
    'id' | 'kind' | 'mimeType' | 'bytes' | 'width' | 'height' | 'alt' | 'focus' | 'captions'
  >[];
  link?: NonNullable<Outgoing['link']>;
  poll?: NonNullable<Outgoing['poll']>;
  contentWarning?: string;
  /** Id of what it answers. */
  inReplyTo?: string;
};
/** What stands there, under the identifier and the address that the outlet gave it. */
export type HostedItem = HostedDraft & { id: string; url: string };

/**
 * Where what we serve ourselves is kept, given by the server. Trouble of its own (no room, a database that is away) is a
 * value like any other network's; a text that is longer than `facts.text.max` is `rejected`.
 */
export type HostedOutlet = {
  /** Whether it can be written to now. */
  reach: () => Promise<Done>;
  /** Publishes, once for ever for a key: asked again, gives back what stands under it. */
  put: (draft: HostedDraft, account: ChannelAccount) => Promise<{ ok: true; item: HostedItem } | PublishTrouble>;
  /** By its key or by its id; undefined when it is not there, or no longer. */
  find: (
    by: { key: string } | { id: string },
    account: ChannelAccount,
  ) => Promise<{ ok: true; item: HostedItem | undefined } | PublishTrouble>;
  /** What is gone already is no trouble. */
  remove: (id: string, account: ChannelAccount) => Promise<Done>;
  edit: (id: string, words: Pick<HostedDraft, 'text' | 'title'>, account: ChannelAccount) => Promise<Done>;
  /** What the outlet counted itself; what it does not count is absent. */
  counts: (id: string, account: ChannelAccount) => Promise<{ ok: true; counts: PostCounts } | PublishTrouble>;
  /** What people wrote under it, in any order; empty where nobody can. */
  replies: (id: string, account: ChannelAccount) => Promise<{ ok: true; replies: ReceivedPost[] } | PublishTrouble>;
  hideReply: (replyId: string, hidden: boolean, account: ChannelAccount) => Promise<Done>;
  /** Those who speak to the account; absent where nobody can. */
  people?: HostedPeople;
};

/** What is said to one person alone. */
export type HostedWord = {
  /** The delivery and the step: the same for ever, whatever is tried again. */
  key: string;
  /** ISO 8601. */
  at: string;
  text: string;
  /** Whom the inbox told it of: the conversation and its author are one. */
  to: string;
};

export type HostedPeople = {
  /** As `readInbox` of the port. */
  heard: (cursor: string | undefined, account: ChannelAccount) => Promise<InboxOutcome>;
  /** Writes to one person, once for ever for a key: asked again, gives back what stands under it. */
  tell: (word: HostedWord, account: ChannelAccount) => Promise<{ ok: true; id: string } | PublishTrouble>;
  told: (
    by: { key: string } | { id: string },
    account: ChannelAccount,
  ) => Promise<{ ok: true; word: (HostedWord & { id: string }) | undefined } | PublishTrouble>;
  /** Takes back what was said to one person; what is gone already is no trouble. */
  untell: (id: string, account: ChannelAccount) => Promise<Done>;
  /** What is gone already is no trouble. */
  removeReply: (replyId: string, account: ChannelAccount) => Promise<Done>;
  block: (authorId: string, blocked: boolean, account: ChannelAccount) => Promise<Done>;
};
