import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';

/** A mail as a person sees it in their mail program. */
export type SeenMail = {
  uid: number;
  messageId: string;
  inReplyTo?: string;
  references: string[];
  from: { address: string; name: string };
  replyTo?: string;
  to: string[];
  subject: string;
  date: string;
  text: string;
  html?: string;
  /** Names in lower case; the first of each. */
  headers: Record<string, string>;
  attachments: { filename: string; mimeType: string; content: Uint8Array }[];
};
export type WrittenMail = {
  to: string | string[];
  subject: string;
  text: string;
  html?: string;
  messageId?: string;
  inReplyTo?: string;
  references?: string[];
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string | Uint8Array; contentType?: string }[];
};
export type MailClient = ReturnType<typeof createMailClient>;

/** A mail program, signed in to one mailbox by IMAP and SMTP as a person’s is; it writes as Thunderbird does. */
export function createMailClient(given: {
  address: string;
  name: string;
  password: string;
  imapPort: number;
  smtpPort: number;
}) {
  const { address, name, password } = given;
  const transport = createTransport({
    host: '127.0.0.1',
    port: given.smtpPort,
    secure: false,
    ignoreTLS: true,
    auth: { user: address, pass: password },
  });

  async function list(folder = 'INBOX'): Promise<SeenMail[]> {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: given.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user: address, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    await client.connect();
    try {
      await client.mailboxOpen(folder, { readOnly: true });
      const mails: SeenMail[] = [];
      for await (const { uid, source } of client.fetch('1:*', { uid: true, source: true }, { uid: true }))
        if (source) mails.push(await seenOf(uid, source));
      return mails;
    } finally {
      await client.logout();
    }
  }

  async function send({ to, references, ...mail }: WrittenMail): Promise<{ messageId: string }> {
    const { messageId } = await transport.sendMail({
      from: { name, address },
      to,
      ...(references ? { references } : {}),
      ...mail,
      ...(mail.attachments
        ? {
            attachments: mail.attachments.map(({ content, ...file }) => ({
              ...file,
              content: typeof content === 'string' ? content : Buffer.from(content),
            })),
          }
        : {}),
    } as Parameters<typeof transport.sendMail>[0]);
    return { messageId };
  }

  return {
    address,
    /** Every mail of a folder, oldest first. */
    list,
    send,
    /** Answers below nothing, above what it quotes, as most people do. */
    async reply(
      mail: SeenMail,
      written: Pick<WrittenMail, 'text' | 'headers' | 'attachments'> & { to?: string },
    ): Promise<{ messageId: string }> {
      const quoted = mail.text
        .trimEnd()
        .split('\n')
        .map((line) => `> ${line}`);
      const { text, to, ...rest } = written;
      return send({
        to: to ?? mail.replyTo ?? mail.from.address,
        subject: /^re\s*:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
        text: `${text}\n\nLe 24/11/2026 à 10:12, ${mail.from.name || mail.from.address} a écrit :\n${quoted.join('\n')}\n`,
        inReplyTo: mail.messageId,
        references: [...mail.references, mail.messageId],
        ...rest,
      });
    },
    /** What a mail server answers by itself for somebody who is away (RFC 3834). */
    async autoReply(mail: SeenMail, text = 'Je suis absent jusqu’à lundi.'): Promise<{ messageId: string }> {
      return send({
        to: mail.replyTo ?? mail.from.address,
        subject: `Réponse automatique : ${mail.subject}`,
        text,
        inReplyTo: mail.messageId,
        references: [mail.messageId],
        headers: { 'Auto-Submitted': 'auto-replied' },
      });
    },
    /** Hands over bytes as they are, whatever they hold. */
    async sendRaw(raw: string | Uint8Array, to: string): Promise<void> {
      await transport.sendMail({
        envelope: { from: address, to },
        raw: typeof raw === 'string' ? raw : Buffer.from(raw),
      });
    },
    close: () => transport.close(),
  };
}

async function seenOf(uid: number, source: Buffer): Promise<SeenMail> {
  const mail = await PostalMime.parse(source);
  const headers: Record<string, string> = {};
  for (const { key, value } of mail.headers) headers[key] ??= value;
  const replyTo = mail.replyTo?.[0]?.address;
  return {
    uid,
    messageId: mail.messageId ?? '',
    ...(mail.inReplyTo ? { inReplyTo: mail.inReplyTo } : {}),
    references: mail.references?.split(/\s+/).filter(Boolean) ?? [],
    from: { address: mail.from?.address ?? '', name: mail.from?.name ?? '' },
    ...(replyTo ? { replyTo } : {}),
    to: (mail.to ?? []).flatMap((to) => to.address ?? []),
    subject: mail.subject ?? '',
    date: mail.date ?? '',
    text: mail.text ?? '',
    ...(mail.html ? { html: mail.html } : {}),
    headers,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      filename: filename ?? '',
      mimeType,
      content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
    })),
  };
}
