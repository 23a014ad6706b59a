import { z } from 'zod';
import type { AccountContext, PublishTrouble } from '../publish.port.ts';
import { askMastodon } from './mastodon.calls.ts';

const pageSize = 40;
const maxPages = 10;
const weekMs = 7 * 24 * 3600_000;

type Listed = { id: string; created_at: string };

/**
 * What came after a name in a list that the server gives newest first, oldest first: page after page upward
 * (`min_id`), so that what arrives meanwhile is on a page that is still to come. Without a name it goes down from the
 * top, a week back.
 */
export async function readOnward<T extends Listed>(
  list: { path: string; query: Record<string, string>; schema: z.ZodType<T> },
  after: string | undefined,
  context: AccountContext,
): Promise<{ ok: true; found: T[]; last: string; more: boolean } | PublishTrouble> {
  const found: T[] = [];
  let last = after ?? '0';
  let below: string | undefined;
  const floor = new Date(context.now().getTime() - weekMs).toISOString();
  for (let page = 0; page < maxPages; page += 1) {
    const place = after === undefined ? { max_id: below } : { min_id: last };
    const query = { ...list.query, limit: String(pageSize), ...place };
    const told = await askMastodon(context.credentials, { path: list.path, query }, z.array(z.unknown()), context);
    if (!told.ok) return told;
    const names = told.body.flatMap((one) => z.object({ id: z.string() }).safeParse(one).data?.id ?? []);
    const [newest] = names;
    if (newest === undefined) return { ok: true, found: inOrder(found), last, more: false };
    found.push(...told.body.flatMap((one) => list.schema.safeParse(one).data ?? []));
    if (after !== undefined) last = newest;
    else {
      last = below === undefined ? newest : last;
      below = names.at(-1);
      const isPast = found.some(({ created_at }) => created_at < floor);
      if (isPast) {
        return { ok: true, found: inOrder(found.filter((one) => one.created_at >= floor)), last, more: false };
      }
    }
  }
  return { ok: true, found: inOrder(found), last, more: after !== undefined };
}

function inOrder<T extends Listed>(found: readonly T[]): T[] {
  return found.toSorted((a, b) => a.created_at.localeCompare(b.created_at) || a.id.localeCompare(b.id));
}
