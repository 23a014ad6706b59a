import type { HttpClient, HttpResult } from '@beffroi/connectors';
import type { Draft } from '@beffroi/contracts';
import { findEntities } from '@beffroi/engines/counting';
import { contentOf } from './content.resolve.ts';

export type LinkState = { alive: boolean; status?: number; redirectsTo?: string };
type Seen = { at: number; state: LinkState | undefined; isReached: boolean };

/** What was seen at the addresses of drafts, in this process, for ten minutes. */
export type LinkLooker = {
  /** What is known now, without looking: absent is not known. */
  known: (urls: readonly string[]) => Record<string, LinkState>;
  /** Looks at those that are not known, all at once, and waits for no longer than that. */
  look: (urls: readonly string[], waitMs: number) => Promise<void>;
};

const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 2000;
const MOST_LINKS = 6;
const LOOK_MS = 4000;
const LOOK_BYTES = 256 * 1024;

/** The first addresses that the public will see, whatever the account. */
export function linksOf(draft: Draft): string[] {
  const texts = [draft.content, ...draft.channelIds.map((id) => contentOf(draft, id))].flatMap(
    ({ parts, firstComment }) => [...parts.map(({ text }) => text), firstComment ?? ''],
  );
  const urls = texts.flatMap((text) =>
    findEntities(text).flatMap(({ kind, url }) => (kind === 'link' && url ? [url] : [])),
  );
  return [...new Set(urls)].slice(0, MOST_LINKS);
}

export function createLinkLooker({ http, now }: { http: HttpClient; now: () => Date }): LinkLooker {
  const seen = new Map<string, Seen>();
  const looking = new Map<string, Promise<void>>();

  const fresh = (url: string): Seen | undefined => {
    const found = seen.get(url);
    return found && now().getTime() - found.at < KEPT_MS ? found : undefined;
  };

  async function lookAt(url: string): Promise<void> {
    const result = await http.fetch({
      url,
      timeoutMs: LOOK_MS,
      maxBytes: LOOK_BYTES,
      headers: { accept: 'text/html,*/*' },
    });
    if (seen.size >= MOST_KEPT) seen.delete(seen.keys().next().value ?? '');
    seen.set(url, { at: now().getTime(), state: stateOf(url, result), isReached: result.ok });
  }

  return {
    known(urls) {
      // Our own line being down says nothing of a page: a host that cannot be reached is dead where others answer.
      const isOnline = [...seen.keys()].some((url) => fresh(url)?.isReached);
      return Object.fromEntries(
        urls.flatMap((url) => {
          const { state, isReached } = fresh(url) ?? {};
          return state && (isReached || isOnline) ? [[url, state] as const] : [];
        }),
      );
    },
    async look(urls, waitMs) {
      const looks = urls.slice(0, MOST_LINKS).flatMap((url) => {
        if (fresh(url)) return [];
        const begun =
          looking.get(url) ??
          lookAt(url)
            .catch(() => undefined)
            .finally(() => looking.delete(url));
        looking.set(url, begun);
        return [begun];
      });
      if (looks.length === 0 || waitMs <= 0) return;
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, waitMs)));
      await Promise.race([Promise.all(looks), patience]);
      clearTimeout(timer);
    },
  };
}

/** Dead only when that is sure: a page that asks who one is, or is slow or broken for now, may well be read. */
function stateOf(url: string, result: HttpResult): LinkState | undefined {
  if (!result.ok) {
    if (result.kind === 'too_large') return { alive: true };
    return result.kind === 'unavailable' && result.reached === false ? { alive: false } : undefined;
  }
  const { status, movedPermanentlyTo } = result;
  if (status === 404 || status === 410) return { alive: false, status };
  if (status >= 400) return undefined;
  return movedPermanentlyTo !== undefined && isElsewhere(url, movedPermanentlyTo)
    ? { alive: true, status, redirectsTo: movedPermanentlyTo }
    : { alive: true, status };
}

/** To its own `https`, its `www` or its last slash is no move that a reader would notice. */
function isElsewhere(from: string, to: string): boolean {
  const bare = (url: string) => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/(?=$|[?#])/, '');
  return bare(from).toLowerCase() !== bare(to).toLowerCase();
}
