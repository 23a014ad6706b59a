import type { HttpClient, HttpRequest } from '@beffroi/connectors';
import {
  addChannels,
  answerSeen,
  addReport,
  changeCrisis,
  changeReport,
  changeRumour,
  closeCrisis,
  connectChannel,
  correctCases,
  getPlan,
  getPublication,
  createWatch,
  linkCases,
  listAudit,
  listCases,
  listPlaybooks,
  listReports,
  listRumours,
  listTalkingPoints,
  markStep,
  openCrisis,
  openMandate,
  prepareAnswer,
  publishFact,
  readLog,
  recordRumour,
  resetPlaybook,
  schedulePublication,
  setPlaybook,
  setTalkingPoints,
  shareReports,
  shareTalkingPoints,
  type Crisis,
  type CrisisKind,
} from '@beffroi/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  HOUR,
  publishingStage,
  refusalOf,
  TUESDAY,
  type PublishingStage,
  type Team,
} from '../../testing/publishing.stage.ts';
import { noNetwork } from '../../testing/program.stage.ts';

const MINUTE = 60_000;
let stage: PublishingStage;
let team: Team;

/** The national address service knows Amiens. */
const http: HttpClient = {
  ...noNetwork,
  async fetch(request: HttpRequest) {
    if (!request.url.startsWith('https://data.geopf.fr/')) return noNetwork.fetch(request);
    const asked = new URL(request.url).searchParams.get('q') ?? '';
    const point = { type: 'Point', coordinates: [2.295753, 49.894067] };
    const found = { type: 'Feature', geometry: point, properties: { score: 0.9, label: 'Pont Ducange 80000 Amiens' } };
    const features = asked.includes('Amiens') ? [found] : [];
    const body = new TextEncoder().encode(JSON.stringify({ features }));
    return { ok: true, status: 200, headers: {}, body, finalUrl: request.url };
  },
};

beforeAll(async () => {
  stage = await publishingStage({ http });
  team = await stage.team();
});
afterAll(async () => stage.close());
beforeEach(() => void (stage.clock.now = TUESDAY));

const here = () => ({ territoryId: team.territoryId });
const after = (ms: number) => void (stage.clock.now = new Date(stage.clock.now.getTime() + ms));
const key = () => crypto.randomUUID();
const named = ({ id }: Crisis) => ({ ...here(), crisisId: id });
async function opened(kind: CrisisKind = 'own_mistake', more: object = {}): Promise<Crisis> {
  const body = { title: 'Les vignes de Californie', kind, ...more };
  return (await team.manager.call(openCrisis, { params: here(), body })).crisis;
}
const said = async (crisis: Crisis) =>
  (await team.manager.call(readLog, { params: named(crisis) })).items.map(({ text }) => text.fr);
const get = async (address: string): Promise<Response> =>
  stage.program.app.request(address.replace(/^https?:\/\/[^/]+/, ''));
const close = async (crisis: Crisis) => team.manager.call(closeCrisis, { params: named(crisis), body: {} });

