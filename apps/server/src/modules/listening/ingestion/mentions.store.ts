import { sql, type Transaction } from 'kysely';
import { newIds } from '../../../platform/ids.ts';
import type { HeardFact } from '../listening.events.ts';
import type { ListeningTables } from '../listening.tables.ts';
import type { ShownRow } from '../mentions/mention.presenter.ts';
import type { Counted } from './mentions.count.ts';
import type { Known } from './mentions.known.ts';
import type { HeardPost } from './post.normalise.ts';
import type { Understanding } from './post.understand.ts';
import type { TerritoryMind } from './territory.mind.ts';

export type Understood = Understanding & {
  post: HeardPost;
  lang: string;
  known: Known | undefined;
  pinned: boolean;
  watchIds: string[];
  authorKey: string | undefined;
  storyId: string | undefined;
  engineStoryId?: string;
};

/**
 * Stores new mentions with their stories and the links to their watches; one statement a table. Answers them as other
 * modules are told of them, and the last of them as they are shown.
 */
export async function storeNew(
  trx: Transaction<ListeningTables>,
  { territoryId, sourceId }: { territoryId: string; sourceId: string | null },
  fresh: readonly Understood[],
  { mind, mostShown }: { mind: TerritoryMind; mostShown: number },
): Promise<{ stored: HeardFact[]; shown: ShownRow[] }> {
  if (fresh.length === 0) return { stored: [], shown: [] };
  await storeStories(trx, territoryId, fresh, mind);
  // What was told first in a batch is the older, even when both were posted at the same instant.
  const ids = newIds('men', fresh.length, fresh[0]?.post.heardAt.getTime() ?? 0);
  const rows = fresh.map((mention, index) => ({ id: ids[index] ?? '', ...rowOf(mention) }));
  await sql`
    insert into listening.mention (
      territory_id, source_id, id, network, origin_id, url, title, text, lang, author_handle, author_name, author_url,
      author_followers, author_key, author_public, posted_at, heard_at, edited_at, watch_ids, tone, tone_confidence,
      aggressive, because, pinned, reach, story_id, in_reply_to, quote_of, repost_of, tags, mentions, links, media, site, author_folded, has_link, search
    )
    select ${territoryId}, ${sourceId}, id, network, origin_id, url, title, text, lang, author_handle, author_name, author_url,
      author_followers, author_key, author_public, posted_at, heard_at, edited_at, watch_ids, tone, tone_confidence,
      aggressive, because, pinned, reach, story_id, in_reply_to, quote_of, repost_of, tags, mentions, links, media, site, author_folded, has_link, search::tsvector
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      id text, network text, origin_id text, url text, title text, text text, lang text, author_handle text, author_name text,
      author_url text, author_followers integer, author_key text, author_public boolean, posted_at timestamptz, heard_at timestamptz,
      edited_at timestamptz, watch_ids text[], tone text, tone_confidence real, aggressive text, because jsonb, pinned boolean,
      reach integer, story_id text, in_reply_to text, quote_of text, repost_of text, tags text[], mentions text[], links text[],
      media jsonb, site text, author_folded text, has_link boolean, search text
    )
  `.execute(trx);
  await linkToWatches(
    trx,
    territoryId,
    rows.map((row, index) => ({ id: row.id, postedAt: row.posted_at, watchIds: fresh[index]?.watchIds ?? [] })),
  );
  const stored = fresh.map((mention, index) => ({
    mentionId: rows[index]?.id ?? '',
    watchIds: mention.watchIds,
    postedAt: mention.post.postedAt,
    heardAt: mention.post.heardAt,
    tone: mention.tone,
    aggressive: mention.aggressive,
    reach: mention.post.reach ?? 0,
    storyId: mention.storyId,
  }));
  const shown = rows.slice(-mostShown).map((row) => ({
    ...row,
    territory_id: territoryId,
    source_id: sourceId,
    tone_corrected: false,
    state: 'new',
  }));
  return { stored, shown };
}

