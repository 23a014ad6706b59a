import { html } from 'hono/html';
import type { Evidence } from '@beffroi/contracts';
import type { Words } from './evidence.words.ts';

const qualifications: Record<Evidence['qualification'], string> = {
  none: 'non précisée',
  insult: 'injure',
  defamation: 'diffamation',
  hate: 'provocation à la haine',
  threat: 'menace',
  harassment: 'harcèlement',
  doxxing: 'divulgation d’informations personnelles',
};

/**
 * The page that goes with a complaint, in French: for the police, a prosecutor or a lawyer. Complete by itself, made to
 * be printed, and plain about what it is not.
 */
export async function evidencePage(given: {
  territory: { name: string; timeZone: string };
  piece: Evidence;
  words: Words;
  files: readonly { path: string; sha256: string }[];
  exportedAt: Date;
}): Promise<string> {
  const { territory, piece, words } = given;
  const at = (instant: string | Date) =>
    new Intl.DateTimeFormat('fr-FR', {
      dateStyle: 'long',
      timeStyle: 'long',
      timeZone: territory.timeZone,
    }).format(new Date(instant));
  const said = [words.author.name, words.author.handle && `@${words.author.handle}`].filter(Boolean).join(' ');
  const body = await html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Preuve n° ${piece.number} – ${territory.name}</title>
        <style>
          body {
            font: 12pt/1.5 serif;
            max-width: 46rem;
            margin: 2rem auto;
            padding: 0 1rem;
            overflow-wrap: anywhere;
          }
          dt {
            font-weight: bold;
            margin-top: 0.5rem;
          }
          dd {
            margin: 0;
          }
          blockquote {
            border-left: 4px solid #555;
            margin: 1rem 0;
            padding: 0.25rem 1rem;
            white-space: pre-wrap;
          }
          .note {
            border: 2px solid #000;
            padding: 0.75rem 1rem;
          }
          code {
            font-size: 0.8em;
          }
        </style>
      </head>
      <body>
        <h1>Preuve n° ${piece.number}</h1>
        <p class="note">
          <strong>Ce document ne vaut pas constat de commissaire de justice.</strong> Il reproduit ce que le logiciel de
          ${territory.name} a reçu du réseau, à la date indiquée. Pour une procédure, faites établir un constat tant que
          le message est en ligne.
        </p>
        <h2>Ce qui a été dit</h2>
        <blockquote>${words.text}</blockquote>
        ${words.earlier.map(
          ({ until, text }) =>
            html`<p>Avant sa modification, relevée le ${at(until)} :</p>
              <blockquote>${text}</blockquote>`,
        )}
        <dl>
          <dt>Auteur</dt>
          <dd>${said}${words.author.id === undefined ? '' : ` (identifiant ${words.author.id})`}</dd>
          <dt>Où</dt>
          <dd>${words.network}${words.channel === '' ? '' : `, compte « ${words.channel} »`}</dd>
          ${
            words.url === undefined
              ? ''
              : html`<dt>Adresse</dt>
                  <dd>${words.url}</dd>`
          }
          <dt>Publié le</dt>
          <dd>${at(words.postedAt)}</dd>
          <dt>Reçu par le logiciel le</dt>
          <dd>${at(words.heardAt)}</dd>
          <dt>Conservé comme preuve le</dt>
          <dd>${at(piece.at)}${piece.by === '' ? '' : `, par ${piece.by}`}</dd>
          <dt>Qualification envisagée</dt>
          <dd>
            ${qualifications[piece.qualification]}${piece.targetsAgent ? ', envers un agent' : ''} ; elle revient au
            service juridique.
          </dd>
          ${
            piece.note === ''
              ? ''
              : html`<dt>Note</dt>
                  <dd>${piece.note}</dd>`
          }
        </dl>
        <h2>Délais pour porter plainte</h2>
        <ul>
          ${
            piece.limits.length === 0
              ? html`<li>Pas de délai de presse pour cette qualification ; voyez le service juridique.</li>`
              : piece.limits.map(({ due, because }) => html`<li><strong>${dayOf(due)}</strong> : ${because.fr}</li>`)
          }
        </ul>
        <h2>Fichiers joints</h2>
        ${
          given.files.length === 0
            ? html`<p>Aucun.</p>`
            : html`<ul>
                ${given.files.map(({ path, sha256 }) => html`<li>${path}<br /><code>SHA-256 ${sha256}</code></li>`)}
              </ul>`
        }
        <h2>Intégrité</h2>
        <dl>
          <dt>Empreinte dans la chaîne</dt>
          <dd><code>${piece.sha256}</code></dd>
          <dt>Empreinte précédente</dt>
          <dd><code>${piece.previous}</code></dd>
          <dt>Horodatage (RFC 3161)</dt>
          <dd>
            ${
              piece.timeStamp
                ? `${at(piece.timeStamp.at)}, par ${piece.timeStamp.authority} : fichier horodatage.tsr`
                : 'aucun'
            }
          </dd>
        </dl>
        <p>
          Pour vérifier : l’empreinte de la chaîne est le SHA-256 de l’empreinte précédente, d’un saut de ligne, puis du
          champ « content » de chaine.json, écrit en JSON à clés triées et sans blanc. L’horodatage se vérifie par «
          openssl ts -verify ».
        </p>
        <p>Exporté le ${at(given.exportedAt)}.</p>
      </body>
    </html>`;
  return String(body);
}

const dayOf = (day: string): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
