import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/look.ts';
import { type DemoProduct, people, startDemo } from './support/product.ts';

const STEP_MS = 5000;
const ANSWER = 'Oui, ces vignes sont à Sonoma. Les nôtres sont à Charly-sur-Marne : venez les voir samedi.';

let browser: Browser;
let product: DemoProduct;
let page: Page;
let head: Page;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
  await product.live();
  page = await product.signIn(browser);
  head = await product.signIn(browser, people.headOfCommunication, { viewport: { width: 390, height: 844 } });
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const here = (path: string) => `/t/${product.territoryId}/${path}`;

/** Lets the simulated network live on, until something is so. */
async function liveUntil(done: () => Promise<boolean>, mostMs: number, stepMs = STEP_MS): Promise<void> {
  const until = product.clock.now.getTime() + mostMs;
  while (!(await done()) && product.clock.now.getTime() < until) await liveFor(stepMs);
}
async function liveFor(ms: number): Promise<void> {
  product.clock.now = new Date(product.clock.now.getTime() + ms);
  await product.live();
}

it('a drill is launched from its scenario, and every page says that it is one', async () => {
  await page.goto(here('exercices'));
  await settled(page);
  const scenario = page.getByRole('listitem').filter({ hasText: 'Les vignes californiennes' });
  await scenario.getByRole('button', { name: /Lancer/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Lancer l’exercice' }).click();
  await page.getByRole('heading', { level: 2, name: 'Les vignes californiennes' }).waitFor();
  await page.goto(here('aujourdhui'));
  await page
    .getByText(/Exercice en cours/)
    .first()
    .waitFor();
});

it('whoever is on call is woken: the ring stands on the phone of the drill, and nothing left the machine', async () => {
  await liveUntil(async () => (await currentAlarms()) > 0, 5 * 60_000);
  expect(await currentAlarms()).toBeGreaterThan(0);
  await page.goto(here('exercices'));
  await settled(page);
  const phone = page.getByRole('region', { name: /^Le téléphone/ });
  await phone
    .getByText(/^Alerte/)
    .first()
    .waitFor();
});

it('the alarm becomes a crisis room in one gesture, and is taken', async () => {
  await page.goto(here('aujourdhui'));
  await page.getByRole('link', { name: 'Ouvrir l’alerte' }).first().click();
  await page.waitForURL('**/alertes/*');
  await page.getByRole('button', { name: 'Ouvrir une cellule de crise' }).click();
  await page.waitForURL('**/crises/*');
  await settled(page);
  await page.getByRole('list', { name: 'Étapes de la crise' }).waitFor();
  await page.getByRole('region', { name: 'Main courante' }).getByText('Alerte prise en charge.').waitFor();
});

it('everything planned is held with one switch, and logged', async () => {
  await page.getByRole('switch', { name: 'Tout suspendre' }).click({ force: true });
  await page.getByText(/Ce qui est écrit dans la cellule part quand même/).waitFor();
  await page
    .getByRole('region', { name: 'Main courante' })
    .getByText(/^Publications prévues suspendues/)
    .waitFor();
});

it('the head of communication gives carte blanche from her phone, and everybody in the room sees it', async () => {
  await head.goto(new URL(page.url()).pathname);
  await settled(head);
  await head.getByRole('button', { name: 'Donner carte blanche' }).first().click();
  const dialog = head.getByRole('dialog');
  await dialog.getByRole('combobox').selectOption({ label: 'Camille Delattre' });
  await dialog.getByRole('button', { name: 'Donner carte blanche' }).click();
  await dialog.waitFor({ state: 'detached' });
  const mandate = page.getByRole('region', { name: 'Carte blanche' });
  await mandate.getByText('valide').waitFor();
});

it('the answer is written under the mandate and leaves although all is held: the clock of the first word stops', async () => {
  await page.getByRole('button', { name: 'Préparer une réponse' }).click();
  await page.waitForURL('**/publications/*');
  await settled(page);
  await page.getByRole('textbox', { name: /texte/i }).first().fill(ANSWER);
  await page
    .getByText(/enregistré/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Publier maintenant' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publier maintenant' }).click();
  await page.getByText('La publication part.').waitFor();
  await liveFor(STEP_MS);
  const { first_word_at: said } = await product.program.db
    .selectFrom('crisis.crisis')
    .select('first_word_at')
    .where('territory_id', '=', product.territoryId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  expect(said).not.toBeNull();
});

it('the curve turns: laughter changes sides, and the drill knows that it was answered', async () => {
  const before = await favourable();
  await liveUntil(async () => (await favourable()) > before + 0.15, 10 * 60_000, 30_000);
  expect(await favourable()).toBeGreaterThan(before + 0.15);
});

it('down again: the room is closed, the hold lifted, and the report tells it from the trace, on screen and as a PDF', async () => {
  const room = await product.program.db
    .selectFrom('crisis.crisis')
    .select('id')
    .where('territory_id', '=', product.territoryId)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow();
  await page.goto(here(`crises/${room.id}`));
  await settled(page);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Fermer la cellule' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer la cellule' }).click();
  await page.waitForURL('**/bilan');
  await settled(page);
  await page.getByText(ANSWER).first().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /PDF/ }).first().click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.pdf$/);
  const held = await product.program.db
    .selectFrom('publishing.hold')
    .select('territory_id')
    .where('territory_id', '=', product.territoryId)
    .execute();
  expect(held).toEqual([]);
});

async function currentAlarms(): Promise<number> {
  const rows = await product.program.db
    .selectFrom('alerts.alarm')
    .select('id')
    .where('territory_id', '=', product.territoryId)
    .where('kind', '=', 'burst')
    .where('state', 'in', ['open', 'acknowledged'])
    .execute();
  return rows.length;
}

/** Share of favourable posts among those of the drill in the last five minutes. */
async function favourable(): Promise<number> {
  const from = new Date(product.clock.now.getTime() - 300_000);
  const rows = await product.program.db
    .selectFrom('listening.mention')
    .select('tone')
    .where('territory_id', '=', product.territoryId)
    .where('posted_at', '>=', from)
    .execute();
  return rows.length === 0 ? 0 : rows.filter(({ tone }) => tone === 'positive').length / rows.length;
}
