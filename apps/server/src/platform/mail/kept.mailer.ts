import { randomUUID } from 'node:crypto';
import type { Mail, Mailer } from './mailer.ts';

export type KeptMail = { id: string; at: Date; to: string; subject: string; text: string };

const MOST = 200;

/**
 * A mailer that sends nothing: what would have left is kept in memory, the newest first, and read on the page of the
 * simulation. For demonstrations, where the letters of a request and their links are to be opened without a mail server.
 */
export function createKeptMailer(now: () => Date): Mailer & { kept: () => readonly KeptMail[] } {
  const mails: KeptMail[] = [];
  return {
    configured: true,
    async send({ to, subject, text }: Mail) {
      mails.unshift({ id: randomUUID(), at: now(), to, subject, text });
      mails.length = Math.min(mails.length, MOST);
      return { ok: true };
    },
    verify: async () => ({ ok: true }),
    kept: () => mails,
  };
}