describe('the playbook and the plan', () => {
  test('a territory writes its own: rooms opened before keep theirs, and it goes back to the one delivered', async () => {
    const before = await opened('strike');
    const step = { key: 'appeler', phase: 'first' as const, title: 'Appeler le directeur', withinMinutes: 3 };
    const params = { ...here(), kind: 'strike' as const };
    const body = { title: 'Grève, chez nous', steps: [step, step], options: [] };
    expect(await refusalOf(team.head.call(setPlaybook, { params, body }))).toBe('422 crisis.step_twice');
    expect(await refusalOf(team.manager.call(setPlaybook, { params, body }))).toMatch(/^403/);
    await team.head.call(setPlaybook, { params, body: { ...body, steps: [step] } });
    const after = await opened('strike');
    const [old, mine] = await Promise.all(
      [before, after].map(async (one) => team.manager.call(getPlan, { params: named(one) })),
    );
    expect(old?.steps.length).toBeGreaterThan(8);
    expect(mine?.steps.map(({ title }) => title)).toEqual(['Appeler le directeur']);
    const changed = async () =>
      (await team.manager.call(listPlaybooks, { params: here() })).items.filter((one) => one.changed);
    expect((await changed()).map(({ kind }) => kind)).toEqual(['strike']);
    expect(await team.head.call(resetPlaybook, { params })).toMatchObject({ changed: false });
    expect(await changed()).toEqual([]);
  });

  test('a step is done, or skipped with a reason; the same twice is one line of the log; what nobody did is late', async () => {
    const crisis = await opened();
    const mark = async (step: string, state: 'open' | 'done' | 'skipped', note = '') =>
      team.manager.call(markStep, { params: { ...named(crisis), key: step }, body: { state, note } });
    after(61 * MINUTE);
    await mark('verifier', 'done');
    await mark('verifier', 'done');
    expect(await refusalOf(mark('suspendre', 'skipped'))).toBe('422 crisis.reason_needed');
    expect(await refusalOf(mark('inconnue', 'done'))).toBe('404 crisis.step_unknown');
    const plan = await mark('suspendre', 'skipped', 'Rien n’était prévu');
    expect(plan.steps.find(({ key: step }) => step === 'verifier')).toMatchObject({
      state: 'done',
      late: false,
      by: 'Camille Delattre',
      at: stage.clock.now.toISOString(),
    });
    expect(plan.steps.find(({ key: step }) => step === 'reconnaitre')).toMatchObject({ state: 'open', late: true });
    expect(plan.next).toMatchObject({ key: 'prevenir' });
    const lines = (await said(crisis)).filter((line) => line.startsWith('Étape'));
    expect(lines).toEqual([
      'Étape passée\u{a0}: Suspendre tout ce qui est programmé – Rien n’était prévu',
      'Étape faite\u{a0}: Vérifier que l’erreur est bien la nôtre',
    ]);
    await close(crisis);
    expect(await refusalOf(mark('verifier', 'open'))).toBe('409 crisis.closed');
  });
});

test('where another authority leads, what is of the crisis relays it or does not leave, planned before or after', async () => {
  const crisis = await opened('accident');
  const connection = { network: 'newsroom' as const, setup: { name: 'Salle de presse' } };
  const begun = await team.head.call(connectChannel, { params: here(), body: connection });
  if (begun.next !== 'choose') throw new Error('a newsroom asks nobody');
  const remoteIds = begun.accounts.map(({ remoteId }) => remoteId);
  const added = await team.head.call(addChannels, { params: here(), body: { ticket: begun.ticket, remoteIds } });
  const channelIds = added.items.map(({ id }) => id);
  const { id: mandateId } = await team.head.call(openMandate, {
    params: here(),
    body: { personId: team.manager.id, scope: 'La crue', endsAt: new Date(TUESDAY.getTime() + 8 * HOUR).toISOString() },
  });
  const write = async (text: string) => {
    const body = { text, channelIds, mandateId, clientKey: key() };
    return (await team.manager.call(prepareAnswer, { params: named(crisis), body })).publicationId;
  };
  const read = async (publicationId: string) =>
    team.manager.call(getPublication, { params: { ...here(), publicationId } });
  const plan = async (publicationId: string) =>
    team.manager.call(schedulePublication, {
      params: { ...here(), publicationId },
      body: { version: 1, when: 'now' },
    });
  const early = await write('Courage à toutes et à tous.');
  await plan(early);
  const relay = { authority: 'la préfecture de la Somme', url: 'https://www.somme.gouv.fr' };
  await team.manager.call(changeCrisis, { params: named(crisis), body: { relay } });
  const ours = await write('Nos équipes sont mobilisées.');
  expect((await read(ours)).findings).toContainEqual(
    expect.objectContaining({ code: 'crisis.relay_only', severity: 'blocks' }),
  );
  expect(await refusalOf(plan(ours))).toBe('422 publishing.blocked');
  const reply = { mentionIds: ['men_00000000000000000000000000'], text: 'Nous arrivons.', clientKey: key() };
  expect(await refusalOf(team.manager.call(answerSeen, { params: named(crisis), body: reply }))).toBe(
    '422 crisis.relay_only',
  );
  const theirs = await write('Consignes de la préfecture : https://www.somme.gouv.fr/crue');
  await plan(theirs);
  await stage.program.dispatcher.runDue();
  expect((await read(theirs)).state).toBe('published');
  const stopped = await read(early);
  expect(stopped.state).toBe('failed');
  expect(JSON.stringify(stopped.deliveries)).toContain('Mode relais');
  await team.manager.call(changeCrisis, { params: named(crisis), body: { relay: null } });
  await plan(ours);
  await close(crisis);
});

