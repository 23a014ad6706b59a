import { expect, test } from 'vitest';
import { postOfRecord } from './bluesky.mapper.ts';
import { postRecordSchema } from './bluesky.types.ts';
import { readFacets } from './facets.read.ts';
import { keywordFilter } from './keyword.filter.ts';

const facet = (byteStart: number, byteEnd: number, feature: Record<string, string>) => ({
  index: { byteStart, byteEnd },
  features: [feature],
});
const kind = (name: string) => `app.bsky.richtext.facet#${name}`;

test('marks are placed by UTF-8 bytes: « Été à Ville » is 11 signs and 14 bytes', () => {
  const text = 'Été à Ville @mairie.fr 🚲 #vélo';
  const start = Buffer.byteLength('Été à Ville ');
  expect(start).toBe(15);
  expect(
    readFacets(text, [
      facet(start, start + 10, { $type: kind('mention'), did: 'did:plc:abc' }),
      facet(0, 5, { $type: kind('tag'), tag: 'vélo' }),
      facet(0, 5, { $type: kind('link'), uri: 'https://ville.fr' }),
    ]),
  ).toEqual({ tags: ['vélo'], mentions: ['mairie.fr'], links: ['https://ville.fr'] });
});

test('marks that overrun, are turned round, or are not marks at all are left out', () => {
  const link = { $type: kind('link'), uri: 'https://ville.fr' };
  const broken = [
    facet(0, 900, link),
    facet(5, 2, link),
    facet(-1, 2, link),
    null,
    { index: {} },
    facet(0, 2, { $type: 'autre' }),
  ];
  expect(readFacets('Bonjour', broken)).toEqual({ tags: [], mentions: [], links: [] });
});

test('what hangs from a post is read: images, their descriptions, cards, quoted posts, replies', () => {
  const record = postRecordSchema.parse({
    text: 'Voyez',
    createdAt: '2031-01-01T00:00:00Z',
    langs: ['fr', 'en'],
    reply: { root: { uri: 'at://r' }, parent: { uri: 'at://p' } },
    embed: {
      $type: 'app.bsky.embed.recordWithMedia',
      record: { record: { uri: 'at://q', cid: 'c' } },
      media: { $type: 'app.bsky.embed.images', images: [{ alt: 'Le beffroi', image: { ref: { $link: 'bafk' } } }] },
    },
  });
  const post = postOfRecord({
    uri: 'at://did:plc:z/app.bsky.feed.post/3k3',
    record,
    author: { handle: 'h.bsky.social' },
    seenAt: '2026-11-24T08:00:00Z',
    blobUrl: (did, cid) => `https://images.example/${did}/${cid}`,
  });
  expect(post).toMatchObject({
    url: 'https://bsky.app/profile/h.bsky.social/post/3k3',
    postedAt: '2026-11-24T08:00:00.000Z',
    lang: 'fr',
    inReplyTo: 'at://p',
    quoteOf: 'at://q',
    media: [{ kind: 'image', url: 'https://images.example/did:plc:z/bafk', alt: 'Le beffroi' }],
  });
});

test.each([
  ['région picardie', 'La Région  PICARDIE décide', true],
  ['region picardie', 'La région-Picardie décide', true],
  ['œuvre', 'une belle oeuvre', true],
  ['lycée*', 'les lycéens', true],
  ['lycée', 'les lycéens', false],
  ['#Picardie', 'vive #picardie', true],
  ['ter', 'terre à terre', false],
  ['c++', 'cours de c++', true],
])('the keyword %s in « %s »: %s', (keyword, text, isThere) => {
  expect(keywordFilter([keyword])(text)).toBe(isThere);
});
