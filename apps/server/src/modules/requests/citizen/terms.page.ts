import { html } from 'hono/html';
import type { PageCall } from '../../../platform/http/pages.ts';
import type { Html } from '../../../platform/http/public-page.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { citizenPage, langOf, sayIn, territoryOf } from './citizen.frame.ts';
import type { PageDeps } from './form.pages.ts';

const states = {
  not_audited: { fr: 'non auditée', en: 'not audited' },
  none: { fr: 'non conforme', en: 'not compliant' },
  partial: { fr: 'partiellement conforme', en: 'partially compliant' },
  full: { fr: 'totalement conforme', en: 'fully compliant' },
};

/** How one may write to a territory (CRPA, L112-9), who publishes, what becomes of data, and how accessible it is. */
export async function showTerms(deps: PageDeps, call: PageCall): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  const settings = await readRequestSettings(deps.db, territory.id);
  const lang = langOf(call);
  const say = sayIn(lang);
  const title = say('Comment nous saisir', 'How to reach us');
  const { office } = settings;
  const unwritten = say('Ce texte n’est pas encore publié.', 'This text is not published yet.');
  return citizenPage(call, {
    territory,
    title,
    body: () =>
      html`<h1>${title}</h1>
        <p>
          ${say('Le formulaire en ligne est notre téléservice.', 'The form online is our way to be reached.')}
          <a href="/ecrire/${territory.id}">${say('Écrire par le formulaire', 'Write by the form')}</a>.
          ${say('Un message sur un réseau social est lu, mais ne fait courir de délai que lorsque nous savons qui écrit.', 'A message on a social network is read, but time limits run only once we know who writes.')}
        </p>
        ${paragraphs(settings.terms)}
        <h2>${say('Nous joindre', 'Contact')}</h2>
        <ul>
          ${[office.name, office.address, office.phone, office.email].filter(Boolean).map((line) => html`<li>${line}</li>`)}
        </ul>
        <h2 id="mentions">${say('Mentions légales', 'Legal notice')}</h2>
        ${paragraphs(settings.legalNotice, unwritten)}
        <h2 id="donnees">${say('Données personnelles', 'Personal data')}</h2>
        <p>
          ${say(`Ce que vous écrivez sert à vous répondre (mission d’intérêt public), est lu par les personnes chargées des demandes et par le service concerné, et est effacé ${settings.keepDays} jours après la clôture. Vous pouvez l’effacer plus tôt sur votre page de suivi, et saisir la CNIL (www.cnil.fr).`, `What you write serves to answer you (task in the public interest), is read by those who deal with requests and by the department concerned, and is erased ${settings.keepDays} days after closing. You can erase it sooner on your page, and turn to the CNIL (www.cnil.fr).`)}
        </p>
        ${paragraphs(settings.dataProtection)}
        <h2 id="accessibilite">
          ${say('Accessibilité', 'Accessibility')}${say(' :', ':')} ${states[settings.accessibility][lang]}
        </h2>
        ${settings.accessibilityUrl === undefined ? '' : html`<p><a href="${settings.accessibilityUrl}">${say('Déclaration d’accessibilité', 'Accessibility statement')}</a></p>`}`,
  });
}

function paragraphs(text: string, otherwise?: string): Html[] {
  const written = text.trim() === '' ? (otherwise ?? '') : text;
  if (written === '') return [];
  return written.split(/\n{2,}/).map((each) => html`<p>${each}</p>`);
}
