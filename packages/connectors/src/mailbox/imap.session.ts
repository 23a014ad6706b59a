import { ImapFlow } from 'imapflow';
import type { Credentials, PublishTrouble } from '../publish.port.ts';
import type { MailDoor } from './mail.door.ts';
import { doorTrouble, imapTrouble, insecureTrouble } from './mail.trouble.ts';
import type { MailServer } from './mailbox.guess.ts';

type Given = {
  door: MailDoor;
  server: MailServer;
  credentials: Credentials;
  signal: AbortSignal;
  /** For the connection and the greeting each; 15 s unless told. */
  timeoutMs?: number;
};

/** More than the largest mail that is ever asked for in one piece. */
const largestLiteral = 64_000_000;

/**
 * Opens one connection to the mailbox, acts, and closes it whatever came of it.
 * @returns what the act answered, or the trouble on the way
 */
export async function withImap<T>(
  { door, server, credentials, signal, timeoutMs = 15_000 }: Given,
  act: (client: ImapFlow) => Promise<T>,
): Promise<T | PublishTrouble> {
  const { host, port, security } = server;
  const located = await door.locate(host);
  if (!located.ok) return doorTrouble(located);
  if (security === 'none' && !located.isPrivate) return insecureTrouble(host);
  const client = new ImapFlow({
    host: located.address,
    servername: host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user: userOf(credentials), pass: credentials['password'] ?? '' },
    clientInfo: { name: 'Beffroi' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: 60_000,
    maxLiteralSize: largestLiteral,
    maxLineLength: 4_000_000,
  });
  // What goes wrong is told by the command that waits; without a listener it would end the process.
  client.on('error', () => undefined);
  const give = () => client.close();
  signal.addEventListener('abort', give, { once: true });
  try {
    signal.throwIfAborted();
    await client.connect();
    const answer = await act(client);
    await client.logout().catch(() => undefined);
    return answer;
  } catch (error) {
    return imapTrouble(error, host, credentials);
  } finally {
    signal.removeEventListener('abort', give);
    client.close();
  }
}

export const userOf = ({ user, address = '' }: Credentials): string => user ?? address;

/** Where sent mails are kept: as the server says, else by its name. */
export async function findSentFolder(client: ImapFlow): Promise<string | undefined> {
  const folders = await client.list();
  return folders.find(({ specialUse }) => specialUse === '\\Sent')?.path;
}

/** The same, made when there is none. */
export async function sentFolder(client: ImapFlow): Promise<string> {
  return (await findSentFolder(client)) ?? (await client.mailboxCreate('Sent')).path;
}
