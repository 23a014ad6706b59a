import { sql } from 'kysely';
import type { Browser } from '../apps/server/src/testing/browser.jar.ts';
import { CONVERSATIONS, MESSAGES, openDesk } from './desk.prepare.ts';
import { figures, percentile } from './figures.ts';
import { signIn } from './product.stage.ts';

const print = figures('desk');
const TIMES = 60;
const DAY = 86_400_000;

/** The inbox on a million messages, as the interface asks for it: lists, filters, words, counts, one conversation. */
export async function run(): Promise<void> {
  const stage = await openDesk();
  try {
    const { rows } = await sql<{ id: string }>`
      select id from desk.conversation order by md5(id) limit 40
    `.execute(stage.program.db);
    for (const [what, queries] of Object.entries(
      asked(
        stage.now,
        rows.map(({ id }) => id),
      ),
    )) {
      const browser = await signIn(stage);
      const milliseconds: number[] = [];
      for (const query of queries) await ask(browser, stage.territoryId, query);
      for (let turn = 0; turn < TIMES; turn += 1) {
        const started = performance.now();
        await ask(browser, stage.territoryId, queries[turn % queries.length] ?? '');
        milliseconds.push(performance.now() - started);
      }
      const named = `${MESSAGES.toLocaleString('en')} messages in ${CONVERSATIONS.toLocaleString('en')} conversations, ${what}`;
      print({ figure: `${named}: 95th percentile`, unit: 'ms', value: percentile(milliseconds, 0.95) });
      print({ figure: `${named}: median`, unit: 'ms', value: percentile(milliseconds, 0.5) });
    }
  } finally {
    await stage.close();
  }
}

async function ask(browser: Browser, territoryId: string, path: string): Promise<void> {
  const response = await browser.call('GET', `/api/territories/${territoryId}/${path}`);
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
}

/** What is asked, by the name of the figure; several of a kind in turn, so that no single one is learned by heart. */
function asked(now: Date, ids: readonly string[]): Record<string, string[]> {
  const list = (...queries: string[]) => queries.map((query) => `conversations?limit=50&${query}`);
  const search = (state: string, ...words: string[]) =>
    words.map((text) => `conversations?limit=50&state=${state}&text=${encodeURIComponent(text)}`);
  const from = (days: number) => new Date(now.getTime() - days * DAY).toISOString();
  return {
    'what is open, by need': list('state=open'),
    'what is open, newest': list('state=open&sort=newest'),
    'what is closed, newest': list('state=closed&sort=newest'),
    'by state': list('state=new', 'state=to_answer', 'state=waiting', 'state=passed_on'),
    'by kind': list('kind=email', 'kind=private', 'kind=comment', 'kind=form', 'kind=note&state=closed&sort=newest'),
    'by account': list('channelId=cha_00000000000003', 'channelId=cha_00000000000007&state=closed&sort=newest'),
    'by what it is': list(
      'triage=question',
      'triage=request',
      'triage=thanks&state=closed&sort=newest',
      'triage=insult',
    ),
    'mine, nobody’s, overdue': list('state=mine', 'unassigned=1', 'overdue=1', 'assigneeId=per_00000000000000'),
    'a week of last year': list(`state=closed&sort=newest&from=${from(400)}&to=${from(393)}`),
    'open, a common word': search('open', 'route', 'bonjour', 'mairie', 'merci'),
    'open, two words': search('open', 'carte transport', 'rue poubelle', 'bonjour merci'),
    'closed, a common word': search('closed&sort=newest', 'bonjour', 'route', 'merci', 'école'),
    'closed, a rare word': search('closed&sort=newest', 'ref123', 'ref4567', 'ref20202', 'ref49999'),
    'closed, a word that is nowhere': search('closed&sort=newest', 'zanzibar', 'hippopotame'),
    counts: ['conversation-counts'],
    'one conversation': ids.map((id) => `conversations/${id}`),
  };
}
