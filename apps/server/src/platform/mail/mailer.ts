import { createTransport } from 'nodemailer';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  /** With its angle brackets; without one the mail server's library makes one. The same mail tried again keeps it. */
  messageId?: string;
  /** Where answers go. */
  replyTo?: string;
  /** Who it is shown to come from, at the address of the settings, and where answers go. */
  from?: { name: string; replyTo?: string | undefined };
  /** Files; with a `cid`, a picture that the HTML calls by `cid:`. */
  attachments?: readonly { cid?: string; filename: string; contentType: string; content: Uint8Array }[];
};
export type MailOutcome =
  | { ok: true }
  | {
      ok: false;
      /** `drill`: nothing leaves while one runs; it may be tried again after. */
      kind: 'not_configured' | 'rejected' | 'unavailable' | 'drill';
      message: string;
      /** The server wants none of that one mailbox; others may be written to. */
      isMailboxRefused?: true;
      /** It was being handed over when the answer was lost: it may have left. */
      isInDoubt?: true;
    };
export type Mailer = {
  configured: boolean;
  send: (mail: Mail) => Promise<MailOutcome>;
  /** Connects and signs in without sending. */
  verify: () => Promise<MailOutcome>;
};

/** Mail through the server that the settings name; without one, every sending answers `not_configured`. */
export function createMailer(given: { smtpUrl: string | undefined; from: string }): Mailer {
  if (given.smtpUrl === undefined) {
    const none = async (): Promise<MailOutcome> => ({
      ok: false,
      kind: 'not_configured',
      message: 'SMTP_URL is not set',
    });
    return { configured: false, send: none, verify: none };
  }
  const transport = createTransport(given.smtpUrl, { from: given.from });
  // The library calls every cut line by the same name; that the message was asked for says that signing in was over.
  transport.use('stream', ({ data, message }, done) => {
    message.processFunc((content) => {
      (data as Begins).begins();
      return content;
    });
    done();
  });
  const attempt = async (act: (begins: () => void) => Promise<unknown>): Promise<MailOutcome> => {
    let begun = false;
    try {
      await act(() => {
        begun = true;
      });
      return { ok: true };
    } catch (error) {
      const { responseCode, message, code, command } = error as {
        responseCode?: number;
        message: string;
        code?: string;
        command?: string;
      };
      // 5xx is final; 4xx, and a server that does not answer, may pass later (RFC 5321, 4.2.1).
      return {
        ok: false,
        kind: responseCode !== undefined && responseCode >= 500 ? 'rejected' : 'unavailable',
        message,
        ...(code === 'EENVELOPE' && command === 'RCPT TO' ? { isMailboxRefused: true } : {}),
        ...(begun && responseCode === undefined && code !== 'EENVELOPE' ? { isInDoubt: true } : {}),
      };
    }
  };
  return {
    configured: true,
    send: async (mail) =>
      attempt((begins) =>
        transport.sendMail({ ...messageOf(mail, given.from), begins } as ReturnType<typeof messageOf>),
      ),
    verify: async () => attempt(() => transport.verify()),
  };
}

/** Told once a message begins to be handed over: what goes wrong before that, surely did not leave. */
type Begins = { begins: () => void };

function messageOf({ from, attachments, ...mail }: Mail, ours: string) {
  const address = /<([^<>]+)>\s*$/.exec(ours)?.[1] ?? ours;
  return {
    ...mail,
    from: from ? { name: from.name, address } : ours,
    ...(from?.replyTo === undefined ? {} : { replyTo: from.replyTo }),
    ...(attachments
      ? { attachments: attachments.map(({ content, ...file }) => ({ ...file, content: Buffer.from(content) })) }
      : {}),
  };
}
