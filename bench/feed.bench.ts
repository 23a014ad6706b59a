import { parseFeed } from '../packages/connectors/src/feed/index.ts';
import { figures } from './figures.ts';

const print = figures('feed');
const seconds = 3;

/** How fast feeds are understood, and what hostile ones cost, in processor time. */
export async function run(): Promise<void> {
  for (const entries of [20, 1000]) {
    const body = Buffer.from(pressFeed(entries));
    const rate = perSecond(() => parseFeed(body, { url: 'https://ville.example/rss' }));
    print({
      figure: `entries of a ${entries}-entry press feed (content in HTML)`,
      unit: 'entries/CPU s',
      value: rate * entries,
    });
    print({ figure: `bytes of a ${entries}-entry press feed`, unit: 'MB/CPU s', value: (rate * body.length) / 1e6 });
  }
  for (const [name, source] of Object.entries(hostile())) {
    const body = Buffer.from(source);
    const begun = process.cpuUsage();
    parseFeed(body);
    print({
      figure: `hostile feed: ${name} (${Math.round(body.length / 1e6)} MB)`,
      unit: 'CPU ms',
      value: process.cpuUsage(begun).user / 1000,
    });
  }
}

function perSecond(work: () => void): number {
  for (const until = performance.now() + 500; performance.now() < until;) work();
  let times = 0;
  const begun = performance.now();
  const cpu = process.cpuUsage();
  for (; performance.now() - begun < seconds * 1000; times += 1) work();
  return times / (process.cpuUsage(cpu).user / 1e6);
}

function pressFeed(entries: number): string {
  const paragraph =
    'Le conseil municipal a voté, hier soir, la rénovation de la piscine ; les travaux commenceront à l’été. ';
  const items = Array.from({ length: entries }, (_, index) => {
    const html = `<p>${paragraph.repeat(4)}<a href="/projets/${index}">Le projet</a>.</p><figure><img src="/photos/${index}.jpg" alt="Le bassin"></figure><p>${paragraph.repeat(4)}</p>`;
    return `<item><title>La piscine n° ${index} &amp; ses travaux</title><link>https://ville.example/actu/${index}</link><guid isPermaLink="false">actu-${index}</guid>
      <pubDate>Mon, 02 Jun 2025 08:00:00 +0200</pubDate><dc:creator>Aurélie Martin</dc:creator><category>Sport</category><description>${paragraph}</description>
      <content:encoded><![CDATA[${html}]]></content:encoded></item>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ville</title>${items.join('')}</channel></rss>`;
}

function hostile(): Record<string, string> {
  const million = 1_000_000;
  return {
    'elements inside each other': `<rss><channel><item>${'<a>'.repeat(3 * million)}`,
    'stray end tags under open ones': `<rss><channel><item>${'<a>'.repeat(million)}${'</b>'.repeat(million)}`,
    'empty entries': `<rss><channel>${'<item/>'.repeat(million)}</channel></rss>`,
    'an entity repeated': `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(250)}">]><rss><channel><item><description>${'&a;'.repeat(3 * million)}`,
    'one element with many attributes': `<rss><channel><item><a ${Array.from({ length: million / 2 }, (_, index) => `x${index}="1"`).join(' ')}>`,
  };
}
