import { html } from 'hono/html';
import type { Identity } from '@beffroi/contracts';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage } from '../../../platform/http/public-page.ts';
import { readUpload } from '../../../platform/http/upload.ts';
import { findTerritory } from '../../identity/index.ts';
import { identityMissing } from '../identity/identity.complete.ts';
import { findIdentityLink, spendIdentityLink, type OpenedLink } from '../identity/identity.link.ts';
import { cleanIdentity, openIdentity } from '../identity/identity.seal.ts';
import { takeIdentity } from '../identity/identity.take.ts';
import { changeRequest, findRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import { citizenPage, langOf, sayIn, typed, type Say } from './citizen.frame.ts';
import { fieldOf, trap } from './form.fields.ts';
import { isEmail, type PageDeps } from './form.pages.ts';
import { stepDesk } from '../request/request.join.ts';

const MOST_BYTES = 16 * 1024;

/** The short form by which somebody says who they are; it is used once. */
export async function showIdentityForm(deps: PageDeps, call: PageCall): Promise<Response> {
  const link = await find(deps, call);
  if (link?.state !== 'open') return closedPage(deps, call, link);
  const row = await findRequest(deps.db, link.named);
  if (row.identified || row.erased_at) return closedPage(deps, call, { ...link, state: 'used' });
  return formPage(deps, call, row, { who: openIdentity(deps.sealer, row), wrong: {} });
}

export async function takeIdentityForm(deps: PageDeps, call: PageCall): Promise<Response> {
  const link = await find(deps, call);
  if (link?.state !== 'open') return closedPage(deps, call, link);
  const { form } = await readUpload(call, MOST_BYTES);
  const row = await findRequest(deps.db, link.named);
  const say = sayIn(langOf(call));
  const who = cleanIdentity({
    firstName: typed(form, 'prenom', 80),
    lastName: typed(form, 'nom', 80),
    address: typed(form, 'adresse', 300),
    email: typed(form, 'email', 254),
    phone: typed(form, 'telephone', 40),
    organisation: typed(form, 'organisme', 120),
    organisationId: typed(form, 'numero', 20),
  });
  const wrong = faultsOf(who, say);
  if (Object.keys(wrong).length > 0) return formPage(deps, call, row, { who, wrong });
  if (form.get('site')) return closedPage(deps, call, { ...link, state: 'used' });
  const done = await deps.db.transaction().execute(async (trx) => {
    const named = await spendIdentityLink(deps, trx, call.params['token'] ?? '', deps.now());
    if (!named) return false;
    const locked = await lockRequest(trx, named);
    const change = await takeIdentity(deps, trx, locked, who);
    await changeRequest(deps, trx, named, change, 'identified');
    if (locked.state === 'open' || locked.state === 'reopened') await stepDesk(trx, named, locked.state, deps.now());
    return true;
  });
  if (!done) return closedPage(deps, call, { ...link, state: 'used' });
  const territory = await findTerritory(deps.db, row.territory_id);
  const title = say('Merci, c’est enregistré', 'Thank you, it is recorded');
  return citizenPage(call, {
    territory,
    title,
    isPrivate: true,
    body: () =>
      html`<h1>${title}</h1>
        <p>
          ${say(`Votre demande ${row.ref} est maintenant régulière : les délais courent à partir d’aujourd’hui. Nous ne vous demanderons pas deux fois qui vous êtes.`, `Your request ${row.ref} is now regular: time limits run from today. We shall not ask you twice who you are.`)}
        </p>
        <p>
          ${say('Nous vous envoyons par courriel l’accusé d’enregistrement, et l’adresse de votre page de suivi.', 'We are sending you by e-mail the receipt of registration, and the address of your page.')}
        </p>`,
  });
}

async function find(deps: PageDeps, call: PageCall): Promise<OpenedLink | undefined> {
  const token = call.params['token'] ?? '';
  const link = await findIdentityLink(deps, deps.db, token, deps.now());
  if (!link) deps.asking.take(`identity ${call.address}`);
  return link;
}

type Wrong = Partial<Record<keyof Identity, string>>;

function faultsOf(who: Identity, say: Say): Wrong {
  const missing = identityMissing(who).map(
    ({ field, label }) => [field, say(`Il manque ${label.fr}.`, `Missing: ${label.en}.`)] as const,
  );
  const wrong: Wrong = Object.fromEntries(missing);
  if (who.email !== undefined && !isEmail(who.email))
    wrong.email = say(
      'Cette adresse n’est pas complète, par exemple « nom@exemple.fr ».',
      'This address is not complete: for example “name@example.org”.',
    );
  return wrong;
}

async function formPage(
  deps: PageDeps,
  call: PageCall,
  row: StoredRequest,
  { who, wrong }: { who: Identity; wrong: Wrong },
): Promise<Response> {
  const territory = await findTerritory(deps.db, row.territory_id);
  const lang = langOf(call);
  const say = sayIn(lang);
  const title = say('Qui êtes-vous ?', 'Who are you?');
  const isWrong = Object.keys(wrong).length > 0;
  return citizenPage(call, {
    territory,
    title: isWrong ? `${say('À corriger', 'To correct')} – ${title}` : title,
    isPrivate: true,
    ...(isWrong ? { status: 422 } : {}),
    body: () =>
      html`<p class="quiet">${say('Demande', 'Request')} ${row.ref}</p>
        <h1>${title}</h1>
        <p>
          ${say('Vous nous avez écrit :', 'You wrote to us:')} « ${row.title} ».
          ${say('Pour vous répondre en bonne et due forme, il nous faut votre nom et vos adresses. Cela prend deux minutes.', 'To answer you properly we need your name and addresses. It takes two minutes.')}
        </p>
        <form method="post" action="?lang=${lang}">
          ${fieldOf({ name: 'prenom', label: say('Prénom', 'First name'), value: who.firstName, most: 80, autocomplete: 'given-name', wrong: wrong.firstName })}
          ${fieldOf({ name: 'nom', label: say('Nom', 'Last name'), value: who.lastName, most: 80, autocomplete: 'family-name', wrong: wrong.lastName })}
          ${fieldOf({ name: 'adresse', label: say('Adresse postale', 'Postal address'), value: who.address, most: 300, autocomplete: 'street-address', wrong: wrong.address })}
          ${fieldOf({ name: 'email', label: say('Adresse électronique', 'E-mail address'), value: who.email, type: 'email', inputmode: 'email', most: 254, autocomplete: 'email', wrong: wrong.email })}
          ${fieldOf({ name: 'telephone', label: say('Téléphone (facultatif)', 'Phone (optional)'), value: who.phone, type: 'tel', inputmode: 'tel', most: 40, autocomplete: 'tel' })}
          <details ${who.organisation || who.organisationId ? 'open' : ''}>
            <summary>
              ${say('J’écris pour une entreprise ou une association', 'I write for a company or an association')}
            </summary>
            <div>
              ${fieldOf({ name: 'organisme', label: say('Nom', 'Name'), value: who.organisation, most: 120, autocomplete: 'organization' })}
              ${fieldOf({ name: 'numero', label: say('Numéro SIRET ou RNA', 'SIRET or RNA number'), value: who.organisationId, most: 20, wrong: wrong.organisationId, hint: say('Quatorze chiffres, ou W et neuf signes pour une association.', 'Fourteen digits, or W and nine signs for an association.') })}
            </div>
          </details>
          ${trap(say)}
          <button>${say('Envoyer', 'Send')}</button>
          <p class="quiet">
            ${say('Ces données servent à traiter cette demande, et à rien d’autre.', 'These data serve to deal with this request, and nothing else.')}
            <a href="/ecrire/${territory.id}/modalites#donnees">${say('En savoir plus', 'Learn more')}</a>
          </p>
        </form>`,
  });
}

/** A link that was used, is over or is wrong says so, and shows another way. */
async function closedPage(deps: PageDeps, call: PageCall, link: OpenedLink | undefined): Promise<Response> {
  const lang = langOf(call);
  const say = sayIn(lang);
  const title =
    link?.state === 'used'
      ? say('Ce lien a déjà servi', 'This link was used already')
      : say('Ce lien n’est plus valable', 'This link is no longer valid');
  const status = link ? 410 : 404;
  if (!link)
    return publicPage(call.request, {
      lang,
      title,
      brand: { name: 'Beffroi' },
      status,
      isPrivate: true,
      body: html`<h1>${title}</h1>
        <p>
          ${say('Vérifiez l’adresse : elle doit être entière, telle que vous l’avez reçue.', 'Check the address: it must be whole, as you received it.')}
        </p>`,
    });
  const territory = await findTerritory(deps.db, link.named.territoryId);
  return citizenPage(call, {
    territory,
    title,
    status,
    isPrivate: true,
    body: () =>
      html`<h1>${title}</h1>
        <p>
          ${link.state === 'used' ? say('Si c’était vous, il n’y a plus rien à faire. Si on vous a transféré ce lien, écrivez-nous en votre nom.', 'If it was you, there is nothing left to do. If somebody forwarded it to you, write to us in your own name.') : say('Il servait pendant trente jours. Écrivez-nous par le formulaire, en rappelant la référence de votre demande.', 'It could be used for thirty days. Write to us by the form, with the reference of your request.')}
        </p>
        <p>
          <a href="/ecrire/${territory.id}?lang=${lang}">${say('Écrire par le formulaire', 'Write by the form')}</a>
        </p>`,
  });
}