test('talking points hold on one page for each audience, read at a private address until the room closes', async () => {
  const crisis = await opened('own_mistake', { summary: 'La campagne montre des vignes d’ailleurs.' });
  const { items } = await team.manager.call(listTalkingPoints, { params: named(crisis) });
  expect(items.map(({ audience }) => audience)).toEqual(['switchboard', 'departments', 'officials']);
  expect(items[0]).toMatchObject({ facts: expect.stringContaining('vignes d’ailleurs'), contact: expect.any(String) });
  expect(items[0]?.say).toContain('la campagne est arrêtée');
  expect(items[0]?.updatedAt).toBeUndefined();

  const params = { ...named(crisis), audience: 'switchboard' as const };
  const page = { facts: 'Erreur reconnue.', say: '<b>Oui</b>, c’est nous.', doNotSay: '', questions: [], contact: '' };
  const long = { ...page, facts: 'x'.repeat(2000), say: 'y\n'.repeat(60) };
  expect(await refusalOf(team.manager.call(setTalkingPoints, { params, body: long }))).toBe('422 crisis.page_too_long');
  await team.manager.call(setTalkingPoints, { params, body: page });
  const share = async () => (await team.manager.call(shareTalkingPoints, { params })).shareUrl ?? '';
  const first = await share();
  const shown = await get(first);
  const html = await shown.text();
  expect(shown.status).toBe(200);
  expect(html).toContain('Erreur reconnue.');
  expect(html).toContain('&lt;b&gt;Oui');
  expect(html).toContain('noindex');
  expect(shown.headers.get('cache-control')).toBe('no-store');
  const second = await share();
  expect((await get(first)).status).toBe(404);
  expect((await get(second)).status).toBe(200);
  const { rows } = await stage.program.pool.query('select * from crisis.share');
  expect(JSON.stringify(rows)).not.toContain(second.split('/').at(-1));
  await close(crisis);
  expect((await get(second)).status).toBe(404);
  expect((await get('/elements/nimporte-quoi')).status).toBe(404);
});

