/** What a newsroom tells of itself. Addresses are absolute. */
export type NewsChannel = {
  title: string;
  description: string;
  /** BCP 47. */
  lang: string;
  /** The page for people. */
  homeUrl: string;
  /** Each feed under its own address. */
  feedUrls: { rss: string; atom: string; json: string };
  hubUrl?: string;
  author?: string;
  iconUrl?: string;
};

/** One article, newest first in a list. Instants are ISO 8601. */
export type NewsItem = {
  /** Never changes; unique for ever. */
  id: string;
  url: string;
  title?: string;
  text: string;
  lang: string;
  at: string;
  editedAt?: string;
  link?: { url: string; title?: string | undefined };
  media: NewsMedia[];
};
export type NewsMedia = {
  url: string;
  kind: 'image' | 'video';
  mimeType: string;
  bytes: number;
  width: number;
  height: number;
  alt: string;
  captions?: { lang: string; url: string }[];
};

/** Its title, or else the beginning of its text, cut at a word. */
export function titleOf({ title, text }: Pick<NewsItem, 'title' | 'text'>): string {
  if (title) return title;
  const [line = ''] = text.trim().split('\n');
  if (line.length <= 100) return line;
  const cut = line.slice(0, 99);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 60)).trimEnd()}…`;
}

/** When anything last changed; the epoch for an empty newsroom, so that the same news gives the same feed. */
export function updatedOf(items: readonly NewsItem[]): string {
  const instants = items.map(({ at, editedAt }) => Date.parse(editedAt ?? at));
  return new Date(Math.max(0, ...instants)).toISOString();
}
