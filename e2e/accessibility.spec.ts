import type { Locale } from '@beffroi/contracts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { faults, hiddenFocus, overflow, settled } from './support/look.ts';
import { addressOfPage, pagesOfRouter } from './support/pages.ts';
import { type DemoProduct, openContext, people, startDemo } from './support/product.ts';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1360, height: 900 };
/** Pages for those who have not come in. */
const DOORS = ['/connexion', '/mot-de-passe', '/invitation', '/installation', '/approbation/$token'];
const pages = pagesOfRouter();

/** One language: a window where the administrator has come in, one where nobody has. */
type Windows = { locale: Locale; inside: Page; outside: Page };

let browser: Browser;
let product: DemoProduct;
let params: Record<string, string>;
let windows: Windows[];
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
  params = { ...(await whatThereIs(product)), ...(await aRequest(product)), ...(await aCrisis(product)) };
  windows = await Promise.all((['fr', 'en'] as const).map(openWindows));
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

it('knows pages within a territory and in front of the door', () => {
  expect(pages).toEqual(expect.arrayContaining(['/connexion', '/t/$territoryId/aujourdhui', '/t/$territoryId/mur']));
});

it.each(pages)('%s can be used by everyone: light and dark, desk and phone, in both languages', async (path) => {
  // Time goes by between pages, or all that one person reads of them would fall in one minute.
  product.clock.now = new Date(product.clock.now.getTime() + 10_000);
  await Promise.all(windows.map((window) => lookAt(window, path)));
});

async function lookAt({ locale, inside, outside }: Windows, path: string): Promise<void> {
  const page = DOORS.includes(path) ? outside : inside;
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
  await page.goto(addressOfPage(path, params));
  await settled(page);
  expect(await page.locator('h1').count(), `titles of level 1, ${locale}`).toBe(1);
  expect(await page.getAttribute('html', 'lang')).toBe(locale);
  expect(await page.title()).toMatch(/^\S.*, Beffroi$/);
  if (locale === 'en') {
    // The same elements under other words, each of which a test of the catalogues asks for: what may differ is the room.
    await page.setViewportSize(PHONE);
    expect(await overflow(page), 'wider than the phone, in English').toEqual([]);
    return;
  }
  expect(await faults(page), 'in light').toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await overflow(page), 'wider than the phone').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faults(page), 'in dark, on the phone').toEqual([]);
  await page.setViewportSize(DESKTOP);
  expect(await hiddenFocus(page, 12), 'focus that does not show').toEqual([]);
}

describe('what is shown now and then', () => {
  let page: Page;
  beforeAll(async () => {
    page = await product.signIn(browser);
  });
  afterAll(async () => {
    await page?.context().close();
  });

  async function checked(): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await faults(page), colorScheme).toEqual([]);
    }
  }

  it.each([
    '/t/$territoryId/publications/nouvelle',
    '/t/$territoryId/veilles/nouvelle',
    '/t/$territoryId/sources/nouvelle',
    '/t/$territoryId/premiers-pas?etape=2',
    '/t/$territoryId/premiers-pas?etape=3',
  ])('the form of %s', async (path) => {
    await page.goto(addressOfPage(path, params));
    await settled(page);
    await checked();
  });

  it.each([
    '/nulle-part',
    '/t/ter_inconnu/aujourdhui',
    '/t/$territoryId/alertes/alr_inconnue',
    '/t/$territoryId/audit',
  ])('the refusal of %s', async (path) => {
    await page.goto(addressOfPage(path, params));
    await settled(page);
    await checked();
  });

  it.each([
    ['Control+k', 'Chercher'],
    ['?', 'Raccourcis clavier'],
  ])('the dialog that %s opens, which keeps the focus until Escape gives it back', async (key, name) => {
    await page.goto(`/t/${product.territoryId}/aujourdhui`);
    await settled(page);
    await page.keyboard.press(key);
    const dialog = page.getByRole('dialog', { name });
    await dialog.waitFor();
    await checked();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('an alarm that rings, on the day and on the wall', async () => {
    // While a room is open, the wall shows the room.
    const { db } = product.program;
    await db.updateTable('crisis.crisis').set({ state: 'closed', closed_at: product.clock.now }).execute();
    await product.program.db
      .updateTable('alerts.alarm')
      .set({ state: 'open' })
      .where('id', '=', params['alarmId'] ?? '')
      .execute();
    await page.goto(`/t/${product.territoryId}/aujourdhui`);
    await settled(page);
    await page.getByRole('region', { name: /alertes? ouvertes?/ }).waitFor();
    await checked();
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toEqual([]);
    await page.setViewportSize(DESKTOP);
    await page.goto(`/t/${product.territoryId}/mur`);
    await settled(page);
    await page.getByRole('region', { name: 'Alerte', exact: true }).waitFor();
    await checked();
  });
});

