import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createMailboxPublisher } from '../packages/connectors/src/mailbox/index.ts';
import { figures } from './figures.ts';

const print = figures('mailbox');
const publisher = createMailboxPublisher({ locate: async (host) => ({ ok: true, address: host, isPrivate: true }) });

/** What it costs to read a mailbox: many small mails, and one that is far too large. */
export async function run(): Promise<void> {
  // What is loaded once is not of one mail.
  await read('small');
  const small = await read('small');
  print({ figure: 'small mails read, with what is new in them', unit: 'mails/s', value: 1000 / (small.ms / 1000) });
  for (const megabytes of [30, 60]) {
    const large = await read(String(megabytes));
    const named = `a mail of ${megabytes} MB, a photo of 2 MB kept and a video named`;
    print({ figure: `${named}: time`, unit: 'ms', value: large.ms });
    print({ figure: `${named}: memory at most, above what was`, unit: 'MB', value: large.megabytes });
  }
}

async function read(kind: string): Promise<{ ms: number; megabytes: number }> {
  const host = spawn(process.execPath, [fileURLToPath(new URL('mailbox.peers.ts', import.meta.url)), kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  const setup = JSON.parse(line.toString()) as Record<string, string>;
  const account = { channelId: 'chn_1', territoryId: 'ter_1', remoteId: 'x', handle: 'x' };
  const { signal } = new AbortController();
  const context = { http: undefined as never, now: () => new Date(), signal, credentials: setup, account };
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const begun = performance.now();
  for (let cursor: string | undefined; ;) {
    const outcome = await publisher.readInbox?.(cursor, context);
    if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
    cursor = outcome.cursor;
    if (!outcome.more) break;
  }
  const ms = performance.now() - begun;
  clearInterval(watch);
  host.stdin.end();
  await once(host, 'exit');
  return { ms, megabytes: (most - before) / 1e6 };
}
