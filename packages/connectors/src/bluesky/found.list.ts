import { z } from 'zod';
import type { Bilingual } from '@beffroi/contracts';
import type { PollOutcome, ReceiveContext, ReceivedEvent, Trouble } from '../port.ts';
import { hostOf } from './bluesky.client.ts';
import { postOfView } from './bluesky.mapper.ts';
import { callAs, type BlueskyService } from './bluesky.session.ts';
import { postViewSchema, type PostView } from './bluesky.types.ts';

/** How far back each reading looks again: the index of the network is not written in the order of time. */
const overlapMs = 15 * 60_000;
const maxPages = 10;
const remembered = 500;
/** What `app.bsky.feed.getPosts` takes at once. */
const askedAgain = 25;

/** The newest instant read, the last posts found (address, version), and which of them to ask again first. */
export const foundStateSchema = z.object({
  lastAt: z.iso.datetime().optional(),
  seen: z.array(z.tuple([z.string(), z.string()])),
  askNext: z.number().int().nonnegative(),
});
export type FoundState = z.infer<typeof foundStateSchema>;
export const nothingFound: FoundState = { seen: [], askNext: 0 };

export type FoundPage = { ok: true; posts: PostView[]; cursor?: string | undefined };

/**
 * Reads a list that comes newest first and is only paged backwards (a search, the notifications), until it meets what
 * was read before. Then asks a few of the posts found earlier whether they still stand, since no list tells deletions.
 */
export async function readFound(
  at: BlueskyService,
  readPage: (bound: { since?: string; cursor?: string }) => Promise<FoundPage | Trouble>,
  state: FoundState,
  context: ReceiveContext,
): Promise<PollOutcome<FoundState>> {
  const since = state.lastAt && new Date(Date.parse(state.lastAt) - overlapMs).toISOString();
  const found = new Map<string, PostView>();
  const notes: Bilingual[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages === 0 || cursor; pages += 1) {
    if (pages === maxPages) {
      notes.push(cutNote(at.service));
      break;
    }
    const page = await readPage({ ...(since ? { since } : {}), ...(cursor ? { cursor } : {}) });
    if (!page.ok) {
      if (pages === 0) return page;
      notes.push(page.message);
      break;
    }
    for (const post of page.posts) if (!since || post.indexedAt > since) found.set(post.uri, post);
    // The first reading stops at one page: a source begins now, the past is for those who ask for it.
    const metThePast = since !== undefined && page.posts.some(({ indexedAt }) => indexedAt <= since);
    cursor = metThePast || since === undefined || page.posts.length === 0 ? undefined : page.cursor;
  }

  const seen = new Map(state.seen);
  const fresh = [...found.values()].filter(({ uri, cid }) => seen.get(uri) !== cid).sort(byTime);
  const again = await askAgain(at, state, found, context);
  for (const { uri, cid } of [...again.edited, ...fresh]) seen.set(uri, cid);
  for (const uri of again.gone) seen.delete(uri);
  const lastAt = [state.lastAt ?? '', ...fresh.map(({ indexedAt }) => instantOf(indexedAt))].sort().at(-1);
  return {
    ok: true,
    events: [
      ...fresh.map((view): ReceivedEvent => ({ kind: 'post', post: postOfView(view) })),
      ...again.edited.map((view): ReceivedEvent => {
        return { kind: 'post', post: { ...postOfView(view), editedAt: context.now().toISOString() } };
      }),
      ...again.gone.map((originId): ReceivedEvent => ({ kind: 'deletion', network: 'bluesky', originId })),
    ],
    state: { ...(lastAt ? { lastAt } : {}), seen: [...seen].slice(-remembered), askNext: again.askNext },
    notes,
  };
}

async function askAgain(
  at: BlueskyService,
  { seen, askNext }: FoundState,
  found: ReadonlyMap<string, PostView>,
  context: ReceiveContext,
): Promise<{ edited: PostView[]; gone: string[]; askNext: number }> {
  const from = askNext < seen.length ? askNext : 0;
  const asked = seen.slice(from, from + askedAgain).filter(([uri]) => !found.has(uri));
  const next = from + askedAgain;
  if (asked.length === 0) return { edited: [], gone: [], askNext: next };
  const answer = await callAs(at, 'app.bsky.feed.getPosts', { uris: asked.map(([uri]) => uri) }, context);
  const body = answer.ok ? z.object({ posts: z.array(z.unknown()) }).safeParse(answer.body).data : undefined;
  if (!body) return { edited: [], gone: [], askNext: from };
  const uris = new Set(body.posts.map((value) => z.object({ uri: z.string() }).safeParse(value).data?.uri));
  const standing = new Map(readViews(body.posts).map((view) => [view.uri, view] as const));
  return {
    edited: asked.flatMap(([uri, cid]) => {
      const view = standing.get(uri);
      return view && view.cid !== cid ? [view] : [];
    }),
    gone: asked.map(([uri]) => uri).filter((uri) => !uris.has(uri)),
    askNext: next,
  };
}

export function readViews(values: readonly unknown[]): PostView[] {
  return values.flatMap((value) => postViewSchema.safeParse(value).data ?? []);
}

/** Oldest first; the keys in the addresses are in the order of time too. */
function byTime(a: PostView, b: PostView): number {
  const [one, other] = a.indexedAt === b.indexedAt ? [a.uri, b.uri] : [a.indexedAt, b.indexedAt];
  return one < other ? -1 : one > other ? 1 : 0;
}

function instantOf(value: string): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? '' : new Date(at).toISOString();
}

function cutNote(service: string): Bilingual {
  return {
    fr: `${hostOf(service)} a trouvé plus de mille messages depuis la dernière lecture : les plus anciens manquent. Une recherche plus précise, ou le fil Jetstream, n’en perd pas.`,
    en: `${hostOf(service)} found more than a thousand posts since the last reading: the oldest are missing. A narrower search, or the Jetstream flow, loses none.`,
  };
}
