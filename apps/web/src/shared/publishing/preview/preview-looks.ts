import {
  IconArrowBackUp,
  IconBookmark,
  IconChartBar,
  IconDots,
  IconHeart,
  IconMessageCircle,
  IconRepeat,
  IconSend,
  IconShare3,
  IconStar,
  IconThumbDown,
  IconThumbUp,
} from '@tabler/icons-react';

type Icon = typeof IconHeart;

/** What tells one network from another at a glance. */
export type Look = {
  actions: readonly Icon[];
  /** Signs or lines shown before « voir plus ». */
  fold?: { characters: number; lines: number };
  /** Where the media stand: under the text, above it from edge to edge, or under it from edge to edge. */
  media: 'framed' | 'first' | 'wide';
  /** The account is written before the text, as on Instagram. */
  inline?: true;
  /** It is an article, not a post: a title, then the text. */
  page?: true;
};

const looks: Record<string, Look> = {
  x: { actions: [IconMessageCircle, IconRepeat, IconHeart, IconChartBar, IconBookmark], media: 'framed' },
  facebook: {
    actions: [IconThumbUp, IconMessageCircle, IconShare3],
    media: 'wide',
    fold: { characters: 477, lines: 7 },
  },
  instagram: {
    actions: [IconHeart, IconMessageCircle, IconSend, IconBookmark],
    media: 'first',
    inline: true,
    fold: { characters: 125, lines: 2 },
  },
  threads: { actions: [IconHeart, IconMessageCircle, IconRepeat, IconSend], media: 'framed' },
  linkedin: {
    actions: [IconThumbUp, IconMessageCircle, IconRepeat, IconSend],
    media: 'wide',
    fold: { characters: 210, lines: 3 },
  },
  mastodon: { actions: [IconArrowBackUp, IconRepeat, IconStar, IconBookmark], media: 'framed' },
  bluesky: { actions: [IconMessageCircle, IconRepeat, IconHeart, IconDots], media: 'framed' },
  youtube: {
    actions: [IconThumbUp, IconThumbDown, IconShare3],
    media: 'first',
    fold: { characters: 160, lines: 3 },
  },
  newsroom: { actions: [], media: 'first', page: true },
  newsletter: { actions: [], media: 'framed', page: true },
  mailbox: { actions: [], media: 'framed' },
  assisted: { actions: [], media: 'framed' },
  simulation: { actions: [IconMessageCircle, IconRepeat, IconHeart], media: 'framed' },
};

export function lookOf(network: string): Look {
  return looks[network] ?? { actions: [], media: 'framed' };
}

/** Where a long text is cut until somebody asks for the rest; nothing when it is short. */
export function foldAt(text: string, fold: Look['fold']): number | undefined {
  if (!fold) return undefined;
  const lines = text.split('\n');
  const byLines = lines.length > fold.lines ? lines.slice(0, fold.lines).join('\n').length : Number.POSITIVE_INFINITY;
  const at = Math.min(byLines, fold.characters);
  if (at >= text.length) return undefined;
  const space = text.lastIndexOf(' ', at);
  return space > at / 2 ? space : at;
}
