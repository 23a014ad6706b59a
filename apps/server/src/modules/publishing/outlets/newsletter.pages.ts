import { html, raw } from 'hono/html';
import { paragraphsOf } from '@beffroi/connectors/newsletter';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { findIssue, listIssues } from './newsletter.read-model.ts';
import { letters as base } from './newsletter.mailer.ts';
import { outletNotFound } from './outlet.errors.ts';
import { findOutlet, type Outlet } from './outlet.find.ts';
import { newsletterWords as words } from './newsletter.words.ts';
import { addressOf } from './subscriber.address.ts';
import { askForLetter, confirmSubscription, endSubscription } from './subscriber.usecases.ts';

/** The letter: how to receive it, and what it said. */
export async function letterPage(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const outlet = await findLetter(deps, call);
  return showLetter(deps, call, outlet, {});
}

/** What the form sent. Whoever is known already and whoever is not are answered the same. */
export async function subscribe(deps: PublishingDeps & { asking: RateLimit }, call: PageCall): Promise<Response> {
  const outlet = await findLetter(deps, call);
  const said = words[call.locale];
  deps.asking.take(`letter ${call.address}`);
  const address = addressOf(call.form.get('email') ?? '');
  if (address === undefined || !outlet.isOpen)
    return showLetter(deps, call, outlet, { wrong: said.wrongAddress, typed: call.form.get('email') ?? '' });
  // A field that nobody sees is filled by programs alone.
  if (!call.form.get('site')) await askForLetter(deps, { outlet, address, locale: call.locale });
  return say(call, outlet, { title: said.asked, text: said.askedText });
}

/** A page before the act: programs of mail open links to look at them, and must confirm nothing. */
export async function confirmPage(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const outlet = await findLetter(deps, call);
  const said = words[call.locale];
  return ask(call, outlet, { title: said.confirmTitle(outlet.name), button: said.confirm });
}

export async function confirm(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const outlet = await findLetter(deps, call);
  const said = words[call.locale];
  const done = await confirmSubscription(deps, outlet, call.params['token'] ?? '');
  if (!done) return say(call, outlet, { title: said.linkEnded, text: said.linkEndedText, status: 410 });
  return say(call, outlet, { title: said.confirmed, text: said.confirmedText });
}

export async function leavePage(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const outlet = await findLetter(deps, call);
  const said = words[call.locale];
  return ask(call, outlet, { title: said.leaveTitle(outlet.name), button: said.leave });
}

/** By the button of the page, or by the one click of a mail program (RFC 8058): at once, without another question. */
export async function leave(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const outlet = await findLetter(deps, call);
  const said = words[call.locale];
  const done = await endSubscription(deps, outlet, call.params['token'] ?? '');
  if (!done) return say(call, outlet, { title: said.linkEnded, text: said.leaveUnknown, status: 404 });
  return say(call, outlet, { title: said.left, text: said.leftText });
}

/** An issue, as whoever reads it in a browser does. */
export async function issuePage(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const outlet = await findLetter(deps, call);
  const { locale: lang, params } = call;
  const issue = await findIssue(deps.db, outlet, params['key'] ?? '');
  if (!issue) throw outletNotFound();
  return publicPage(call.request, {
    lang,
    title: `${issue.subject} – ${outlet.name}`,
    brand: outlet.brand,
    body: html`<p><a href="${base}/${outlet.channelId}">${outlet.name}</a></p>
      <article lang="${issue.lang}">
        <h1>${issue.subject}</h1>
        <p>
          <time datetime="${issue.at}">${dateOf(lang, outlet, issue.at)}</time>
        </p>
        ${raw(paragraphsOf(issue.text))}
      </article>`,
  });
}

async function showLetter(
  deps: PublishingDeps,
  { locale: lang, request }: PageCall,
  outlet: Outlet,
  { wrong, typed = '' }: { wrong?: string; typed?: string },
): Promise<Response> {
  const said = words[lang];
  const issues = await listIssues(deps.db, outlet);
  return publicPage(request, {
    lang,
    title: `${wrong ? `${said.error} – ` : ''}${outlet.name}`,
    brand: outlet.brand,
    ...(wrong ? { status: 422 } : {}),
    body: html`<h1>${outlet.name}</h1>
      ${outlet.isOpen ? formOf(outlet, said, { wrong, typed }) : html`<p class="note">${said.closed}</p>`}
      ${
        issues.length === 0
          ? ''
          : html`<h2>${said.issues}</h2>
              <ul class="plain">
                ${issues.map(
                  ({ key, subject, at }) =>
                    html`<li>
                      <a href="${base}/${outlet.channelId}/${key}">${subject}</a>
                      <p class="quiet"><time datetime="${at}">${dateOf(lang, outlet, at)}</time></p>
                    </li>`,
                )}
              </ul>`
      }`,
  });
}

function formOf(
  { channelId, territory }: Outlet,
  said: (typeof words)['fr'],
  { wrong, typed }: { wrong: string | undefined; typed: string },
): Html {
  return html`<form method="post" action="${base}/${channelId}">
    <label for="email">${said.address}</label>
    ${wrong ? html`<p id="faute" class="note" role="alert">${wrong}</p>` : ''}
    <input
      id="email"
      name="email"
      type="email"
      required
      autocomplete="email"
      maxlength="254"
      value="${typed}"
      aria-describedby="${wrong ? 'faute ' : ''}usage"
      ${wrong ? raw('aria-invalid="true"') : ''}
    />
    <div class="trap" aria-hidden="true">
      <label for="site">${said.trap}</label><input id="site" name="site" tabindex="-1" autocomplete="off" />
    </div>
    <p id="usage" class="quiet">${said.usage(territory.name)}</p>
    <button>${said.subscribe}</button>
  </form>`;
}

async function ask(call: PageCall, outlet: Outlet, given: { title: string; button: string }): Promise<Response> {
  return publicPage(call.request, {
    lang: call.locale,
    title: `${given.title} – ${outlet.territory.name}`,
    brand: outlet.brand,
    isPrivate: true,
    body: html`<h1>${given.title}</h1>
      <form method="post"><button>${given.button}</button></form>`,
  });
}

async function say(
  call: PageCall,
  outlet: Outlet,
  given: { title: string; text: string; status?: number },
): Promise<Response> {
  return publicPage(call.request, {
    lang: call.locale,
    title: `${given.title} – ${outlet.name}`,
    brand: outlet.brand,
    isPrivate: true,
    ...(given.status === undefined ? {} : { status: given.status }),
    body: html`<h1>${given.title}</h1>
      <p>${given.text}</p>
      <p><a href="${base}/${outlet.channelId}">${outlet.name}</a></p>`,
  });
}

const dateOf = (lang: 'fr' | 'en', { territory: { timeZone } }: Outlet, at: string): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone }).format(new Date(at));

const findLetter = async (deps: PublishingDeps, { params }: PageCall): Promise<Outlet> =>
  findOutlet(deps.db, { channelId: params['channelId'] ?? '', network: 'newsletter', base });
