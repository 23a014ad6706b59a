import type {
  AccountsOutcome,
  Credentials,
  PublishContext,
  PublishTrouble,
  RemoteAccount,
  Setup,
} from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { learnAuthserv } from './authentication.ts';
import { withImap } from './imap.session.ts';
import type { MailDoor } from './mail.door.ts';
import { guessServers, serverIn, type MailServer } from './mailbox.guess.ts';
import { withSmtp } from './smtp.session.ts';

/** A server that is guessed is there at once or not at all. */
const guessTimeoutMs = 6000;
/** Mails by which it is learnt who verifies senders. */
const learntFrom = 30;

/** Finds the servers of an address, signs in to both, and keeps what was found. */
export async function connectMailbox(door: MailDoor, setup: Setup, context: PublishContext): Promise<AccountsOutcome> {
  const guesses = await guessServers(setup, door);
  const imap = await firstThatTakes(setup, guesses.imap, async (server) =>
    withImap(
      { door, server, credentials: setup, signal: context.signal, timeoutMs: guessTimeoutMs },
      async (client) => {
        await client.mailboxOpen(setup['folder'] ?? 'INBOX', { readOnly: true });
        const since = new Date(context.now().getTime() - 60 * 86_400_000);
        const recent = ((await client.search({ since }, { uid: true })) || []).slice(-learntFrom);
        const firsts: (string | undefined)[] = [];
        const query = { headers: ['Authentication-Results'] };
        if (recent.length > 0)
          for await (const { headers } of client.fetch(recent, query, { uid: true }))
            firsts.push(firstHeader(headers?.toString('utf8') ?? ''));
        return { ok: true as const, authservId: learnAuthserv(firsts) };
      },
    ),
  );
  if (!imap.ok) return imap;
  const smtp = await firstThatTakes(setup, guesses.smtp, async (server) =>
    withSmtp({ door, server, credentials: setup, timeoutMs: guessTimeoutMs }),
  );
  if (!smtp.ok) return smtp;
  const { authservId } = imap.answer;
  const credentials: Credentials = {
    ...setup,
    ...writtenAs('imap', imap.server),
    ...writtenAs('smtp', smtp.server),
    ...(setup['authservId'] || !authservId ? {} : { authservId }),
  };
  return { ok: true, accounts: [{ ...accountOf(setup), credentials, scopes: [] }] };
}

/** Signs in to both servers of a mailbox that is connected. */
export async function checkMailbox(door: MailDoor, credentials: Credentials, { signal }: PublishContext) {
  const imap = await withImap({ door, server: serverIn(credentials, 'imap'), credentials, signal }, async (client) => {
    await client.mailboxOpen(credentials['folder'] ?? 'INBOX', { readOnly: true });
    return { ok: true as const };
  });
  if (!imap.ok) return imap;
  const smtp = await withSmtp({ door, server: serverIn(credentials, 'smtp'), credentials });
  return smtp.ok ? { ok: true as const, account: { ...accountOf(credentials), scopes: [] } } : smtp;
}

type Found<T> = { ok: true; server: MailServer; answer: T };

/** The first server that answers. One that refuses the password is the right one; no other is told it. */
async function firstThatTakes<T extends { ok: true }>(
  setup: Setup,
  servers: readonly MailServer[],
  attempt: (server: MailServer) => Promise<T | PublishTrouble>,
): Promise<Found<T> | PublishTrouble> {
  let first: PublishTrouble | undefined;
  for (const server of servers) {
    const answer = await attempt(server);
    if (answer.ok) return { ok: true, server, answer };
    if (answer.kind === 'auth_expired') return answer;
    first ??= answer;
  }
  return first ?? troubleOfKind('not_found', setup['address'] ?? '');
}

function writtenAs(kind: 'imap' | 'smtp', { host, port, security }: MailServer): Credentials {
  return { [`${kind}Host`]: host, [`${kind}Port`]: String(port), [`${kind}Security`]: security };
}

function accountOf({ address = '', name = address }: Setup): Omit<RemoteAccount, 'credentials' | 'scopes'> {
  return { remoteId: address.toLowerCase(), handle: address.toLowerCase(), name };
}

function firstHeader(block: string): string | undefined {
  return /^authentication-results:\s*([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(block)?.[1]?.replaceAll(/\s+/g, ' ');
}
