import { html } from 'hono/html';
import type { Html } from '../../../platform/http/public-page.ts';
import { listFiles } from '../request/attachment.store.ts';
import { dayIn } from '../request/event.sentences.ts';
import { readEvents, type StoredEvent } from '../request/event.read.ts';
import { aroundOf } from '../request/request.around.ts';
import { holderOf, isOpen } from '../request/request.presenter.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { dateIn, instantIn, sayIn, type Lang, type Say } from './citizen.frame.ts';
import { fieldOf, fileField } from './form.fields.ts';
import { sentenceIn } from './tracking.sentences.ts';

type Around = {
  /** Its own address, without a query. */
  here: string;
  lang: Lang;
  zone: string;
  query: Record<string, string>;
  wrong?: string | undefined;
};

/** Where a request is, who has it, until when, what happened, and what its person can do. */
export async function trackingView(
  deps: RequestsDeps,
  row: StoredRequest,
  { here, lang, zone, query, wrong }: Around,
): Promise<{ title: string; body: Html }> {
  const say = sayIn(lang);
  const named = { territoryId: row.territory_id, requestId: row.id };
  const [events, files, { departments }] = await Promise.all([
    readEvents(deps.db, named),
    listFiles(deps.db, named),
    aroundOf(deps.db, [row], { now: deps.now(), zone }),
  ]);
  const title = headline(row, holderOf(row, departments), say);
  const shown = events.filter((event) => event.public);
  const acknowledged = events.some(({ kind }) => kind === 'acknowledged');
  const theirs = files.filter(({ from }) => from === 'citizen');
  const body = html`<p class="quiet">${say('Demande', 'Request')} ${row.ref}</p>
    <h1>${title}</h1>
    ${notesOf(query, say).map((note) => html`<p class="note" role="status">${note}</p>`)}
    ${dueOf(row, { lang, zone, say })} ${row.state === 'waiting_citizen' ? askedPieces(events, say) : ''}
    <h2>${say('Ce qui s’est passé', 'What happened')}</h2>
    <ol class="steps">
      ${shown.map((event) => stepOf(event, { lang, zone }))}
    </ol>
    ${acknowledged ? html`<p><a href="${here}/accuse">${say('Télécharger l’accusé de réception (PDF)', 'Download the acknowledgement (PDF)')}</a></p>` : ''}
    <details>
      <summary>${say('Votre demande', 'Your request')}</summary>
      <div>
        <blockquote>${row.text}</blockquote>
        ${row.place === null ? '' : html`<p>${say('Lieu :', 'Place:')} ${row.place}</p>`}
        ${
          theirs.length === 0
            ? ''
            : html`<ul>
                ${theirs.map(({ name }) => html`<li>${name}</li>`)}
              </ul>`
        }
      </div>
    </details>
    ${isOpen(row.state) ? '' : judging(row, say)}
    ${isOpen(row.state) ? adding(row, { act: 'ajouter', wrong, say }) : row.satisfied === true ? '' : adding(row, { act: 'contester', wrong, say })}
    <p class="quiet">
      ${say('Gardez l’adresse de cette page pour vous : elle seule l’ouvre.', 'Keep the address of this page to yourself: it alone opens it.')}
    </p>
    <form method="post" class="row">
      <input type="hidden" name="acte" value="effacer" />
      <button class="quiet-button">${say('Effacer ma demande', 'Erase my request')}</button>
    </form>`;
  return { title, body };
}

function headline(row: StoredRequest, holder: string | undefined, say: Say): string {
  switch (row.state) {
    case 'with_department':
      return say(
        holder === undefined
          ? 'Votre demande est confiée à un service'
          : `Votre demande est confiée au service : ${holder}`,
        `Your request is with ${holder ?? 'the department'}`,
      );
    case 'forwarded':
      return say(
        `Votre demande est transmise à l’autorité compétente : ${holder ?? ''}`,
        `Your request was forwarded to the authority in charge: ${holder ?? ''}`,
      );
    case 'waiting_citizen':
      return say('Nous attendons votre réponse', 'We are waiting for your answer');
    case 'answered':
      return say('Nous vous avons répondu', 'We have answered you');
    case 'closed':
      return say('Votre demande est close', 'Your request is closed');
    case 'reopened':
      return say('Votre demande est rouverte', 'Your request is open again');
    default:
      return say('Votre demande est reçue', 'Your request is received');
  }
}