/** Writes new editions over the old and keeps the words that were replaced; a tone set by a person stays. */
export async function storeEdits(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  edits: readonly Understood[],
  at: Date,
): Promise<{ ids: string[]; counted: Counted[] }> {
  const counted: Counted[] = [];
  for (const mention of edits) {
    const { known, post } = mention;
    if (!known) continue;
    const textChanged = post.text !== known.text || (post.title ?? null) !== known.title;
    const tone = known.toneCorrected ? known.tone : mention.tone;
    if (textChanged) {
      await trx
        .insertInto('listening.mention_version')
        .values({
          territory_id: territoryId,
          mention_id: known.id,
          replaced_at: at,
          title: known.title,
          text: known.text,
        })
        .execute();
    }
    await trx
      .updateTable('listening.mention')
      .set({
        title: post.title ?? null,
        text: post.text,
        lang: mention.lang,
        watch_ids: mention.watchIds,
        aggressive: mention.aggressive,
        because: JSON.stringify(mention.because),
        site: mention.site,
        author_folded: mention.authorFolded,
        has_link: mention.hasLink,
        search: sql<string>`${mention.search}::tsvector`,
        ...(known.toneCorrected ? {} : { tone, tone_confidence: mention.toneConfidence }),
        ...(textChanged ? { edited_at: post.editedAt ?? at } : {}),
      })
      .where('territory_id', '=', territoryId)
      .where('id', '=', known.id)
      .execute();
    const added = mention.watchIds.filter((id) => !known.watchIds.includes(id));
    await linkToWatches(trx, territoryId, [{ id: known.id, postedAt: known.postedAt, watchIds: added }]);
    if (known.hidden) continue;
    counted.push({ watchIds: known.watchIds, postedAt: known.postedAt, tone: known.tone, sign: -1 });
    counted.push({ watchIds: mention.watchIds, postedAt: known.postedAt, tone, sign: 1 });
  }
  return { ids: edits.flatMap((mention) => mention.known?.id ?? []), counted };
}

/** Enters mentions in the lists of their watches, each in the order of the stream. */
export async function linkToWatches(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  mentions: readonly { id: string; postedAt: Date; watchIds: readonly string[] }[],
): Promise<void> {
  const links = mentions.flatMap((mention) => mention.watchIds.map((watchId) => ({ ...mention, watchId })));
  if (links.length === 0) return;
  await sql`
    insert into listening.watch_mention (territory_id, watch_id, posted_at, mention_id)
    select ${territoryId}, * from unnest(
      ${links.map((link) => link.watchId)}::text[], ${links.map((link) => link.postedAt)}::timestamptz[], ${links.map((link) => link.id)}::text[])
    on conflict do nothing
  `.execute(trx);
}

async function storeStories(
  trx: Transaction<ListeningTables>,
  territoryId: string,
  fresh: readonly Understood[],
  mind: TerritoryMind,
): Promise<void> {
  const stories = new Map<string, { id: string; title: string; first: Date; last: Date; coordinated: boolean }>();
  for (const { storyId, engineStoryId, post } of fresh) {
    if (storyId === undefined || engineStoryId === undefined) continue;
    const story = stories.get(storyId) ?? {
      id: storyId,
      title: (mind.storyTitle(engineStoryId) ?? post.title ?? post.text).slice(0, 200),
      first: post.postedAt,
      last: post.postedAt,
      coordinated: mind.stories.coordinated(engineStoryId) !== undefined,
    };
    if (post.postedAt < story.first) story.first = post.postedAt;
    if (post.postedAt > story.last) story.last = post.postedAt;
    stories.set(storyId, story);
  }
  const rows = [...stories.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await sql`
    insert into listening.story as s (territory_id, id, title, first_at, last_at, coordinated)
    select ${territoryId}, id, title, first, last, coordinated
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, title text, first timestamptz, last timestamptz, coordinated boolean)
    on conflict (territory_id, id) do update set
      title = excluded.title, first_at = least(s.first_at, excluded.first_at), last_at = greatest(s.last_at, excluded.last_at),
      coordinated = s.coordinated or excluded.coordinated
  `.execute(trx);
}

function rowOf(mention: Understood) {
  const { post } = mention;
  return {
    network: post.network,
    origin_id: post.originId,
    url: post.url ?? null,
    title: post.title ?? null,
    text: post.text,
    lang: mention.lang,
    author_handle: post.author?.handle ?? null,
    author_name: post.author?.name ?? null,
    author_url: post.author?.url ?? null,
    author_followers: post.author?.followers ?? null,
    author_key: mention.authorKey ?? null,
    // A press title or an institution's page is not a person.
    author_public: post.network === 'feed' || post.network === 'web',
    posted_at: post.postedAt,
    heard_at: post.heardAt,
    edited_at: post.editedAt ?? null,
    watch_ids: mention.watchIds,
    tone: mention.tone,
    tone_confidence: mention.toneConfidence,
    aggressive: mention.aggressive,
    because: mention.because,
    pinned: mention.pinned,
    reach: post.reach ?? null,
    story_id: mention.storyId ?? null,
    in_reply_to: post.inReplyTo ?? null,
    quote_of: post.quoteOf ?? null,
    repost_of: post.repostOf ?? null,
    tags: post.tags,
    mentions: post.mentions,
    links: post.links,
    media: post.media,
    site: mention.site,
    author_folded: mention.authorFolded,
    has_link: mention.hasLink,
    search: mention.search,
  };
}
