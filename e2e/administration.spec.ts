import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/look.ts';
import { type DemoProduct, openContext, people, type Product, startDemo, startProduct } from './support/product.ts';

const { password } = inject('product').demo;

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(async () => {
  await page?.context().close();
});
afterAll(async () => {
  await browser?.close();
});

describe('the first set-up', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(async () => {
    await product?.close();
  });

  it('goes from the link of the terminal to watches that listen', async () => {
    page = await (await openContext(browser, product)).newPage();
    await page.goto('/');
    await page.waitForURL('**/installation');
    await page.getByText('Ouvrez le lien que le programme affiche').waitFor();

    await page.goto((await product.program.identity.createSetupLink()) ?? '');
    await page.getByLabel('Nature du territoire').selectOption('departement');
    await page.getByLabel('Nom du territoire').fill('Département du Vermandois');
    await page.getByLabel('Prénom et nom').fill('Agathe Minard');
    await page.getByLabel('Adresse électronique').fill('agathe@vermandois.example');
    await page.getByLabel('Nouveau mot de passe', { exact: true }).fill('quatre mots sans rapport');
    await page.getByRole('button', { name: 'Mettre en service' }).click();
    await page.waitForURL('**/premiers-pas');

    await page.getByLabel('Élus').fill('Jeanne Dubreuil\nPaul Ancelin');
    await page.getByRole('button', { name: 'Proposer des veilles' }).click();
    await page.getByText('"Jeanne Dubreuil" OR "Paul Ancelin"').waitFor();
    await page.getByRole('checkbox', { name: 'Garder « Élus »' }).uncheck();
    await page.getByRole('button', { name: /^Créer \d+ veilles?$/ }).click();
    await page.getByRole('heading', { level: 2, name: 'Par où en parle-t-on ?' }).waitFor();
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByRole('button', { name: 'Terminer et ouvrir la page du jour' }).click();
    await page.waitForURL('**/aujourdhui');

    await page.getByRole('link', { name: 'Veilles', exact: true }).click();
    await page.getByRole('link', { name: 'Département du Vermandois', exact: true }).waitFor();
    expect(await page.getByRole('link', { name: 'Élus', exact: true }).count()).toBe(0);
  });
});

