type Written = {
  text: string;
  author?: string;
  visibility?: 'public' | 'unlisted' | 'private' | 'direct';
  /** Federated servers date a late arrival, and so its id, by when it was written. */
  writtenAt?: Date;
  inReplyTo?: string;
  remote?: boolean;
};

/** The account whose token the stub knows. */
export const stubAccount = 'ville';

/** The statuses of the stub: made, edited, removed, and paged as the REST API does. */
export function createStubStatuses(baseUrl: () => string) {
  const statuses = new Map<string, StubStatus>();
  const notifications: { id: string; type: 'mention'; created_at: string; status: StubStatus }[] = [];
  let made = 0;

  function add(written: Written): { status: StubStatus; notification?: { id: string } | undefined } {
    const at = written.writtenAt ?? new Date();
    made += 1;
    const id = String((BigInt(at.getTime()) << 16n) + BigInt(made));
    const author = written.author ?? 'aline';
    const status: StubStatus = {
      id,
      uri: `${baseUrl()}/users/${author}/statuses/${id}`,
      url: `${baseUrl()}/@${author}/${id}`,
      created_at: at.toISOString(),
      edited_at: null,
      in_reply_to_id: written.inReplyTo ?? null,
      visibility: written.visibility ?? 'public',
      sensitive: false,
      spoiler_text: '',
      language: 'fr',
      content: contentOf(written.text, baseUrl()),
      account: {
        id: author,
        username: author,
        acct: written.remote ? `${author}@ailleurs.example` : author,
        display_name: `${author[0]?.toUpperCase() ?? ''}${author.slice(1)}`,
        url: `${baseUrl()}/@${author}`,
        followers_count: 12,
      },
      reblog: null,
      media_attachments: [],
      mentions: [...written.text.matchAll(/@(\w+)/g)].map(([, acct]) => ({ acct: acct ?? '' })),
      tags: tagsIn(written.text),
      card: null,
    };
    statuses.set(id, status);
    const isMention = status.mentions.some(({ acct }) => acct === stubAccount);
    const notification = isMention
      ? { id: String(1_000 + notifications.length), type: 'mention' as const, created_at: status.created_at, status }
      : undefined;
    if (notification) notifications.push(notification);
    return { status, notification };
  }

  return {
    add,
    get: (id: string) => statuses.get(id),
    edit(id: string, text: string): StubStatus {
      const status = mustHave(id);
      Object.assign(status, {
        content: contentOf(text, baseUrl()),
        tags: tagsIn(text),
        edited_at: new Date().toISOString(),
      });
      return status;
    },
    remove(id: string): StubStatus {
      const status = mustHave(id);
      statuses.delete(id);
      return status;
    },
    /** What an address of the REST API lists, or nothing when there is no such address. */
    list(path: string, query: URLSearchParams): unknown {
      const open = [...statuses.values()].filter(({ visibility }) => visibility === 'public');
      const tag = /^\/api\/v1\/timelines\/tag\/(.+)$/.exec(path)?.[1];
      if (tag) {
        const wanted = [decodeURIComponent(tag), ...query.getAll('any[]')].map((one) => one.toLowerCase());
        return page(
          open.filter(({ tags }) => tags.some(({ name }) => wanted.includes(name.toLowerCase()))),
          query,
        );
      }
      if (path === '/api/v1/timelines/public') {
        const localOnly = query.get('local') === 'true';
        return page(
          open.filter(({ account }) => !localOnly || !account.acct.includes('@')),
          query,
        );
      }
      if (path === '/api/v1/timelines/home') return page(open, query);
      if (path === '/api/v1/notifications') return page(notifications, query);
      if (path === '/api/v2/search') {
        const words = (query.get('q') ?? '').toLowerCase();
        const found = open.filter(({ content }) => content.toLowerCase().includes(words));
        // The search takes `min_id` for a floor, and lists the newest first above it.
        if (query.has('min_id')) query.set('since_id', query.get('min_id') ?? '');
        query.delete('min_id');
        return { accounts: [], hashtags: [], statuses: page(found, query) };
      }
      return undefined;
    },
  };

  function mustHave(id: string): StubStatus {
    const status = statuses.get(id);
    if (!status) throw new Error(`no status ${id}`);
    return status;
  }
}
export type StubStatus = {
  id: string;
  uri: string;
  url: string;
  created_at: string;
  edited_at: string | null;
  in_reply_to_id: string | null;
  visibility: string;
  content: string;
  account: { id: string; username: string; acct: string; display_name: string; url: string; followers_count: number };
  mentions: { acct: string }[];
  tags: { name: string }[];
  [other: string]: unknown;
};

/** Newest first; `min_id` gives those that come right after it, `since_id` the newest of those that come after it. */
export function page<T extends { id: string }>(all: readonly T[], query: URLSearchParams): T[] {
  const limit = Math.min(Number(query.get('limit') ?? 20), 40);
  const above = query.get('min_id') ?? query.get('since_id');
  const below = query.get('max_id');
  const within = all
    .filter(
      ({ id }) => (above === null || BigInt(id) > BigInt(above)) && (below === null || BigInt(id) < BigInt(below)),
    )
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1));
  return query.has('min_id') ? within.slice(-limit) : within.slice(0, limit);
}

function tagsIn(text: string): { name: string }[] {
  return [...text.matchAll(/#([\p{L}\p{N}_]+)/gu)].map(([, name]) => ({ name: name ?? '' }));
}

/** As a server shows it. */
export function contentOf(text: string, url: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const linked = escaped
    .replace(
      /https?:\/\/([^\s<]+)/g,
      '<a href="$&" rel="nofollow"><span class="invisible">https://</span><span>$1</span></a>',
    )
    .replace(/#([\p{L}\p{N}_]+)/gu, `<a href="${url}/tags/$1" class="mention hashtag" rel="tag">#<span>$1</span></a>`)
    .replace(/@(\w+)/g, `<span class="h-card"><a href="${url}/@$1" class="u-url mention">@<span>$1</span></a></span>`);
  return `<p>${linked.replaceAll('\n\n', '</p><p>').replaceAll('\n', '<br />')}</p>`;
}
