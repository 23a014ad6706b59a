// Open screens, in a process of their own: how long ago each event that reaches them was received by the program.
import { get, type IncomingMessage } from 'node:http';

export type ScreensAsked = { url: string; cookie: string; count: number };
export type ScreensSaid = { kind: 'open' } | { kind: 'heard'; delays: number[]; mentions: number };

/** What the bench puts in the address of a post's picture: when it was received, in milliseconds since 1970. */
export const markOf = (receivedAt: number): string => `https://bench.example/at/${receivedAt.toFixed(3)}/`;
const MARK = /bench\.example\/at\/([\d.]+)\//g;

const now = (): number => performance.timeOrigin + performance.now();
let delays: number[] = [];
let mentions = 0;

function watch(response: IncomingMessage): void {
  let text = '';
  response.setEncoding('latin1');
  response.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      if (!event.includes('event: mentions\n')) continue;
      const at = now();
      for (const [, received] of event.matchAll(MARK)) {
        delays.push(at - Number(received));
        mentions += 1;
      }
    }
  });
}

async function open({ url, cookie, count }: ScreensAsked): Promise<void> {
  const opened = Array.from(
    { length: count },
    () =>
      new Promise<void>((resolve, reject) => {
        get(url, { headers: { cookie, accept: 'text/event-stream' }, agent: false }, (response) => {
          if (response.statusCode !== 200) return reject(new Error(`a screen was answered ${response.statusCode}`));
          response.once('data', () => resolve());
          watch(response);
        }).on('error', reject);
      }),
  );
  await Promise.all(opened);
}

if (process.send) {
  const say = (said: ScreensSaid): void => void process.send?.(said);
  process.on('message', (asked: ScreensAsked | 'forget' | 'tell') => {
    if (asked === 'forget') [delays, mentions] = [[], 0];
    else if (asked === 'tell') say({ kind: 'heard', delays, mentions });
    else void open(asked).then(() => say({ kind: 'open' }));
  });
}
