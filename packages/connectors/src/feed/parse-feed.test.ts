import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parseFeed } from './parse-feed.ts';

const read = (source: string, given: Parameters<typeof parseFeed>[1] = {}) => parseFeed(Buffer.from(source), given);
const item = (inner: string, attributes = '') =>
  read(`<rss version="2.0" ${attributes}><channel><title>F</title><item>${inner}</item></channel></rss>`).entries[0];
const entry = (inner: string) =>
  read(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inner}</entry></feed>`).entries[0];

describe('the formats', () => {
  test('RSS 2.0 with everything', () => {
    const feed = read(
      `<?xml version="1.0"?>
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
      <channel><title>Ville &amp; Pays</title><link>https://ville.example/</link><description>Les nouvelles</description><language>fr_FR</language><ttl>30</ttl>
      <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://ville.example/rss"/>
      <image><title>Logo</title><url>https://ville.example/logo.png</url><link>https://ville.example/logo</link></image>
      <item><title>Piscine &lt;b&gt;fermée&lt;/b&gt;</title><link>https://ville.example/1?a=1&amp;b=2</link><guid isPermaLink="false">n1</guid>
        <pubDate>Mon, 02 Jun 2025 08:00:00 +0200</pubDate><dc:creator>Aurélie Martin</dc:creator><category>Sport</category><category>#Eau</category>
        <description>Résumé</description><content:encoded><![CDATA[<p>Fermée <a href="/travaux">pour travaux</a>.</p><script>alert(1)</script><img src="/p.jpg" alt="Le bassin">]]></content:encoded>
        <enclosure url="https://ville.example/son.mp3" type="audio/mpeg" length="1"/></item>
      </channel></rss>`,
      { url: 'https://ville.example/rss' },
    );
    expect(feed).toMatchObject({
      format: 'rss',
      version: '2.0',
      title: 'Ville & Pays',
      link: 'https://ville.example/',
      description: 'Les nouvelles',
      lang: 'fr-FR',
      ttlSeconds: 1800,
      hub: 'https://hub.example/',
      self: 'https://ville.example/rss',
      wellFormed: true,
      notes: [],
    });
    expect(feed.entries).toEqual([
      {
        id: 'n1',
        link: 'https://ville.example/1?a=1&b=2',
        title: 'Piscine fermée',
        date: '2025-06-02T06:00:00Z',
        author: { name: 'Aurélie Martin' },
        lang: 'fr-FR',
        text: 'Fermée pour travaux.',
        tags: ['Sport', 'Eau'],
        links: ['https://ville.example/travaux'],
        media: [
          { kind: 'audio', url: 'https://ville.example/son.mp3' },
          { kind: 'image', url: 'https://ville.example/p.jpg', alt: 'Le bassin' },
        ],
      },
    ]);
  });

  test('RSS 1.0, whose items stand beside the channel', () => {
    const feed =
      read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>F</title></channel><item rdf:about="urn:a"><title>A</title><link>http://a.example/</link><dc:date>2025-01-02T03:04:05Z</dc:date></item></rdf:RDF>`);
    expect(feed).toMatchObject({
      format: 'rdf',
      version: '1.0',
      title: 'F',
      entries: [{ id: 'urn:a', title: 'A', link: 'http://a.example/', date: '2025-01-02T03:04:05Z' }],
    });
  });

  test('Atom, with languages, base addresses and a source of its own in an entry', () => {
    const feed =
      read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://a.example/blog/"><title type="html">L&amp;#39;actu</title>
      <link rel="self" href="feed.xml"/><link href="."/>
      <entry xml:base="2025/"><id>tag:a.example,2025:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Un <em>titre</em></div></title>
      <link href="un"/><link rel="enclosure" type="video/mp4" href="un.mp4"/><published>2025-01-01T00:00:00Z</published><updated>2025-01-02T00:00:00Z</updated>
      <author><name>Zoé</name><email>z@a.example</email><uri>https://zoe.example/</uri></author><category term="eau"/>
      <source><title>Ailleurs</title><id>x</id><updated>2020-01-01T00:00:00Z</updated></source><content type="xhtml" xml:lang="en"><div><p>One</p><p>Two</p></div></content></entry></feed>`);
    expect(feed).toMatchObject({
      format: 'atom',
      version: '1.0',
      title: "L'actu",
      link: 'https://a.example/blog/',
      self: 'https://a.example/blog/feed.xml',
      lang: 'fr',
    });
    expect(feed.entries[0]).toEqual({
      id: 'tag:a.example,2025:1',
      link: 'https://a.example/blog/2025/un',
      title: 'Un titre',
      date: '2025-01-01T00:00:00Z',
      updated: '2025-01-02T00:00:00Z',
      author: { name: 'Zoé', email: 'z@a.example', url: 'https://zoe.example/' },
      lang: 'en',
      text: 'One\n\nTwo',
      tags: ['eau'],
      links: [],
      media: [{ kind: 'video', url: 'https://a.example/blog/2025/un.mp4' }],
    });
  });

  test('JSON Feed', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'F',
        home_page_url: 'https://a.example/',
        hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
        items: [
          {
            id: '1',
            url: 'https://a.example/1',
            content_html: '<p>Un</p>',
            date_published: '2026-11-24T08:00:00+01:00',
            language: 'fr',
            authors: [{ name: 'Zoé' }],
            tags: ['#eau'],
          },
        ],
      }),
    );
    expect(feed).toMatchObject({
      format: 'json',
      version: '1.1',
      hub: 'https://hub.example/',
      wellFormed: true,
      entries: [
        {
          id: '1',
          link: 'https://a.example/1',
          text: 'Un',
          date: '2026-11-24T07:00:00Z',
          author: { name: 'Zoé' },
          tags: ['eau'],
          lang: 'fr',
        },
      ],
    });
  });

  test.each([
    ['', 'empty'],
    ['<!doctype html><html><body>Hi</body></html>', 'web page'],
    ['{"a":1}', 'JSON'],
    ['bonjour', 'no feed'],
    ['<!-- only -->', 'no feed'],
  ])('%j is no feed, and says what it is', (source, word) => {
    const feed = read(source);
    expect(feed).toMatchObject({ format: 'unknown', entries: [], wellFormed: false });
    expect(feed.notes.at(-1)?.en).toContain(word);
  });

  test('compressed bytes and noise are no feed either', () => {
    expect(parseFeed(gzipSync('<rss/>')).format).toBe('unknown');
    expect(parseFeed(Uint8Array.from({ length: 5000 }, (_, index) => (index * 37) % 256)).format).toBe('unknown');
  });
});

describe('what entries mean', () => {
  test('a guid is the link unless it says that it is not, or there is one', () => {
    expect(item('<guid>https://a.example/1</guid>')?.link).toBe('https://a.example/1');
    expect(item('<guid isPermaLink="false">https://a.example/1</guid>')?.link).toBeUndefined();
    expect(item('<guid>https://a.example/1</guid><link>https://a.example/2</link>')?.link).toBe('https://a.example/2');
    expect(entry('<id>urn:uuid:1</id>')?.link).toBeUndefined();
  });
  test('the title nearest to the entry wins over media and nested ones', () => {
    const media = 'xmlns:media="http://search.yahoo.com/mrss/"';
    expect(item('<media:title>m</media:title><title>t</title>', media)?.title).toBe('t');
    expect(item('<media:group><title>g</title></media:group><title>t</title>', media)?.title).toBe('t');
    expect(item('<media:title>m</media:title>', media)?.title).toBe('m');
  });
  test('plain text keeps its signs, HTML loses its tags', () => {
    expect(entry('<title>1 &lt; 2 &amp; 3</title>')?.title).toBe('1 < 2 & 3');
    expect(entry('<title type="html">1 &amp;lt; 2 &lt;b&gt;gras&lt;/b&gt;</title>')?.title).toBe('1 < 2 gras');
    expect(item('<title>if a &lt; b then</title>')?.title).toBe('if a < b then');
    expect(item('<title>L&amp;#8217;eau</title>')?.title).toBe('L’eau');
  });
  test('published comes before updated, and a date that cannot be read is left out', () => {
    expect(entry('<updated>2025-02-01T00:00:00Z</updated><published>2025-01-01T00:00:00Z</published>')?.date).toBe(
      '2025-01-01T00:00:00Z',
    );
    expect(item('<pubDate>demain</pubDate>')).not.toHaveProperty('date');
  });
  test.each([
    ['Zoé (z@a.example)', { name: 'Zoé', email: 'z@a.example' }],
    ['z@a.example (Zoé)', { name: 'Zoé', email: 'z@a.example' }],
    ['Zoé &lt;z@a.example&gt;', { name: 'Zoé', email: 'z@a.example' }],
    ['z@a.example', { email: 'z@a.example' }],
    ['Zoé', { name: 'Zoé' }],
  ])('the author %s', (line, author) => {
    expect(item(`<author>${line}</author>`)?.author).toEqual(author);
  });
});

describe('what is broken or hostile', () => {
  test('entries are read from a feed that is cut, mismatched or full of bare ampersands', () => {
    const feed = read(
      '<rss><channel><title>A & B</title><item><title>Un</titel><link>https://a.example/1</link></item><item><title>Deux &eacute;t&eacute;</title><descr',
    );
    expect(feed.wellFormed).toBe(false);
    expect(feed.entries.map(({ title }) => title)).toContain('Deux été');
    expect(feed.entries).toHaveLength(2);
    expect(feed.notes[0]).toMatchObject({
      fr: expect.stringContaining('mal formé'),
      en: expect.stringContaining('2 entries'),
    });
  });
  test('entities that multiply are not expanded, harmless ones are', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY ville "Lille">]>
      <rss><channel><item><title>&c; &x; &ville;</title></item></channel></rss>`;
    const feed = read(bomb);
    expect(feed.entries[0]?.title).toBe('&c; &x; Lille');
    expect(feed.notes.some(({ en }) => en.includes('multiply'))).toBe(true);
  });
  test('an entity repeated without end stops growing', () => {
    const feed = read(
      `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(250)}">]><rss><channel><item><description>${'&a;'.repeat(50_000)}</description></item></channel></rss>`,
    );
    expect(feed.entries[0]?.text.length).toBeLessThan(500_000);
  });
  test('scripts, handlers, frames and dangerous links leave nothing behind', () => {
    const html = `<p onclick="x()">Bon<script>alert(1)</script>jour</p><iframe src="https://e.example"></iframe><a href="javascript:alert(1)">lien</a><a href="data:text/html,x">d</a>
      <style>p{}</style><svg><script>1</script></svg><img src="x" onerror="alert(1)"><a href="https://u:p@e.example/">mot de passe</a><noscript>non</noscript>`;
    const found = item(`<description>${html.replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</description>`);
    expect(found).toMatchObject({ text: 'Bonjour\n\nliend mot de passe', links: [], media: [] });
  });
  test('a hundred thousand elements inside each other, or closed without having been opened, are read at once', () => {
    const begun = process.cpuUsage();
    expect(read(`<rss><channel><item>${'<a>'.repeat(100_000)}x`).entries).toHaveLength(1);
    expect(read(`<rss><channel><item>${'<a>'.repeat(100_000)}${'</b>'.repeat(100_000)}`).entries).toHaveLength(1);
    expect(
      item(`<description>${'&lt;b&gt;'.repeat(50_000)}${'&lt;/i&gt;'.repeat(50_000)}fin</description>`)?.text,
    ).toBe('fin');
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(2000);
  });
  test.each([
    ['an endless author', `<author>${'a'.repeat(500_000)}</author>`],
    ['endless spaces', `<title type="text">${' '.repeat(500_000)}x</title>`],
    ['an endless address', `<description>http://${'.'.repeat(500_000)}x</description>`],
    ['endless dots', `<category>${'-'.repeat(500_000)}</category>`],
    ['an endless date', `<pubDate>${'1 '.repeat(250_000)}</pubDate>`],
    ['endless attributes', `<enclosure ${'a '.repeat(100_000)}/>`],
  ])('%s is read in bounded time', (_name, inner) => {
    const begun = process.cpuUsage();
    expect(item(inner)).toBeDefined();
    expect(entry(inner)).toBeDefined();
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(1500);
  });
});

