import { html, raw } from 'hono/html';
import type { Territory } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import type { Locale } from '../../../platform/http/locale.ts';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import { englishHour, frenchHour } from '../../../platform/time-zone.ts';
import { findTerritory } from '../../identity/index.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { findFact, listFacts, type Fact } from './fact.read-model.ts';
import { claimReviewOf } from './fact.review.ts';
import { factPathOf } from './rumour.store.ts';
import { verdictWords } from './rumour.words.ts';

const PAGE = 30;

const words = {
  fr: {
    title: 'Les faits',
    lead: 'Ce qui circule, et ce qui est vrai. Chaque rectificatif est daté, garde son adresse, et dit d’où il tient ce qu’il dit.',
    none: 'Aucun rectificatif pour le moment.',
    claim: 'Ce qui circule',
    correction: 'Ce qui est vrai',
    evidence: 'Sources',
    published: 'Publié le',
    updated: 'mis à jour le',
    seen: 'vu pour la première fois le',
    all: 'Tous les faits',
    older: 'Faits plus anciens',
    newest: 'Derniers faits',
    feed: 'Suivre par un flux',
    drill: 'EXERCICE : rien de ce qui est écrit ici n’est arrivé.',
  },
  en: {
    title: 'The facts',
    lead: 'What goes around, and what is true. Each correction is dated, keeps its address, and says where it has it from.',
    none: 'No correction for now.',
    claim: 'What goes around',
    correction: 'What is true',
    evidence: 'Sources',
    published: 'Published on',
    updated: 'updated on',
    seen: 'first seen on',
    all: 'All the facts',
    older: 'Older facts',
    newest: 'Latest facts',
    feed: 'Follow by a feed',
    drill: 'DRILL: nothing of what is written here happened.',
  },
};

/** Corrections of a territory for everybody, newest first. */
export async function factsPage(deps: CrisisDeps, call: PageCall): Promise<Response> {
  const { locale: lang } = call;
  const said = words[lang];
  const territory = await findTerritory(deps.db, call.params['territoryId'] ?? '');
  const before = cursorOf(call.query['avant']);
  const facts = await listFacts(deps.db, { territoryId: territory.id, before, limit: PAGE + 1 });
  const shown = facts.slice(0, PAGE);
  const last = facts.length > PAGE ? shown.at(-1) : undefined;
  const home = `/faits/${territory.id}`;
  return publicPage(call.request, {
    lang,
    title: `${said.title} – ${territory.name}`,
    brand: { name: territory.name, colour: territory.colours.accent },
    head: html`${feedLink(territory)} ${reviews(deps, territory, shown)}`,
    body: html`<h1>${said.title}</h1>
      <p>${said.lead}</p>
      ${shown.length === 0 ? html`<p class="note">${said.none}</p>` : ''}
      ${shown.map((fact) => article(fact, { lang, territory, level: 2 }))}
      ${
        before || last
          ? html`<nav class="pages" aria-label="Pages">
              ${before ? html`<a href="${home}">${said.newest}</a>` : ''}
              ${last ? html`<a href="${home}?avant=${last.published_at.getTime()}" rel="next">${said.older}</a>` : ''}
            </nav>`
          : ''
      }`,
    foot: html`<p><a href="${home}/flux.xml">${said.feed}</a></p>`,
  });
}

/** One correction, at the address that it keeps. */
export async function factPage(deps: CrisisDeps, call: PageCall): Promise<Response> {
  const { locale: lang, params } = call;
  const said = words[lang];
  const territory = await findTerritory(deps.db, params['territoryId'] ?? '');
  const fact = await findFact(deps.db, { territoryId: territory.id, rumourId: params['rumourId'] ?? '' });
  return publicPage(call.request, {
    lang,
    title: `${verdictWords[fact.verdict][lang]} – ${fact.claim} – ${territory.name}`,
    brand: { name: territory.name, colour: territory.colours.accent },
    head: fact.drill
      ? html`<meta name="robots" content="noindex" />`
      : html`${feedLink(territory)}
          <link rel="canonical" href="${deps.baseUrl}${factPathOf(fact)}" /> ${reviews(deps, territory, [fact])}`,
    ...(fact.drill ? { isFresh: true } : {}),
    body: html`${fact.drill ? html`<p class="note"><strong>${said.drill}</strong></p>` : ''}
      ${article(fact, { lang, territory, level: 1 })}
      <p><a href="/faits/${territory.id}">${said.all}</a></p>`,
  });
}

function article(fact: Fact, given: { lang: Locale; territory: Territory; level: 1 | 2 }): Html {
  const { lang, territory, level } = given;
  const said = words[lang];
  const content = territory.languages[0] ?? 'fr';
  const typeset = (text: string) => (content === 'fr' ? frenchSpaces(text) : text);
  const claim = `«\u{a0}${typeset(fact.claim)}\u{a0}»`;
  const dates = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: territory.timeZone,
  });
  const instant = (at: Date) =>
    lang === 'fr'
      ? `${dates.format(at)} à ${frenchHour(territory.timeZone, at)}`
      : `${dates.format(at)} at ${englishHour(territory.timeZone, at)}`;
  const time = (at: Date) => html`<time datetime="${at.toISOString()}">${instant(at)}</time>`;
  const isEdited = fact.updated_at.getTime() - fact.published_at.getTime() > 60_000;
  return html`<article id="${fact.id}" aria-labelledby="titre-${fact.id}">
    <p><span class="badge">${verdictWords[fact.verdict][lang]}</span></p>
    ${
      level === 1
        ? html`<h1 id="titre-${fact.id}" lang="${content}">${claim}</h1>`
        : html`<h2 id="titre-${fact.id}" lang="${content}"><a href="${factPathOf(fact)}">${claim}</a></h2>`
    }
    <div lang="${content}">${paragraphs(typeset(fact.correction))}</div>
    ${evidence(fact, said.evidence)}
    <p class="quiet">
      ${said.published} ${time(fact.published_at)}${isEdited ? html`, ${said.updated} ${time(fact.updated_at)}` : ''} ·
      ${said.seen} ${time(fact.first_at ?? fact.recorded_at)}
    </p>
  </article>`;
}

function evidence({ evidence: list }: Fact, title: string): Html {
  if (list.length === 0) return html``;
  return html`<p><strong>${title}</strong></p>
    <ul>
      ${list.map(({ label, url }) => html`<li>${url === undefined ? label : html`<a href="${url}">${label}</a>`}</li>`)}
    </ul>`;
}

const paragraphs = (text: string): Html =>
  html`${text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`)}`;

const feedLink = (territory: Territory): Html =>
  html`<link
    rel="alternate"
    type="application/atom+xml"
    title="${words.fr.title} – ${territory.name}"
    href="/faits/${territory.id}/flux.xml"
  />`;

/** Data, not a script: nothing of it runs, and no policy stops it from being read. */
function reviews(deps: CrisisDeps, territory: Territory, facts: readonly Fact[]): Html {
  if (facts.length === 0) return html``;
  const data = facts.map((fact) => claimReviewOf(fact, { territory, baseUrl: deps.baseUrl }));
  const written = JSON.stringify(data.length === 1 ? data[0] : data).replaceAll('<', '\\u003c');
  return html`${raw(`<script type="application/ld+json">${written}</script>`)}`;
}

function cursorOf(typed: string | undefined): Date | undefined {
  const ms = Number(typed);
  return typed !== undefined && Number.isSafeInteger(ms) && ms > 0 && ms < 8e15 ? new Date(ms) : undefined;
}
