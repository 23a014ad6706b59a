import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { Endpoint } from '@beffroi/contracts';

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  main { max-width: 80rem; margin: 2rem auto; padding: 0 1rem; }
  section { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** The API, browsable without script: every endpoint by its subject, with who may call it. */
export function apiPage(context: Context, endpoints: readonly Endpoint[]): Response | Promise<Response> {
  const groups = Map.groupBy(endpoints, (endpoint) => endpoint.id.split('.')[0] ?? '');
  context.header(
    'content-security-policy',
    `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'`,
  );
  return context.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>Beffroi API</title>
          ${raw(`<style>${style}</style>`)}
        </head>
        <body>
          <main>
            <h1>Beffroi API</h1>
            <p>
              REST under <code>/api</code>; the whole description is
              <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). Keys are made in the settings of a territory
              and sent as <code>Authorization: Bearer bfr_…</code>. Errors are problem+json, in the language of
              <code>Accept-Language</code>. Lists that go on give a <code>nextCursor</code>.
            </p>
            ${[...groups].map(
              ([name, members]) =>
                html`<section aria-labelledby="${name}">
                  <h2 id="${name}">${name}</h2>
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">Method</th>
                        <th scope="col">Path</th>
                        <th scope="col">What it does</th>
                        <th scope="col">Who</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${members.map(
                        (endpoint) =>
                          html`<tr>
                            <td>${endpoint.method}</td>
                            <td><code>${endpoint.path}</code></td>
                            <td>${endpoint.summary}</td>
                            <td><code>${endpoint.access}</code></td>
                          </tr>`,
                      )}
                    </tbody>
                  </table>
                </section>`,
            )}
          </main>
        </body>
      </html>`,
  );
}
