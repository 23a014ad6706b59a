import { expect, test } from 'vitest';
import type { HttpClient, HttpResult, Trouble } from '../port.ts';
import { createLoopbackHttpClient } from '../testing/loopback.http-client.ts';
import { capturePage } from './index.ts';

const now = () => new Date('2025-06-10T12:00:00Z');

function answering(
  body: string | Buffer,
  given: { url?: string; status?: number; headers?: Record<string, string> } = {},
): HttpClient {
  const result: HttpResult = {
    ok: true,
    status: given.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...given.headers },
    body: Buffer.from(body),
    finalUrl: given.url ?? 'https://www.journal.example/actu/pont?utm=1',
  };
  return { ...createLoopbackHttpClient(), fetch: () => Promise.resolve(result) };
}
const capture = (http: HttpClient) =>
  capturePage('https://www.journal.example/actu/pont?utm=1', { http, now, signal: new AbortController().signal });
async function post(body: string | Buffer, given?: Parameters<typeof answering>[1]) {
  const captured = await capture(answering(body, given));
  if (!captured.ok) throw new Error(captured.message.en);
  return captured.post;
}

const paragraph =
  'Le pont sera fermé à la circulation dès lundi, ont annoncé la région et le département, pour des travaux qui dureront trois mois.';
const article = `<!doctype html><html lang="fr-FR"><head><title>Le pont ferme - Le Journal</title>
  <link rel="canonical" href="/actu/pont"><meta property="og:site_name" content="Le Journal"><meta property="og:image" content="/pont.jpg">
  <meta property="og:description" content="Résumé"><meta property="article:published_time" content="2025-06-09T08:00:00+02:00"><meta name="author" content="Aurélie Martin">
  <meta property="article:tag" content="Ponts"><script>var a = "<p>non</p>"</script></head>
  <body><header class="masthead"><nav><ul><li><a href="/">Accueil</a></li><li><a href="/sport">Tout le sport, les résultats, les photos, les vidéos</a></li></ul></nav></header>
  <div class="cookie-consent"><p>Nous utilisons des cookies, pour mesurer, pour améliorer, et pour vous proposer de la publicité adaptée.</p></div>
  <main><article><h1>Le pont ferme</h1><div class="share-bar"><a href="x">Partager sur un réseau social, un autre, encore un autre</a></div>
  <div class="article-body"><p>${paragraph}</p><p>${paragraph} <a href="/carte">La carte</a>.</p><figure><img src="/detail.jpg" alt="Le tablier"></figure>
  <p onclick="x()">${paragraph}</p><ul class="related"><li><a href="/a">Un autre article, sur un autre pont, dans une autre ville</a></li></ul></div></article>
  <section id="comments"><p>${'Un commentaire très long, avec des virgules, et beaucoup de mots. '.repeat(5)}</p></section></main>
  <footer><p>Mentions légales, contact, plan du site, accessibilité : partiellement conforme, tous droits réservés.</p></footer></body></html>`;

test('a press article gives its title, text, author, date, site, language, image and address', async () => {
  expect(await post(article)).toEqual({
    network: 'web',
    originId: 'https://www.journal.example/actu/pont',
    url: 'https://www.journal.example/actu/pont',
    title: 'Le pont ferme',
    text: expect.stringMatching(/^Le pont sera fermé/),
    lang: 'fr-FR',
    postedAt: '2025-06-09T06:00:00Z',
    author: { handle: 'Le Journal', name: 'Aurélie Martin' },
    tags: ['Ponts'],
    mentions: [],
    links: ['https://www.journal.example/carte'],
    media: [
      { kind: 'image', url: 'https://www.journal.example/pont.jpg' },
      { kind: 'image', url: 'https://www.journal.example/detail.jpg', alt: 'Le tablier' },
    ],
  });
});

test('what surrounds an article is left out', async () => {
  const { text } = await post(article);
  expect(text.split(paragraph)).toHaveLength(4);
  for (const word of ['Accueil', 'cookies', 'Partager', 'autre article', 'commentaire', 'Mentions légales', 'var a'])
    expect(text).not.toContain(word);
});

