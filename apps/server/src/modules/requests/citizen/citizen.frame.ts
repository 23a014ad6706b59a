import { html } from 'hono/html';
import type { Territory } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import { englishHour, frenchHour } from '../../../platform/time-zone.ts';
import { findTerritory } from '../../identity/index.ts';
import type { Db } from '../requests.deps.ts';

export type Lang = 'fr' | 'en';
/** What is said in the language of a page. */
export type Say = (fr: string, en: string) => string;

/** In the language that was chosen on the page, or else that of the browser. */
export function langOf({ query, locale }: Pick<PageCall, 'query' | 'locale'>): Lang {
  const chosen = query['lang'];
  return chosen === 'fr' || chosen === 'en' ? chosen : locale;
}

export const sayIn =
  (lang: Lang): Say =>
  (fr, en) =>
    lang === 'fr' ? frenchSpaces(fr) : en;

export type CitizenPage = {
  territory: Territory;
  title: string;
  body: (say: Say, lang: Lang) => Html;
  status?: number;
  isPrivate?: boolean;
  isFresh?: boolean;
  script?: string;
  head?: Html;
};

/** A page for who writes to a territory: in two languages, in its colours, with what the law wants at its foot. */
export async function citizenPage(call: PageCall, page: CitizenPage): Promise<Response> {
  const lang = langOf(call);
  const say = sayIn(lang);
  const { territory } = page;
  const other = lang === 'fr' ? 'en' : 'fr';
  const home = `/ecrire/${territory.id}`;
  return publicPage(call.request, {
    lang,
    title: `${page.title} – ${territory.name}`,
    brand: { name: territory.name, colour: territory.colours.accent },
    ...(page.status === undefined ? {} : { status: page.status }),
    ...(page.isPrivate ? { isPrivate: true } : {}),
    ...(page.isFresh ? { isFresh: true } : {}),
    ...(page.script === undefined ? {} : { script: page.script }),
    ...(page.head === undefined ? {} : { head: page.head }),
    body: html`<p class="langs">
        <a href="?lang=${other}" lang="${other}" hreflang="${other}">${other === 'en' ? 'English' : 'Français'}</a>
      </p>
      ${page.body(say, lang)}`,
    foot: html`<p>
      <a href="${home}">${say('Écrire', 'Write to us')}</a> ·
      <a href="/questions/${territory.id}">${say('Questions et réponses', 'Questions and answers')}</a> ·
      <a href="${home}/modalites">${say('Comment nous saisir', 'How to reach us')}</a> ·
      <a href="${home}/modalites#accessibilite">${say('Accessibilité', 'Accessibility')}</a> ·
      <a href="${home}/modalites#donnees">${say('Données personnelles', 'Personal data')}</a> ·
      <a href="/charte/${territory.id}">${say('Charte de modération', 'Moderation charter')}</a>
    </p>`,
  });
}

/** @throws identity.territory_not_found */
export const territoryOf = async (db: Db, call: PageCall): Promise<Territory> =>
  findTerritory(db, call.params['territoryId'] ?? '');

/** What a person typed, as it may be kept. */
export function typed(form: URLSearchParams, name: string, most: number): string {
  return (form.get(name) ?? '').toWellFormed().replaceAll('\0', '').trim().slice(0, most).toWellFormed();
}

export const instantIn = (lang: Lang, zone: string, at: Date): string =>
  lang === 'fr'
    ? `${dateIn(lang, zone, at)} à ${frenchHour(zone, at)}`
    : `${dateIn(lang, zone, at)} at ${englishHour(zone, at)}`;
export const dateIn = (lang: Lang, zone: string, at: Date): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(at);
