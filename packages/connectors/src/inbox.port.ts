import type { ReceivedPost } from './port.ts';
import type { PublishTrouble } from './trouble.port.ts';

/* What people say to an account of ours, wherever they say it: the other half of the port of publishers. */

/** `comment` under any post of ours, `mention` anywhere, `private` seen by us alone, `email`. */
export type InboxKind = 'comment' | 'mention' | 'private' | 'email';

export type InboxItem = Omit<ReceivedPost, 'network'> & {
  kind: InboxKind;
  /** What is one conversation over there: a thread of comments, a private conversation, a thread of mails. */
  threadId: string;
  /** The post of ours that it stands under, by its identifier over there. */
  underId?: string;
  /** By which the author is blocked, or written to in private. */
  authorId?: string;
  /** We wrote it, there, by another way: shown in the thread, nothing to answer. */
  isOurs?: true;
  /** Some of the thread cannot be read: why, for a person. */
  incomplete?: { fr: string; en: string };
  attachments?: InboxAttachment[];
  /** Of `email` alone. */
  mail?: InboxMail;
};

/** What is not `safe` has no content: it is named, and not kept. */
export type InboxAttachment = {
  name: string;
  /** As its bytes say, not as its sender says. */
  mimeType: string;
  bytes: number;
  verdict: 'safe' | 'macros' | 'wrong_type' | 'too_large' | 'unreadable' | 'refused_type';
  content?: Uint8Array;
  /** A picture or file that the network serves: fetched by its address when it is opened. */
  url?: string;
};

export type InboxMail = {
  messageId: string;
  inReplyTo?: string;
  references: string[];
  subject: string;
  from: { address: string; name?: string };
  /**
   * Where an answer is wanted (`Reply-To`), when it may be trusted: another address of the same domain as `from`, whose
   * domain our receiving server verified. An address elsewhere, or of a mail that anybody may have written, would lead an
   * answer that holds personal data to a stranger.
   */
  replyTo?: string;
  /** Every address that it was sent to, in lower case. */
  to: string[];
  /** Without what it quotes, and without a signature: what is new in it. */
  newText: string;
  /** RFC 3834 `Auto-Submitted`, and what robots say of themselves otherwise; a bounce is RFC 3464. */
  automatic?: 'auto_reply' | 'auto_generated' | 'bounce' | 'list';
  /** What our own receiving server found of SPF, DKIM and DMARC (RFC 8601); absent: it says nothing. */
  authentication?: 'pass' | 'fail' | 'none';
  /** Of a bounce: the address that did not take it, and for good or not. */
  bounced?: { address?: string; permanent: boolean; messageId?: string };
};

/** What was hidden, deleted or edited over there since. */
export type InboxChange = { kind: 'gone'; originId: string } | { kind: 'edited'; originId: string; text: string };

/**
 * A reading of the inbox from a cursor on, oldest first. Told twice, an item is the same by its `originId`: nothing is
 * lost when what was read could not be stored. There is nothing more for now once `more` is false.
 */
export type InboxOutcome =
  | { ok: true; items: InboxItem[]; changes?: InboxChange[]; cursor?: string; more: boolean }
  | PublishTrouble;
