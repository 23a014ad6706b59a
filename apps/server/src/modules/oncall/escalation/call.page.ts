import { html } from 'hono/html';
import type { PageCall, Pages } from '../../../platform/http/pages.ts';
import { publicPage, type Html } from '../../../platform/http/public-page.ts';
import { englishHour, frenchHour } from '../../../platform/time-zone.ts';
import { findAlarm } from '../../alerts/index.ts';
import { findTerritory, personNames } from '../../identity/index.ts';
import { alarmMessage } from '../../notifications/index.ts';
import type { OncallDeps } from '../oncall.deps.ts';
import { answerByLink, findCall, findEscalation } from './call.answer.ts';
import { callWords } from './call.words.ts';
import type { StoredEscalation } from './step.ring.ts';

/** The page of a call. Opening it changes nothing, since phones and mail filters open links by themselves. */
export function mountCallPages(pages: Pages, deps: OncallDeps): void {
  pages.get('/astreinte/:token', async (call) => showCall(deps, call));
  pages.post('/astreinte/:token', async (call) => {
    await answerByLink(deps, call.params['token'] ?? '');
    return showCall(deps, call);
  });
}

/** The red of an alarm (`--bf-alarm-solid`), while it waits for somebody. */
const RED = '#c30936';
const isRinging = ({ state }: StoredEscalation): boolean => state !== 'answered' && state !== 'stood_down';

async function showCall(deps: OncallDeps, call: PageCall): Promise<Response> {
  const { db, baseUrl } = deps;
  const { locale, request } = call;
  const said = callWords[locale];
  const found = await findCall(deps, call.params['token'] ?? '');
  const { territory_id: territoryId, escalation_id: escalationId, person_id: personId } = found;
  const row = await findEscalation(db, { territoryId, escalationId });
  const [territory, alarm, names] = await Promise.all([
    findTerritory(db, territoryId),
    findAlarm(db, territoryId, row.alarm_id),
    personNames(db, [personId, ...(row.answered_by === null ? [] : [row.answered_by])]),
  ]);
  const hour = (at: Date) => (locale === 'fr' ? frenchHour : englishHour)(territory.timeZone, at);
  const message = alarm && alarmMessage({ alarm, territoryId, territoryName: territory.name, baseUrl, locale });
  const title = message?.title ?? row.alarm_name;
  const body = html`<h1>${title}</h1>
    <p>${message?.text ?? said.gone}</p>
    ${stateOf(row, { personId, names, hour, locale, since: row.started_at })}
    ${message ? html`<p><a href="${message.url}">${said.look}</a> <span class="quiet">${said.rest}</span></p>` : ''}`;
  return publicPage(request, {
    lang: locale,
    title,
    brand: { name: territory.name, colour: isRinging(row) ? RED : undefined },
    body,
    foot: html`<p>${said.quiet}</p>`,
    isPrivate: true,
  });
}

function stateOf(
  row: StoredEscalation,
  given: {
    personId: string;
    names: ReadonlyMap<string, string>;
    hour: (at: Date) => string;
    locale: 'fr' | 'en';
    since: Date;
  },
): Html {
  const { personId, names, hour, locale } = given;
  const said = callWords[locale];
  if (row.state === 'stood_down') return html`<p class="note"><strong>${said.over}</strong> ${said.overNote}</p>`;
  if (row.state === 'answered') {
    const at = hour(row.answered_at ?? given.since);
    const name = names.get(row.answered_by ?? '') ?? said.nobody;
    return row.answered_by === personId
      ? html`<p class="note" role="status"><strong>${said.mine(at)}</strong> ${said.mineNote}</p>`
      : html`<p class="note" role="status"><strong>${said.taken(name, at)}</strong> ${said.overNote}</p>`;
  }
  return html`<p>${said.called(names.get(personId) ?? said.nobody)} ${said.since(hour(given.since))}</p>
    <form method="post">
      <button class="big" type="submit">${said.take}</button>
      <p class="quiet">${said.takeNote}</p>
    </form>`;
}
