import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Credentials, PublishTrouble } from '../publish.port.ts';
import type { WrittenAnswer } from './answer.write.ts';
import { userOf } from './imap.session.ts';
import type { MailDoor } from './mail.door.ts';
import { doorTrouble, insecureTrouble, smtpTrouble } from './mail.trouble.ts';
import type { MailServer } from './mailbox.guess.ts';

type Given = { door: MailDoor; server: MailServer; credentials: Credentials; timeoutMs?: number };

/**
 * Signs in to the SMTP server, and hands a mail over when there is one. What goes wrong before it is handed over, or is
 * refused in words, did not happen; a line that is cut after that leaves a doubt.
 */
export async function withSmtp(
  { door, server, credentials, timeoutMs = 20_000 }: Given,
  answer?: Pick<WrittenAnswer, 'envelope' | 'raw'>,
): Promise<{ ok: true } | PublishTrouble> {
  const { host, port, security } = server;
  const located = await door.locate(host);
  if (!located.ok) return doorTrouble(located);
  if (security === 'none' && !located.isPrivate) return insecureTrouble(host);
  const connection = new SMTPConnection({
    host: located.address,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { servername: host },
    name: credentials['address']?.split('@')[1] ?? 'localhost',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: 60_000,
  });
  let begun = false;
  try {
    const broken = new Promise<never>((_, reject) => {
      connection.once('error', reject);
    });
    const step = async (act: (done: (error?: Error | null) => void) => void) =>
      Promise.race([
        broken,
        new Promise<void>((resolve, reject) => {
          act((error) => (error ? reject(error) : resolve()));
        }),
      ]);
    await step((done) => connection.connect(done));
    await step((done) =>
      connection.login({ credentials: { user: userOf(credentials), pass: credentials['password'] ?? '' } }, done),
    );
    if (answer) {
      begun = true;
      await step((done) => connection.send(answer.envelope, answer.raw, done));
    }
    return { ok: true };
  } catch (error) {
    return smtpTrouble(error, host, { secrets: credentials, begun });
  } finally {
    connection.on('error', () => undefined);
    connection.quit();
    connection.close();
  }
}