describe('the rumour ledger', () => {
  const claim = 'La maternité de Saint-Quentin ferme lundi';
  async function heard(): Promise<string[]> {
    const at = (minutes: number) => new Date(TUESDAY.getTime() + minutes * MINUTE).toISOString();
    const post = (text: string, minutes: number, reach: number) => ({
      network: 'mastodon' as const,
      text,
      postedAt: at(minutes),
      reach,
      author: { handle: `voix${minutes}@example.social`, name: `Voix ${minutes}` },
    });
    await stage.hear(team.territoryId, [
      post('Il paraît que la maternité de Saint-Quentin ferme lundi, scandale', -30, 100),
      post('La maternité de Saint-Quentin fermera dès lundi !!', -20, 900),
      post('Le marché de Beauvais ouvre ses chalets, vin chaud et châtaignes', -10, 50),
    ]);
    const { rows } = await stage.program.pool.query<{ id: string }>(
      'select id from listening.mention where territory_id = $1 order by posted_at',
      [team.territoryId],
    );
    return rows.map(({ id }) => id);
  }

  test('follows a claim from the first post to its correction under each, and to the page of facts', async () => {
    const watch = { name: 'Santé', query: 'maternité OU marché', colour: 'brick', paused: false, alerting: false };
    await team.manager.call(createWatch, { params: here(), body: watch as never });
    const [first = '', second = '', market = ''] = await heard();
    const crisis = await opened('rumour');
    const body = { crisisId: crisis.id, claim, mentionIds: [second], clientKey: key() };
    const rumour = await team.manager.call(recordRumour, { params: here(), body });
    expect((await team.manager.call(recordRumour, { params: here(), body })).id).toBe(rumour.id);
    expect(rumour).toMatchObject({ verdict: 'unchecked', cases: 1, reach: 900, corrected: 0 });
    const params = { ...here(), rumourId: rumour.id };
    const cases = async () => (await team.manager.call(listCases, { params })).items;
    expect((await cases()).map(({ mentionId, linked }) => [mentionId, linked])).toEqual([
      [second, true],
      [first, false],
    ]);
    expect(JSON.stringify(await cases())).not.toContain('voix');
    const unknown = team.manager.call(linkCases, {
      params,
      body: { mentionIds: [first, 'men_00000000000000000000000000'], linked: true },
    });
    expect(await refusalOf(unknown)).toBe('404 listening.mention_not_found');
    const linked = await team.manager.call(linkCases, { params, body: { mentionIds: [first, market], linked: true } });
    expect(linked).toMatchObject({ cases: 3, firstSeenAt: new Date(TUESDAY.getTime() - 30 * MINUTE).toISOString() });
    await team.manager.call(linkCases, { params, body: { mentionIds: [market], linked: false } });

    const publish = async (published: boolean) => team.manager.call(publishFact, { params, body: { published } });
    const correct = async () =>
      team.manager.call(correctCases, { params, body: { text: 'C’est faux : la maternité reste ouverte.' } });
    expect(await refusalOf(publish(true))).toBe('422 crisis.verdict_needed');
    await team.manager.call(changeRumour, { params, body: { verdict: 'false' } });
    expect(await refusalOf(publish(true))).toBe('422 crisis.correction_needed');
    expect(await refusalOf(correct())).toBe('422 crisis.correction_needed');
    const correction = 'La maternité reste ouverte : 1 200 naissances y sont prévues en 2027.';
    const evidence = [{ label: 'Délibération du 12 novembre', url: 'https://region.example/d12' }];
    await team.manager.call(changeRumour, { params, body: { correction, evidence } });
    const done = await correct();
    expect(done.planned + done.refused.length).toBe(2);
    expect((await correct()).planned).toBe(0);
    expect((await publish(true)).factUrl).toBe(`http://localhost:4300/faits/${team.territoryId}/${rumour.id}`);
    expect(await refusalOf(team.manager.call(changeRumour, { params, body: { correction: '' } }))).toBe(
      '422 crisis.correction_needed',
    );
    expect((await said(crisis)).join('\n')).toMatch(/page des faits[^]+faux\.[^]+reliées[^]+au registre/);
    const { items } = await team.manager.call(listRumours, { params: here(), query: { crisisId: crisis.id } });
    expect(items).toMatchObject([{ id: rumour.id, cases: 2, corrected: done.planned }]);

    const page = await (await get(`/faits/${team.territoryId}`)).text();
    expect(page).toContain('Faux');
    expect(page).toContain('La maternité reste ouverte\u{a0}: 1\u{a0}200\u{a0}naissances');
    const alone = await get(`/faits/${team.territoryId}/${rumour.id}`);
    const html = await alone.text();
    const [, data = '{}'] = /<script type="application\/ld\+json">(.+?)<\/script>/.exec(html) ?? [];
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'ClaimReview',
      claimReviewed: claim,
      reviewRating: { ratingValue: 1, alternateName: 'Faux' },
      author: { name: 'Région Picardie' },
    });
    const feed = await get(`/faits/${team.territoryId}/flux.xml`);
    const xml = await feed.text();
    expect(feed.headers.get('content-type')).toContain('application/atom+xml');
    expect(xml).toContain(`<id>http://localhost:4300/faits/${team.territoryId}/${rumour.id}</id>`);
    const again = await stage.program.app.request(`/faits/${team.territoryId}/flux.xml`, {
      headers: { 'if-none-match': feed.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    await publish(false);
    expect((await get(`/faits/${team.territoryId}/${rumour.id}`)).status).toBe(404);
    expect(await (await get(`/faits/${team.territoryId}`)).text()).toContain('Aucun rectificatif');
  });

  test('a claim played in a drill is on no public list', async () => {
    const crisis = await opened('rumour');
    await stage.program.pool.query('update crisis.crisis set drill = true where id = $1', [crisis.id]);
    const body = { crisisId: crisis.id, claim: 'Le pont est tombé', clientKey: key() };
    const { id: rumourId } = await team.manager.call(recordRumour, { params: here(), body });
    const params = { ...here(), rumourId };
    await team.manager.call(changeRumour, { params, body: { verdict: 'false', correction: 'Il tient.' } });
    await team.manager.call(publishFact, { params, body: { published: true } });
    for (const path of ['', '/flux.xml'])
      expect(await (await get(`/faits/${team.territoryId}${path}`)).text()).not.toContain('Il tient');
    const alone = await (await get(`/faits/${team.territoryId}/${rumourId}`)).text();
    expect(alone).toContain('EXERCICE');
    expect(alone).toContain('noindex');
  });
});

test('located reports are put on the map by the national address service, or kept without, and read by emergency services', async () => {
  const crisis = await opened('accident');
  const add = async (place: string, more: object = {}) =>
    team.manager.call(addReport, {
      params: named(crisis),
      body: { kind: 'flood', text: '30 cm d’eau, 06 12 34 56 78', place, clientKey: key(), ...more },
    });
  const clientKey = key();
  const bridge = await add('pont Ducange, Amiens', { clientKey });
  expect(bridge).toMatchObject({ lat: 49.894067, lon: 2.295753, locatedBy: 'service', checked: false });
  expect((await add('pont Ducange, Amiens', { clientKey })).id).toBe(bridge.id);
  const lost = await add('chez Mireille');
  expect(lost).toMatchObject({ locatedBy: 'nobody', unplaced: { fr: expect.stringContaining('sans coordonnées') } });
  await add('Le camping', { lat: 49.9, lon: 2.3 });
  const change = async (reportId: string, body: object) =>
    team.manager.call(changeReport, { params: { ...named(crisis), reportId }, body });
  expect(await change(bridge.id, { checked: true })).toMatchObject({ checked: true, lat: 49.894067 });
  expect(await refusalOf(change('rep_00000000000000000000000000', { checked: true }))).toBe(
    '404 crisis.report_unknown',
  );
  expect((await team.manager.call(listReports, { params: named(crisis) })).feedUrl).toBeUndefined();
  const { geojsonUrl, csvUrl } = await team.manager.call(shareReports, { params: named(crisis) });
  const feed = await get(geojsonUrl);
  expect(feed.headers.get('content-type')).toBe('application/geo+json');
  expect(await feed.json()).toMatchObject({ type: 'FeatureCollection', without_coordinates: 1, features: [{}, {}] });
  const csv = await (await get(csvUrl)).text();
  expect(csv.trim().split('\r\n')).toHaveLength(4);
  expect(csv).not.toMatch(/Camille|06 12/);
  expect(await change(lost.id, { place: 'chez Mireille, Amiens' })).toMatchObject({ locatedBy: 'service' });
  expect((await said(crisis)).filter((line) => line.startsWith('Signalement'))).toHaveLength(5);
  const audit = await team.administrator.call(listAudit, { params: here(), query: { limit: 200 } as never });
  const acts = new Set(audit.items.map(({ action }) => action));
  expect([...acts]).toEqual(
    expect.arrayContaining(['crisis.report_added', 'crisis.reports_shared', 'crisis.report_checked']),
  );
  await close(crisis);
  expect((await get(geojsonUrl)).status).toBe(404);
});
