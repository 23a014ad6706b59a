import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/look.ts';
import { type DemoProduct, startDemo } from './support/product.ts';

const STEP_MS = 5000;

let browser: Browser;
let product: DemoProduct;
let desk: Page;
let wall: Page;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
  await product.live();
  desk = await product.signIn(browser);
  wall = await product.signIn(browser);
  await desk.goto(`/t/${product.territoryId}/aujourdhui`);
  await wall.goto(`/t/${product.territoryId}/mur?ecran=1`);
  await Promise.all([desk, wall].map(settled));
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const ribbon = (page: Page) => page.getByRole('alert').filter({ hasText: 'Alerte' });

it('begins in calm', async () => {
  await desk.getByRole('heading', { level: 2, name: 'Calme' }).waitFor();
  expect(await ribbon(desk).count()).toBe(0);
  expect(await ribbon(wall).count()).toBe(0);
});

it('rings within a minute of its launch, on the desk and on the wall, and nobody reloaded', async () => {
  const loads = await Promise.all([desk, wall].map((page) => page.evaluate(() => performance.timeOrigin)));
  await launch();
  const launchedAt = product.clock.now.getTime();
  while ((await openAlarms()) === 0 && product.clock.now.getTime() - launchedAt < 60_000) {
    product.clock.now = new Date(product.clock.now.getTime() + STEP_MS);
    await product.live();
  }
  expect(await openAlarms()).toBeGreaterThan(0);
  await desk.getByRole('region', { name: /alertes? ouvertes?/ }).waitFor();
  await desk.getByRole('heading', { level: 2, name: 'Alerte' }).waitFor();
  await wall.getByRole('region', { name: 'Alerte' }).waitFor();
  expect(await Promise.all([desk, wall].map((page) => page.evaluate(() => performance.timeOrigin)))).toEqual(loads);
});

it('explains itself: what rose, against which habit, since when, by which posts', async () => {
  await desk
    .getByRole('region', { name: /alertes? ouvertes?/ })
    .getByRole('link', { name: 'Ouvrir l’alerte' })
    .click();
  await desk.waitForURL('**/alertes/*');
  await settled(desk);
  const what = desk.getByRole('region', { name: 'Ce qui se passe' });
  await what.getByText(/^\d+\smentions? depuis .+ fois\sl’habitude \(.+\), par \d+\svoix/).waitFor();
  await desk.getByRole('region', { name: 'Courbe de l’alerte' }).getByRole('img').waitFor();
  await desk.getByRole('region', { name: 'Gravité' }).getByText('sur 100').first().waitFor();
  const posts = desk.getByRole('region', { name: 'Dernières mentions' }).getByRole('listitem');
  expect(await posts.count()).toBeGreaterThan(2);
  expect(await posts.getByText('simulation', { exact: true }).count()).toBe(await posts.count());
});

it('is taken by a person, which everyone sees', async () => {
  await desk.getByRole('button', { name: 'Prendre en charge' }).click();
  await desk.getByText('par Camille Delattre').first().waitFor();
  await desk.getByRole('region', { name: /alertes? ouvertes?/ }).waitFor({ state: 'detached' });
  await wall.getByText('prise en charge par Camille Delattre').waitFor();
});

async function openAlarms(): Promise<number> {
  const rows = await product.program.db.selectFrom('alerts.alarm').select('id').where('state', '=', 'open').execute();
  return rows.length;
}

/** From the page of the simulated network, in a window of its own. */
async function launch(): Promise<void> {
  const page = await desk.context().newPage();
  await page.goto(`/t/${product.territoryId}/simulation`);
  await page.getByRole('button', { name: 'Lancer le bad buzz' }).click();
  await page.getByText(/^Lancé à /).waitFor();
  await page.close();
}
