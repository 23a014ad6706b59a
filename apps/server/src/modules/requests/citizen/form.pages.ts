import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { z } from 'zod';
import type { Territory } from '@beffroi/contracts';
import type { PageCall } from '../../../platform/http/pages.ts';
import type { Html } from '../../../platform/http/public-page.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import { readUpload } from '../../../platform/http/upload.ts';
import { trackUrl } from '../request/track.token.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { citizenPage, langOf, sayIn, territoryOf, typed, type Lang, type Say } from './citizen.frame.ts';
import { judgeFiles } from './files.judge.ts';
import { fieldOf, fileField, MOST_UPLOAD_BYTES, trap } from './form.fields.ts';
import { lookAt, type Look } from './form.look.ts';
import { formScript } from './form.script.ts';
import { receiveForm, type Written } from './form.receive.ts';

export type PageDeps = RequestsDeps & {
  /** How often one address may write. */
  asking: RateLimit;
  /** How often it may be told where a message would go. */
  looking: RateLimit;
};

type Shown = Partial<Written> & { wrong?: Partial<Record<'message' | 'email', string>>; look?: Look; key?: string };

export async function showForm(deps: PageDeps, call: PageCall): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  return formPage(deps, call, territory, {});
}

/** What somebody wrote: taken at once, or shown once more with what they should know before it is sent. */
export async function takeForm(deps: PageDeps, call: PageCall): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  deps.asking.take(`write ${call.address}`);
  const lang = langOf(call);
  const { form, files } = await readUpload(call, MOST_UPLOAD_BYTES);
  const written = readWritten(form);
  const wrong = faultsOf(written, sayIn(lang));
  const key = keyOf(form);
  if (Object.keys(wrong).length > 0) return formPage(deps, call, territory, { ...written, wrong, key });
  const { formOpen } = await readRequestSettings(deps.db, territory.id);
  if (!formOpen) return formPage(deps, call, territory, {});
  if (form.get('vu') !== '1') {
    const look = await lookAt(deps, { territoryId: territory.id, text: written.message, place: written.place, lang });
    if (look.answers.length > 0 || look.warnings.length > 0 || look.outside !== undefined)
      return formPage(deps, call, territory, { ...written, look, key });
  }
  // A field that nobody sees is filled by programs alone: they are thanked, and nothing is kept.
  if (form.get('site'))
    return citizenPage(call, {
      territory,
      title: sayIn(lang)('Merci', 'Thank you'),
      isPrivate: true,
      body: (say) => html`<h1>${say('Merci', 'Thank you')}</h1>`,
    });
  const judged = judgeFiles(files);
  const { row } = await receiveForm(deps, { territoryId: territory.id, written, lang, key, files: judged });
  // Elsewhere, so that loading the page again sends nothing.
  const query = new URLSearchParams({
    lang,
    recue: '1',
    ...(judged.refused.length > 0 ? { refuses: judged.refused.join(', ').slice(0, 300) } : {}),
  });
  return new Response(null, {
    status: 303,
    headers: {
      location: `${trackUrl({ ...deps, baseUrl: '' }, row)}?${query}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
  });
}

/** For the script of the form: the same look, as JSON. */
export async function lookAtForm(deps: PageDeps, call: PageCall): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  deps.looking.take(`look ${call.address}`);
  const lang = langOf(call);
  const say = sayIn(lang);
  const text = typed(call.form, 'message', 5000);
  const look = await lookAt(deps, { territoryId: territory.id, text, place: typed(call.form, 'lieu', 300), lang });
  const answer = {
    lines: [...linesOf(look, say), ...(look.answers.length > 0 ? [alreadyAnswered(say)] : [])],
    answers: look.answers.map(({ question, url }) => ({ question, url })),
    warned: look.warnings.length > 0,
  };
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
}

function readWritten(form: URLSearchParams): Written {
  return {
    message: typed(form, 'message', 20_000),
    place: typed(form, 'lieu', 300),
    email: typed(form, 'email', 254),
    firstName: typed(form, 'prenom', 80),
    lastName: typed(form, 'nom', 80),
    address: typed(form, 'adresse', 300),
    phone: typed(form, 'telephone', 40),
    notify: form.get('prevenir') === '1',
  };
}

const keyOf = (form: URLSearchParams): string => {
  const key = form.get('cle') ?? '';
  return /^[A-Za-z0-9-]{8,64}$/.test(key) ? key : randomUUID();
};

export const isEmail = (text: string): boolean => z.email().max(254).safeParse(text).success;

function faultsOf({ message, email }: Written, say: Say): NonNullable<Shown['wrong']> {
  return {
    ...(message.length < 5 ? { message: say('Écrivez votre message.', 'Write your message.') } : {}),
    ...(email !== '' && !isEmail(email)
      ? {
          email: say(
            'Cette adresse n’est pas complète, par exemple « nom@exemple.fr ».',
            'This address is not complete: for example “name@example.org”.',
          ),
        }
      : {}),
  };
}

const alreadyAnswered = (say: Say): string => say('C’est peut-être déjà répondu :', 'It may be answered already:');

function linesOf({ department, outside, warnings }: Look, say: Say): string[] {
  const list = warnings.join(', ');
  return [
    ...(warnings.length === 0
      ? []
      : [
          say(
            `Votre message contient ${list} : retirez-le, nous n’en avons pas besoin.`,
            `Your message holds ${list}: take it out, we do not need it.`,
          ),
        ]),
    ...(department === undefined
      ? []
      : [
          say(
            `Votre message ira sans doute au service ${department}.`,
            `Your message will likely go to: ${department}.`,
          ),
        ]),
    ...(outside === undefined
      ? []
      : [
          say(
            `Cela semble relever de : ${outside}. Vous pouvez nous écrire quand même : nous transmettrons, en vous disant à qui.`,
            `This seems to be for: ${outside}. You may write to us all the same: we shall pass it on and tell you to whom.`,
          ),
        ]),
  ];
}

async function formPage(deps: PageDeps, call: PageCall, territory: Territory, shown: Shown): Promise<Response> {
  const { formOpen, keepDays } = await readRequestSettings(deps.db, territory.id);
  const lang = langOf(call);
  const say = sayIn(lang);
  const title = say('Nous écrire', 'Write to us');
  const isWrong = shown.wrong !== undefined && Object.keys(shown.wrong).length > 0;
  return citizenPage(call, {
    territory,
    title: isWrong ? `${say('À corriger', 'To correct')} – ${title}` : title,
    ...(isWrong ? { status: 422 } : {}),
    isFresh: true,
    script: formScript,
    body: () =>
      html`<h1>${title}</h1>
        ${formOpen ? formOf(territory, shown, { say, lang, keepDays }) : html`<p class="note">${say('Ce formulaire est fermé pour le moment. Les autres façons de nous saisir sont au bas de cette page.', 'This form is closed for now. Other ways to reach us are at the foot of this page.')}</p>`}`,
  });
}

function formOf(
  territory: Territory,
  shown: Shown,
  { say, lang, keepDays }: { say: Say; lang: Lang; keepDays: number },
): Html {
  const { look, wrong = {} } = shown;
  const lines = look ? linesOf(look, say) : [];
  const base = `/ecrire/${territory.id}`;
  return html`<p>
      ${say(`Une personne de ${territory.name} vous lit et vous répond, sous trois jours ouvrés en général.`, `A person at ${territory.name} reads you and answers, within three working days as a rule.`)}
    </p>
    <form
      id="ecrire"
      method="post"
      action="${base}?lang=${lang}"
      enctype="multipart/form-data"
      data-look="${base}/apercu?lang=${lang}"
    >
      <input type="hidden" name="cle" value="${shown.key ?? randomUUID()}" />
      <input type="hidden" name="vu" value="${look ? '1' : ''}" />
      ${fieldOf({ name: 'message', label: say('Votre message', 'Your message'), value: shown.message, rows: 6, most: 20_000, required: true, wrong: wrong.message, hint: say('N’écrivez ni numéro de sécurité sociale, ni mot de passe, ni numéro de compte.', 'Write no social-security number, password or account number.') })}
      <div id="apercu" class="note" role="status" ${lines.length === 0 && !look?.answers.length ? 'hidden' : ''}>
        ${look ? html`<p>${say('Avant d’envoyer :', 'Before you send it:')}</p>` : ''}
        ${lines.map((line) => html`<p>${line}</p>`)}
        ${
          look?.answers.length
            ? html`<p>${alreadyAnswered(say)}</p>
                <ul>
                  ${look.answers.map(({ question, url }) => html`<li><a href="${url}">${question}</a></li>`)}
                </ul>`
            : ''
        }
      </div>
      ${fieldOf({ name: 'lieu', label: say('Où ? (commune, rue)', 'Where? (town, street)'), value: shown.place, most: 300, hint: say('Si votre message concerne un lieu.', 'If your message is about a place.') })}
      ${fieldOf({ name: 'email', label: say('Adresse électronique (facultatif)', 'E-mail address (optional)'), value: shown.email, type: 'email', inputmode: 'email', most: 254, autocomplete: 'email', wrong: wrong.email, hint: say('Pour vous envoyer la réponse. Sans elle, gardez l’adresse de la page de suivi.', 'To send you the answer. Without it, keep the address of the page of your request.') })}
      ${fileField(say)}
      ${look ? html`<p class="quiet">${say('Si vous aviez choisi un fichier, choisissez-le de nouveau.', 'If you had chosen a file, choose it again.')}</p>` : ''}
      <details ${shown.lastName || shown.address ? 'open' : ''}>
        <summary>
          ${say('Pour une démarche officielle : qui êtes-vous ?', 'For an official request: who are you?')}
        </summary>
        <div>
          <p class="quiet">
            ${say('Une réclamation ou une demande de document ne fait courir de délai que si nous savons qui écrit (CRPA, R112-9-1). Pour un signalement, laissez vide.', 'Time limits run for a complaint or a request for documents only if we know who writes (CRPA, R112-9-1). To report something, leave it empty.')}
          </p>
          ${fieldOf({ name: 'prenom', label: say('Prénom', 'First name'), value: shown.firstName, most: 80, autocomplete: 'given-name' })}
          ${fieldOf({ name: 'nom', label: say('Nom', 'Last name'), value: shown.lastName, most: 80, autocomplete: 'family-name' })}
          ${fieldOf({ name: 'adresse', label: say('Adresse postale', 'Postal address'), value: shown.address, most: 300, autocomplete: 'street-address' })}
          ${fieldOf({ name: 'telephone', label: say('Téléphone (facultatif)', 'Phone (optional)'), value: shown.phone, most: 40, type: 'tel', inputmode: 'tel', autocomplete: 'tel' })}
        </div>
      </details>
      <label class="choice"
        ><input type="checkbox" name="prevenir" value="1" ${shown.notify === false ? '' : 'checked'} /><span
          >${say('Me prévenir par courriel quand il y a une réponse', 'Tell me by e-mail when there is an answer')}</span
        ></label
      >
      ${trap(say)}
      <button>
        ${look ? say('Envoyer quand même', 'Send it all the same') : say('Envoyer ma demande', 'Send my request')}
      </button>
      <p class="quiet">
        ${say(`Vos données servent à vous répondre et sont effacées ${keepDays} jours après la clôture.`, `Your data serve to answer you, and are erased ${keepDays} days after closing.`)}
        <a href="${base}/modalites#donnees">${say('En savoir plus', 'Learn more')}</a>
      </p>
    </form>`;
}
