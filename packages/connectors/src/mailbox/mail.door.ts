import type { Trouble } from '../port.ts';

/**
 * What the composition root gives to reach mail servers. A name is resolved once and judged there; what is connected to
 * is the address that it gave, so that a name has no second chance to change its mind.
 */
export type MailDoor = {
  locate: (host: string) => Promise<MailHost | Trouble>;
  /** What the domain itself says of its mail servers (RFC 6186), where it does. */
  services?: (domain: string) => Promise<{ imap?: MailService; smtp?: MailService }>;
};
/** `isPrivate`: inside the house, where alone a password may travel in clear. */
export type MailHost = { ok: true; address: string; isPrivate: boolean };
export type MailService = { host: string; port: number };

export type MailLimits = {
  /** A file larger than that is named, and not kept. */
  maxAttachmentBytes: number;
  /** What is kept of one mail, files together. */
  maxMailBytes: number;
};
export const usualLimits: MailLimits = { maxAttachmentBytes: 10_000_000, maxMailBytes: 25_000_000 };
