import { html, raw } from 'hono/html';
import type { Html } from '../../../platform/http/public-page.ts';

const INK = '#1b1b1f';
const QUIET = '#55555f';

export type Button = { label: string; href: string };

/** A mail that every program shows: one column, no image, no style sheet, and links that are read without colours. */
export async function mailHtml(given: {
  lang: 'fr' | 'en';
  title: string;
  lead: string;
  /** What somebody wrote, as it was written. */
  quote?: string | undefined;
  facts: readonly (readonly [string, string])[];
  buttons: readonly Button[];
  after: readonly string[];
  foot: string;
}): Promise<string> {
  const body = await html`<!doctype html>
    <html lang="${given.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${given.title}</title>
      </head>
      <body style="margin:0;padding:24px 16px;font:16px/1.6 system-ui,sans-serif;color:${INK}">
        <div style="max-width:36rem;margin:0 auto">
          <h1 style="font-size:20px;line-height:1.3;margin:0 0 12px">${given.title}</h1>
          <p style="margin:0 0 16px">${given.lead}</p>
          ${
            given.quote === undefined
              ? ''
              : html`<blockquote style="margin:0 0 16px;padding:8px 16px;border-left:4px solid #d5d5dc">
                  ${linesOf(given.quote)}
                </blockquote>`
          }
          ${
            given.facts.length === 0
              ? ''
              : html`<ul style="margin:0 0 16px;padding:0 0 0 20px">
                  ${given.facts.map(([label, value]) => html`<li><strong>${label}</strong> ${value}</li>`)}
                </ul>`
          }
          ${given.buttons.map(
            ({ label, href }) =>
              html`<p style="margin:0 0 8px">
                <a
                  href="${href}"
                  style="display:inline-block;padding:10px 18px;border:2px solid ${INK};border-radius:6px;color:${INK};font-weight:600"
                  >${label}</a
                >
              </p>`,
          )}
          ${given.after.map((line) => html`<p style="margin:16px 0 0">${line}</p>`)}
          <p style="margin:24px 0 0;color:${QUIET};font-size:14px">${given.foot}</p>
        </div>
      </body>
    </html>`;
  return String(body);
}

function linesOf(text: string): Html[] {
  return text.split('\n').map((line) => html`${line}${raw('<br />')}`);
}
