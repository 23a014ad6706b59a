import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ingest } from '../apps/server/src/modules/listening/index.ts';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/look.ts';
import { type DemoProduct, startDemo } from './support/product.ts';

let browser: Browser;
let product: DemoProduct;
let wall: Page;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
  wall = await product.signIn(browser);
  await wall.goto(`/t/${product.territoryId}/mur?ecran=1`);
  await settled(wall);
  await wall.getByRole('heading', { level: 2, name: 'En direct' }).waitFor();
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

it('shows a post within the second, at its head', async () => {
  await say('Les TER de Picardie sont à l’heure ce matin, bravo');
  await expect.poll(async () => items(wall)).toContain('Les TER de Picardie sont à l’heure ce matin, bravo');
});

it('says when it is no longer live, then comes back by itself and misses nothing', async () => {
  product.network.cut();
  await wall
    .getByRole('status')
    .filter({ hasText: /^Plus en direct depuis .* Reconnexion en cours\.$/ })
    .waitFor();
  await wall.getByRole('heading', { level: 2, name: 'Dernières mentions' }).waitFor();
  const said = ['Un', 'Deux', 'Trois'].map((number) => `${number} TER de Picardie supprimé pendant la panne`);
  for (const text of said) await say(text);
  product.network.restore();
  await wall.getByRole('heading', { level: 2, name: 'En direct' }).waitFor();
  await expect.poll(async () => items(wall)).toEqual(expect.arrayContaining(said));
  expect(await wall.getByRole('status').filter({ hasText: 'Plus en direct' }).count()).toBe(0);
});

it('stays as light after two thousand live mentions as before', async () => {
  const screen = wall.getByRole('region', { name: 'Écran 1, flux et veilles' });
  const before = await wall.evaluate(() => document.querySelectorAll('*').length);
  for (let batch = 0; batch < 20; batch += 1)
    await say(...Array.from({ length: 100 }, (_, n) => `TER de Picardie, retard numéro ${batch * 100 + n + 1}`));
  await expect
    .poll(async () => (await items(wall))[0], { timeout: 20_000 })
    .toBe('TER de Picardie, retard numéro 2000');
  expect(await wall.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(before + 100);
  expect(await screen.getByRole('listitem').count()).toBeLessThan(40);
});

async function items(page: Page): Promise<string[]> {
  return page
    .getByRole('region', { name: 'Écran 1, flux et veilles' })
    .getByRole('list')
    .first()
    .locator('li p:first-child')
    .allTextContents();
}

let said = 0;
/** People say these things, one after the other, somewhere that a source listens to. */
async function say(...texts: string[]): Promise<void> {
  const events = texts.map((text) => {
    said += 1;
    product.clock.now = new Date(product.clock.now.getTime() + 10);
    const nothing = { tags: [], mentions: [], links: [], media: [] };
    const postedAt = product.clock.now.toISOString();
    return {
      kind: 'post' as const,
      post: { network: 'import' as const, originId: `said-${said}`, text, postedAt, ...nothing },
    };
  });
  await ingest(product.program as never, { territoryId: product.territoryId, sourceId: null, events });
}
