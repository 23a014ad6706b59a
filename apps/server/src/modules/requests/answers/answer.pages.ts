import { html } from 'hono/html';
import { conditional } from '../../../platform/http/conditional.ts';
import type { PageCall, Pages } from '../../../platform/http/pages.ts';
import { citizenPage, langOf, sayIn, territoryOf, typed } from '../citizen/citizen.frame.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import { findPublished, listAnswers } from './answer.store.ts';
import { atomOf, jsonFeedOf } from './answer.feeds.ts';

const A_PAGE = 30;

/** The register of public answers, read and searched by everybody, and as feeds. */
export function mountAnswerPages(pages: Pages, deps: RequestsDeps): void {
  const base = '/questions/:territoryId';
  pages.get(base, async (call) => showRegister(deps, call));
  pages.get(`${base}/feed.json`, async (call) => showFeed(deps, call, 'json'));
  pages.get(`${base}/atom.xml`, async (call) => showFeed(deps, call, 'atom'));
  pages.get(`${base}/:answerId`, async (call) => showAnswer(deps, call));
}

async function showRegister(deps: RequestsDeps, call: PageCall): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  const text = typed(new URLSearchParams(call.query), 'q', 200);
  const { rows, nextCursor } = await listAnswers(deps.db, {
    territoryId: territory.id,
    limit: A_PAGE,
    published: true,
    ...(text === '' ? {} : { text }),
    ...(call.query['suite'] === undefined ? {} : { cursor: call.query['suite'] }),
  });
  const lang = langOf(call);
  const say = sayIn(lang);
  const title = say('Questions et réponses', 'Questions and answers');
  const base = `/questions/${territory.id}`;
  const more = new URLSearchParams({
    lang,
    ...(text === '' ? {} : { q: text }),
    ...(nextCursor === undefined ? {} : { suite: nextCursor }),
  });
  return citizenPage(call, {
    territory,
    title: text === '' ? title : `${text} – ${title}`,
    head: html`<link rel="alternate" type="application/feed+json" title="${title}" href="${base}/feed.json" />
      <link rel="alternate" type="application/atom+xml" title="${title}" href="${base}/atom.xml" />`,
    body: () =>
      html`<h1>${title}</h1>
        <form method="get" role="search">
          <label for="q">${say('Chercher', 'Search')}</label>
          <input id="q" name="q" type="search" value="${text}" maxlength="200" />
          <input type="hidden" name="lang" value="${lang}" />
          <button>${say('Chercher', 'Search')}</button>
        </form>
        ${
          rows.length === 0
            ? html`<p>
                ${text === '' ? say('Aucune réponse n’est publiée pour le moment.', 'No answer is published for now.') : say('Aucune réponse ne correspond.', 'No answer matches.')}
                <a href="/ecrire/${territory.id}">${say('Posez votre question', 'Ask your question')}</a>
              </p>`
            : html`<ul class="plain">
                ${rows.map((row) => html`<li lang="${row.lang}"><a href="${base}/${row.id}">${row.question}</a></li>`)}
              </ul>`
        }
        ${nextCursor === undefined ? '' : html`<nav class="pages"><a href="?${more.toString()}">${say('Suite', 'Next')}</a></nav>`}
        <p class="quiet">
          ${say('Suivre :', 'Follow:')} <a href="${base}/atom.xml">Atom</a>, <a href="${base}/feed.json">JSON Feed</a>
        </p>`,
  });
}

async function showAnswer(deps: RequestsDeps, call: PageCall): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  const row = await findPublished(deps.db, territory.id, call.params['answerId'] ?? '');
  return citizenPage(call, {
    territory,
    title: row.question,
    body: (say, lang) =>
      html`<article lang="${row.lang}">
          <h1>${row.question}</h1>
          ${row.answer.split(/\n{2,}/).map((each) => html`<p>${each}</p>`)}
          <p class="quiet">
            <time datetime="${row.updated_at.toISOString()}"
              >${new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: territory.timeZone }).format(row.updated_at)}</time
            >
          </p>
        </article>
        <p>
          <a href="/ecrire/${territory.id}"
            >${say('Ce n’est pas votre question ? Écrivez-nous', 'Not your question? Write to us')}</a
          >
        </p>`,
  });
}

async function showFeed(deps: RequestsDeps, call: PageCall, as: 'json' | 'atom'): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  const { rows } = await listAnswers(deps.db, { territoryId: territory.id, limit: 50, published: true });
  const feed = { territory, rows, home: `${deps.baseUrl}/questions/${territory.id}` };
  const body = as === 'json' ? jsonFeedOf(feed) : atomOf(feed);
  const type = as === 'json' ? 'application/feed+json' : 'application/atom+xml';
  return conditional(call.request, body, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'public, max-age=300',
  });
}
