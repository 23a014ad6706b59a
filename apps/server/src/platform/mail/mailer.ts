import { createTransport } from 'nodemailer';

export type Mail = { to: string; subject: string; text: string; headers?: Record<string, string> };
export type MailOutcome =
  | { ok: true }
  | { ok: false; kind: 'not_configured' | 'rejected' | 'unavailable'; message: string };
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
  const attempt = async (act: () => Promise<unknown>): Promise<MailOutcome> => {
    try {
      await act();
      return { ok: true };
    } catch (error) {
      const { responseCode, message } = error as { responseCode?: number; message: string };
      // 5xx is final; 4xx, and a server that does not answer, may pass later (RFC 5321, 4.2.1).
      return {
        ok: false,
        kind: responseCode !== undefined && responseCode >= 500 ? 'rejected' : 'unavailable',
        message,
      };
    }
  };
  return {
    configured: true,
    send: async (mail) => attempt(() => transport.sendMail({ from: given.from, ...mail })),
    verify: async () => attempt(() => transport.verify()),
  };
}