test('JSON-LD is believed first, in a graph or alone, even with line breaks in it', async () => {
  const data = {
    '@graph': [
      { '@type': 'WebSite', name: 'x' },
      {
        '@type': ['NewsArticle'],
        headline: 'Titre &amp; sous-titre',
        datePublished: '2025-06-01',
        dateModified: '2025-06-02T10:00:00Z',
        inLanguage: 'fr',
        author: [{ '@type': 'Person', name: 'Zoé', url: 'https://journal.example/zoe' }],
        publisher: { name: 'La Gazette' },
        image: { url: 'https://journal.example/i.jpg' },
        articleBody: paragraph.repeat(3),
        keywords: 'eau, ponts',
      },
    ],
  };
  const captured = await post(
    `<html><head><title>Autre</title><script type="application/ld+json">${JSON.stringify(data, null, 2)}</script></head><body><div id="app"></div></body></html>`,
  );
  expect(captured).toMatchObject({
    title: 'Titre & sous-titre',
    text: paragraph.repeat(3),
    postedAt: '2025-06-01T00:00:00Z',
    editedAt: '2025-06-02T10:00:00Z',
    lang: 'fr',
    author: { handle: 'La Gazette', name: 'Zoé', url: 'https://journal.example/zoe' },
    tags: ['eau', 'ponts'],
    media: [{ kind: 'image', url: 'https://journal.example/i.jpg' }],
  });
});

test('a page built by a script gives what its head tells', async () => {
  const captured = await post(
    '<html><head><meta property="og:title" content="Vidéo"><meta name="description" content="La vidéo du conseil municipal."></head><body><div id="root"></div></body></html>',
  );
  expect(captured).toMatchObject({
    title: 'Vidéo',
    text: 'La vidéo du conseil municipal.',
    author: { handle: 'journal.example' },
  });
});

test('a page may not claim the address of another site, nor the home page', async () => {
  const claims = (canonical: string) =>
    post(
      `<html><head><title>T</title><link rel="canonical" href="${canonical}"></head><body><p>${paragraph}</p></body></html>`,
    );
  for (const canonical of [
    'https://banque.example/',
    'javascript:alert(1)',
    '/',
    'https://user:x@www.journal.example/a',
  ]) {
    expect((await claims(canonical)).url).toBe('https://www.journal.example/actu/pont?utm=1');
  }
  expect((await claims('https://journal.example/actu/pont')).url).toBe('https://journal.example/actu/pont');
});

test('a title loses the name of its site, a date ahead of now is not believed', async () => {
  const captured = await post(
    '<html><head><title>Le pont | Le Journal</title><meta property="og:site_name" content="Le Journal"><meta name="date" content="2031-01-01"></head><body><p>x</p></body></html>',
  );
  expect(captured.title).toBe('Le pont');
  expect(captured).not.toHaveProperty('postedAt');
});

test('the charset of a page is found where it is declared', async () => {
  const page = Buffer.from(
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><title>été à 3 ¤</title></head></html>',
    'latin1',
  );
  expect((await post(page, { headers: { 'content-type': 'text/html' } })).title).toBe('été à 3 €');
});

test('plain text is taken as it is', async () => {
  expect(await post('Bonjour\nvoir https://a.example/', { headers: { 'content-type': 'text/plain' } })).toMatchObject({
    text: 'Bonjour\nvoir https://a.example/',
    links: ['https://a.example/'],
  });
});

test.each([
  ['a file', '%PDF-1.7', { headers: { 'content-type': 'application/pdf' } }, 'application/pdf'],
  ['a feed', '<?xml version="1.0"?><rss><channel/></rss>', { headers: { 'content-type': 'text/xml' } }, 'source'],
  ['nothing', '<html><body><script>x</script></body></html>', {}, 'texte'],
])('%s is no page, and says so', async (_name, body, given, word) => {
  expect(await capture(answering(body, given))).toMatchObject({
    ok: false,
    kind: 'unreadable',
    message: { fr: expect.stringContaining(word) },
  });
});

test('a missing page and trouble on the way come as trouble', async () => {
  expect(await capture(answering('', { status: 404 }))).toMatchObject({ ok: false, kind: 'not_found' });
  const refused: Trouble = { ok: false, kind: 'refused_address', message: { fr: 'x.', en: 'y.' } };
  expect(await capture({ ...createLoopbackHttpClient(), fetch: () => Promise.resolve(refused) })).toEqual(refused);
});

test('a hostile page of a megabyte is read in bounded time', async () => {
  const begun = process.cpuUsage();
  const hostile = `<title>T</title>${'<div><p>texte, assez long pour compter, et encore'.repeat(10_000)}${'</section>'.repeat(20_000)}`;
  expect((await post(hostile)).title).toBe('T');
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(3000);
});
