import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { COLOURS, faults, overflow, settled } from './support/look.ts';
import { type DemoProduct, people, startDemo } from './support/product.ts';

const DANGER = 'Je n’en peux plus, je vais me suicider ce soir';
const INSULT = 'Bande de connards, vous êtes tous des pourris, allez crever';
const QUESTION = 'Bonjour, mon fils de 16 ans n’a pas reçu sa carte de transport scolaire. Nous habitons Péronne.';

let browser: Browser;
let product: DemoProduct;
let page: Page;
let danger: string;
let insult: string;
let question: string;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
  const writer = await product.signIn(browser);
  await writer.goto(`/t/${product.territoryId}/guichet`);
  danger = await note(writer, 'Marc D.', DANGER);
  insult = await note(writer, '@rage80', INSULT);
  question = await note(writer, 'Sandrine Lefèvre', QUESTION);
  await writer.context().close();
});
beforeEach(async () => {
  page = await product.signIn(browser);
});
afterEach(async () => {
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const lines = () => page.getByRole('list', { name: 'Échanges' }).getByRole('listitem');
const answer = () => page.getByRole('textbox', { name: 'Votre réponse' });
const focused = () =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-conversation]')?.dataset['conversation']);

describe('with the keyboard alone', () => {
  it('goes down the list, opens, answers, notes, claims, closes and takes it back', async () => {
    await open('?q=carte+de+transport');
    await page.keyboard.press('j');
    expect(await focused()).toBe(question);
    await page.keyboard.press('o');
    await page.waitForURL(`**/guichet/${question}?*`);
    await answer().waitFor();
    await page.keyboard.press('r');
    expect(await answer().evaluate((box) => box === document.activeElement)).toBe(true);
    await page.keyboard.type('Il peut voyager sans carte.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('La réponse est notée.').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Il peut voyager sans carte.' })
      .getByText('Notée ici')
      .waitFor();
    await page.locator('#contenu').focus();
    await page.keyboard.press('n');
    await page.keyboard.type('Trois familles de Péronne ont écrit.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Note interne, Camille Delattre').waitFor();
    await page.locator('#contenu').focus();
    await page.keyboard.press('c');
    await page.getByText('Vous vous en occupez', { exact: true }).first().waitFor();
    await page.keyboard.press('e');
    await page.getByText('Échange réglé.').waitFor();
    await expect.poll(() => stateOf(question)).toBe('closed');
    await page.keyboard.press('z');
    await expect.poll(() => stateOf(question)).not.toBe('closed');
    await lines().filter({ hasText: 'Sandrine Lefèvre' }).waitFor();
  });

  it('picks several lines and acts on all of them', async () => {
    await open('?nature=question');
    for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
    const bar = page.getByRole('region', { name: '2 échanges choisis' });
    await bar.getByRole('button', { name: 'Je m’en occupe' }).click();
    await page.getByText('Vous vous occupez de 2 échanges.').waitFor();
    await bar.waitFor({ state: 'detached' });
  });
});

it('puts a possible danger first, with whom to call and what to say', async () => {
  await open();
  await lines().first().getByText('Danger', { exact: true }).waitFor();
  await page.goto(`/t/${product.territoryId}/guichet/${danger}`);
  const band = page.getByRole('region', { name: 'Quelqu’un est peut-être en danger' });
  expect(await band.getByRole('link', { name: '3114' }).getAttribute('href')).toBe('tel:3114');
  await band.getByText('Quoi dire').waitFor();
});

it('keeps an insult out of the page, and offers to step back before to read', async () => {
  await page.goto(`/t/${product.territoryId}/guichet/${insult}`);
  await page.getByText('Propos agressifs masqués').waitFor();
  expect(await page.content()).not.toContain('connards');
  const buttons = await page
    .getByRole('listitem')
    .getByRole('button', { name: /recul|Afficher/ })
    .allTextContents();
  expect(buttons).toEqual(['Prendre du recul', 'Afficher']);
});

it('shows two people on one message to each other, and never moves the list that one reads', async () => {
  const other = await product.signIn(browser, people.headOfCommunication);
  try {
    await page.goto(`/t/${product.territoryId}/guichet/${question}`);
    await answer().waitFor();
    await other.goto(`/t/${product.territoryId}/guichet/${question}`);
    await other.getByRole('textbox', { name: 'Votre réponse' }).fill('Bonjour');
    await page.getByText('Hélène Marchand écrit une réponse…').waitFor();
    const before = await lines().allTextContents();
    await note(other, 'Zoé Nouvelle', 'Quels sont les horaires de la médiathèque ?');
    const come = page.getByRole('button', { name: '1 nouvel échange' });
    await come.waitFor();
    expect((await lines().allTextContents()).length).toBe(before.length);
    await come.click();
    await lines().filter({ hasText: 'Zoé Nouvelle' }).waitFor();
  } finally {
    await other.context().close();
  }
});

it('shows one pane at a time on a phone, each of which everyone can use', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  await lines().first().getByRole('link').click();
  await answer().waitFor();
  expect(await lines().first().isVisible()).toBe(false);
  await checked();
  await page.getByRole('link', { name: 'Voir la demande' }).click();
  await page.getByRole('heading', { name: 'Pas encore de demande' }).waitFor();
  expect(await answer().isVisible()).toBe(false);
  await checked();
  await page.getByRole('link', { name: 'Retour à l’échange' }).click();
  await page.getByRole('link', { name: 'Retour à la liste' }).click();
  await lines().first().waitFor();
});

async function open(search = ''): Promise<void> {
  await page.goto(`/t/${product.territoryId}/guichet${search}`);
  await lines().first().waitFor();
  await settled(page);
}

async function checked(): Promise<void> {
  expect(await overflow(page)).toEqual([]);
  expect(await faults(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(page, COLOURS), 'in dark').toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Notes a call as the window's person would; gives the conversation. */
function note(window: Page, author: string, text: string): Promise<string> {
  const path = `/api/territories/${product.territoryId}/conversations`;
  return window.evaluate(
    async ([url, body]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body });
      const { id } = (await response.json()) as { id: string };
      return id;
    },
    [
      path,
      JSON.stringify({ by: 'phone', author, text, clientKey: `e2e-${author.length}-${text.length}-note` }),
    ] as const,
  );
}

async function stateOf(id: string): Promise<string> {
  const row = await product.program.db
    .selectFrom('desk.conversation')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.state;
}
