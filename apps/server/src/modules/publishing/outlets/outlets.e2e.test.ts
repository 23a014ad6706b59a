import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostedDraft } from '@beffroi/connectors/hosted';
import { publishingStage, TUESDAY, type PublishingStage, type Team } from '../../../testing/publishing.stage.ts';
import { createHostedOutlet, type HostedNetwork } from './hosted.store.ts';

let stage: PublishingStage;
let team: Team;
let newsroom: string;
let simulated: string;

beforeAll(async () => {
  stage = await publishingStage();
  team = await stage.team();
  newsroom = await stage.channel(team.territoryId, 'Salle de presse', 'newsroom');
  simulated = await stage.channel(team.territoryId, 'Compte simulé', 'simulation');
});
afterAll(async () => stage.close());

const open = async (path: string, headers: Record<string, string> = {}) =>
  stage.program.app.request(`http://localhost:4300${path}`, { headers });

function outlet(network: HostedNetwork) {
  const channelId = network === 'newsroom' ? newsroom : simulated;
  const account = { territoryId: team.territoryId, channelId, remoteId: 'x', handle: 'x' };
  const kept = createHostedOutlet({
    db: stage.db as never,
    baseUrl: stage.program.baseUrl,
    now: () => stage.clock.now,
    network,
  });
  return {
    kept,
    account,
    async publish(draft: Partial<HostedDraft> & Pick<HostedDraft, 'text'>, key = `del_${draft.text.length}:post:0`) {
      const put = await kept.put({ key, at: stage.clock.now.toISOString(), lang: 'fr', media: [], ...draft }, account);
      if (!put.ok) throw new Error('not kept');
      return put.item;
    },
  };
}

const pathOf = (url: string) => new URL(url).pathname;

