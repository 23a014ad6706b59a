import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { ingest } from '../apps/server/src/modules/listening/index.ts';
import { ensureWebAssets } from '../apps/server/src/ops/start/web.assets.ts';
import { bringChromium } from '../tools/chromium.ts';
import { figures, percentile } from './figures.ts';
import { addWatches, openProduct, signIn, type ProductStage } from './product.stage.ts';
import { simulatedPosts } from './simulated.posts.ts';

const print = figures('web');
const root = join(import.meta.dirname, '..');
const RUNS = 3;
/** After the last byte: late scripts and layout shifts are counted too. */
const QUIET_MS = 1500;
/** A middling phone on a slow mobile network, with the figures that Lighthouse uses: latency in ms, bytes a second. */
const PHONE = { cpu: 4, latency: 150, download: (1.6 * 1024 * 1024) / 8, upload: (750 * 1024) / 8 };

/** Read in the page: what the browser itself measured since the page began. */
const VITALS = `new Promise((resolve) => {
  const found = { fcp: 0, lcp: 0, cls: 0, tbt: 0 };
  const read = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  read('paint', (entry) => { if (entry.name === 'first-contentful-paint') found.fcp = entry.startTime; });
  read('largest-contentful-paint', (entry) => { found.lcp = entry.startTime; });
  read('layout-shift', (entry) => { if (!entry.hadRecentInput) found.cls += entry.value; });
  read('longtask', (entry) => { found.tbt += Math.max(0, entry.duration - 50); });
  setTimeout(() => resolve(found), 300);
})`;
type Vitals = { fcp: number; lcp: number; cls: number; tbt: number };
type Visit = { script: number; all: number; vitals: Vitals };

/** What the first screens weigh on the wire, and how soon they show on a throttled processor and network. */
export async function run(): Promise<void> {
  const webFolder = await ensureWebAssets({ root, needed: true, onBuild: () => undefined });
  const stage = await openProduct({ webFolder });
  const server = serve({ fetch: stage.program.app.fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await once(server, 'listening');
  const browser = await chromium.launch({ executablePath: bringChromium(), args: ['--no-sandbox'] });
  try {
    await fill(stage);
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cookies = [...(await signIn(stage)).cookies(new URL(stage.program.baseUrl).host)];
    const territory = `/t/${stage.territoryId}`;
    for (const [what, path, known] of [
      ['sign-in', '/connexion', false],
      ['Aujourd’hui', `${territory}/aujourdhui`, true],
      ['Veille', `${territory}/veille`, true],
      ['Le mur', `${territory}/mur`, true],
    ] as const) {
      const signed = known ? cookies.map(([name, value]) => ({ name, value, url: address })) : [];
      const visits: Visit[] = [];
      // One before, so that the server has compressed its files: it does so once.
      for (let turn = 0; turn <= RUNS; turn += 1) {
        const context = await browser.newContext({
          locale: 'fr-FR',
          serviceWorkers: 'block',
          viewport: { width: 412, height: 823 },
        });
        await context.addCookies(signed);
        const visit = await look(context, `${address}${path}`, turn > 0);
        if (turn > 0) visits.push(visit);
        await context.close();
      }
      const median = (of: (visit: Visit) => number) => percentile(visits.map(of), 0.5);
      print({
        figure: `${what}: JavaScript, compressed, from an empty cache`,
        unit: 'kB',
        value: median((visit) => visit.script) / 1000,
      });
      print({
        figure: `${what}: everything, compressed, from an empty cache`,
        unit: 'kB',
        value: median((visit) => visit.all) / 1000,
      });
      const phone = `${what}, slow phone (processor ÷ ${PHONE.cpu}, 1.6 Mbit/s, ${PHONE.latency} ms)`;
      print({ figure: `${phone}: first contentful paint`, unit: 'ms', value: median(({ vitals }) => vitals.fcp) });
      print({ figure: `${phone}: largest contentful paint`, unit: 'ms', value: median(({ vitals }) => vitals.lcp) });
      print({ figure: `${phone}: total blocking time`, unit: 'ms', value: median(({ vitals }) => vitals.tbt) });
      print({ figure: `${phone}: cumulative layout shift`, unit: 'score', value: median(({ vitals }) => vitals.cls) });
    }
  } finally {
    await end(browser);
    if ('closeAllConnections' in server) server.closeAllConnections();
    server.close();
    await stage.close();
  }
}

async function fill(stage: ProductStage): Promise<void> {
  await addWatches(stage, 9);
  const { program, territoryId } = stage;
  const events = simulatedPosts(300, 1).map((post, index) => ({
    kind: 'post' as const,
    post: { ...post, postedAt: new Date(Date.now() - index * 240_000).toISOString() },
  }));
  await ingest(program as never, { territoryId, sourceId: null, events });
}

async function look(context: BrowserContext, url: string, throttled: boolean): Promise<Visit> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  if (throttled) {
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: PHONE.cpu });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: PHONE.latency,
      downloadThroughput: PHONE.download,
      uploadThroughput: PHONE.upload,
    });
  }
  const types = new Map<string, string>();
  const sums = { script: 0, all: 0 };
  let last = performance.now();
  devtools.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    last = performance.now();
    sums.all += encodedDataLength;
    if (types.get(requestId) === 'Script') sums.script += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  await page.waitForSelector('h1', { timeout: 120_000 });
  while (performance.now() - last < QUIET_MS) await page.waitForTimeout(100);
  return { ...sums, vitals: (await page.evaluate(VITALS)) as Vitals };
}

async function end(browser: Browser): Promise<void> {
  await browser.close().catch(() => undefined);
}
