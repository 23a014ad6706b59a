import { html } from 'hono/html';
import type { Letter } from './acknowledgement.write.ts';

/** A letter as a page of its own: no picture, no script, nothing fetched, legible without its style. */
export async function letterHtml({ lang, title, blocks }: Letter, link: string | undefined): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
      </head>
      <body style="font:17px/1.6 system-ui,sans-serif;max-width:38rem;margin:0 auto;padding:1.5rem">
        ${blocks.map((block) => {
          if (block.kind === 'title') return html`<h1 style="font-size:1.5rem;line-height:1.3">${block.text}</h1>`;
          if (block.kind === 'heading')
            return html`<h2 style="font-size:1.125rem;margin:1.5rem 0 .25rem">${block.text}</h2>`;
          if (block.kind === 'list')
            return html`<ul>
              ${block.items.map((item) => html`<li>${item}</li>`)}
            </ul>`;
          return html`<p>${block.text}</p>`;
        })}
        ${
          link === undefined
            ? ''
            : html`<p>
                <a href="${link}">${lang === 'fr' ? 'Suivre votre demande' : 'Follow your request'}</a>
              </p>`
        }
      </body>
    </html>`;
  return String(page);
}
