import type { Selectable } from 'kysely';
import type { Mention } from '@beffroi/contracts';
import { pseudonymOf } from '../ingestion/author.pseudonym.ts';
import type { MentionRow } from '../listening.tables.ts';

export type ShownRow = Omit<
  Selectable<MentionRow>,
  'search' | 'because' | 'tags' | 'mentions' | 'site' | 'author_folded' | 'has_link'
>;

export const shownColumns = [
  'territory_id',
  'id',
  'network',
  'origin_id',
  'source_id',
  'url',
  'title',
  'text',
  'lang',
  'author_handle',
  'author_name',
  'author_url',
  'author_followers',
  'author_key',
  'author_public',
  'posted_at',
  'heard_at',
  'edited_at',
  'watch_ids',
  'tone',
  'tone_confidence',
  'tone_corrected',
  'aggressive',
  'pinned',
  'reach',
  'story_id',
  'state',
  'in_reply_to',
  'quote_of',
  'repost_of',
  'links',
  'media',
] as const satisfies (keyof ShownRow)[];

/** A mention as it leaves the server: its author under a pseudonym, unless it is a title or an institution. */
export function presentMention(row: ShownRow): Mention {
  return {
    id: row.id,
    network: row.network,
    simulated: row.network === 'simulation',
    ...(row.url === null ? {} : namesAuthor(row) ? { addressWithheld: true as const } : { url: row.url }),
    ...(row.title === null ? {} : { title: row.title }),
    text: row.text,
    lang: row.lang,
    ...(row.author_key === null ? {} : { author: presentAuthor(row, row.author_public) }),
    postedAt: row.posted_at.toISOString(),
    heardAt: row.heard_at.toISOString(),
    edited: row.edited_at !== null,
    watchIds: row.watch_ids,
    tone: row.tone as Mention['tone'],
    toneConfidence: row.tone_confidence,
    toneCorrected: row.tone_corrected,
    aggressive: row.aggressive as Mention['aggressive'],
    ...(row.reach === null ? {} : { reach: row.reach }),
    ...(row.story_id === null ? {} : { storyId: row.story_id }),
    state: row.state as Mention['state'],
    media: row.media,
    links: row.links,
  };
}

/** The address of a post on a personal profile names its author: it is opened by a way of its own, which is logged. */
export const namesAuthor = (row: Pick<ShownRow, 'author_key' | 'author_public'>): boolean =>
  row.author_key !== null && !row.author_public;

export function presentAuthor(
  row: Pick<
    ShownRow,
    'author_key' | 'author_handle' | 'author_name' | 'author_url' | 'author_followers' | 'author_public'
  >,
  named: boolean,
): NonNullable<Mention['author']> {
  return {
    pseudonym: pseudonymOf(row.author_key ?? ''),
    public: row.author_public,
    ...(row.author_followers === null ? {} : { followers: row.author_followers }),
    ...(named && row.author_handle !== null ? { handle: row.author_handle } : {}),
    ...(named && row.author_name !== null ? { name: row.author_name } : {}),
    ...(named && row.author_url !== null ? { url: row.author_url } : {}),
  };
}