describe('a territory', () => {
  let product: DemoProduct;
  beforeAll(async () => {
    product = await startDemo({ keepsMail: false });
  });
  afterAll(async () => {
    await product?.close();
  });

  const open = async (path: string, email: string) => {
    page = await product.signIn(browser, email);
    await page.goto(`/t/${product.territoryId}/${path}`);
    await settled(page);
  };

  it('is told what is wrong in a query where it is wrong, then how much it would have kept', async () => {
    await open('veilles/nouvelle', people.communityManager);
    const query = page.getByLabel('Requête', { exact: true });
    await query.fill('lycée OU langu:fr');
    await page.getByText('« langu: » n’est pas un filtre connu.').waitFor();
    expect(await query.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: /Écrire plutôt/ }).click();
    expect(await query.inputValue()).toMatch(/^lycée OU (lang|langue):fr$/);
    await page.getByText(/sur les 30 derniers jours/).waitFor();
    expect(await query.getAttribute('aria-invalid')).toBe('false');
    await page.getByLabel('Nom', { exact: true }).fill('Lycées, essai');
    await page.getByRole('button', { name: 'Créer la veille' }).click();
    await page.waitForURL('**/veilles');
    await page.getByRole('link', { name: 'Lycées, essai' }).waitFor();
  });

  it('adds a source whose secret is shown once, and is told beside the field what will not do', async () => {
    await open('sources/nouvelle', people.communityManager);
    await page.getByRole('radio', { name: /Mot-dièse Mastodon/ }).check();
    await page.getByLabel('Nom de la source').fill('Mot-dièse');
    await page.getByRole('textbox', { name: 'Serveur' }).fill('::');
    await page.getByLabel('Mot-dièse', { exact: true }).fill('Picardie');
    await page.getByRole('button', { name: 'Écouter cette source' }).click();
    await page.getByText('Ce n’est pas l’adresse d’un serveur').waitFor();
    expect(
      await page.getByRole('textbox', { name: 'Serveur' }).evaluate((field) => field === document.activeElement),
    ).toBe(true);

    await page.getByRole('radio', { name: /Webhook entrant signé/ }).check();
    await page.getByLabel('Nom de la source').fill('Collecteur');
    await page.getByRole('button', { name: 'Écouter cette source' }).click();
    await page.getByText(/^whsec_[A-Za-z0-9+/=]{40,}$/).waitFor();
    await page.getByRole('button', { name: 'Secret rangé, continuer' }).click();
    await page.getByRole('link', { name: 'Collecteur' }).click();
    await page.getByText('/api/webhooks/incoming/', { exact: false }).first().waitFor();
    expect(await page.getByText(/^whsec_[A-Za-z0-9+/=]{40,}$/).count()).toBe(0);
  });

  it('tries a file before it brings it in, and says which line cannot be read', async () => {
    await open('importer', people.communityManager);
    await page.getByLabel('Choisir un fichier').setInputFiles({
      name: 'export.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Date;Texte\n24/11/2026 10:12;Le TER Amiens Laon en retard\nhier soir;Région Picardie\n'),
    });
    await page.getByText('1 mention serait retenue, sur 1 lisibles et 2 lignes.').waitFor();
    await page.getByText('1 ligne en erreur').click();
    await page.getByText(/Ligne 3/).waitFor();
    await page.getByRole('button', { name: 'Importer 1 mention' }).click();
    await page.getByText('Import de export.csv').waitFor();
    await product.live();
    await page
      .getByText('1 ligne lue', { exact: false })
      .or(page.getByText('2 lignes lues', { exact: false }))
      .waitFor();
  });

  it('invites someone, and hands the link over when no mail leaves', async () => {
    await open('reglages/personnes', people.administrator);
    await page.getByRole('button', { name: 'Inviter une personne' }).click();
    await page.getByLabel('Adresse électronique').fill('awa.diop@picardie.example');
    await page.getByRole('button', { name: 'Envoyer l’invitation' }).click();
    await page.getByText(/\/invitation\?jeton=/).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click();
    await page.getByRole('region', { name: 'Invitations en attente' }).getByText('awa.diop@picardie.example').waitFor();
  });

  it('proves that its journal was not altered', async () => {
    await open('reglages/journal', people.administrator);
    await page.getByRole('button', { name: 'Vérifier la chaîne' }).click();
    await page.getByText(/La chaîne tient/).waitFor();
  });

  it('opens to each role its own settings, and says what a role may not see', async () => {
    await open('reglages/mes-alertes', people.validator);
    const settings = page.getByRole('navigation', { name: 'Réglages' });
    expect(await settings.getByRole('link').allTextContents()).toEqual([
      'Territoire',
      'Rôles',
      'Comptes',
      'Qui valide quoi\u{202f}?',
      'Vérifications',
      'Blocs et signatures',
      'Fiches réflexes',
      'Réglages du guichet',
      'Réponses types',
      'Délais et modalités',
      'Mes alertes',
      'Données personnelles',
    ]);
    await page.goto(`/t/${product.territoryId}/reglages/personnes`);
    await page.getByText('Votre rôle n’ouvre pas cette page.', { exact: false }).waitFor();
  });

  it('asks for the code of an application once a person has turned it on', async () => {
    page = await product.signIn(browser, people.administrator);
    await page.goto('/compte');
    await page.getByRole('button', { name: 'Mettre en service' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mot de passe actuel', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Mettre en service' }).click();
    const uri = await dialog.getByText(/^otpauth:/).textContent();
    await dialog.getByLabel('Code à six chiffres').fill(totp(uri ?? '', 0));
    await dialog.getByRole('button', { name: 'Vérifier le code' }).click();
    await dialog.getByText('Rangez ces codes', { exact: false }).waitFor();
    const [recovery = ''] = (
      (await dialog.getByRole('group', { name: 'Nouveaux codes de secours' }).textContent()) ?? ''
    ).split('\n');
    await dialog.getByRole('button', { name: 'Codes rangés, terminer' }).click();
    await page.getByText('en service', { exact: true }).waitFor();

    await page.context().clearCookies();
    await page.goto('/connexion');
    await page.getByLabel('Adresse électronique').fill(people.administrator);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.getByRole('button', { name: 'Utiliser un code de secours' }).click();
    await page.getByLabel('Code de secours').fill(recovery);
    await page.getByRole('button', { name: 'Vérifier le code' }).click();
    await page.waitForURL('**/aujourdhui');
  });
});

/** RFC 6238: SHA-1, six digits, thirty seconds. */
function totp(uri: string, step: number): string {
  const base32 = new URL(uri).searchParams.get('secret') ?? '';
  let bits = '';
  for (const sign of base32) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0');
  const secret = Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? []);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
