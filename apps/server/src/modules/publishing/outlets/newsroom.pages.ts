import { html, raw } from 'hono/html';
import {
  renderAtom,
  renderJsonFeed,
  renderNewsFragment,
  renderRss,
  titleOf,
  type NewsChannel,
} from '@beffroi/connectors/hosted';
import { conditional } from '../../../platform/http/conditional.ts';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { readTimeCursor, writeTimeCursor } from '../time.cursor.ts';
import { listHosted, newsOf, readHosted } from './hosted.read-model.ts';
import { pages } from './hosted.store.ts';
import { findOutlet, type Outlet } from './outlet.find.ts';

const base = `/${pages.newsroom}`;
const PAGE = 20;
const IN_FEED = 50;

const words = {
  fr: {
    older: 'Actualités plus anciennes',
    newest: 'Dernières actualités',
    all: 'Toutes les actualités',
    feeds: 'Flux',
    corrects: 'Rectifie',
    corrected: 'Rectifié par',
    more: 'À la suite',
  },
  en: {
    older: 'Older news',
    newest: 'Latest news',
    all: 'All the news',
    feeds: 'Feeds',
    corrects: 'Corrects',
    corrected: 'Corrected by',
    more: 'With it',
  },
};

/** The newsroom, newest first, by pages. */
export async function newsroomPage(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const { locale: lang } = call;
  const said = words[lang];
  const outlet = await findNewsroom(deps, call);
  const before = readTimeCursor(call.query['avant']);
  const posts = await listHosted(deps.db, outlet, { before, limit: PAGE + 1 });
  const shown = posts.slice(0, PAGE);
  const last = posts.length > PAGE ? shown.at(-1) : undefined;
  const items = await newsOf(deps, { outlet, base, posts: shown, size: 'preview' });
  const home = `${base}/${outlet.channelId}`;
  const older = last && `${home}?avant=${writeTimeCursor(last)}`;
  return publicPage(call.request, {
    lang,
    title: `${outlet.name} – ${outlet.territory.name}`,
    brand: outlet.brand,
    head: feedLinks(outlet),
    body: html`<h1>${outlet.name}</h1>
      ${raw(renderNewsFragment(items, { lang, timeZone: outlet.territory.timeZone }))}
      ${
        before || older
          ? html`<nav class="pages" aria-label="Pages">
              ${before ? html`<a href="${home}">${said.newest}</a>` : ''}
              ${older ? html`<a href="${older}" rel="next">${said.older}</a>` : ''}
            </nav>`
          : ''
      }`,
    foot: html`<p>
      ${said.feeds} : <a href="${home}/rss.xml">RSS</a>, <a href="${home}/atom.xml">Atom</a>,
      <a href="${home}/feed.json">JSON Feed</a>
    </p>`,
  });
}

/** One article, with what it corrects and what corrects it. */
export async function newsroomPostPage(deps: PublishingDeps, call: PageCall): Promise<Response> {
  const { locale: lang, params } = call;
  const said = words[lang];
  const outlet = await findNewsroom(deps, call);
  const found = await readHosted(deps.db, { ...outlet, postId: params['postId'] ?? '' });
  const render = async (posts: Parameters<typeof newsOf>[1]['posts']) =>
    newsOf(deps, { outlet, base, posts, size: 'preview' });
  const items = await render([found.post, ...found.following]);
  const [item] = items;
  const link = (post: (typeof found)['post']): Html =>
    html`<a href="${base}/${outlet.channelId}/${post.id}">${titleOf(post)}</a>`;
  return publicPage(call.request, {
    lang,
    title: `${item ? titleOf(item) : outlet.name} – ${outlet.name}`,
    brand: outlet.brand,
    head: feedLinks(outlet),
    body: html`<p><a href="${base}/${outlet.channelId}">${said.all}</a></p>
      <h1>${outlet.name}</h1>
      ${found.answers ? html`<p class="note">${said.corrects} : ${link(found.answers)}</p>` : ''}
      ${found.corrections.map((post) => html`<p class="note">${said.corrected} : ${link(post)}</p>`)}
      ${raw(renderNewsFragment(items, { lang, timeZone: outlet.territory.timeZone }))}`,
  });
}

const renderers = {
  'rss.xml': { render: renderRss, type: 'application/rss+xml' },
  'atom.xml': { render: renderAtom, type: 'application/atom+xml' },
  'feed.json': { render: renderJsonFeed, type: 'application/feed+json' },
} as const;
export type FeedName = keyof typeof renderers;
export const feedNames = Object.keys(renderers) as FeedName[];

/** The newsroom as a feed: the same news give the same bytes, and are answered in a word to who has them. */
export async function newsroomFeed(deps: PublishingDeps, call: PageCall, name: FeedName): Promise<Response> {
  const outlet = await findNewsroom(deps, call);
  const posts = await listHosted(deps.db, outlet, { limit: IN_FEED });
  const items = await newsOf(deps, { outlet, base, posts, size: 'full' });
  const { render, type } = renderers[name];
  return conditional(call.request, render(channelOf(deps, outlet), items), {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'public, max-age=300',
    // Feeds are made to be read by other sites.
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  });
}

function channelOf({ baseUrl }: PublishingDeps, { channelId, name, territory }: Outlet): NewsChannel {
  const homeUrl = `${baseUrl}${base}/${channelId}`;
  return {
    title: name,
    description: `${name} – ${territory.name}`,
    lang: territory.languages[0] ?? 'fr',
    homeUrl,
    feedUrls: { rss: `${homeUrl}/rss.xml`, atom: `${homeUrl}/atom.xml`, json: `${homeUrl}/feed.json` },
    author: territory.name,
    ...(territory.logoUrl === undefined ? {} : { iconUrl: `${homeUrl}/logo` }),
  };
}

const feedLinks = ({ channelId, name }: Outlet): Html =>
  html`<link rel="alternate" type="application/rss+xml" title="${name}" href="${base}/${channelId}/rss.xml" />
    <link rel="alternate" type="application/atom+xml" title="${name}" href="${base}/${channelId}/atom.xml" />
    <link rel="alternate" type="application/feed+json" title="${name}" href="${base}/${channelId}/feed.json" />`;

const findNewsroom = async (deps: PublishingDeps, { params }: PageCall): Promise<Outlet> =>
  findOutlet(deps.db, { channelId: params['channelId'] ?? '', network: 'newsroom', base });
