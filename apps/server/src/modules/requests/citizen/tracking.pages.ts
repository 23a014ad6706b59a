import { html } from 'hono/html';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage } from '../../../platform/http/public-page.ts';
import { readUpload } from '../../../platform/http/upload.ts';
import { findTerritory } from '../../identity/index.ts';
import { showAcknowledgement } from '../acknowledgement/acknowledgement.send.ts';
import { recallRunning } from '../handover/handover.recall.ts';
import { eraseWhoAsked, erasureKept } from '../identity/identity.erase.ts';
import { recordEvent } from '../request/event.store.ts';
import { isOpen } from '../request/request.presenter.ts';
import { stepDesk } from '../request/request.join.ts';
import { changeRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { citizenPage, langOf, sayIn, typed } from './citizen.frame.ts';
import { judgeFiles } from './files.judge.ts';
import { MOST_UPLOAD_BYTES } from './form.fields.ts';
import type { PageDeps } from './form.pages.ts';
import { personAdds, personContests, personJudges } from './person.adds.ts';
import { findByTrack } from './tracking.find.ts';
import { trackingView } from './tracking.view.ts';

/** The private page of who asked. */
export async function showTracking(deps: PageDeps, call: PageCall): Promise<Response> {
  const row = await find(deps, call);
  return row ? page(deps, call, row, {}) : nobody(call);
}

/** What who asked does on their page. */
export async function takeTracking(deps: PageDeps, call: PageCall): Promise<Response> {
  const row = await find(deps, call);
  if (!row) return nobody(call);
  deps.asking.take(`track ${row.id}`);
  const { form, files } = await readUpload(call, MOST_UPLOAD_BYTES);
  const named = { territoryId: row.territory_id, requestId: row.id };
  const say = sayIn(langOf(call));
  const text = typed(form, 'message', 10_000);
  const judged = judgeFiles(files);
  switch (form.get('acte')) {
    case 'ajouter':
    case 'contester': {
      const contests = form.get('acte') === 'contester';
      if (text === '' && (contests || judged.safe.length === 0))
        return page(deps, call, row, { wrong: say('Écrivez votre message.', 'Write your message.') });
      const words = text || judged.safe.map(({ name }) => name).join(', ');
      await (contests ? personContests : personAdds)(deps, { ...named, text: words, files: judged });
      return back(call, {
        fait: contests ? 'conteste' : 'ajoute',
        ...(judged.refused.length > 0 ? { refuses: judged.refused.join(', ').slice(0, 300) } : {}),
      });
    }
    case 'aide':
      await personJudges(deps, { ...named, helped: form.get('oui') === '1' });
      return back(call, { fait: form.get('oui') === '1' ? 'aide' : 'pas-aide' });
    case 'effacer':
      if (form.get('certain') !== '1') return erasePage(deps, call, row);
      await withdrawAndErase(deps, row);
      return gonePage(deps, call, row);
    default:
      return back(call, {});
  }
}

/** The acknowledgement that left, as it left. */
export async function giveAcknowledgement(deps: PageDeps, call: PageCall): Promise<Response> {
  const row = await find(deps, call);
  if (!row) return nobody(call);
  const sent = await deps.db
    .selectFrom('requests.event')
    .select('id')
    .where('territory_id', '=', row.territory_id)
    .where('request_id', '=', row.id)
    .where('kind', '=', 'acknowledged')
    .executeTakeFirst();
  if (!sent) return nobody(call);
  return showAcknowledgement(deps, { territoryId: row.territory_id, requestId: row.id, as: 'pdf' });
}

/** Whoever guesses at addresses is slowed down; a wrong one and an old one are answered alike. */
async function find(deps: PageDeps, call: PageCall): Promise<StoredRequest | undefined> {
  const row = await findByTrack(deps, call.params['token'] ?? '');
  if (!row) deps.asking.take(`track ${call.address}`);
  return row;
}

async function page(
  deps: PageDeps,
  call: PageCall,
  row: StoredRequest,
  { wrong }: { wrong?: string },
): Promise<Response> {
  const territory = await findTerritory(deps.db, row.territory_id);
  const lang = langOf(call);
  const view = await trackingView(deps, row, {
    here: `/suivi/${call.params['token'] ?? ''}`,
    lang,
    zone: territory.timeZone,
    query: call.query,
    wrong,
  });
  return citizenPage(call, {
    territory,
    title: `${wrong === undefined ? '' : `${sayIn(lang)('À corriger', 'To correct')} – `}${view.title}`,
    isPrivate: true,
    ...(wrong === undefined ? {} : { status: 422 }),
    body: () => view.body,
  });
}

function back(call: PageCall, said: Record<string, string>): Response {
  const query = new URLSearchParams({ lang: langOf(call), ...said });
  const headers = { location: `?${query}`, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
  return new Response(null, { status: 303, headers });
}

async function nobody(call: PageCall): Promise<Response> {
  const lang = langOf(call);
  const say = sayIn(lang);
  const title = say('Cette page n’existe pas, ou n’existe plus', 'This page does not exist, or no longer');
  return publicPage(call.request, {
    lang,
    title,
    brand: { name: 'Beffroi' },
    status: 404,
    isPrivate: true,
    body: html`<h1>${title}</h1>
      <p>
        ${say('Vérifiez l’adresse : elle doit être entière, telle que nous vous l’avons envoyée. Une demande effacée n’a plus de page.', 'Check the address: it must be whole, as we sent it to you. A request that was erased has no page any more.')}
      </p>`,
  });
}

async function erasePage(deps: PageDeps, call: PageCall, row: StoredRequest): Promise<Response> {
  const territory = await findTerritory(deps.db, row.territory_id);
  const say = sayIn(langOf(call));
  const title = say('Effacer ma demande', 'Erase my request');
  const open = isOpen(row.state);
  return citizenPage(call, {
    territory,
    title,
    isPrivate: true,
    body: (_say, lang) =>
      html`<h1>${title}</h1>
        <p>
          ${say('Votre nom, vos coordonnées, vos messages et vos fichiers seront effacés tout de suite, et cette page disparaîtra.', 'Your name, addresses, messages and files will be erased at once, and this page will disappear.')}
        </p>
        ${open ? html`<p class="note">${say('Votre demande est en cours : l’effacer la retire, et vous n’aurez pas de réponse.', 'Your request is under way: erasing it withdraws it, and you will have no answer.')}</p>` : ''}
        <h2>${say('Ce qui est gardé, et pourquoi', 'What is kept, and why')}</h2>
        <ul>
          ${erasureKept.map(({ what, ground }) => html`<li>${what[lang]}${say(' :', ':')} ${ground[lang]}</li>`)}
        </ul>
        <form method="post" action="?lang=${lang}">
          <input type="hidden" name="acte" value="effacer" />
          <input type="hidden" name="certain" value="1" />
          <button>${say('Effacer pour de bon', 'Erase for good')}</button>
        </form>
        <p><a href="?lang=${lang}">${say('Non, revenir à ma demande', 'No, back to my request')}</a></p>`,
  });
}

/** A request under way is withdrawn first: nothing runs any more for nobody. */
async function withdrawAndErase(
  deps: RequestsDeps,
  { territory_id: territoryId, id: requestId }: StoredRequest,
): Promise<void> {
  const named = { territoryId, requestId };
  const at = deps.now();
  await deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, named);
    if (!isOpen(row.state)) return;
    await recordEvent(trx, named, { kind: 'withdrawn', at, public: true });
    await recordEvent(trx, named, { kind: 'closed', at, public: true, detail: { as: 'withdrawn' } });
    const settings = await readRequestSettings(trx, territoryId);
    await recallRunning(deps, trx, { request: { ...row, title: row.ref }, settings, to: undefined });
    await stepDesk(trx, named, 'closed', at);
    await changeRequest(deps, trx, named, { state: 'closed', closed_at: at, closed_as: 'withdrawn' }, 'closed');
  });
  await eraseWhoAsked(deps, { ...named, actor: { kind: 'system' }, why: 'asked' });
}

async function gonePage(deps: PageDeps, call: PageCall, row: StoredRequest): Promise<Response> {
  const territory = await findTerritory(deps.db, row.territory_id);
  const say = sayIn(langOf(call));
  const title = say('Votre demande est effacée', 'Your request is erased');
  return citizenPage(call, {
    territory,
    title,
    isPrivate: true,
    body: (_say, lang) =>
      html`<h1>${title}</h1>
        <ul>
          ${erasureKept.map(({ what, ground }) => html`<li>${what[lang]}${say(' :', ':')} ${ground[lang]}</li>`)}
        </ul>`,
  });
}
