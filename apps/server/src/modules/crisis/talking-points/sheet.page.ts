import { html } from 'hono/html';
import type { TalkingPoints } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import type { PageCall } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import { frenchHour } from '../../../platform/time-zone.ts';
import { findTerritory } from '../../identity/index.ts';
import type { CrisisDeps } from '../crisis.deps.ts';
import { findCrisis } from '../room/crisis.store.ts';
import { findShare } from '../sharing/share.store.ts';
import { sizeOf } from './page.fit.ts';
import { audienceWords } from './talking-points.usecases.ts';
import { readPages } from './talking-points.store.ts';
import type { RateLimit } from '../../../platform/http/rate-limit.ts';

export type SheetDeps = CrisisDeps & {
  /** How often one address may try an address that opens nothing. */
  guessing: RateLimit;
};

/** One page of talking points, for who has its address: to be read on a phone, or printed on one sheet. */
export async function showSheet(deps: SheetDeps, call: PageCall): Promise<Response> {
  const share = await findShare(deps, call.params['token'] ?? '');
  if (!share || share.what === 'reports') {
    deps.guessing.take(`elements ${call.address}`);
    return nothingHere(call);
  }
  const crisis = await findCrisis(deps.db, share);
  const [territory, pages] = await Promise.all([
    findTerritory(deps.db, share.territoryId),
    readPages(deps, deps.db, crisis),
  ]);
  const page = pages.find(({ audience }) => audience === share.what);
  if (!page) return nothingHere(call);
  const at = new Date(page.updatedAt ?? crisis.opened_at);
  const day = new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', timeZone: territory.timeZone });
  return publicPage(call.request, {
    lang: 'fr',
    title: `Éléments de langage – ${crisis.title}`,
    brand: { name: territory.name, colour: territory.colours.accent },
    isPrivate: true,
    body: sheetOf(page, {
      title: crisis.title,
      drill: crisis.drill,
      written: `${day.format(at)} à ${frenchHour(territory.timeZone, at)}`,
    }),
  });
}

/** One sheet: what one reads of a page of talking points. */
export function sheetOf(page: TalkingPoints, given: { title: string; drill: boolean; written: string }): Html {
  const size = sizeOf(page) ?? 'dense';
  return html`<div class="sheet ${size}">
    <h1>${given.drill ? html`<strong>EXERCICE</strong> – ` : ''}${given.title}</h1>
    <p class="quiet">
      ${frenchSpaces(`Pour ${audienceWords[page.audience].fr}. Écrit le ${given.written}. Ne pas diffuser : cette page ferme avec la crise.`)}
    </p>
    ${part('Les faits', page.facts)} ${part('Ce que l’on dit', page.say, 'note')}
    ${part('Ce que l’on ne dit pas', page.doNotSay)}
    ${
      page.questions.length === 0
        ? ''
        : html`<h2>On vous demande</h2>
            ${page.questions.map(
              ({ question, answer }) =>
                html`<h3>${question}</h3>
                  ${lines(answer)}`,
            )}`
    }
    ${part('Contact', page.contact)}
  </div>`;
}

function part(title: string, text: string, mark?: string): Html {
  if (text.trim() === '') return html``;
  return html`<section>
    <h2>${title}</h2>
    ${mark === undefined ? lines(text) : html`<div class="${mark}">${lines(text)}</div>`}
  </section>`;
}

const lines = (text: string): Html =>
  html`${text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line}</p>`)}`;

async function nothingHere(call: PageCall): Promise<Response> {
  const title = 'Cette page n’existe pas, ou a fermé avec la crise';
  return publicPage(call.request, {
    lang: 'fr',
    title,
    brand: { name: 'Beffroi' },
    status: 404,
    isPrivate: true,
    body: html`<h1>${title}</h1>
      <p>Demandez la nouvelle adresse à la communication.</p>`,
  });
}
