import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type TownSite = { address: string; publish: (title: string) => void; close: () => Promise<void> };

/** The site of a small paper on this machine, whose home page announces its feed. */
export function openTownSite(): Promise<TownSite> {
  const articles: { title: string; at: Date }[] = [];
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${port}`;
    if (request.url === '/feed.xml') {
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      response.end(feed(address, articles));
    } else if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(home);
    } else response.writeHead(404).end();
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        publish: (title) => void articles.unshift({ title, at: new Date() }),
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
}

const home = `<!doctype html><html lang="fr"><head><title>L’Écho de la Noye</title>
<link rel="alternate" type="application/rss+xml" title="L’Écho de la Noye" href="/feed.xml"></head><body></body></html>`;

function feed(address: string, articles: readonly { title: string; at: Date }[]): string {
  const items = articles.map(
    ({ title, at }, index) =>
      `<item><guid>${address}/${articles.length - index}</guid><link>${address}/${articles.length - index}</link>` +
      `<title>${title}</title><description>${title}.</description><pubDate>${at.toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>L’Écho de la Noye</title>
<link>${address}</link><description>Le journal de la vallée</description>${items.join('')}</channel></rss>`;
}