function notesOf(query: Record<string, string>, say: Say): string[] {
  const notes: Record<string, string> = {
    ajoute: say('C’est ajouté à votre demande.', 'It is added to your request.'),
    conteste: say('Votre demande est rouverte : nous la relisons.', 'Your request is open again: we read it anew.'),
    aide: say('Merci de nous l’avoir dit.', 'Thank you for telling us.'),
    'pas-aide': say(
      'Merci de nous l’avoir dit. Écrivez ci-dessous ce qui ne va pas : nous reprendrons votre demande.',
      'Thank you for telling us. Write below what is wrong: we shall take your request up again.',
    ),
  };
  const done = notes[query['fait'] ?? ''];
  const refused = (query['refuses'] ?? '').slice(0, 300);
  return [
    ...(query['recue'] === '1'
      ? [
          say(
            'Votre message est bien arrivé. Gardez l’adresse de cette page : elle vous dira où en est votre demande.',
            'Your message has arrived. Keep the address of this page: it will tell you where your request is.',
          ),
        ]
      : []),
    ...(done === undefined ? [] : [done]),
    ...(refused === ''
      ? []
      : [
          say(
            `Non gardé : ${refused} (type refusé, trop lourd ou illisible). Envoyez une photo ou un PDF de 8 Mo au plus.`,
            `Not kept: ${refused} (type refused, too large or unreadable). Send a photo or a PDF of 8 MB at most.`,
          ),
        ]),
  ];
}

function dueOf(row: StoredRequest, { lang, zone, say }: { lang: Lang; zone: string; say: Say }): Html | '' {
  if (row.due_at === null || !isOpen(row.state) || row.state === 'forwarded' || row.state === 'waiting_citizen')
    return '';
  const at = html`<strong
    ><time datetime="${row.due_at.toISOString()}">${dateIn(lang, zone, row.due_at)}</time></strong
  >`;
  return html`<p class="note">${say('Réponse prévue au plus tard le', 'Answer planned by')} ${at}</p>`;
}

function askedPieces(events: readonly StoredEvent[], say: Say): Html | '' {
  const last = events.findLast(({ kind }) => kind === 'completion_asked' || kind === 'completed');
  if (last?.kind !== 'completion_asked' || !Array.isArray(last.detail['pieces'])) return '';
  const pieces = last.detail['pieces'].map(String);
  return html`<h2>${say('Ce qu’il nous manque', 'What we are missing')}</h2>
    <p>
      ${say(`Avant le ${dayIn('fr', String(last.detail['deadline']))} :`, `By ${dayIn('en', String(last.detail['deadline']))}:`)}
    </p>
    <ul>
      ${pieces.map((piece) => html`<li>${piece}</li>`)}
    </ul>`;
}

function stepOf(event: StoredEvent, { lang, zone }: { lang: Lang; zone: string }): Html {
  const text = typeof event.detail['text'] === 'string' ? event.detail['text'] : '';
  return html`<li>
    <p><strong>${sentenceIn(event, lang)}</strong></p>
    <p class="quiet"><time datetime="${event.at.toISOString()}">${instantIn(lang, zone, event.at)}</time></p>
    ${text === '' ? '' : html`<blockquote>${text}</blockquote>`}
  </li>`;
}

function judging(row: StoredRequest, say: Say): Html {
  if (row.satisfied !== null)
    return html`<p>
      ${row.satisfied ? say('Vous nous avez dit que c’est réglé.', 'You told us that it is settled.') : say('Vous nous avez dit que ce n’est pas réglé.', 'You told us that it is not settled.')}
    </p>`;
  const button = (yes: boolean, label: string): Html =>
    html`<form method="post">
      <input type="hidden" name="acte" value="aide" /><input type="hidden" name="oui" value="${yes ? '1' : '0'}" />
      <button class="${yes ? '' : 'quiet-button'}">${label}</button>
    </form>`;
  return html`<h2>${say('C’est réglé pour vous ?', 'Is it settled for you?')}</h2>
    <div class="row">
      ${button(true, say('Oui, merci', 'Yes, thank you'))}${button(false, say('Pas encore', 'Not yet'))}
    </div>`;
}

function adding(
  row: StoredRequest,
  { act, wrong, say }: { act: 'ajouter' | 'contester'; wrong: string | undefined; say: Say },
): Html {
  const open = row.satisfied === false || wrong !== undefined;
  const isNew = act === 'ajouter';
  const label = isNew ? say('Ajouter une précision', 'Add something') : say('Dites-nous pourquoi', 'Tell us why');
  const form = html`<form method="post" enctype="multipart/form-data">
    <input type="hidden" name="acte" value="${act}" />
    ${fieldOf({ name: 'message', label, rows: 4, most: 10_000, wrong })} ${fileField(say)}
    <button>${isNew ? say('Envoyer', 'Send') : say('Contester et rouvrir', 'Contest and open again')}</button>
  </form>`;
  if (isNew) return form;
  return html`<details ${open ? 'open' : ''}>
    <summary>${say('La réponse ne vous convient pas ?', 'The answer does not suit you?')}</summary>
    <div>${form}</div>
  </details>`;
}
