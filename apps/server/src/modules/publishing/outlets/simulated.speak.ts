import { html } from 'hono/html';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { pages } from './hosted.store.ts';
import { readHosted } from './hosted.read-model.ts';
import { conversationNotFound } from './outlet.errors.ts';
import { findOutlet, type Outlet } from './outlet.find.ts';
import {
  addComment,
  addMessage,
  conversationWith,
  enterResident,
  findResident,
  type Resident,
} from './resident.store.ts';
import { datesOf } from './simulated.dates.ts';
import { isTrapped, speakForm, typedIn } from './simulated.forms.ts';
import { simulatedPostPage } from './simulated.pages.ts';
import { simulatedWords as words } from './simulated.words.ts';

const base = `/${pages.simulation}`;
type Deps = PublishingDeps & { asking: RateLimit };

/** What a person wrote under a post. */
export async function comment(deps: Deps, call: PageCall): Promise<Response> {
  const outlet = await findSimulated(deps, call);
  const { post } = await readHosted(deps.db, { ...outlet, postId: call.params['postId'] ?? '' });
  const known = await findResident(deps.db, outlet, call.form.get('moi') ?? '');
  const typed = typedIn(call.form, known);
  if (!typed) return simulatedPostPage(deps, call, { wrong: call.form });
  if (mayNot(outlet, known)) return refusal(call, outlet);
  deps.asking.take(`simulated ${call.address}`);
  const path = `${base}/${outlet.channelId}/${post.id}`;
  if (isTrapped(call.form)) return seeOther(path);
  const resident = await deps.db.transaction().execute(async (trx) => {
    const writer = known ?? (await enterResident(trx, outlet, { name: typed.name, at: deps.now() }));
    await addComment(trx, outlet, { postId: post.id, resident: writer, text: typed.text, at: deps.now() });
    return writer;
  });
  return seeOther(`${path}?moi=${resident.token}#reponses`);
}

/** Where a conversation with the account begins. */
export async function writePage(deps: PublishingDeps, call: PageCall, wrong?: URLSearchParams): Promise<Response> {
  const outlet = await findSimulated(deps, call);
  const said = words[call.locale];
  return privatePage(call, outlet, said.writeTo(outlet.name), {
    status: wrong ? 422 : 200,
    body: outlet.isOpen
      ? speakForm(said, {
          action: `${base}/${outlet.channelId}/messages`,
          label: said.yourMessage,
          button: said.send,
          resident: undefined,
          wrong,
        })
      : html`<p class="note">${said.closed}</p>`,
  });
}

/** The first message of a person, or one more: their page shows it, and what is answered. */
export async function write(deps: Deps, call: PageCall): Promise<Response> {
  const outlet = await findSimulated(deps, call);
  const token = call.params['token'];
  const known = token === undefined ? undefined : await findResident(deps.db, outlet, token);
  if (token !== undefined && !known) throw conversationNotFound();
  const typed = typedIn(call.form, known);
  if (!typed) return known ? conversationPage(deps, call, call.form) : writePage(deps, call, call.form);
  if (mayNot(outlet, known)) return refusal(call, outlet);
  deps.asking.take(`simulated ${call.address}`);
  if (isTrapped(call.form)) return seeOther(`${base}/${outlet.channelId}`);
  const resident = await deps.db.transaction().execute(async (trx) => {
    const writer = known ?? (await enterResident(trx, outlet, { name: typed.name, at: deps.now() }));
    await addMessage(trx, outlet, { resident: writer, text: typed.text, at: deps.now() });
    return writer;
  });
  return seeOther(`${base}/${outlet.channelId}/messages/${resident.token}`);
}

/** What a person and the account said to each other. @throws publishing.conversation_not_found */
export async function conversationPage(
  deps: PublishingDeps,
  call: PageCall,
  wrong?: URLSearchParams,
): Promise<Response> {
  const outlet = await findSimulated(deps, call);
  const resident = await findResident(deps.db, outlet, call.params['token'] ?? '');
  if (!resident) throw conversationNotFound();
  const said = words[call.locale];
  const messages = await conversationWith(deps.db, outlet, resident);
  const dates = datesOf(call.locale, outlet);
  return privatePage(call, outlet, said.conversation(outlet.name), {
    status: wrong ? 422 : 200,
    body: html`<p class="quiet">${said.private}</p>
      ${
        messages.length === 0
          ? html`<p>${said.nothingSaid}</p>`
          : html`<ul class="plain">
              ${messages.map(
                ({ text, isOurs, at }) =>
                  html`<li>
                    <p>
                      <strong>${isOurs ? outlet.name : said.you}</strong>
                      <time class="quiet" datetime="${at.toISOString()}">${dates.format(at)}</time>
                    </p>
                    ${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}
                  </li>`,
              )}
            </ul>`
      }
      ${
        mayNot(outlet, resident)
          ? html`<p class="note">${refusalText(call, outlet)}</p>`
          : speakForm(said, {
              action: `${base}/${outlet.channelId}/messages/${resident.token}`,
              label: said.yourMessage,
              button: said.send,
              resident,
              wrong,
            })
      }`,
  });
}

const mayNot = (outlet: Outlet, resident: Resident | undefined): boolean =>
  !outlet.isOpen || resident?.isBlocked === true;

function refusalText({ locale }: PageCall, outlet: Outlet): string {
  const said = words[locale];
  return outlet.isOpen ? said.blocked(outlet.name) : said.closed;
}

const refusal = async (call: PageCall, outlet: Outlet): Promise<Response> =>
  privatePage(call, outlet, outlet.name, {
    status: 403,
    body: html`<p class="note" role="alert">${refusalText(call, outlet)}</p>`,
  });

async function privatePage(
  { request, locale }: PageCall,
  outlet: Outlet,
  title: string,
  { status, body }: { status: number; body: Html },
): Promise<Response> {
  const said = words[locale];
  return publicPage(request, {
    lang: locale,
    title: `${title} – ${said.network}`,
    brand: outlet.brand,
    isPrivate: true,
    status,
    body: html`<p><a href="${base}/${outlet.channelId}">${said.account} ${outlet.name}</a></p>
      <h1>${title}</h1>
      <p class="note">${said.simulated}</p>
      ${body}`,
  });
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

const findSimulated = async (deps: PublishingDeps, { params }: PageCall): Promise<Outlet> =>
  findOutlet(deps.db, { channelId: params['channelId'] ?? '', network: 'simulation', base });