describe('charsets', () => {
  const feed = (title: string, declaration = '') =>
    `${declaration}<rss><channel><title>${title}</title><item><title>${title}</title></item></channel></rss>`;
  test.each([
    [
      'a declared Latin-1',
      Buffer.from(feed('été', '<?xml version="1.0" encoding="iso-8859-1"?>'), 'latin1'),
      undefined,
    ],
    ['a Latin-1 header', Buffer.from(feed('été'), 'latin1'), 'text/xml; charset=ISO-8859-1'],
    ['nothing declared, Latin-1', Buffer.from(feed('été'), 'latin1'), undefined],
    ['UTF-8 declared as Latin-1', Buffer.from(feed('été', '<?xml version="1.0" encoding="iso-8859-1"?>')), undefined],
    ['a UTF-8 mark against the header', Buffer.from(`\ufeff${feed('été')}`), 'text/xml; charset=iso-8859-1'],
    [
      'UTF-16 with its mark',
      Buffer.from(`\ufeff${feed('été', '<?xml version="1.0" encoding="utf-16"?>')}`, 'utf16le'),
      undefined,
    ],
    [
      'UTF-16 without its mark',
      Buffer.from(feed('été', '<?xml version="1.0" encoding="utf-16"?>'), 'utf16le'),
      undefined,
    ],
    ['UTF-8 declared as UTF-16', Buffer.from(feed('été', '<?xml version="1.0" encoding="utf-16"?>')), undefined],
    ['an unknown charset', Buffer.from(feed('été', '<?xml version="1.0" encoding="martien"?>')), undefined],
    ['twice encoded', Buffer.from(feed('Ã©tÃ©')), undefined],
  ])('%s', (_name, bytes, contentType) => {
    const parsed = parseFeed(bytes, contentType === undefined ? {} : { contentType });
    expect([parsed.title, parsed.entries[0]?.title]).toEqual(['été', 'été']);
  });
  test('a wrong declaration is noted', () => {
    const parsed = parseFeed(Buffer.from(feed('été', '<?xml version="1.0" encoding="us-ascii"?>')));
    expect(parsed.notes[0]?.en).toContain('us-ascii');
    expect(parsed.wellFormed).toBe(false);
  });
  test('a few broken bytes in UTF-8 are replaced, not taken for another charset', () => {
    const bytes = Buffer.concat([
      Buffer.from('<rss><channel><title>éèàç été'),
      Buffer.of(0xc3),
      Buffer.from('</title></channel></rss>'),
    ]);
    expect(parseFeed(bytes).title).toBe('éèàç été\ufffd');
  });
});
