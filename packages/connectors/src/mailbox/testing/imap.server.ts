import { createServer, type AddressInfo, type Socket } from 'node:net';
import { fetchMail, isFound } from './imap.fetch.ts';
import { isInSet, readTokens, writeString, type Token } from './imap.tokens.ts';
import type { MailAccount, MailFolder, MailStore, StoredMail } from './mail.store.ts';

/** What goes wrong on purpose. */
export type ImapTrouble = { login?: string; append?: string; cutOnFetch?: boolean };

const capabilities = 'IMAP4rev1 LITERAL+ UIDPLUS SPECIAL-USE ID';
/** A line longer than that, or a literal larger than that, is no command. */
const mostBytes = 64_000_000;

/**
 * A small IMAP4rev1 server (RFC 3501, with UIDPLUS and SPECIAL-USE) on the loopback, over a store in memory: what mail
 * programs do to read, search, keep and mark mails.
 */
export async function startImapServer(store: MailStore, trouble: ImapTrouble) {
  const open = new Set<Socket>();
  const seen = { connections: 0, most: 0 };
  const server = createServer((socket) => {
    open.add(socket);
    // Small answers are not held back for larger ones.
    socket.setNoDelay(true);
    seen.connections += 1;
    seen.most = Math.max(seen.most, open.size);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    const session = startSession(socket, store, trouble);
    readCommands(socket, session);
    socket.write(`* OK [CAPABILITY ${capabilities}] ready\r\n`);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    /** How many connections there were, how many at once, how many now. */
    connections: () => ({ ...seen, now: open.size }),
    async close(): Promise<void> {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** Cuts what comes into commands, asking for literals where they are announced. */
function readCommands(socket: Socket, run: (command: string) => void): void {
  let waiting = Buffer.alloc(0);
  let command = '';
  let literal = 0;
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    if (waiting.length > mostBytes) socket.destroy();
    for (;;) {
      if (literal > 0) {
        if (waiting.length < literal) return;
        command += waiting.toString('latin1', 0, literal);
        waiting = waiting.subarray(literal);
        literal = 0;
      }
      const end = waiting.indexOf('\r\n');
      if (end === -1) return;
      const line = waiting.toString('latin1', 0, end);
      waiting = waiting.subarray(end + 2);
      const [, length, isSent] = /\{(\d+)(\+)?\}$/.exec(line) ?? [];
      command += line;
      if (length === undefined) {
        run(command);
        command = '';
      } else {
        command += '\r\n';
        literal = Number(length);
        if (!isSent) socket.write('+ go on\r\n');
      }
    }
  });
}

function startSession(socket: Socket, store: MailStore, trouble: ImapTrouble) {
  let account: MailAccount | undefined;
  let folder: MailFolder | undefined;
  let known = 0;
  const say = (...pieces: (string | Buffer)[]) => {
    const bytes = pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece));
    socket.cork();
    for (const piece of bytes) socket.write(piece);
    socket.write('\r\n');
    socket.uncork();
  };
  const lastUid = () => folder?.mails.at(-1)?.uid ?? 0;
  const chosen = (set: string): [number, StoredMail][] =>
    [...(folder?.mails.entries() ?? [])]
      .filter(([, mail]) => isInSet(set, mail.uid, lastUid()))
      .map(([index, mail]) => [index + 1, mail]);
  const news = () => {
    if (!folder || folder.mails.length === known) return;
    known = folder.mails.length;
    say(`* ${known} EXISTS`);
  };

  const commands: Record<string, (rest: Token[]) => string | undefined> = {
    CAPABILITY: () => (say(`* CAPABILITY ${capabilities}`), undefined),
    NOOP: () => undefined,
    ID: () => (say('* ID NIL'), undefined),
    ENABLE: () => (say('* ENABLED'), undefined),
    NAMESPACE: () => (say('* NAMESPACE (("" "/")) NIL NIL'), undefined),
    LOGIN([user, password]) {
      if (trouble.login) return trouble.login;
      const found = store.find(String(user));
      if (found?.password !== Buffer.from(String(password), 'latin1').toString())
        return 'NO [AUTHENTICATIONFAILED] wrong user or password';
      account = found;
      return undefined;
    },
    LIST(rest) {
      const pattern = String(rest.find((token, index) => index > 0 && !Array.isArray(token)) ?? '*');
      if (pattern === '') say('* LIST (\\Noselect) "/" ""');
      else
        for (const { name, specialUse } of account?.folders ?? [])
          if (pattern === '*' || pattern === '%' || pattern.toLowerCase() === name.toLowerCase())
            say(`* LIST (\\HasNoChildren${specialUse ? ` ${specialUse}` : ''}) "/" ${writeString(name)}`);
      return undefined;
    },
    LSUB: () => undefined,
    CREATE([name]) {
      if (account && !store.folderOf(account, String(name))) account.folders.push(store.makeFolder(String(name)));
      return undefined;
    },
    SELECT([name]) {
      folder = account && store.folderOf(account, String(name));
      if (!folder) return 'NO [NONEXISTENT] no such folder';
      known = folder.mails.length;
      say('* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)');
      say('* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)] kept');
      say(`* ${known} EXISTS`);
      say('* 0 RECENT');
      say(`* OK [UIDVALIDITY ${folder.uidValidity}] valid`);
      say(`* OK [UIDNEXT ${folder.uidNext}] next`);
      return undefined;
    },
    CLOSE: () => ((folder = undefined), undefined),
    STATUS([name, items]) {
      const found = account && store.folderOf(account, String(name));
      if (!found) return 'NO [NONEXISTENT] no such folder';
      const values: Record<string, number> = {
        MESSAGES: found.mails.length,
        UIDNEXT: found.uidNext,
        UIDVALIDITY: found.uidValidity,
        UNSEEN: found.mails.filter(({ flags }) => !flags.has('\\Seen')).length,
      };
      const asked = (items as string[]).map((item) => `${item} ${values[item.toUpperCase()] ?? 0}`);
      say(`* STATUS ${writeString(found.name)} (${asked.join(' ')})`);
      return undefined;
    },
    'UID SEARCH'(criteria) {
      const found = folder?.mails.filter((mail) => isFound(mail, criteria, lastUid())) ?? [];
      say(`* SEARCH${found.map(({ uid }) => ` ${uid}`).join('')}`);
      return undefined;
    },
    'UID FETCH'([set, items]) {
      for (const [number, mail] of chosen(String(set))) {
        const asked = Array.isArray(items) ? items : [items ?? ''];
        const all = asked.some((item) => String(item).toUpperCase() === 'UID') ? asked : ['UID', ...asked];
        say(`* ${number} FETCH (`, ...fetchMail(mail, all), ')');
        if (trouble.cutOnFetch) {
          socket.destroy();
          return undefined;
        }
      }
      return undefined;
    },
    'UID STORE'([set, how, flags]) {
      const verb = String(how).toUpperCase();
      const named = (Array.isArray(flags) ? flags : [flags ?? '']).map(String);
      for (const [number, mail] of chosen(String(set))) {
        if (verb.startsWith('FLAGS')) mail.flags.clear();
        for (const flag of named)
          if (verb.startsWith('-')) mail.flags.delete(flag);
          else mail.flags.add(flag);
        if (!verb.endsWith('SILENT')) say(`* ${number} FETCH (UID ${mail.uid} FLAGS (${[...mail.flags].join(' ')}))`);
      }
      return undefined;
    },
    'UID EXPUNGE'([set]) {
      for (const [number, mail] of chosen(String(set)).toReversed()) {
        if (!mail.flags.has('\\Deleted')) continue;
        folder?.mails.splice(number - 1, 1);
        say(`* ${number} EXPUNGE`);
      }
      known = folder?.mails.length ?? 0;
      return undefined;
    },
    APPEND(rest) {
      if (trouble.append) return trouble.append;
      const into = account && store.folderOf(account, String(rest[0]));
      if (!into) return 'NO [TRYCREATE] no such folder';
      const flags = rest.find((token) => Array.isArray(token)) ?? [];
      const uid = store.append(into, Buffer.from(String(rest.at(-1)), 'latin1'), {
        flags: (flags as string[]).map(String),
      });
      return `OK [APPENDUID ${into.uidValidity} ${uid}] kept`;
    },
  };
  commands['EXAMINE'] = (rest) => commands['SELECT']?.(rest);

  return (line: string) => {
    const [tag = '*', first = '', ...rest] = readTokens(line);
    let name = String(first).toUpperCase();
    if (name === 'UID') name = `UID ${String(rest.shift()).toUpperCase()}`;
    if (name === 'LOGOUT') {
      say('* BYE');
      say(`${String(tag)} OK bye`);
      socket.end();
      return;
    }
    const run = commands[name];
    if (!run) return say(`${String(tag)} BAD ${name} is not known`);
    if (!account && !['CAPABILITY', 'NOOP', 'ID', 'LOGIN'].includes(name))
      return say(`${String(tag)} NO sign in first`);
    try {
      const answer = run(rest);
      if (socket.destroyed) return;
      if (name === 'NOOP') news();
      say(`${String(tag)} ${answer ?? `OK ${name} done`}`);
    } catch (error) {
      say(`${String(tag)} BAD ${error instanceof Error ? error.message : 'wrong'}`);
    }
  };
}
