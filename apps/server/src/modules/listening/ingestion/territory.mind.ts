import { sql } from 'kysely';
import { createMatcher, parseQuery, type Matcher } from '@beffroi/engines/query';
import { createStoryGrouper, type StoryGrouper } from '@beffroi/engines/story';
import { createTone, type ToneEngine, type ToneLayer } from '@beffroi/engines/tone';
import type { Connection } from '../../../platform/db/database.ts';
import type { ListeningTables } from '../listening.tables.ts';

/** What a territory's ingestion keeps in memory between two batches; all of it can be rebuilt from the database. */
export type TerritoryMind = {
  matcher: Matcher;
  tone: ToneEngine;
  stories: StoryGrouper;
  /** Titles written last, so that a story's row is touched only when its title changes. */
  storyTitles: Map<string, string>;
  salt: string;
};

type Versioned = { watches: string; layer: number; mind: TerritoryMind };

const STORY_SEED = 5000;

/**
 * Keeps one mind a territory and looks, at each batch, whether its watches or its tone layer changed meanwhile, in
 * this process or another. A mind whose batch failed is dropped: it may have learned what was never stored.
 */
export function createMinds() {
  const minds = new Map<string, Versioned>();
  return {
    async get(connection: Connection<ListeningTables>, territoryId: string): Promise<TerritoryMind> {
      const { watches, layer, salt } = await versionOf(connection, territoryId);
      const known = minds.get(territoryId);
      if (known && known.watches === watches && known.layer === layer) return known.mind;
      const keepMatcher = known?.watches === watches;
      const keepTone = known?.layer === layer;
      const stories = known ? known.mind.stories : await rebuildStories(connection, territoryId);
      const mind: TerritoryMind = {
        matcher: keepMatcher ? known.mind.matcher : await buildMatcher(connection, territoryId),
        tone: keepTone ? known.mind.tone : await buildTone(connection, territoryId),
        stories,
        storyTitles: known?.mind.storyTitles ?? new Map(),
        salt,
      };
      minds.set(territoryId, { watches, layer, mind });
      return mind;
    },
    drop(territoryId: string): void {
      minds.delete(territoryId);
    },
  };
}
export type Minds = ReturnType<typeof createMinds>;

async function versionOf(connection: Connection<ListeningTables>, territoryId: string) {
  const { rows } = await sql<{ watches: string; layer: number; salt: string }>`
    with setting as (
      insert into listening.setting (territory_id) values (${territoryId})
      on conflict (territory_id) do update set territory_id = excluded.territory_id returning pseudonym_salt
    )
    select
      (select count(*) || ' ' || coalesce(max(updated_at)::text, '') from listening.watch where territory_id = ${territoryId}) as watches,
      coalesce((select corrections from listening.tone_layer where territory_id = ${territoryId}), 0) as layer,
      (select pseudonym_salt from setting) as salt
  `.execute(connection);
  const row = rows[0];
  if (!row) throw new Error('the version query always answers one row');
  return row;
}

async function buildMatcher(connection: Connection<ListeningTables>, territoryId: string): Promise<Matcher> {
  const watches = await connection
    .selectFrom('listening.watch')
    .select(['id', 'query'])
    .where('territory_id', '=', territoryId)
    .where('paused', '=', false)
    .execute();
  const matcher = createMatcher();
  for (const watch of watches) {
    const { query } = parseQuery(watch.query);
    if (query) matcher.set(watch.id, query);
  }
  return matcher;
}

async function buildTone(connection: Connection<ListeningTables>, territoryId: string): Promise<ToneEngine> {
  const row = await connection
    .selectFrom('listening.tone_layer')
    .select('layer')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return createTone(row?.layer as ToneLayer | undefined);
}

async function rebuildStories(connection: Connection<ListeningTables>, territoryId: string): Promise<StoryGrouper> {
  const rows = await connection
    .selectFrom('listening.mention')
    .select([
      'origin_id',
      'title',
      'text',
      'url',
      'links',
      'author_key',
      'in_reply_to',
      'quote_of',
      'repost_of',
      'posted_at',
      'story_id',
    ])
    .where('territory_id', '=', territoryId)
    .where('story_id', 'is not', null)
    .orderBy('posted_at', 'desc')
    .limit(STORY_SEED)
    .execute();
  const stories = createStoryGrouper();
  stories.seed(
    rows.toReversed().map((row) => ({
      id: row.origin_id,
      text: storyText(row.title ?? undefined, row.text),
      url: row.url ?? undefined,
      links: row.links,
      author: row.author_key ?? undefined,
      inReplyTo: row.in_reply_to ?? undefined,
      quoteOf: row.quote_of ?? undefined,
      repostOf: row.repost_of ?? undefined,
      postedAt: row.posted_at.getTime(),
      storyId: engineStoryId(row.story_id ?? ''),
    })),
  );
  return stories;
}

/** What is compared: a headline says more of an article than its body. */
export function storyText(title: string | undefined, text: string): string {
  return title === undefined ? text : `${title}\n${text.slice(0, 1000)}`;
}

/** The engine names a story by `s` and 14 signs; here every id says what it names. */
export const ourStoryId = (engineId: string): string => `sto_${engineId.slice(1)}`;
const engineStoryId = (id: string): string => `s${id.slice(4)}`;
