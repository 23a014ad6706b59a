import { channelFactsSchema } from '@beffroi/contracts';
import { describe, expect, test } from 'vitest';
import type { HttpClient } from '../port.ts';
import type { Outgoing, Setup } from '../publish.port.ts';
import { driveUntilPublic } from '../testing/delivery.drive.ts';
import { imageWith } from '../testing/publish-fixture.ts';
import { assistedGuide } from './assisted.guide.ts';
import { assistedPresets } from './assisted.presets.ts';
import { createAssistedPublisher } from './assisted.publisher.ts';

const publisher = createAssistedPublisher();
const account = { channelId: 'chn_1', territoryId: 'ter_1', remoteId: 'nextdoor:ville', handle: 'Ville de Valmarin' };
const http = { fetch: () => Promise.reject(new Error('nobody is called')) } as unknown as HttpClient;
const context = (credentials: Setup) => ({
  http,
  now: () => new Date('2026-11-24T08:00:00Z'),
  signal: new AbortController().signal,
  credentials,
  account,
});
const outgoing: Outgoing = {
  key: 'dlv_1',
  startedAt: '2026-11-24T08:00:00.000Z',
  lang: 'fr',
  parts: [{ text: 'La piscine rouvre', media: [imageWith('La façade')] }],
  link: { url: 'https://ville.example/piscine' },
};

test.each(assistedPresets.filter(({ gone }) => !gone))('$id says why, what to open and what to do', (preset) => {
  const address = 'https://ville.example/groupe';
  const setup = publisher.connection.setup.parse({ preset: preset.id, name: 'Quartier Sud', address });
  const guide = assistedGuide(setup, { ...outgoing, firstComment: 'Le plan' });
  expect(guide.open).toBe(address);
  expect(guide.copy).toEqual(['La piscine rouvre\n\nhttps://ville.example/piscine']);
  expect(guide.media).toEqual([{ id: 'med_1', kind: 'image', alt: 'La façade' }]);
  expect(guide.steps.length).toBeGreaterThanOrEqual(4);
  for (const { fr, en } of [...guide.steps, preset.reason]) {
    expect(fr).toMatch(/\.$/);
    expect(en).toMatch(/\.$/);
    expect(en).not.toBe(fr);
  }
});

describe('an assisted network', () => {
  test('hands over to a person, and never claims to know', async () => {
    const setup = publisher.connection.setup.parse({ preset: 'nextdoor', name: 'Ville' });
    const driven = await driveUntilPublic(publisher, outgoing, context(setup));
    expect(driven).toMatchObject({ state: 'by_hand', step: { kind: 'public' } });
    const record = { done: [], attempted: 'post' };
    expect(await driveUntilPublic(publisher, outgoing, context(setup), { record })).toMatchObject({
      state: 'in_doubt',
    });
    expect(assistedGuide(setup, outgoing).open).toBe('https://nextdoor.fr/news_feed/');
  });

  test('is connected by what it is called and what to open', async () => {
    const { connection } = publisher;
    if (connection.kind !== 'secret') throw new Error('nothing to authorise');
    const setup = connection.setup.parse({ preset: 'tiktok', name: 'Ville de Valmarin' });
    expect(await connection.connect(setup, context(setup))).toMatchObject({
      ok: true,
      accounts: [{ remoteId: 'tiktok:ville-de-valmarin', handle: 'Ville de Valmarin' }],
    });
    const checked = await publisher.check(setup, context(setup));
    if (!checked.ok) throw new Error(checked.message.en);
    expect(channelFactsSchema.parse({ ...publisher.facts, ...checked.facts }).text.max).toBe(2200);
    expect(connection.setup.safeParse({ preset: 'forum', name: 'Le forum' }).error?.issues).toMatchObject([
      { path: ['address'] },
    ]);
    expect(connection.setup.safeParse({ preset: 'forum', name: 'x', address: 'javascript:alert(1)' }).success).toBe(
      false,
    );
  });

  test('says of Viadeo that it is gone', async () => {
    const { connection } = publisher;
    if (connection.kind !== 'secret') throw new Error('nothing to authorise');
    const setup = connection.setup.parse({ preset: 'viadeo', name: 'Ville' });
    const refused = await connection.connect(setup, context(setup));
    expect(refused).toMatchObject({ ok: false, kind: 'gone', done: 'no' });
    expect(refused.ok ? '' : refused.message.fr).toContain('n’existe plus');
    expect(await driveUntilPublic(publisher, outgoing, context(setup))).toMatchObject({ state: 'refused' });
  });

  test.each([
    [200, { ok: true, exists: true, url: 'https://nextdoor.fr/p/1' }],
    [404, { ok: true, exists: false }],
    [403, { ok: false, kind: 'forbidden', done: 'no' }],
  ])('what a stranger is told by %i is told as it is', async (status, expected) => {
    const told: HttpClient['fetch'] = async ({ url }) => ({
      ok: true,
      status,
      headers: {},
      body: new Uint8Array(),
      finalUrl: url,
    });
    const published = { key: 'dlv_1', steps: [{ key: 'post', refs: {}, url: 'https://nextdoor.fr/p/1' }] };
    const setup = { preset: 'nextdoor', name: 'Ville' };
    expect(await publisher.readBack(published, { ...context(setup), http: { ...http, fetch: told } })).toMatchObject(
      expected,
    );
  });
});
