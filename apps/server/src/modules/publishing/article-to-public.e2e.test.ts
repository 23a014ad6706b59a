import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { blueskyPublisher } from '@beffroi/connectors/bluesky';
import { startPds, type RunningPds } from '@beffroi/connectors/bluesky/testing';
import { createLoopbackHttpClient } from '@beffroi/connectors/testing';
import * as contract from '@beffroi/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAfter, sendDigests } from './index.ts';
import {
  HOUR,
  publishingStage,
  saidIn,
  TUESDAY,
  type PublishingStage,
  type Team,
} from '../../testing/publishing.stage.ts';

let pds: RunningPds;
let site: Server;
let siteUrl: string;
let stage: PublishingStage;
let team: Team;
let channels: Record<'simulation' | 'newsroom' | 'bluesky', string>;
let did: string;

const official = { name: 'Marie-Laure Hembert', email: 'ml.hembert@example.fr' };
const article = {
  title: 'La piscine des Remparts rouvre',
  text: 'Le bassin a été refait. Entrée gratuite de 10 h à 18 h.',
};

beforeAll(async () => {
  [pds, siteUrl] = await Promise.all([startPds(), startSite()]);
  stage = await publishingStage({ http: createLoopbackHttpClient(), publishers: [blueskyPublisher] });
  team = await stage.team();
  const account = await pds.openAccount('region');
  ({ did } = account);
  channels = {
    simulation: await connect('simulation', { name: 'Région Picardie' }),
    newsroom: await connect('newsroom', { name: 'Salle de presse' }),
    bluesky: await connect('bluesky', { service: pds.url, identifier: account.handle, appPassword: account.password }),
  };
}, 30_000);
afterAll(async () => {
  await stage.close();
  await pds.close();
  await new Promise((resolve) => site.close(resolve));
});

