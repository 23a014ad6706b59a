import { expect, test } from 'vitest';
import type { HttpClient, HttpResult } from '@beffroi/connectors';
import { draftSchema } from '@beffroi/contracts';
import { createLinkLooker, linksOf } from './links.look.ts';

const away = { ok: false, kind: 'unavailable', reached: false, message: { fr: 'x', en: 'x' } } as const;
const page = (status: number, moved?: string): HttpResult => ({
  ok: true,
  status,
  headers: {},
  body: new Uint8Array(),
  finalUrl: moved ?? '',
  ...(moved ? { movedPermanentlyTo: moved } : {}),
});

function lookerAt(pages: Record<string, HttpResult | undefined>) {
  const clock = { now: new Date('2026-11-24T10:00:00Z') };
  const asked: string[] = [];
  const http = {
    fetch: async ({ url }: { url: string }) => {
      asked.push(url);
      return pages[url] ?? new Promise<HttpResult>(() => {});
    },
  } as unknown as HttpClient;
  return { clock, asked, looker: createLinkLooker({ http, now: () => clock.now }) };
}

test('says of a page that it is gone or has moved, and nothing where it is not sure', async () => {
  const urls = [
    'https://v.fr/ici',
    'https://v.fr/parti',
    'https://v.fr/prive',
    'https://v.fr/panne',
    'http://v.fr/a',
    'https://v.fr/b',
  ];
  const { looker } = lookerAt({
    'https://v.fr/ici': page(200),
    'https://v.fr/parti': page(404),
    'https://v.fr/prive': page(403),
    'https://v.fr/panne': page(503),
    'http://v.fr/a': page(200, 'https://www.v.fr/a/'),
    'https://v.fr/b': page(200, 'https://v.fr/ailleurs'),
  });
  expect(looker.known(urls)).toEqual({});
  await looker.look(urls, 1000);
  expect(looker.known(urls)).toEqual({
    'https://v.fr/ici': { alive: true, status: 200 },
    'https://v.fr/parti': { alive: false, status: 404 },
    'http://v.fr/a': { alive: true, status: 200 },
    'https://v.fr/b': { alive: true, status: 200, redirectsTo: 'https://v.fr/ailleurs' },
  });
});

test('calls a host dead only where others answer: our own line may be down', async () => {
  const { looker } = lookerAt({ 'https://nulle-part.fr/': away, 'https://v.fr/': page(200) });
  await looker.look(['https://nulle-part.fr/'], 1000);
  expect(looker.known(['https://nulle-part.fr/'])).toEqual({});
  await looker.look(['https://v.fr/'], 1000);
  expect(looker.known(['https://nulle-part.fr/'])).toEqual({ 'https://nulle-part.fr/': { alive: false } });
});

test('looks once for ten minutes, whoever asks, and waits no longer than it is told', async () => {
  const { looker, asked, clock } = lookerAt({ 'https://v.fr/': page(200) });
  await Promise.all([looker.look(['https://v.fr/', 'https://lent.fr/'], 5), looker.look(['https://v.fr/'], 0)]);
  await looker.look(['https://v.fr/', 'https://lent.fr/'], 0);
  expect(asked).toEqual(['https://v.fr/', 'https://lent.fr/']);
  clock.now = new Date(clock.now.getTime() + 11 * 60_000);
  expect(looker.known(['https://v.fr/'])).toEqual({});
  await looker.look(['https://v.fr/'], 1000);
  expect(asked).toHaveLength(3);
});

test('takes the first six addresses of a draft, of whichever account', () => {
  const text = Array.from({ length: 9 }, (_, n) => `https://v.fr/${n}`).join(' ');
  const draft = draftSchema.parse({
    content: { parts: [{ text: 'Voir https://v.fr/0.' }] },
    channelIds: ['cha_01jd0000000000000000000000'],
    variants: { cha_01jd0000000000000000000000: { parts: [{ text, media: [] }] } },
  });
  expect(linksOf(draft)).toEqual(Array.from({ length: 6 }, (_, n) => `https://v.fr/${n}`));
});
