import { html, raw } from 'hono/html';
import { bodyOf, simulatedGrowth, type NewsItem } from '@beffroi/connectors/hosted';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { readTimeCursor, writeTimeCursor } from '../time.cursor.ts';
import { listHosted, newsOf, readHosted, type HostedPost } from './hosted.read-model.ts';
import { pages } from './hosted.store.ts';
import { findOutlet, type Outlet } from './outlet.find.ts';
import { findResident, type Resident } from './resident.store.ts';
import { datesOf } from './simulated.dates.ts';
import { speakForm } from './simulated.forms.ts';
import { countReplies, repliesUnder, type ShownReply } from './simulated.replies.ts';
import { simulatedWords as words, type SimulatedWords as Said } from './simulated.words.ts';

const base = `/${pages.simulation}`;
const PAGE = 20;

/** An account of the simulated network. */
export async function simulatedPage(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const outlet = await findSimulated(deps, call);
  const said = words[call.locale];
  const before = readTimeCursor(call.query['avant']);
  const posts = await listHosted(deps.db, outlet, { before, limit: PAGE + 1 });
  const shown = posts.slice(0, PAGE);
  const items = await newsOf(deps, { outlet, base, posts: shown, size: 'preview' });
  const written = await countReplies(
    deps,
    outlet,
    shown.map(({ id }) => id),
  );
  const last = posts.length > PAGE ? shown.at(-1) : undefined;
  const view = viewOf(deps, call, outlet, written);
  return publicPage(call.request, {
    lang: call.locale,
    title: `${outlet.name} – ${said.network}`,
    brand: outlet.brand,
    body: html`<h1>${outlet.name}</h1>
      <p class="note">${said.simulated}</p>
      ${outlet.isOpen ? html`<p><a href="${base}/${outlet.channelId}/messages">${said.write}</a></p>` : ''}
      ${shown.length === 0 ? html`<p>${said.empty}</p>` : shown.map((post, at) => view(post, items[at], 2))}
      ${
        last
          ? html`<p>
              <a href="${base}/${outlet.channelId}?avant=${writeTimeCursor(last)}" rel="next">${said.older}</a>
            </p>`
          : ''
      }`,
  });
}

/**
 * A post of the simulated network, with what follows it and what people answer: those that are made up, and those who
 * write here.
 * @param wrong what the form sent and could not be taken
 */
export async function simulatedPostPage(
  deps: PublishingDeps,
  call: PageCall,
  { wrong }: { wrong?: URLSearchParams } = {},
): Promise<Response> {
  const outlet = await findSimulated(deps, call);
  const { locale: lang, params } = call;
  const said = words[lang];
  const { post, following } = await readHosted(deps.db, { ...outlet, postId: params['postId'] ?? '' });
  const reader = await findResident(deps.db, outlet, call.query['moi'] ?? call.form.get('moi') ?? '');
  const [items, replies, written] = await Promise.all([
    newsOf(deps, { outlet, base, posts: [post, ...following], size: 'preview' }),
    repliesUnder(deps, outlet, post, reader?.id),
    countReplies(deps, outlet, [post.id]),
  ]);
  const view = viewOf(deps, call, outlet, written);
  return publicPage(call.request, {
    lang,
    title: `${wrong ? `${said.error} – ` : ''}${post.text.slice(0, 60)} – ${outlet.name}`,
    brand: outlet.brand,
    ...(reader || wrong ? { isPrivate: true } : {}),
    ...(wrong ? { status: 422 } : {}),
    body: html`<p><a href="${base}/${outlet.channelId}">${said.account} ${outlet.name}</a></p>
      <h1>${outlet.name}</h1>
      <p class="note">${said.simulated}</p>
      ${view(post, items[0], 2)} ${following.length === 0 ? '' : html`<h2>${said.following}</h2>`}
      ${following.map((next, at) => view(next, items[at + 1], 3))}
      <h2 id="reponses">${said.replies}</h2>
      ${
        replies.length === 0
          ? html`<p>${said.noReply}</p>`
          : html`<ul class="plain">
              ${replies.map((reply) => replyOf(reply, call, outlet))}
            </ul>`
      }
      ${commentForm(said, { outlet, post, reader, wrong })}`,
  });
}

