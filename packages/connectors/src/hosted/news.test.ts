import { expect, test } from 'vitest';
import { parseFeed } from '../feed/index.ts';
import { renderNewsFragment } from './news.html.ts';
import { renderJsonFeed } from './news.json-feed.ts';
import { renderAtom, renderRss } from './news.xml.ts';
import { titleOf, updatedOf, type NewsChannel, type NewsItem } from './news.feed.ts';

const channel: NewsChannel = {
  title: 'Salle de presse de Valmarin & environs',
  description: 'Les actualités <officielles>',
  lang: 'fr',
  homeUrl: 'https://ville.example/presse',
  feedUrls: {
    rss: 'https://ville.example/presse.rss',
    atom: 'https://ville.example/presse.atom',
    json: 'https://ville.example/presse.json',
  },
  hubUrl: 'https://ville.example/hub',
  author: 'Ville de Valmarin',
};
const item: NewsItem = {
  id: 'pst_1',
  url: 'https://ville.example/presse/1',
  title: 'La piscine « Les Dauphins » rouvre <enfin> & vite',
  text: 'Dès lundi.\nDe 9 h à 19 h.\n\nTarifs : https://ville.example/tarifs?a=1&b=2.',
  lang: 'fr',
  at: '2026-11-24T08:00:00.000Z',
  editedAt: '2026-11-24T09:30:00.000Z',
  link: { url: 'https://ville.example/piscine', title: 'La page de la piscine' },
  media: [
    {
      url: 'https://ville.example/m/1.jpg',
      kind: 'image',
      mimeType: 'image/jpeg',
      bytes: 12_345,
      width: 1600,
      height: 900,
      alt: 'Le grand bassin "bleu"',
    },
  ],
};
const hostile: NewsItem = {
  ...item,
  id: 'pst_2',
  title: '"><script>alert(1)</script>\u0000\uD800',
  text: '<img src=x onerror=alert(1)> javascript:alert(1) https://x.example/"onmouseover="y',
  media: [{ ...item.media[0], alt: '"><b>' } as NewsItem['media'][number]],
  link: { url: 'https://x.example/"><b>', title: '<i>' },
};

test.each([
  ['rss', renderRss(channel, [item]), 'application/rss+xml'],
  ['atom', renderAtom(channel, [item]), 'application/atom+xml'],
  ['json', renderJsonFeed(channel, [item]), 'application/feed+json'],
])('what %s says is read back by our own reader of feeds', (format, written, contentType) => {
  const feed = parseFeed(new TextEncoder().encode(written), {
    url: channel.homeUrl,
    contentType,
  });
  expect(feed).toMatchObject({ format, title: channel.title, wellFormed: true, hub: channel.hubUrl });
  expect(feed.entries).toHaveLength(1);
  expect(feed.entries[0]).toMatchObject({ title: item.title, link: item.url, lang: 'fr' });
  expect(feed.entries[0]?.text).toContain('De 9 h à 19 h.');
  expect(feed.entries[0]?.media[0]?.url).toBe('https://ville.example/m/1.jpg');
  expect(new Date(feed.entries[0]?.date ?? '').toISOString()).toBe(item.at);
});

test('nothing of what was written becomes markup', () => {
  for (const written of [
    renderNewsFragment([hostile], { lang: 'fr' }),
    renderRss(channel, [hostile]),
    renderAtom(channel, [hostile]),
  ]) {
    expect(written).not.toMatch(/<script|<img src=x|<b>|<i>/);
    expect(written).not.toContain('\u0000');
    expect(written).not.toContain('"onmouseover');
  }
  const json = JSON.parse(renderJsonFeed(channel, [hostile])) as { items: { content_html: string }[] };
  expect(json.items[0]?.content_html).not.toMatch(/<script|<img src=x|<b>|<i>/);
});

test('the page gives each article a heading, a date that people read, and pictures with their texts', () => {
  const html = renderNewsFragment([item], { lang: 'fr', headingLevel: 3 });
  expect(html).toContain('<article aria-labelledby="actualite-pst_1">');
  expect(html).toMatch(/<h3 id="actualite-pst_1"><a href="https:\/\/ville\.example\/presse\/1">La piscine/);
  expect(html).toContain('<time datetime="2026-11-24T08:00:00.000Z">24 novembre 2026 à 09:00</time>');
  expect(html).toContain('alt="Le grand bassin &quot;bleu&quot;" width="1600" height="900"');
  expect(html).toContain('<p>Dès lundi.<br>De 9 h à 19 h.</p>');
  expect(html).toContain(
    '<a href="https://ville.example/tarifs?a=1&amp;b=2">https://ville.example/tarifs?a=1&amp;b=2</a>.</p>',
  );
});

test('a video keeps its captions, a picture that says nothing an empty text, another language its mark', () => {
  const video = {
    ...item.media[0],
    kind: 'video',
    url: 'https://ville.example/m/2.mp4',
    mimeType: 'video/mp4',
    alt: 'La visite',
    captions: [{ lang: 'fr', url: 'https://ville.example/m/2.vtt' }],
  } as NewsItem['media'][number];
  const mute = { ...item.media[0], alt: '' } as NewsItem['media'][number];
  const html = renderNewsFragment([{ ...item, lang: 'en', media: [video, mute] }], { lang: 'fr' });
  expect(html).toContain('<track kind="captions" srclang="fr" label="fr" src="https://ville.example/m/2.vtt" default>');
  expect(html).toContain('alt=""');
  expect(html).toContain('lang="en"');
});

test('an article without a title is called by how it begins, cut at a word', () => {
  expect(titleOf({ text: 'Court\nla suite' })).toBe('Court');
  const long = titleOf({ text: 'Les horaires de la piscine municipale changent '.repeat(4) });
  expect(long).toMatch(/\p{L}…$/u);
  expect(long.length).toBeLessThanOrEqual(100);
});

test('an empty newsroom is still a feed, and the same news gives the same feed', () => {
  expect(updatedOf([])).toBe('1970-01-01T00:00:00.000Z');
  expect(renderAtom(channel, [])).toContain('<updated>1970-01-01T00:00:00.000Z</updated>');
  expect(renderRss(channel, [item])).toBe(renderRss(channel, [item]));
  expect(renderNewsFragment([], { lang: 'fr' })).toBe('<p>Aucune actualité pour le moment.</p>');
});