it('leads to the content at the first key', async () => {
  const page = await product.signIn(browser);
  await page.goto(`/t/${product.territoryId}/alertes`);
  await settled(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Aller au contenu' });
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await skip.boundingBox()).toMatchObject({ x: expect.any(Number) });
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contenu');
  await page.context().close();
});

async function openWindows(locale: Locale): Promise<Windows> {
  const inside = await product.signIn(browser, people.administrator);
  const outside = await (await openContext(browser, product)).newPage();
  for (const page of [inside, outside])
    await page.addInitScript((chosen) => localStorage.setItem('beffroi.locale', chosen), locale);
  return { locale, inside, outside };
}

/** One of each thing that a page can be about. */
async function whatThereIs({ program: { db }, territoryId }: DemoProduct): Promise<Record<string, string>> {
  const first = async (
    table:
      | 'listening.mention'
      | 'listening.watch'
      | 'listening.source'
      | 'alerts.alarm'
      | 'publishing.publication'
      | 'channels.channel'
      | 'media.medium'
      | 'desk.conversation',
  ) =>
    (
      await db
        .selectFrom(table as 'listening.watch')
        .select('id')
        .where('territory_id', '=', territoryId)
        .limit(1)
        .executeTakeFirstOrThrow()
    ).id;
  return {
    territoryId,
    mentionId: await first('listening.mention'),
    watchId: await first('listening.watch'),
    sourceId: await first('listening.source'),
    alarmId: await first('alerts.alarm'),
    publicationId: await first('publishing.publication'),
    channelId: await first('channels.channel'),
    mediaId: await first('media.medium'),
    conversationId: await first('desk.conversation'),
    network: 'mastodon',
    // Of no link: what is asked by a true one is looked at where it is sent.
    token: 'a'.repeat(43),
  };
}

/** A room that was opened by hand, and a drill that was stopped at once. */
async function aCrisis({
  address,
  territoryId,
  signIn,
}: DemoProduct): Promise<{ crisisId: string; drillId: string; scenarioId: string }> {
  const context = (await signIn(browser, people.communityManager)).context();
  const path = `/api/territories/${territoryId}`;
  const headers = { origin: address };
  const room = { title: 'Une panne dans toute la région', kind: 'accident' };
  const opened = await context.request.post(`${path}/crises`, { headers, data: room });
  const started = await context.request.post(`${path}/drills`, { headers, data: { scenarioId: 'crue' } });
  const { id: drillId } = (await started.json()) as { id: string };
  await context.request.post(`${path}/drills/${drillId}/stop`, { headers });
  const { crisis } = (await opened.json()) as { crisis: { id: string } };
  await context.close();
  return { crisisId: crisis.id, drillId, scenarioId: 'crue' };
}

/** Somebody asks by telephone, and a department may have it. */
async function aRequest({
  address,
  territoryId,
  signIn,
}: DemoProduct): Promise<{ departmentId: string; requestId: string }> {
  const context = (await signIn(browser, people.administrator)).context();
  const path = `/api/territories/${territoryId}`;
  const headers = { origin: address };
  const departmentId = 'dep_00000000000001';
  await context.request.put(`${path}/departments/${departmentId}`, {
    headers,
    data: {
      name: 'Transports scolaires',
      competences: ['Carte de transport scolaire'],
      people: [{ name: 'Hélène Caron', level: 'agent', email: 'h.caron@picardie.example' }],
      absences: [{ from: '2026-09-01', to: '2026-12-31', note: 'Travaux' }],
    },
  });
  const made = await context.request.post(`${path}/requests`, {
    headers,
    data: {
      origin: 'phone',
      text: 'Mon fils n’a pas reçu sa carte de transport scolaire.',
      identity: { firstName: 'Sandrine', lastName: 'Lefèvre', email: 'sandrine@exemple.fr' },
    },
  });
  const { id: requestId } = (await made.json()) as { id: string };
  await context.close();
  return { departmentId, requestId };
}
