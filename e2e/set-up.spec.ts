import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { faults, settled } from './support/look.ts';
import { openContext, type Product, startProduct } from './support/product.ts';
import { openTownSite, type TownSite } from './support/town.site.ts';

/* One story from one end to the other: each step stands on the one before. */

let browser: Browser;
let product: Product;
let site: TownSite;
let page: Page;
let link: string;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startProduct();
  site = await openTownSite();
  page = await (await openContext(browser, product)).newPage();
  link = (await product.program.identity.createSetupLink()) ?? '';
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await product?.close();
});

it('asks for the link of the terminal before anything else', async () => {
  await page.goto('/');
  await page.waitForURL('**/installation');
  await page.getByText('Ouvrez le lien que le programme affiche dans le terminal à son démarrage').waitFor();
});

it('makes a territory and its administrator from the one-time link', async () => {
  await page.goto(link);
  await page.getByLabel('Nature du territoire').selectOption('grouping');
  await page.getByLabel('Nom du territoire').fill('Communauté de communes du Val de Noye');
  await page.getByLabel('Prénom et nom').fill('Aline Vasseur');
  await page.getByLabel('Adresse électronique').fill('aline.vasseur@valdenoye.example');
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('court');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mettre en service' }).click();
  // Too short: said at the field, and nothing of what was typed is lost.
  await page
    .getByText(/12 (signes|caractères)|[Dd]ouze (signes|caractères)/)
    .first()
    .waitFor();
  expect(await page.getByLabel('Nom du territoire').inputValue()).toBe('Communauté de communes du Val de Noye');
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('quatre mots sans rapport');
  await page.getByRole('button', { name: 'Mettre en service' }).click();
  await page.waitForURL('**/premiers-pas');
  await settled(page);
});

it('lets the link serve once', async () => {
  const another = await (await openContext(browser, product)).newPage();
  await another.goto(link);
  await another.getByRole('heading', { level: 1, name: 'C’est déjà en service' }).waitFor();
  await another.context().close();
});

it('proposes watches from names, each to be read before it is kept', async () => {
  await page.getByLabel('Autres noms').fill('CCVN\nVal de Noye');
  await page.getByLabel('Mots-dièse').fill('#ValDeNoye');
  await page.getByRole('button', { name: 'Proposer des veilles' }).click();
  const create = page.getByRole('button', { name: /^Créer \d+ veilles?$/ });
  await create.waitFor();
  expect(await page.getByRole('textbox', { name: 'Requête' }).first().inputValue()).toContain('"Val de Noye"');
  await create.click();
  await page.waitForURL('**/premiers-pas?etape=2');
});

it('finds the feed that a site announces, and listens to it', async () => {
  site.publish('La piscine du Val de Noye rouvre samedi');
  await page.getByLabel('Adresse du site').fill(site.address);
  await page.getByRole('button', { name: 'Chercher les flux' }).click();
  await page.getByText('L’Écho de la Noye').first().waitFor();
  await page.getByRole('button', { name: 'Choisir', exact: true }).click();
  await page.getByText('1 source : L’Écho de la Noye.').waitFor();
});

it('shows the first mention at the end of the first steps', async () => {
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.waitForURL('**/premiers-pas?etape=3');
  await page.getByRole('button', { name: 'Terminer et ouvrir la page du jour' }).click();
  await page.waitForURL('**/aujourdhui');
  await product.live();
  await page
    .getByRole('navigation', { name: 'Navigation principale' })
    .first()
    .getByRole('link', { name: 'Veille', exact: true })
    .click();
  await page.getByRole('article').getByText('La piscine du Val de Noye rouvre samedi', { exact: true }).waitFor();
});

it('shows the faults of a query at their place while it is typed, then what it would have caught', async () => {
  const territory = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${territory}/veilles/nouvelle`);
  await page.getByLabel('Nom', { exact: true }).fill('Piscine');
  const query = page.getByRole('textbox', { name: 'Requête' });
  await query.fill('piscine AND (samedi OR dimanche');
  const fault = page.getByRole('status').getByRole('listitem');
  await fault.first().waitFor();
  expect(await fault.first().textContent()).toMatch(/parenthèse/i);
  expect(await query.getAttribute('aria-invalid')).toBe('true');
  expect(await faults(page)).toEqual([]);
  await query.fill('piscine AND (samedi OR dimanche)');
  await page.getByText('1 mention sur les 30 derniers jours.').waitFor();
  await page
    .getByRole('region', { name: 'Ce qu’elle aurait retenu' })
    .locator('mark', { hasText: 'piscine' })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Créer la veille' }).click();
  await page.waitForURL('**/veilles');
  await page.getByRole('link', { name: 'Piscine' }).waitFor();
});

it('hears what is published next, without a reload', async () => {
  const territory = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await page.goto(`${territory}/veille`);
  await page.getByRole('article').first().waitFor();
  site.publish('Au Val de Noye, la piscine ouvre aussi le dimanche');
  product.clock.now = new Date(product.clock.now.getTime() + 3 * 3_600_000);
  await product.live();
  await page.getByRole('button', { name: '1 nouvelle mention' }).click();
  await page
    .getByRole('article')
    .first()
    .getByText('Au Val de Noye, la piscine ouvre aussi le dimanche', { exact: true })
    .waitFor();
});
