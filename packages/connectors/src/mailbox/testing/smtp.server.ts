import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { MailStore } from './mail.store.ts';
import { readHeaders } from './mime.tree.ts';

/** What goes wrong on purpose. */
export type SmtpTrouble = {
  /** Said to RCPT TO: 450, 550… */
  recipient?: number;
  /** Said once the whole message was received, which is then not kept. */
  data?: number;
  /** The message is kept, and the line is cut before that is said. */
  cutAfterData?: boolean;
};
export type SentMail = { from: string; to: string[]; raw: Buffer };

/** The name under which it signs what it verified (RFC 8601). */
export const authservId = 'mx.mail.test';

/**
 * A mail server on the loopback: whoever signs in sends as themselves, and whoever does not brings mail as a stranger.
 * It delivers to the mailboxes of the store, having verified the sender as receivers do.
 */
export async function startSmtpServer(store: MailStore, trouble: SmtpTrouble, now: () => Date) {
  const sent: SentMail[] = [];
  const refuse = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    size: 60_000_000,
    onAuth({ username = '', password }, _session, callback) {
      const account = store.find(username);
      if (account && account.password === password) callback(null, { user: account.address });
      else callback(refuse(535, 'wrong user or password'));
    },
    onRcptTo({ address }, session, callback) {
      if (trouble.recipient) callback(refuse(trouble.recipient, 'this mailbox is refused'));
      else if (store.find(address) || session.user) callback();
      else callback(refuse(550, 'no such mailbox here'));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (trouble.data) return callback(refuse(trouble.data, 'the message is refused'));
        deliver(session, Buffer.concat(chunks));
        if (trouble.cutAfterData) {
          for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> })
            .connections)
            connection._socket.destroy();
          return undefined;
        }
        return callback();
      });
    },
  });
  server.on('error', () => undefined);

  function deliver(session: SMTPServerSession, raw: Buffer): void {
    const { mailFrom, rcptTo } = session.envelope;
    const from = mailFrom ? mailFrom.address : '';
    const to = rcptTo.map(({ address }) => address.toLowerCase());
    sent.push({ from, to, raw });
    const shown = /<([^<>]+)>|([^\s<>]+@[^\s<>]+)/.exec(
      readHeaders(raw.toString('latin1', 0, 20_000)).get('from') ?? '',
    );
    const author = (shown?.[1] ?? shown?.[2] ?? '').toLowerCase();
    const verdict = session.user !== undefined && String(session.user) === author ? 'pass' : 'fail';
    const head = [
      `Return-Path: <${from}>`,
      `Received: from client by ${authservId} with ESMTP; ${now().toUTCString()}`,
      `Authentication-Results: ${authservId}; dmarc=${verdict} header.from=${author.split('@')[1] ?? 'unknown'}`,
    ];
    for (const address of to) {
      const account = store.find(address);
      const inbox = account && store.folderOf(account, 'INBOX');
      if (inbox) store.append(inbox, Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n`), raw]));
    }
  }

  const listening = server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => {
    listening.once('listening', resolve);
  });
  return {
    port: (listening.address() as AddressInfo).port,
    /** Every message that was accepted, as it left its sender. */
    sent,
    close: async () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}