function commentForm(
  said: Said,
  given: { outlet: Outlet; post: HostedPost; reader: Resident | undefined; wrong: URLSearchParams | undefined },
): Html | string {
  const { outlet, post, reader, wrong } = given;
  if (!outlet.isOpen) return html`<p class="note">${said.closed}</p>`;
  if (reader?.isBlocked) return html`<p class="note">${said.blocked(outlet.name)}</p>`;
  const action = `${base}/${outlet.channelId}/${post.id}`;
  const messages = `${base}/${outlet.channelId}/messages${reader ? `/${reader.token}` : ''}`;
  return html`<h2>${said.comment}</h2>
    ${speakForm(said, { action, label: said.yourComment, button: said.publish, resident: reader, wrong })}
    <p><a href="${messages}">${said.write}</a></p>`;
}

function viewOf(
  deps: PublishingDeps,
  { locale: lang }: PageCall,
  outlet: Outlet,
  written: ReadonlyMap<string, number>,
) {
  const said = words[lang];
  const dates = datesOf(lang, outlet);
  return (post: HostedPost, item: NewsItem | undefined, level: 2 | 3): Html => {
    const when = html`<a href="${base}/${outlet.channelId}/${post.id}"
      ><time datetime="${post.at.toISOString()}">${dates.format(post.at)}</time></a
    >`;
    const body = item ? raw(bodyOf(item)) : '';
    const words = post.contentWarning
      ? html`<details>
          <summary>${post.contentWarning}</summary>
          ${body}
        </details>`
      : body;
    return html`<article lang="${post.lang}">
      ${level === 2 ? html`<h2>${when}</h2>` : html`<h3>${when}</h3>`} ${words}
      ${
        post.poll
          ? html`<p>${said.poll} :</p>
              <ul>
                ${post.poll.options.map((option) => html`<li>${option}</li>`)}
              </ul>`
          : ''
      }
      ${post.key.endsWith(':post:0') ? html`<p class="quiet">${countsOf(deps, outlet, post, { said, lang, written: written.get(post.id) ?? 0 })}</p>` : ''}
    </article>`;
  };
}

function countsOf(
  deps: PublishingDeps,
  outlet: Outlet,
  post: HostedPost,
  { said, lang, written }: { said: Said; lang: string; written: number },
): string {
  const url = `${deps.baseUrl}${base}/${outlet.channelId}/${post.id}`;
  const grown = simulatedGrowth.counts({ ...post, at: post.at.toISOString(), url }, deps.now());
  const counts = { ...grown, comments: (grown.comments ?? 0) + written };
  const numbers = new Intl.NumberFormat(lang);
  return (Object.keys(said.counts) as (keyof Said['counts'])[])
    .map((name) => `${said.counts[name]}${lang === 'fr' ? '\u00A0' : ''}: ${numbers.format(counts[name] ?? 0)}`)
    .join(' · ');
}

function replyOf(reply: ShownReply, { locale: lang }: PageCall, outlet: Outlet): Html {
  const dates = datesOf(lang, outlet);
  const line = (author: string, at: Date, text: string) =>
    html`<p>
        <strong>${author}</strong>
        <time class="quiet" datetime="${at.toISOString()}">${dates.format(at)}</time>
      </p>
      ${text.split(/\n+/).map((each) => html`<p>${each}</p>`)}`;
  return html`<li>
    ${line(`@${reply.author}`, reply.at, reply.text)}
    ${
      reply.answers.length === 0
        ? ''
        : html`<ul class="plain">
            ${reply.answers.map(({ text, at }) => html`<li class="note">${line(outlet.name, at, text)}</li>`)}
          </ul>`
    }
  </li>`;
}

const findSimulated = async (deps: PublishingDeps, { params }: PageCall): Promise<Outlet> =>
  findOutlet(deps.db, { channelId: params['channelId'] ?? '', network: 'simulation', base });
