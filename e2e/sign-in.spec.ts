import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { type DemoProduct, openContext, people, startDemo } from './support/product.ts';

const { password } = inject('product').demo;

let browser: Browser;
let product: DemoProduct;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo({ keepsMail: false });
});
beforeEach(async () => {
  page = await (await openContext(browser, product)).newPage();
});
afterEach(async () => {
  await page.context().close();
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

describe('with a password', () => {
  it('leads to the page that was asked for', async () => {
    await page.goto(`/t/${product.territoryId}/alertes`);
    await page.waitForURL('**/connexion?retour=*');
    await fillDoor(people.communityManager, password);
    await page.waitForURL(`**/t/${product.territoryId}/alertes`);
    await page.getByRole('heading', { level: 1, name: 'Alertes' }).waitFor();
  });

  it('says that it is wrong without saying which of the two, and keeps what was typed', async () => {
    await page.goto('/connexion');
    await fillDoor(people.communityManager, 'ce n’est pas le bon');
    await page.getByRole('alert').filter({ hasText: 'L’adresse ou le mot de passe n’est pas bon.' }).waitFor();
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(people.communityManager);
    expect(new URL(page.url()).pathname).toBe('/connexion');
  });

  it('ends when one leaves', async () => {
    page = await inside(people.communityManager);
    await page.goto(`/t/${product.territoryId}/aujourdhui`);
    await page.getByRole('button', { name: /Camille Delattre/ }).click();
    await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
    await page.waitForURL('**/connexion');
    await page.goto(`/t/${product.territoryId}/aujourdhui`);
    await page.waitForURL('**/connexion?retour=*');
  });
});

it('opens with a passkey, without a password', async () => {
  page = await inside(people.communityManager);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/compte');
  await page.getByLabel('Nom de la clé').fill('Le portable du bureau');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await page.getByRole('button', { name: 'Supprimer la clé Le portable du bureau' }).waitFor();
  await page.context().clearCookies();
  await page.goto('/connexion');
  await page.getByRole('button', { name: 'Clé d’accès' }).click();
  await page.waitForURL('**/aujourdhui');
  await page.getByRole('button', { name: /Camille Delattre/ }).waitFor();
});

it('lets an invited person make an account and come in, once', async () => {
  const administrator = await inside(people.administrator);
  await administrator.goto(`/t/${product.territoryId}/reglages/personnes`);
  await administrator.getByRole('button', { name: 'Inviter une personne' }).click();
  const dialog = administrator.getByRole('dialog', { name: 'Inviter une personne' });
  await dialog.getByLabel('Adresse électronique').fill('nouvelle@picardie.example');
  await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  // No mail leaves from here: the link is shown, once, to whom will hand it over.
  const link = (await dialog.getByRole('group', { name: 'Lien d’invitation' }).textContent()) ?? '';
  await administrator.context().close();

  await page.goto(link);
  await page.getByRole('heading', { level: 1, name: 'Rejoindre Région Picardie' }).waitFor();
  await page.getByText('nouvelle@picardie.example').waitFor();
  await page.getByLabel('Prénom et nom').fill('Awa Diop');
  await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('quatre mots sans rapport');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await page.waitForURL('**/aujourdhui');
  await page
    .getByRole('button', { name: /Awa Diop/ })
    .getByText('Contribution')
    .waitFor();

  const another = await (await openContext(browser, product)).newPage();
  await another.goto(link);
  await another.getByRole('alert').waitFor();
  expect(await another.getByRole('button', { name: 'Créer mon compte' }).count()).toBe(0);
  await another.context().close();
});

describe('once in, one sees what one’s role opens and no more', () => {
  it('lets a validator read alarms, not handle them', async () => {
    page = await inside(people.validator);
    const alarm = await product.program.db
      .selectFrom('alerts.alarm')
      .select('id')
      .where('territory_id', '=', product.territoryId)
      .limit(1)
      .executeTakeFirstOrThrow();
    await page.goto(`/t/${product.territoryId}/alertes/${alarm.id}`);
    await page.getByRole('region', { name: 'Gravité' }).waitFor();
    expect(await page.getByRole('button', { name: /Prendre en charge|Classer fausse alerte|Rouvrir/ }).count()).toBe(0);
    const navigation = page.getByRole('navigation', { name: 'Navigation principale' }).first();
    expect(await navigation.getByRole('link', { name: 'Veille', exact: true }).count()).toBe(1);
    expect(await navigation.getByRole('link', { name: 'Sources' }).count()).toBe(0);
  });

  it('shows an elected official no mention, and says who can open the page', async () => {
    page = await inside(people.electedOfficial);
    await page.goto(`/t/${product.territoryId}/veille`);
    await page.getByText('Votre rôle n’ouvre pas cette page.').waitFor();
    expect(await page.getByRole('article').count()).toBe(0);
  });

  it('knows nothing of another territory, not even that it exists', async () => {
    page = await inside(people.communityManager);
    const other = await product.territory('Haute-Somme');
    for (const id of [other, 'ter_inconnu']) {
      await page.goto(`/t/${id}/aujourdhui`);
      await page.getByText('Ce territoire vous est fermé, ou n’existe pas.').waitFor();
      expect(await page.content()).not.toContain('Haute-Somme');
    }
  });
});

async function fillDoor(email: string, secret: string): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(secret);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

async function inside(email: string): Promise<Page> {
  return product.signIn(browser, email);
}
