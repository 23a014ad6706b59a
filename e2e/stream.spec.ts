import { text } from 'node:stream/consumers';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/look.ts';
import { type DemoProduct, people, startDemo } from './support/product.ts';

let browser: Browser;
let product: DemoProduct;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
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

const rows = () => page.getByRole('list', { name: 'Mentions, la plus récente en premier' }).getByRole('article');
const current = () => page.locator('article:focus');

describe('with the keyboard alone', () => {
  it('goes from one mention to the next with J and back with K, opens with O', async () => {
    await open('veille');
    await page.keyboard.press('j');
    const first = await mentionId(current());
    await page.keyboard.press('j');
    const second = await mentionId(current());
    expect(second).not.toBe(first);
    await page.keyboard.press('k');
    expect(await mentionId(current())).toBe(first);
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    await page.waitForURL(`**/mentions/${second}`);
  });

  it('treats with E, corrects the tone with 1 to 4, hides with H', async () => {
    await open('veille');
    await page.keyboard.press('j');
    const id = await mentionId(current());
    const row = page.locator(`[data-mention="${id}"]`);
    await page.keyboard.press('e');
    await row.getByText('Traitée').waitFor();
    for (const [key, tone] of [
      ['1', 'Défavorable'],
      ['2', 'Ironique'],
      ['3', 'Neutre'],
      ['4', 'Favorable'],
    ] as const) {
      await page.keyboard.press(key);
      await row.getByText(tone, { exact: true }).waitFor();
    }
    await expect.poll(async () => kept(id)).toMatchObject({ state: 'treated', tone: 'positive' });
    await page.keyboard.press('h');
    await expect.poll(async () => kept(id)).toMatchObject({ state: 'hidden' });
  });
});

it('keeps its filters in the address, so that a link is a list of posts', async () => {
  await open('veille');
  await page.getByLabel('Tonalité').selectOption('negative');
  const [answer] = await Promise.all([
    page.waitForResponse(/\/mentions\/count\?.*tone=negative&from=/),
    page.getByLabel('Période').selectOption('7j'),
  ]);
  const { count } = (await answer.json()) as { count: number };
  await page.waitForURL(
    (url) => url.searchParams.get('ton') === 'negative' && url.searchParams.get('periode') === '7j',
  );
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await settled(page);
  expect(await page.getByLabel('Tonalité').inputValue()).toBe('negative');
  expect(await counted()).toBe(count);
  await rows().first().waitFor();
  const shown = await rows().allTextContents();
  expect(shown.filter((text) => !text.includes('Défavorable'))).toEqual([]);
});

it('opens, from every number of the day, exactly the posts that it counts', async () => {
  await open('aujourdhui');
  const links = await page.locator('main a.num').evaluateAll((anchors) =>
    (anchors as HTMLAnchorElement[]).map((a) => ({
      said: a.ariaLabel ?? a.textContent,
      shown: a.textContent,
      href: a.href,
    })),
  );
  const numbers = links
    .map((link) => ({ ...link, count: Number(link.shown.replaceAll(/\D/g, '')) }))
    .filter(({ count }) => count > 0);
  // The sentence, what is to treat, the stories, and the hours of the table beside the chart.
  expect(numbers.length).toBeGreaterThan(8);
  const differing = [];
  for (const { said, count, href } of numbers.slice(0, 14)) {
    await page.goto(href);
    await settled(page);
    const opened = await counted();
    if (opened !== count) differing.push({ said, count, opened, href });
  }
  expect(differing).toEqual([]);
});

it('lists as many posts as it says', async () => {
  await open('veille?periode=24h&ton=ironic');
  const count = await counted();
  const listed = page.getByRole('list', { name: 'Mentions, la plus récente en premier' }).getByRole('listitem').first();
  expect(await listed.getAttribute('aria-setsize')).toBe(String(count));
});

it('announces a live mention without moving the list, and shows it when asked', async () => {
  await open('veille');
  const before = await mentionId(rows().first());
  const words = 'Le TER de Picardie de 8 h 12 est encore supprimé, merci la région Picardie';
  const resident = await page.context().newPage();
  await resident.goto(`/t/${product.territoryId}/simulation`);
  await resident.getByLabel('Message').fill(words);
  await resident.getByRole('button', { name: 'Publier sur le réseau simulé' }).click();
  await resident.getByText('Le message est retenu par une veille.').waitFor();
  const pill = page.getByRole('button', { name: '1 nouvelle mention' });
  await pill.waitFor();
  expect(await mentionId(rows().first())).toBe(before);
  await pill.click();
  await rows().first().getByText(words).waitFor();
  await rows().first().getByText('simulation', { exact: true }).waitFor();
  expect(await pill.count()).toBe(0);
});

it('keeps a way of looking under a name', async () => {
  await open('veille?ton=positive&periode=30j');
  await page.getByRole('button', { name: 'Enregistrer cette vue' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enregistrer cette vue' });
  await dialog.getByLabel('Nom de la vue').fill('Les bonnes nouvelles');
  await dialog.getByRole('button', { name: 'Enregistrer cette vue' }).click();
  await dialog.waitFor({ state: 'detached' });
  await open('veille');
  await page.getByRole('button', { name: 'Les bonnes nouvelles' }).click();
  await page.waitForURL(
    (url) => url.searchParams.get('ton') === 'positive' && url.searchParams.get('periode') === '30j',
  );
});

it('exports what is on screen as CSV', async () => {
  await open('veille?ton=ironic&periode=7j');
  const count = await counted();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Exporter en CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const file = await text(await download.createReadStream());
  expect(file.match(/\bmen_\w+/g) ?? []).toHaveLength(count);
});

it('shows who wrote only to those who say why, and writes it down', async () => {
  await open('veille');
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await page.waitForURL('**/mentions/*');
  await page.getByRole('button', { name: 'Afficher le nom' }).click();
  const dialog = page.getByRole('dialog', { name: 'Afficher le nom' });
  await dialog.getByLabel('Motif').fill('Répondre à sa question sur le TER');
  await dialog.getByRole('button', { name: 'Afficher le nom et consigner' }).click();
  await dialog.waitFor({ state: 'detached' });
  const auditor = await product.signIn(browser, people.administrator);
  await auditor.goto(`/t/${product.territoryId}/reglages/journal`);
  const entry = auditor.getByRole('row').filter({ hasText: 'Nom d’un auteur affiché' });
  await entry
    .filter({ hasText: 'Camille Delattre' })
    .filter({ hasText: 'Répondre à sa question sur le TER' })
    .waitFor();
  await auditor.context().close();
});

async function open(path: string): Promise<void> {
  await page.goto(`/t/${product.territoryId}/${path}`);
  await settled(page);
  if (path.startsWith('veille')) await rows().first().waitFor();
}

/** How many posts the stream says that it has. */
async function counted(): Promise<number> {
  const over = page.getByText(/^(Aucune mention|[\d\s]+ mentions?)$/).first();
  await over.waitFor();
  return Number((await over.textContent())?.replaceAll(/\D/g, ''));
}

async function mentionId(row: Locator): Promise<string> {
  return (await row.getAttribute('data-mention')) ?? '';
}

async function kept(id: string) {
  return product.program.db
    .selectFrom('listening.mention')
    .select(['state', 'tone'])
    .where('territory_id', '=', product.territoryId)
    .where('id', '=', id)
    .executeTakeFirst();
}
