import { html } from 'hono/html';
import type { PageCall, Pages } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import { createRateLimit, type RateLimit } from '../../../platform/http/rate-limit.ts';
import { readUpload } from '../../../platform/http/upload.ts';
import { judge } from '@beffroi/connectors/mailbox';
import type { Verb } from '../mail/answer.verb.ts';
import { downloadFile } from '../request/attachment.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { settleHandover } from './handover.settle.ts';
import { findService, type ServiceView } from './service.find.ts';
import { serviceWords as words } from './service.words.ts';

const MOST_BYTES = 8 * 1024 * 1024;
/** What a form adds to its files. */
const FORM_BYTES = 64 * 1024;
const MOST_TEXT = 10_000;
/** A town hall shares one address. */
const PER_MINUTE = 60;
const verbs: readonly Verb[] = ['answered', 'done', 'needs_more', 'not_for_us'];

type Deps = RequestsDeps & { asking: RateLimit };
type Said = (typeof words)['fr'] | (typeof words)['en'];

/** The pages by which an agent without an account answers: the token of the address is all that opens them. */
export function mountServicePages(pages: Pages, deps: RequestsDeps): void {
  const asking = createRateLimit({ perMinute: PER_MINUTE, now: () => deps.now().getTime() });
  pages.get('/service/:token', async (call) => showService({ ...deps, asking }, call));
  pages.post('/service/:token', async (call) => takeAnswer({ ...deps, asking }, call));
  pages.get('/service/:token/files/:file', async (call) => giveFile({ ...deps, asking }, call));
}

async function showService(deps: Deps, call: PageCall): Promise<Response> {
  const view = await find(deps, call);
  return view ? servicePage(call, view, {}) : expiredPage(call);
}

async function giveFile(deps: Deps, call: PageCall): Promise<Response> {
  const view = await find(deps, call);
  if (!view) return expiredPage(call);
  const { territory_id: territoryId, request_id: requestId } = view.handover;
  const file = view.files.find(({ id }) => id === call.params['file']);
  return file ? downloadFile(deps.db, { territoryId, requestId, attachmentId: file.id }) : expiredPage(call);
}

async function takeAnswer(deps: Deps, call: PageCall): Promise<Response> {
  const view = await find(deps, call);
  if (!view) return expiredPage(call);
  const said = words[call.locale];
  const { form, files } = await uploadOf(call);
  const outcome = verbs.find((each) => each === form.get('outcome'));
  const text = (form.get('text') ?? '').trim().slice(0, MOST_TEXT).toWellFormed().replaceAll('\0', '');
  const name = (form.get('name') ?? '').trim().slice(0, 120).toWellFormed().replaceAll('\0', '');
  if (!outcome) return servicePage(call, view, { wrong: said.chooseOne, text, name });
  if (text === '' && (outcome === 'answered' || outcome === 'needs_more'))
    return servicePage(call, view, { wrong: said.writeIt, text, name, outcome });
  // A field that nobody sees is filled by programs alone.
  if (form.get('site')) return thanksPage(call, view, []);
  const judged = files.map((file) => judge(file, MOST_BYTES));
  const { territory_id: territoryId, request_id: requestId, id: handoverId } = view.handover;
  await deps.db.transaction().execute(async (trx) =>
    settleHandover(
      deps,
      trx,
      { territoryId, requestId, handoverId },
      {
        outcome,
        way: 'page',
        text,
        byName: name === '' ? view.name : name,
        at: deps.now(),
        files: judged.flatMap(({ verdict, content, name: file, mimeType }) =>
          verdict === 'safe' && content ? [{ name: file, mimeType, content }] : [],
        ),
        refused: judged.filter(({ verdict }) => verdict !== 'safe'),
      },
    ),
  );
  const notKept = judged.filter(({ verdict }) => verdict !== 'safe').map(({ name: file }) => file);
  return thanksPage(call, view, notKept);
}

/** Whoever guesses at addresses is slowed down; the limit of all pages is far above what a person does. */
async function find(deps: Deps, call: PageCall): Promise<ServiceView | undefined> {
  deps.asking.take(`service ${call.address}`);
  return findService(deps, call.params['token'] ?? '', call.locale);
}

/** A short form was read already by who mounts the pages; one with files was left for us. */
async function uploadOf(call: PageCall): ReturnType<typeof readUpload> {
  if (call.request.bodyUsed) return { form: call.form, files: [] };
  return readUpload(call, MOST_BYTES + FORM_BYTES);
}

