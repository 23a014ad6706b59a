import type { Bilingual } from '@beffroi/contracts';

export type FeedFormat = 'rss' | 'rdf' | 'atom' | 'json' | 'cdf' | 'unknown';

/** A feed as understood, whatever it was written in. Texts are plain and safe; instants are ISO 8601 in UTC. */
export type ParsedFeed = {
  format: FeedFormat;
  /** As declared: `2.0`, `0.91`, `1.1`. */
  version?: string;
  title?: string;
  /** The page that the feed tells about. */
  link?: string;
  description?: string;
  lang?: string;
  /** The WebSub hub that it names, and the address under which that hub knows it. */
  hub?: string;
  self?: string;
  /** Where the feed says that it moved to. */
  movedTo?: string;
  /** How long its publisher says that it may be kept without reading it again. */
  ttlSeconds?: number;
  entries: ParsedEntry[];
  wellFormed: boolean;
  notes: Bilingual[];
};

export type ParsedEntry = {
  id?: string;
  link?: string;
  title?: string;
  /** When it was published, or last updated when that is all it says. */
  date?: string;
  updated?: string;
  author?: FeedAuthor;
  text: string;
  lang?: string;
  tags: string[];
  media: FeedMedia[];
  links: string[];
};

export type FeedAuthor = { name?: string; email?: string; url?: string };
export type FeedMedia = { kind: 'image' | 'video' | 'audio' | 'other'; url: string; alt?: string };
