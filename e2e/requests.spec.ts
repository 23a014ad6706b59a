import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './support/browser.ts';
import { COLOURS, faults, overflow, settled } from './support/look.ts';
import { type DemoProduct, people, startDemo } from './support/product.ts';

const SHEET = [
  'nom;courriel;compétences',
  'Cellule des beffrois;beffrois@picardie.example;Visite des beffrois',
  ';perdu@picardie.example;Rien',
].join('\n');

let browser: Browser;
let product: DemoProduct;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  product = await startDemo();
  page = await product.signIn(browser, people.administrator);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const dialog = () => page.getByRole('dialog');
const go = async (path: string) => {
  await page.goto(`/t/${product.territoryId}/${path}`);
  await settled(page);
};

it('a department is written down, and others come from a sheet that is tried first', async () => {
  await go('services/nouveau');
  await page.getByLabel('Nom', { exact: true }).fill('Bureau des gargouilles');
  await page.getByLabel('Adresse électronique').first().fill('gargouilles@picardie.example');
  await page.getByLabel('Compétences').fill('Gargouilles, chimères et girouettes\nNichoirs');
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const person = page.getByRole('group', { name: 'Personne 1' });
  await person.getByLabel('Nom').fill('Hélène Caron');
  await person.getByLabel('Adresse électronique').fill('h.caron@picardie.example');
  await page.getByRole('button', { name: 'Ajouter le service' }).click();
  await page.waitForURL('**/services');
  await page.getByRole('link', { name: 'Bureau des gargouilles' }).waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Bureau des gargouilles' })
    .getByText(/Manque à l’accusé de réception/)
    .waitFor();

  await page.getByRole('button', { name: 'Importer un CSV' }).click();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'annuaire.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET) });
  await dialog()
    .getByText(/Ligne 3/)
    .waitFor();
  expect(await faults(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Importer 1 service' }).click();
  await page.getByRole('link', { name: 'Cellule des beffrois' }).waitFor();
});

it('somebody calls: the request has its reference, its dates with why, and who should have it', async () => {
  await go('demandes');
  await page.keyboard.press('n');
  await dialog()
    .getByLabel(/Ce qui est demandé/)
    .fill('Mon fils n’a pas reçu sa carte de transport scolaire, à cause d’une gargouille.');
  await dialog().getByLabel('Objet').fill('Carte de transport non reçue');
  await dialog().getByLabel('Courriel').fill('sandrine@exemple.fr');
  await dialog().getByRole('button', { name: 'Créer la demande' }).click();
  await page.getByRole('heading', { level: 1, name: 'Carte de transport non reçue' }).waitFor();
  const clocks = page.getByRole('region', { name: 'Délais' });
  await clocks.getByText('Pourquoi cette date').first().click();
  await clocks.getByText(/CRPA/).first().waitFor();
  await page.getByText('Votre lecture est inscrite au journal.').waitFor();

  await page.keyboard.press('t');
  await dialog().getByRole('radio').first().waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faults(page, colorScheme === 'dark' ? COLOURS : undefined), colorScheme).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await dialog()
    .getByRole('combobox', { name: /service/i })
    .selectOption({ label: 'Bureau des gargouilles' });
  await dialog()
    .getByLabel(/Mot pour le service/)
    .fill('La famille attend depuis août.');
  await dialog().getByRole('button', { name: 'Envoyer au service' }).click();
  const holders = page.getByRole('region', { name: 'Qui s’en occupe' });
  await holders.getByText('Bureau des gargouilles').waitFor();
  await holders.getByRole('button', { name: 'Noter la suite' }).click();
  await dialog().getByLabel('Ses mots').fill('La carte est partie hier.');
  await dialog().getByRole('button', { name: 'Noter' }).click();
  await holders.getByText('A répondu').waitFor();
});

it('is not closed as out of our scope before who is competent is named, and opens again', async () => {
  await page.keyboard.press('c');
  await dialog()
    .getByRole('radio', { name: /pas de notre ressort/ })
    .check();
  const competent = dialog().getByLabel('Qui est compétent');
  await competent.fill('');
  await dialog().getByRole('button', { name: 'Clore' }).click();
  expect(await competent.evaluate((field: HTMLInputElement) => field.validity.valueMissing)).toBe(true);
  await competent.fill('Département de la Somme');
  await dialog().getByRole('button', { name: 'Clore' }).click();
  await page.getByRole('button', { name: 'Rouvrir' }).click();
  await dialog().getByLabel('Pourquoi').fill('La personne conteste.');
  await dialog().getByRole('button', { name: 'Rouvrir' }).click();
  await page.getByText('Rouverte', { exact: true }).first().waitFor();
});

it('is found on a phone by its words, where nothing is wider than the screen', async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await go('demandes');
  await page.getByRole('searchbox', { name: 'Chercher', exact: true }).fill('carte gargouille');
  await page.waitForURL('**q=carte*');
  await page.getByRole('link', { name: 'Carte de transport non reçue' }).click();
  await page.getByRole('heading', { level: 1, name: 'Carte de transport non reçue' }).waitFor();
  expect(await overflow(page)).toEqual([]);
  await page.setViewportSize({ width: 1360, height: 900 });
});

it('a public answer that names somebody is refused, and published once it does not', async () => {
  await go('reponses-publiques');
  await page.getByRole('button', { name: 'Écrire une réponse' }).click();
  await dialog().getByLabel('Question').fill('Comment obtenir un duplicata de la carte ?');
  await dialog().getByLabel('Réponse').fill('Appelez M. Martin au 06 12 34 56 78.');
  await dialog().getByRole('checkbox', { name: 'Publier' }).check();
  await dialog().getByRole('button', { name: 'Enregistrer' }).click();
  await dialog().getByRole('alert').waitFor();
  await dialog().getByLabel('Réponse').fill('En ligne, pour 10 €. Elle arrive sous dix jours.');
  await dialog().getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('listitem').filter({ hasText: 'duplicata' }).getByText('Publiée', { exact: true }).waitFor();
});

it('a time limit is replaced on a text, and the charter has another version', async () => {
  await go('reglages/demandes');
  const rule = page
    .getByRole('region', { name: 'Délais' })
    .getByRole('listitem')
    .filter({ hasText: /transmission à l/i });
  await rule.getByRole('button', { name: 'Remplacer' }).click();
  await rule.getByLabel('Durée').fill('5');
  await rule.getByLabel('Qui en répond').fill('Direction des affaires juridiques');
  await rule.getByLabel('Texte').fill('Délibération n° 12');
  await page.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await rule.getByText('Répond : Direction des affaires juridiques').waitFor();

  await go('moderation');
  await page.getByRole('button', { name: 'Écrire une nouvelle version' }).click();
  await page.getByLabel('Titre', { exact: true }).first().fill('Injures');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: /en vigueur$/ }).click();
  await page.getByRole('heading', { name: 'Article 1. Injures' }).waitFor();
});