async function servicePage(
  { locale: lang, request, params }: PageCall,
  view: ServiceView,
  typed: { wrong?: string; text?: string; name?: string; outcome?: Verb },
): Promise<Response> {
  const said = words[lang];
  const { request: asked, handover, territory } = view;
  const isOurs = handover.state !== 'recalled';
  const title = handover.to_kind === 'authority' ? said.forwarded(territory.name) : said.asked(territory.name);
  const address = `/service/${params['token'] ?? ''}`;
  return publicPage(request, {
    lang,
    title: `${typed.wrong ? `${said.error} – ` : ''}${asked.ref}${isOurs ? ` – ${asked.title}` : ''}`,
    brand: brandOf(view),
    isPrivate: true,
    ...(typed.wrong ? { status: 422 } : {}),
    body: html`<h1>${title}</h1>
      ${isOurs ? '' : html`<p class="note">${said.recalled}</p>`}
      ${isOurs && asked.state === 'closed' ? html`<p class="note">${said.closed}</p>` : ''}
      ${isOurs ? askedOf(said, address, view) : html`<h2>${asked.ref}</h2>`}
      ${isOurs ? formOf(said, address, view, typed) : ''}`,
  });
}

/** What somebody wrote, where, with which files, and who had it: for whoever has it. */
function askedOf(said: Said, address: string, view: ServiceView): Html {
  const { request: asked, handover } = view;
  return html`<h2>${asked.ref} – ${asked.title}</h2>
    <blockquote lang="${asked.lang}">${asked.text}</blockquote>
    <dl>
      ${factOf(said.where, asked.place ?? undefined)} ${factOf(said.received, view.receivedOn)}
      ${factOf(said.until, view.until)} ${factOf(said.note, handover.note || undefined)}
    </dl>
    ${filesOf(said, address, view)}
    <h3>${said.history}</h3>
    <ul>
      ${view.history.map(({ at, name, state }) => html`<li>${at} – ${name}${said === words.fr ? '\u{a0}' : ''}: ${said.states[state]}</li>`)}
    </ul>`;
}

function factOf(label: string, value: string | undefined): Html | '' {
  return value === undefined
    ? ''
    : html`<dt>${label}</dt>
        <dd>${value}</dd>`;
}

function filesOf(said: Said, address: string, { files }: ServiceView): Html | '' {
  if (files.length === 0) return '';
  return html`<h3>${said.files}</h3>
    <ul>
      ${files.map(({ id, name, bytes }) => html`<li><a href="${address}/files/${id}">${name}</a> (${Math.ceil(bytes / 1024)} ${said.kilobytes})</li>`)}
    </ul>`;
}

function formOf(
  said: Said,
  address: string,
  view: ServiceView,
  typed: { wrong?: string; text?: string; name?: string; outcome?: Verb },
): Html {
  return html`<article>
    <h2 id="answer">${said.answer}</h2>
    <p class="quiet">${said.forOther(view.name)}</p>
    ${typed.wrong ? html`<p class="note" id="wrong" role="alert">${typed.wrong}</p>` : ''}
    <form method="post" action="${address}" enctype="multipart/form-data">
      <fieldset>
        <legend>${said.choose}</legend>
        ${verbs.map(
          (verb) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="outcome"
                value="${verb}"
                required
                ${typed.outcome === verb ? 'checked' : ''}
              />${said[verb]}</label
            >`,
        )}
      </fieldset>
      <label for="text">${said.text}</label>
      <textarea id="text" name="text" maxlength="${MOST_TEXT}" ${typed.wrong ? html`aria-describedby="wrong"` : ''}>
${typed.text ?? ''}</textarea>
      <label for="name">${said.name}</label>
      <input id="name" name="name" maxlength="120" autocomplete="name" value="${typed.name ?? ''}" />
      <label for="files">${said.attach}</label>
      <input id="files" name="files" type="file" multiple />
      <p class="trap" aria-hidden="true">
        <label for="site">Site</label><input id="site" name="site" tabindex="-1" autocomplete="off" />
      </p>
      <button>${said.send}</button>
    </form>
    <p class="quiet">${said.quiet}</p>
  </article>`;
}

async function thanksPage(
  { locale: lang, request }: PageCall,
  view: ServiceView,
  notKept: readonly string[],
): Promise<Response> {
  const said = words[lang];
  return publicPage(request, {
    lang,
    title: said.thanks,
    brand: brandOf(view),
    isPrivate: true,
    body: html`<h1>${said.thanks}</h1>
      <p>${said.thanksText}</p>
      ${notKept.length === 0 ? '' : html`<p class="note">${said.notKept} ${notKept.join(', ')}</p>`}`,
  });
}

async function expiredPage({ locale: lang, request }: PageCall): Promise<Response> {
  const said = words[lang];
  return publicPage(request, {
    lang,
    title: said.expired,
    brand: { name: 'Beffroi' },
    isPrivate: true,
    status: 410,
    body: html`<h1>${said.expired}</h1>
      <p>${said.expiredText}</p>`,
  });
}

const brandOf = ({ territory }: ServiceView) => ({ name: territory.name, colour: territory.colours.accent });
