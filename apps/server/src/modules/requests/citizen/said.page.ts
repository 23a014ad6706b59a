import { html } from 'hono/html';
import type { PageCall } from '../../../platform/http/pages.ts';
import { notFound } from '../../../platform/http/refusals.ts';
import { readEvents } from '../request/event.read.ts';
import { citizenPage, langOf, sayIn, territoryOf } from './citizen.frame.ts';
import type { PageDeps } from './form.pages.ts';

/**
 * An answer given to many, in full, where a network has room for its first words only. It says the answer and nothing of
 * the request: its address stands in public, where that of a private page never does.
 */
export async function showSaid(deps: PageDeps, call: PageCall): Promise<Response> {
  const territory = await territoryOf(deps.db, call);
  const named = { territoryId: territory.id, requestId: call.params['requestId'] ?? '' };
  const event = (await readEvents(deps.db, named)).find(({ id }) => id === call.params['eventId']);
  const text = event?.kind === 'answered' ? event.detail['text'] : undefined;
  if (typeof text !== 'string') throw notFound();
  const title = sayIn(langOf(call))('Notre réponse', 'Our answer');
  return citizenPage(call, {
    territory,
    title,
    isPrivate: true,
    body: () =>
      html`<h1>${title}</h1>
        <blockquote>${text}</blockquote>`,
  });
}
