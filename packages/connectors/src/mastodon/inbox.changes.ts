import { z } from 'zod';
import type { InboxChange } from '../inbox.port.ts';
import type { AccountContext } from '../publish.port.ts';
import { askMastodon, callMastodon } from './mastodon.calls.ts';
import type { MastodonStatus } from './mastodon.types.ts';
import { readContent } from './status.content.ts';

/** Id at the server, ActivityPub id, instant of the last edit. */
export type Watched = [string, string, string];

/** As many as a server gives in one call (`GET /api/v1/statuses`, since 4.3). */
export const maxWatched = 20;

const seenSchema = z.object({ id: z.string(), content: z.string(), edited_at: z.string().nullish() });

export function markOf({ id, uri, edited_at }: MastodonStatus): Watched {
  return [id, uri, edited_at ?? ''];
}

/**
 * What became of the newest that was told: one call asks for all of them, and who is missing is asked for by name before
 * it is said to be gone. A server that does not know the call tells nothing.
 */
export async function followWatched(
  watched: readonly Watched[],
  context: AccountContext,
): Promise<{ changes: InboxChange[]; watched: Watched[] }> {
  if (watched.length === 0) return { changes: [], watched: [] };
  const wanted = new URLSearchParams(watched.map(([id]): [string, string] => ['id[]', id]));
  const { credentials } = context;
  const told = await askMastodon(credentials, { path: `/api/v1/statuses?${wanted}` }, z.array(seenSchema), context);
  if (!told.ok) return { changes: [], watched: [...watched] };
  const seen = new Map(told.body.map((status) => [status.id, status]));
  const changes: InboxChange[] = [];
  const kept: Watched[] = [];
  for (const one of watched) {
    const [id, originId, editedAt] = one;
    const status = seen.get(id);
    if (!status) {
      const asked = await callMastodon(credentials, { path: `/api/v1/statuses/${id}` }, context);
      if (!asked.ok && asked.kind === 'not_found') changes.push({ kind: 'gone', originId });
      else kept.push(one);
    } else {
      if ((status.edited_at ?? '') !== editedAt)
        changes.push({ kind: 'edited', originId, text: readContent(status.content).text });
      kept.push([id, originId, status.edited_at ?? '']);
    }
  }
  return { changes, watched: kept };
}
