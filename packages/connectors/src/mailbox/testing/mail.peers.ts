import { startImapServer, type ImapTrouble } from './imap.server.ts';
import { createMailClient, type MailClient } from './mail.client.ts';
import { createMailStore } from './mail.store.ts';
import { authservId, startSmtpServer, type SmtpTrouble } from './smtp.server.ts';

/** The password of every mailbox of tests. */
const mailPassword = 'mot-de-passe-long';

export type MailPeers = Awaited<ReturnType<typeof startMailPeers>>;

/**
 * A mail host on the loopback, its SMTP and IMAP servers over one store of mailboxes, and mail programs signed in to
 * them.
 * @param addresses the mailboxes that exist
 */
export async function startMailPeers(addresses: readonly string[], now: () => Date = () => new Date()) {
  const store = createMailStore(now);
  for (const address of addresses) store.add(address, mailPassword);
  const smtpTrouble: SmtpTrouble = {};
  const imapTrouble: ImapTrouble = {};
  const smtp = await startSmtpServer(store, smtpTrouble, now);
  const imap = await startImapServer(store, imapTrouble);
  const clients: MailClient[] = [];
  return {
    store,
    smtp,
    imap,
    /** What is to go wrong from now on: set its fields, delete them again. */
    trouble: { smtp: smtpTrouble, imap: imapTrouble },
    /** The name under which it signs what it verified of a sender. */
    authservId,
    /** For the setting of the same name: sends as one of the mailboxes. */
    smtpUrl: (address: string) =>
      `smtp://${encodeURIComponent(address)}:${mailPassword}@127.0.0.1:${smtp.port}/?ignoreTLS=true`,
    /** What a person types to connect a mailbox. */
    setup: (address: string, name = 'Ville de Valmarin'): Record<string, string> => ({
      address,
      name,
      password: mailPassword,
      imapHost: '127.0.0.1',
      imapPort: String(imap.port),
      imapSecurity: 'none',
      smtpHost: '127.0.0.1',
      smtpPort: String(smtp.port),
      smtpSecurity: 'none',
      authservId,
    }),
    /** A mail program of somebody who has one of the mailboxes. */
    client(address: string, name = ''): MailClient {
      const client = createMailClient({
        address,
        name,
        password: mailPassword,
        imapPort: imap.port,
        smtpPort: smtp.port,
      });
      clients.push(client);
      return client;
    },
    async close(): Promise<void> {
      for (const client of clients) client.close();
      await imap.close();
      await smtp.close();
    },
  };
}