/** The institution's own site: a feed of one article. */
async function startSite(): Promise<string> {
  site = createServer((request, response) => {
    const isFeed = request.url === '/flux.xml';
    response.writeHead(200, { 'content-type': isFeed ? 'application/rss+xml' : 'text/html' });
    response.end(
      isFeed
        ? `<rss version="2.0"><channel><title>Région</title><item><guid>1</guid><title>${article.title}</title><link>${siteUrl}/piscine</link><description>${article.text}</description><pubDate>${TUESDAY.toUTCString()}</pubDate></item></channel></rss>`
        : `<html lang="fr"><title>${article.title}</title><main><h1>${article.title}</h1><p>${article.text}</p></main></html>`,
    );
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
}

async function connect(network: contract.ChannelNetwork, setup: Record<string, string>): Promise<string> {
  const params = { territoryId: team.territoryId };
  const begun = await team.head.call(contract.connectChannel, { params, body: { network, setup } });
  if (begun.next !== 'choose') throw new Error(`${network} asks for an authorisation`);
  const remoteIds = begun.accounts.map(({ remoteId }) => remoteId);
  const added = await team.head.call(contract.addChannels, { params, body: { ticket: begun.ticket, remoteIds } });
  return added.items[0]?.id ?? '';
}

const named = (publicationId: string) => ({ territoryId: team.territoryId, publicationId });
const read = async (id: string) => team.manager.call(contract.getPublication, { params: named(id) });
const publicCall = async (endpoint: contract.Endpoint, token: string, body?: unknown) =>
  stage.program.app.request(endpoint.path.replace(':token', token), {
    method: endpoint.method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** What the data server itself keeps of the account. */
async function recordsOnPds(): Promise<{ text: string }[]> {
  const query = new URLSearchParams({ repo: did, collection: 'app.bsky.feed.post' });
  const response = await fetch(`${pds.url}/xrpc/com.atproto.repo.listRecords?${query.toString()}`);
  return ((await response.json()) as { records: { value: { text: string } }[] }).records.map(({ value }) => value);
}

test('an article becomes three variants, is refused, corrected, approved by link, goes out everywhere, and tells its story', async () => {
  const params = { territoryId: team.territoryId };
  const circuit = (await team.head.call(contract.getCircuits, { params })).circuits.at(-1);
  if (!circuit) throw new Error('a territory begins with circuits');
  const step = { label: 'Élue', needs: 'any' as const, personIds: [], roles: [], guests: [official] };
  const reading = { ...step, label: 'Communication', roles: ['head_of_communication' as const], guests: [] };
  await team.administrator
    .ask(contract.setCircuits, { params, body: { circuits: [{ ...circuit, steps: [reading, step] }] } })
    .then(({ status }) => expect(status).toBe(200));

  await team.head.call(contract.addArticleFeed, { params, body: { url: `${siteUrl}/flux.xml`, name: 'Site' } });
  const { items, week } = await team.manager.call(contract.listArticles, { params, query: {} });
  expect(items).toMatchObject([{ title: article.title, state: 'new' }]);
  expect(week).toMatchObject({ articles: 1, relayed: 0 });
  const relay = { params: { ...params, articleId: items[0]?.id ?? '' } };
  const proposed = (await team.manager.call(contract.proposeRelay, relay)).items;
  expect(proposed.length).toBeGreaterThan(2);
  expect(proposed[0]?.draft.content.link?.url).toBe(`${siteUrl}/piscine`);

  const draft = contract.draftSchema.parse({
    ...proposed[0]?.draft,
    channelIds: Object.values(channels),
    localTime: '2026-11-25T16:30',
    content: { parts: [{ text: 'La piscine des Remparts rouvre samedi.' }] },
    variants: {
      [channels.newsroom]: {
        title: article.title,
        parts: [{ text: `${article.text} Le bassin est chauffé.`, media: [] }],
      },
      [channels.bluesky]: {
        parts: [{ text: 'Maillot, bonnet, c’est reparti à la piscine des Remparts. #Piscine', media: [] }],
      },
    },
  });
  const [made] = (await team.manager.call(contract.acceptRelay, { ...relay, body: { drafts: [draft] } })).items;
  if (!made) throw new Error('the plan made no draft');

  const submit = async (version: number) =>
    team.manager.call(contract.submitPublication, { params: named(made.id), body: { version } });
  const decide = async (version: number, decision: 'approve' | 'refuse', comment: string) =>
    team.head.call(contract.decideOnPublication, { params: named(made.id), body: { version, decision, comment } });
  await submit(made.version);
  expect((await decide(made.version, 'refuse', 'Samedi est faux : c’est dimanche.')).state).toBe('refused');

  const corrected = contract.draftSchema.parse({
    ...draft,
    articleId: items[0]?.id,
    content: { parts: [{ text: 'La piscine des Remparts rouvre dimanche.' }] },
  });
  const saved = await team.manager.call(contract.savePublication, {
    params: named(made.id),
    body: { baseVersion: made.version, draft: corrected },
  });
  const { version } = saved.publication;
  await submit(version);
  await decide(version, 'approve', 'Très bien.');

  await team.manager.call(contract.sendApprovalLink, { params: named(made.id), body: { to: official.email } });
  await stage.program.jobs.drain();
  const mail = stage.mails.map(saidIn).findLast((text) => text.includes('/approbation/')) ?? '';
  const token = /\/approbation\/([\w-]+)/.exec(mail)?.[1] ?? '';
  const shown = (await (await publicCall(contract.openApprovalLink, token)).json()) as {
    publication: { previews: { parts: { text: string }[] }[] };
  };
  expect(shown.publication.previews.map(({ parts }) => parts[0]?.text)).toEqual(
    expect.arrayContaining(['La piscine des Remparts rouvre dimanche.', expect.stringContaining('#Piscine')]),
  );
  const body = { version, decision: 'approve' };
  expect((await publicCall(contract.decideByLink, token, body)).status).toBe(200);
  expect((await publicCall(contract.decideByLink, token, body)).status).toBe(409);
  expect((await read(made.id)).state).toBe('scheduled');

  stage.clock.now = new Date('2026-11-25T15:29:00Z');
  await stage.program.dispatcher.runDue();
  expect(await recordsOnPds()).toEqual([]);
  stage.clock.now = new Date('2026-11-25T15:30:01Z');
  await stage.program.dispatcher.runDue();
  expect((await recordsOnPds()).map(({ text }) => text)).toEqual([expect.stringContaining('c’est reparti')]);
  stage.clock.now = new Date('2026-11-25T15:31:00Z');
  await lookAfter(stage.program.publishing);
  const out = await read(made.id);
  expect(out.state).toBe('published');
  expect(out.deliveries.map(({ state, url }) => [state, url !== undefined])).toEqual([
    ['verified', true],
    ['verified', true],
    ['verified', true],
  ]);
  await stage.program.dispatcher.runDue();
  expect(await recordsOnPds()).toHaveLength(1);

  const trail = await team.manager.call(contract.getTrail, { params: named(made.id) });
  for (const said of ['Camille Delattre', 'Hélène Roux', official.name]) expect(trail.paragraph.fr).toContain(said);
  expect(trail.paragraph.fr).not.toContain('\n');
  expect(trail.versions).toHaveLength(3);
});

test('under a mandate a post goes out at once, and its digest lists it to the one who gave it', async () => {
  const params = { territoryId: team.territoryId };
  const endsAt = new Date(stage.clock.now.getTime() + 4 * HOUR);
  const mandate = await team.head.call(contract.openMandate, {
    params,
    body: { personId: team.manager.id, scope: 'Répondre aux vignes californiennes', endsAt: endsAt.toISOString() },
  });
  const text = 'Oui, nos vignes avaient un petit accent de Sonoma.';
  const draft = {
    ...contract.draftSchema.parse({ content: { parts: [{ text }] } }),
    channelIds: [channels.simulation],
    mandateId: mandate.id,
  };
  const { id, version } = await team.manager.call(contract.createPublication, { params, body: draft });
  await team.manager.call(contract.schedulePublication, { params: named(id), body: { version, when: 'now' } });
  await stage.program.dispatcher.runDue();
  expect((await read(id)).deliveries).toMatchObject([{ state: 'sent' }]);

  stage.mails.length = 0;
  stage.clock.now = new Date(endsAt.getTime() + 1000);
  await sendDigests(stage.program.publishing);
  await stage.program.jobs.drain();
  expect(stage.mails.map(saidIn).filter((mail) => mail.includes('accent de Sonoma'))).toHaveLength(1);
  const again = await team.manager.call(contract.createPublication, { params, body: draft });
  const late = await team.manager.ask(contract.schedulePublication, {
    params: named(again.id),
    body: { version: again.version, when: 'now' },
  });
  expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([409, 'publishing.mandate_ended']);
});
