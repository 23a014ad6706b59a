import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/look.ts';
import { type DemoProduct, people, startDemo } from './support/product.ts';

const text = 'Oui, nos vignes avaient un petit accent de Sonoma. Les vraies sont à Charly-sur-Marne.';

let browser: Browser;
let product: DemoProduct;
let writer: Page;
let head: Page;
let address: string;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
  writer = await product.signIn(browser);
  head = await product.signIn(browser, people.headOfCommunication, { viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

it('a text is written once, put right by its checks, and proposed to whoever validates', async () => {
  await writer.goto(`/t/${product.territoryId}/aujourdhui`);
  await settled(writer);
  await writer.keyboard.press('c');
  await writer.waitForURL('**/publications/nouvelle');
  await writer.getByRole('checkbox', { name: /Région Picardie/ }).check({ force: true });
  await writer.getByRole('checkbox', { name: /Salle de presse/ }).check({ force: true });
  await writer.getByRole('textbox', { name: /texte/i }).first().fill(`${text} #lacaliforniemaisenmieux`);
  await writer.getByRole('button', { name: /#LaCalifornieMaisEnMieux/ }).click();
  await writer.getByRole('textbox', { name: 'Jour' }).fill('2026-09-16');
  await writer.getByLabel('Heure', { exact: true }).fill('16:30');
  await writer.getByText(/enregistré/).waitFor();
  await writer.getByRole('button', { name: /^Proposer à/ }).click();
  const dialog = writer.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Pour répondre aux moqueries.');
  await dialog.getByRole('button', { name: /^Proposer à/ }).click();
  await writer.getByText('La validation est demandée.').waitFor();
  address = writer.url();
});

it('is approved on a phone, and its writer sees it without reloading', async () => {
  await head.goto(`/t/${product.territoryId}/a-valider`);
  await settled(head);
  const asked = head.getByRole('listitem').filter({ hasText: 'accent de Sonoma' }).first();
  // The one that leaves first is open already.
  const open = asked.getByRole('button', { name: 'Voir et décider' });
  await asked.waitFor();
  if ((await open.count()) > 0) await open.click();
  await asked.getByText('#LaCalifornieMaisEnMieux').first().waitFor();
  await asked.getByRole('button', { name: 'Approuver' }).click();
  await head.getByText('C’est approuvé.').waitFor();
  await writer.getByText('Programmée', { exact: true }).first().waitFor();
});

it('leaves at its hour and not before, once, and its story reads as one paragraph', async () => {
  await product.live();
  expect(await sent()).toBe(0);
  product.clock.now = new Date('2026-09-16T16:30:05+02:00');
  await product.live();
  await product.live();
  expect(await sent()).toBe(2);
  await writer.goto(address);
  await writer.getByText('Publiée', { exact: true }).first().waitFor();
  const story = writer.getByRole('region', { name: 'Son histoire' });
  await story.getByText(/Camille Delattre.*Hélène Marchand/).waitFor();
  const [page] = await newsroomPages();
  const reader = await browser.newPage();
  await reader.goto(page ?? '');
  await reader.getByText('accent de Sonoma').first().waitFor();
  await reader.close();
});

it('everything planned is stopped by one switch, from the calendar, and then sorted', async () => {
  await writer.goto(`/t/${product.territoryId}/calendrier`);
  await settled(writer);
  await writer.getByRole('button', { name: 'Tout suspendre' }).click();
  const dialog = writer.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('Deuil national');
  await dialog.getByRole('button', { name: /suspendre/i }).click();
  await writer
    .getByText(/Tout est suspendu/)
    .first()
    .waitFor();
  const held = await product.program.db
    .selectFrom('publishing.publication')
    .select('state')
    .where('territory_id', '=', product.territoryId)
    .where('state', 'in', ['scheduled', 'held'])
    .execute();
  expect(held.length).toBeGreaterThan(0);
  expect(held.every(({ state }) => state === 'held')).toBe(true);
});

async function sent(): Promise<number> {
  const rows = await product.program.db
    .selectFrom('publishing.hosted_post')
    .select('parts')
    .where('territory_id', '=', product.territoryId)
    .execute();
  return rows.filter(({ parts }) => JSON.stringify(parts).includes('accent de Sonoma')).length;
}

async function newsroomPages(): Promise<string[]> {
  const rows = await product.program.db
    .selectFrom('publishing.delivery')
    .select('url')
    .where('territory_id', '=', product.territoryId)
    .where('network', '=', 'newsroom')
    .where('sent_at', '>=', new Date('2026-09-16T00:00:00Z'))
    .execute();
  return rows.flatMap(({ url }) => url ?? []);
}
