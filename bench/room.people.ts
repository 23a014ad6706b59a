// People in a crisis room, in a process of their own: how long each reading takes, and how late what happens reaches them.
import { Agent, get, request, type IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';

export type RoomAsked = { base: string; crisisId: string; cookies: string[]; count: number };
export type RoomSaid = { kind: 'open' } | { kind: 'heard'; rooms: number[]; posts: number[]; lines: number[] };

const MARK = /bench\.example\/at\/([\d.]+)\//g;
const LOGGED = /"fr":"at ([\d.]+)"/;
const READ_EVERY_MS = 2000;
const LOG_EVERY_MS = 1000;

const now = (): number => performance.timeOrigin + performance.now();
let rooms: number[] = [];
let posts: number[] = [];
let lines: number[] = [];

function watch(response: IncomingMessage): void {
  let text = '';
  response.setEncoding('latin1');
  response.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const event = text.slice(0, end);
      text = text.slice(end + 2);
      const at = now();
      if (event.includes('event: crisis_log\n')) {
        const [, logged] = LOGGED.exec(event) ?? [];
        if (logged !== undefined) lines.push(at - Number(logged));
      } else if (event.includes('event: mentions\n'))
        for (const [, received] of event.matchAll(MARK)) posts.push(at - Number(received));
    }
  });
}

async function stream(base: string, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(`${base}/live`, { headers: { cookie, accept: 'text/event-stream' }, agent: false }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`a screen was answered ${response.statusCode}`));
      response.once('data', () => resolve());
      watch(response);
    }).on('error', reject);
  });
}

/** Reads the whole answer, as a page does before it shows it. */
async function read(url: string, cookie: string, agent: Agent): Promise<void> {
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    get(url, { headers: { cookie, accept: 'application/json' }, agent }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`the room was answered ${response.statusCode}`));
      response.resume().once('end', () => resolve());
    }).on('error', reject);
  });
  rooms.push(performance.now() - started);
}

function log({ base, crisisId, cookies }: RoomAsked, agent: Agent): void {
  const [cookie = ''] = cookies;
  const body = JSON.stringify({ text: `at ${now().toFixed(3)}`, clientKey: randomUUID() });
  const headers = { cookie, 'content-type': 'application/json', origin: 'http://localhost:4300' };
  const sent = request(`${base}/crises/${crisisId}/log`, { method: 'POST', headers, agent }, (response) => {
    if (response.statusCode !== 200) throw new Error(`a line was answered ${response.statusCode}`);
    response.resume();
  });
  sent.end(body);
}

async function open(asked: RoomAsked): Promise<void> {
  const cookieOf = (person: number) => asked.cookies[person % asked.cookies.length] ?? '';
  await Promise.all(Array.from({ length: asked.count }, async (_, person) => stream(asked.base, cookieOf(person))));
  const agent = new Agent({ keepAlive: true, maxSockets: asked.count });
  const url = `${asked.base}/crises/${asked.crisisId}`;
  for (let person = 0; person < asked.count; person += 1) {
    // Their pages do not read all at once.
    setTimeout(
      () => setInterval(() => void read(url, cookieOf(person), agent), READ_EVERY_MS),
      (READ_EVERY_MS * person) / asked.count,
    );
  }
  setInterval(() => log(asked, agent), LOG_EVERY_MS);
}

if (process.send) {
  const say = (said: RoomSaid): void => void process.send?.(said);
  process.on('message', (asked: RoomAsked | 'forget' | 'tell') => {
    if (asked === 'forget') [rooms, posts, lines] = [[], [], []];
    else if (asked === 'tell') say({ kind: 'heard', rooms, posts, lines });
    else void open(asked).then(() => say({ kind: 'open' }));
  });
}
