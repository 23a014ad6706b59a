import { html } from 'hono/html';
import type { Html } from '../../../platform/http/public-page.ts';
import type { Resident } from './resident.store.ts';
import type { SimulatedWords } from './simulated.words.ts';

/** What a person says, and under which name unless it is known. */
export type Typed = { name: string; text: string };

const spaces = /\s+/g;

/** What the form sent, made fit to be shown; undefined when it is not what was asked for. */
export function typedIn(form: URLSearchParams, resident: Resident | undefined): Typed | undefined {
  const name =
    resident?.name ??
    clean(form.get('nom') ?? '')
      .replaceAll(spaces, ' ')
      .replace(/^@+/, '');
  const text = clean(form.get('texte') ?? '');
  const isFit = name.length >= 2 && name.length <= 40 && text.length > 0 && text.length <= 1000;
  return isFit ? { name, text } : undefined;
}

/** A field that nobody sees is filled by programs alone. */
export const isTrapped = (form: URLSearchParams): boolean => Boolean(form.get('site'));

const clean = (typed: string): string =>
  typed
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- what is typed may hold anything
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .trim();

export function speakForm(
  said: SimulatedWords,
  given: {
    action: string;
    label: string;
    button: string;
    resident: Resident | undefined;
    /** What was sent and could not be taken. */
    wrong?: URLSearchParams | undefined;
  },
): Html {
  const { resident, wrong } = given;
  return html`<form method="post" action="${given.action}">
    ${wrong ? html`<p id="faute" class="note" role="alert">${said.wrong}</p>` : ''}
    ${
      resident
        ? html`<p>${said.as(resident.name)}</p>
            <input type="hidden" name="moi" value="${resident.token}" />`
        : html`<label for="nom">${said.yourName}</label>
            <input id="nom" name="nom" required minlength="2" maxlength="40" value="${wrong?.get('nom') ?? ''}" />`
    }
    <label for="texte">${given.label}</label>
    <textarea id="texte" name="texte" required maxlength="1000" rows="4">${wrong?.get('texte') ?? ''}</textarea>
    <div class="trap" aria-hidden="true">
      <label for="site">${said.trap}</label><input id="site" name="site" tabindex="-1" autocomplete="off" />
    </div>
    <button>${given.button}</button>
  </form>`;
}
