import { html } from 'hono/html';
import type { Charter } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import { csvStream } from '../../../platform/http/csv.ts';
import type { Locale } from '../../../platform/http/locale.ts';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import { findTerritory } from '../../identity/index.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { defaultContest } from './charter.defaults.ts';
import { charterPath, readCharter, registerPath } from './charter.store.ts';
import { words } from './moderation.words.ts';
import { readRegister, shownCount, type RegisterMonth } from './register.read-model.ts';

type Deps = Pick<DeskDeps, 'db' | 'now'>;

/** The charter in force, for everybody. */
export async function charterPage(deps: Deps, call: PageCall): Promise<Response> {
  const { params } = call;
  const lang = langOf(call);
  const territory = await findTerritory(deps.db, params['territoryId'] ?? '');
  const charter = await readCharter(deps.db, territory.id);
  const said = words[lang];
  const since = charter.since === undefined ? '' : dayIn(lang, territory.timeZone, new Date(charter.since));
  return publicPage(call.request, {
    lang,
    title: `${said.charter} – ${territory.name}`,
    brand: { name: territory.name, colour: territory.colours.accent },
    foot: footOf(territory.id, lang),
    body: html`${otherLanguage(lang)}
      <h1>${said.charter}</h1>
      <p class="quiet">${charter.version === 0 ? said.ours : said.version(charter.version, since)}</p>
      ${charter.url === undefined ? '' : html`<p><a href="${charter.url}">${charter.url}</a></p>`}
      <p>${said.scope}</p>
      <p>${said.order}</p>
      <p>${said.notHere}</p>
      <h2>${said.articles}</h2>
      ${charter.articles.map((article) => articleOf(lang, article))}
      <h2>${said.contest}</h2>
      <p>${spaced(lang, charter.contest ?? defaultContest[lang])}</p>
      <p><a href="${registerPath(territory.id)}">${said.register}</a></p>`,
  });
}

const langOf = ({ query, locale }: PageCall): Locale =>
  query['lang'] === 'fr' || query['lang'] === 'en' ? query['lang'] : locale;

function otherLanguage(lang: Locale): Html {
  const [other, name] = lang === 'fr' ? ['en', 'English'] : ['fr', 'Français'];
  return html`<p class="langs"><a href="?lang=${other}" lang="${other}" hreflang="${other}">${name}</a></p>`;
}

function footOf(territoryId: string, lang: Locale): Html {
  const { write, questions, charter, register } = words[lang];
  return html`<p>
    <a href="/ecrire/${territoryId}">${write}</a> · <a href="/questions/${territoryId}">${questions}</a> ·
    <a href="${charterPath(territoryId)}">${charter}</a> · <a href="${registerPath(territoryId)}">${register}</a>
  </p>`;
}

function articleOf(lang: Locale, article: Charter['articles'][number]): Html {
  const { title, text } = lang === 'en' && article.en ? article.en : article;
  const told = lang === 'en' && !article.en ? 'fr' : lang;
  return html`<article id="${article.id}" lang="${told}">
    <h3>${spaced(told, title)}</h3>
    <p>${spaced(told, text)}</p>
  </article>`;
}

/** The register of measures, month by month. */
export async function registerPage(deps: Deps, call: PageCall): Promise<Response> {
  const { params } = call;
  const lang = langOf(call);
  const territory = await findTerritory(deps.db, params['territoryId'] ?? '');
  const months = await readRegister(deps.db, { territoryId: territory.id, now: deps.now() });
  const said = words[lang];
  return publicPage(call.request, {
    lang,
    title: `${said.registerOf} – ${territory.name}`,
    brand: { name: territory.name, colour: territory.colours.accent },
    foot: footOf(territory.id, lang),
    body: html`${otherLanguage(lang)}
      <h1>${said.registerOf}</h1>
      <p>${said.noPerson}</p>
      <p><a href="${charterPath(territory.id)}">${said.charter}</a></p>
      ${
        months.length === 0
          ? html`<p class="note">${said.none}</p>`
          : html`<p><a href="${registerPath(territory.id)}/registre.csv">${said.csv}</a></p>
              ${months.map((month) => monthOf(lang, month))}`
      }`,
  });
}

/** A list and not a table: it reads on a phone, and aloud. */
function monthOf(lang: Locale, { month, lines }: RegisterMonth): Html {
  const said = words[lang];
  const [, , taken, lifted, expired] = said.columns;
  const count = (value: number) => shownCount(value, said.few);
  const colon = lang === 'fr' ? ' :' : ':';
  return html`<h2>${monthIn(lang, month)}</h2>
    <ul class="plain">
      ${lines.map(
        (line) =>
          html`<li>
            ${said.kinds[line.kind]} – ${line.articleTitle}
            <p class="quiet">
              ${spaced(lang, `${taken}${colon} ${count(line.taken)} · ${lifted}${colon} ${count(line.lifted)} · ${expired}${colon} ${count(line.expired)}`)}
            </p>
          </li>`,
      )}
    </ul>`;
}

/** The same as a file, for whoever counts. */
export async function registerCsv(deps: Deps, call: PageCall): Promise<Response> {
  const { id: territoryId } = await findTerritory(deps.db, call.params['territoryId'] ?? '');
  const months = await readRegister(deps.db, { territoryId, now: deps.now() });
  const said = words[call.locale];
  async function* pages() {
    yield months.flatMap(({ month, lines }) => lines.map((line) => ({ month, ...line })));
  }
  const count = (value: number) => shownCount(value, said.few);
  const body = csvStream([said.month, ...said.columns], pages(), (line) => [
    line.month,
    said.kinds[line.kind],
    line.articleTitle,
    count(line.taken),
    count(line.lifted),
    count(line.expired),
  ]);
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="moderation.csv"`,
      'content-language': call.locale,
      vary: 'accept-language',
      'x-content-type-options': 'nosniff',
    },
  });
}

const spaced = (lang: Locale, text: string): string => (lang === 'fr' ? frenchSpaces(text) : text);

const dayIn = (lang: Locale, timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone }).format(at);

function monthIn(lang: Locale, month: string): string {
  const format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const said = format.format(new Date(`${month}-15T00:00:00Z`));
  return said.charAt(0).toUpperCase() + said.slice(1);
}
