import { html, raw } from 'hono/html';
import type { Html } from '../../../platform/http/public-page.ts';
import type { Say } from './citizen.frame.ts';

export type Field = {
  name: string;
  label: string;
  value?: string | undefined;
  type?: 'text' | 'email' | 'tel';
  hint?: string | undefined;
  wrong?: string | undefined;
  required?: boolean;
  autocomplete?: string;
  inputmode?: 'numeric' | 'tel' | 'email';
  most: number;
  /** A field of several lines. */
  rows?: number;
};

/** A field with its label above, its hint and its fault told by the same voice as the field. */
export function fieldOf({ name, label, value = '', hint, wrong, type = 'text', most, rows, ...more }: Field): Html {
  const told = [hint === undefined ? '' : `${name}-aide`, wrong === undefined ? '' : `${name}-faute`].join(' ').trim();
  const attributes = [
    `id="${name}" name="${name}" maxlength="${most}"`,
    more.required ? 'required' : '',
    more.autocomplete ? `autocomplete="${more.autocomplete}"` : '',
    more.inputmode ? `inputmode="${more.inputmode}"` : '',
    told === '' ? '' : `aria-describedby="${told}"`,
    wrong === undefined ? '' : 'aria-invalid="true"',
  ].join(' ');
  return html`<div>
    <label for="${name}">${label}</label>
    ${rows === undefined ? html`<input ${raw(attributes)} type="${type}" value="${value}" />` : html`<textarea ${raw(attributes)} rows="${rows}">${value}</textarea>`}
    ${hint === undefined ? '' : html`<p class="quiet" id="${name}-aide">${hint}</p>`}
    ${wrong === undefined ? '' : html`<p class="wrong" id="${name}-faute">${wrong}</p>`}
  </div>`;
}

/** A field that nobody sees: programs alone fill it. */
export const trap = (say: Say): Html =>
  html`<div class="trap" aria-hidden="true">
    <label for="site">${say('Laissez ce champ vide', 'Leave this field empty')}</label
    ><input id="site" name="site" tabindex="-1" autocomplete="off" />
  </div>`;

export const MOST_FILES = 3;
export const MOST_FILE_BYTES = 8 * 1024 * 1024;
/** What a form adds to its files. */
export const MOST_UPLOAD_BYTES = MOST_FILES * MOST_FILE_BYTES + 256 * 1024;

export const fileField = (say: Say): Html =>
  html`<div>
    <label for="fichiers">${say('Photo ou document (facultatif)', 'Photo or document (optional)')}</label>
    <input
      id="fichiers"
      name="fichiers"
      type="file"
      multiple
      accept="image/*,application/pdf,.odt,.docx,.txt"
      aria-describedby="fichiers-aide"
    />
    <p class="quiet" id="fichiers-aide">
      ${say('Trois fichiers au plus, 8 Mo chacun : photo, PDF ou texte.', 'Three files at most, 8 MB each: photo, PDF or text.')}
    </p>
  </div>`;
