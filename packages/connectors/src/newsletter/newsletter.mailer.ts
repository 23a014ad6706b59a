import type { ChannelAccount, Done, PostCounts, PublishTrouble } from '../publish.port.ts';

/** What an issue says, the same for all who receive it. */
export type NewsletterIssue = { subject: string; lang: string; text: string; at: string };

/** Who receives it: confirmed, and not gone since. */
export type NewsletterRecipient = {
  id: string;
  address: string;
  /** HTTPS; a POST to it ends the subscription without another question (RFC 8058), a GET asks on a page. */
  unsubscribeUrl: string;
};

export type NewsletterMail = {
  from: { name: string; replyTo?: string };
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  /** Pictures shown in the text, by the `cid:` under which it calls them. */
  attachments: { cid: string; filename: string; contentType: string; content: Uint8Array }[];
};

/**
 * What sends newsletters, given by the server. A key is an issue, for ever. Trouble is a value; a mailbox that does not
 * exist is not one: it is `refused`, written down, and the others are served.
 */
export type NewsletterMailer = {
  /** Whether mail can be sent now. */
  reach: () => Promise<Done>;
  /**
   * Keeps the issue where a browser can read it, and fixes who receives it: those confirmed at this moment, in an order
   * that stays. Asked again for a key, gives back what stands. An issue too long is `rejected`.
   */
  prepare: (
    key: string,
    issue: NewsletterIssue,
    account: ChannelAccount,
  ) => Promise<{ ok: true; recipients: number; url: string } | PublishTrouble>;
  /** A slice of the list. */
  recipients: (
    key: string,
    slice: { from: number; count: number },
    account: ChannelAccount,
  ) => Promise<{ ok: true; recipients: NewsletterRecipient[] } | PublishTrouble>;
  /**
   * Sends to one of them, once for ever for a key and a recipient: it is written down before it is handed over, so that
   * after a death in between nobody receives it twice; asked again, `already`.
   */
  send: (
    key: string,
    recipientId: string,
    mail: NewsletterMail,
    account: ChannelAccount,
  ) => Promise<{ ok: true; state: 'sent' | 'already' | 'refused' } | PublishTrouble>;
  /** How many of a slice were neither sent to nor refused. */
  unsettled: (
    key: string,
    slice: { from: number; count: number },
    account: ChannelAccount,
  ) => Promise<{ ok: true; recipients: number } | PublishTrouble>;
  /** The issue as a browser reads it; undefined once it is taken away. */
  find: (
    key: string,
    account: ChannelAccount,
  ) => Promise<{ ok: true; issue: (NewsletterIssue & { url: string }) | undefined } | PublishTrouble>;
  /** `reach`: how many it was sent to. Openings are not followed. */
  counts: (key: string, account: ChannelAccount) => Promise<{ ok: true; counts: PostCounts } | PublishTrouble>;
};