describe('the newsroom', () => {
  test('is read in one’s language, without a script, under a policy that its own style passes', async () => {
    await outlet('newsroom').publish({ title: 'La piscine <rouvre>', text: 'Dès lundi.' });
    const page = await open(`/presse/${newsroom}`, { 'accept-language': 'en' });
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('<html lang="en">');
    expect(html).toContain('La piscine &lt;rouvre&gt;');
    expect(html).toContain('Région Picardie');
    expect(html).not.toMatch(/<script|style="/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
    expect(await (await open(`/presse/${newsroom}`)).text()).toContain('Aller au contenu');
  });

  test('is paged, and its feeds are told in a word to who has them', async () => {
    for (let n = 0; n < 21; n += 1) {
      stage.clock.now = new Date(TUESDAY.getTime() + n * 60_000);
      await outlet('newsroom').publish({ title: `Nouvelle ${n}`, text: 'Texte.' }, `del_n${n}:post:0`);
    }
    const first = await (await open(`/presse/${newsroom}`)).text();
    expect(first.match(/<article/g)).toHaveLength(20);
    const older = /href="([^"]*avant=[^"]*)"/.exec(first)?.[1] ?? '';
    expect(await (await open(older)).text()).toContain('La piscine &lt;rouvre&gt;');
    for (const [name, type] of [
      ['rss.xml', 'application/rss+xml'],
      ['atom.xml', 'application/atom+xml'],
      ['feed.json', 'application/feed+json'],
    ]) {
      const feed = await open(`/presse/${newsroom}/${name}`);
      expect(feed.headers.get('content-type')).toContain(type);
      expect(feed.headers.get('access-control-allow-origin')).toBe('*');
      expect(await feed.text()).toContain('Nouvelle 20');
      stage.clock.now = new Date(stage.clock.now.getTime() + 60_000);
      const etag = feed.headers.get('etag') ?? '';
      expect((await open(`/presse/${newsroom}/${name}`, { 'if-none-match': `W/${etag}` })).status).toBe(304);
    }
  });

  test('says of what was taken back that it is gone, and of what never was that it is not there', async () => {
    const { publish, kept, account } = outlet('newsroom');
    const item = await publish({ title: 'Une erreur', text: 'Faux.' });
    const correction = await publish({ title: 'Rectificatif', text: 'Vrai.', inReplyTo: item.id }, 'del_r:post:0');
    expect(await (await open(pathOf(item.url))).text()).toContain('Rectifié par');
    expect(await (await open(pathOf(correction.url))).text()).toContain('Rectifie :');
    await kept.remove(item.id, account);
    const gone = await open(pathOf(item.url));
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('retirée');
    expect(await (await open(`/presse/${newsroom}/rss.xml`)).text()).not.toContain('Une erreur');
    expect((await open(`/presse/${newsroom}/pst_nothing`)).status).toBe(404);
    expect((await open(`/presse/${simulated}`)).status).toBe(404);
    expect((await open(`/presse/${newsroom}?avant=n’importe`)).status).toBe(422);
  });
});

describe('the simulated network', () => {
  test('says that it is simulated, shows the thread, and no reply that was hidden', async () => {
    const { publish, kept, account } = outlet('simulation');
    stage.clock.now = TUESDAY;
    // Whose replies the key draws: several.
    const item = await publish(
      { text: 'La médiathèque ouvre le dimanche.', poll: { options: ['Oui', 'Non'], minutes: 60 } },
      'del_thread:post:0',
    );
    await publish({ text: 'Entrée libre.', inReplyTo: item.id }, 'del_thread:post:1');
    stage.clock.now = new Date(TUESDAY.getTime() + 3 * 86_400_000);
    await stage.db
      .insertInto('publishing.hosted_reply')
      .values({
        territory_id: team.territoryId,
        channel_id: simulated,
        id: 'pst_r1',
        post_id: item.id,
        author: 'lucie',
        text: 'Enfin !',
        posted_at: TUESDAY,
      })
      .execute();
    const html = await (await open(pathOf(item.url))).text();
    expect(html).toContain('Réseau simulé');
    for (const said of ['La médiathèque', 'Entrée libre.', 'Oui', '@lucie', 'Enfin !', 'vues'])
      expect(html).toContain(said);
    await kept.hideReply('pst_r1', true, account);
    expect(await (await open(pathOf(item.url))).text()).not.toContain('Enfin !');
    const list = await (await open(`/reseau-simule/${simulated}`)).text();
    expect(list).toContain('La médiathèque');
    expect(list).not.toContain('Entrée libre.');
  });

  test('lets a resident comment and write in private, shows them the answers, and tells them when they are blocked', async () => {
    const { publish, kept, account } = outlet('simulation');
    const { people } = kept;
    if (!people) throw new Error('nobody speaks here');
    let visitor = 0;
    const post = async (path: string, fields: Record<string, string>) => {
      visitor += 1;
      return stage.program.app.request(`http://localhost:4300${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-for': `192.0.2.${visitor}`,
        },
        body: new URLSearchParams(fields),
      });
    };
    const heardFrom = async (cursor?: string) => {
      const heard = await people.heard(cursor, account);
      if (!heard.ok) throw new Error(heard.message.en);
      return heard;
    };
    const item = await publish({ text: 'La patinoire ouvre samedi.' }, 'del_rink:post:0');
    const path = pathOf(item.url);
    const { cursor } = await heardFrom();

    expect((await post(path, { nom: 'L', texte: '' })).status).toBe(422);
    const commented = await post(path, { nom: 'Lucie <3', texte: 'À quelle heure ?' });
    expect(commented.status).toBe(303);
    const [comment] = (await heardFrom(cursor)).items;
    expect(comment).toMatchObject({
      kind: 'comment',
      underId: item.id,
      text: 'À quelle heure ?',
      author: { handle: 'Lucie <3' },
    });
    await publish({ text: 'À dix heures.', inReplyTo: comment?.originId ?? '' }, 'del_answer:post:0');
    const mine = (commented.headers.get('location') ?? '').replace('#reponses', '');
    const shown = await (await open(mine)).text();
    for (const said of ['@Lucie &lt;3', 'À quelle heure ?', 'À dix heures.', 'Vous écrivez sous le nom de'])
      expect(shown).toContain(said);
    expect(shown).not.toMatch(/<script|style="/);
    expect(shown).toContain('réponses\u00A0: 1');
    expect(await (await open(`/reseau-simule/${simulated}`)).text()).not.toContain('À dix heures.');
    await kept.hideReply(comment?.originId ?? '', true, account);
    expect(await (await open(mine)).text()).toContain('À quelle heure ?');
    expect(await (await open(path)).text()).not.toContain('À quelle heure ?');

    const written = await post(`/reseau-simule/${simulated}/messages`, { nom: 'Marc', texte: 'Mon dossier ?' });
    const conversation = written.headers.get('location') ?? '';
    const heard = await heardFrom((await heardFrom(cursor)).cursor);
    expect(heard.items).toEqual([]);
    const { items } = await heardFrom(cursor);
    const message = items.find(({ kind }) => kind === 'private');
    expect(message).toMatchObject({ text: 'Mon dossier ?', author: { handle: 'Marc' } });
    const word = { key: 'del_private:post:0', at: stage.clock.now.toISOString(), text: 'Il est complet.' };
    const to = message?.threadId ?? '';
    const told = await people.tell({ ...word, to }, account);
    expect(await people.tell({ ...word, to }, account)).toEqual(told);
    const page = await open(conversation);
    const read = await page.text();
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(read.match(/Il est complet\./g)).toHaveLength(1);
    expect(read).toContain('Mon dossier ?');
    expect((await heardFrom(cursor)).items.at(-1)).toMatchObject({ isOurs: true, threadId: to });
    expect((await open(`/reseau-simule/${simulated}/messages/un-autre`)).status).toBe(404);

    await people.block(message?.authorId ?? '', true, account);
    const refused = await post(conversation, { texte: 'Encore' });
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('vous a bloqué');
    await people.block(message?.authorId ?? '', false, account);
    expect((await post(conversation, { texte: 'Merci' })).status).toBe(303);

    await people.removeReply(comment?.originId ?? '', account);
    await people.removeReply(comment?.originId ?? '', account);
    expect(await (await open(mine)).text()).not.toContain('À quelle heure ?');
    const trapped = await post(path, { nom: 'Robot', texte: 'Achetez', site: 'x' });
    expect([trapped.status, (await heardFrom(cursor)).items.some(({ text }) => text === 'Achetez')]).toEqual([
      303,
      false,
    ]);
  });
});
