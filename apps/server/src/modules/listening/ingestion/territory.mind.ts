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
  /** The title of a story, picked again each time that it was asked twice as often as at the last picking. */
  storyTitle: (engineStoryId: string) => string | undefined;
  salt: string;
};

type Versioned = { watches: string; layer: number; mind: TerritoryMind };

const STORY_SEED = 5000;
const MOST_TITLES = 20_000;

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
        storyTitle: known?.mind.storyTitle ?? storyTitles(stories),
        salt,
      };
      minds.set(territoryId, { watches, layer, mind });
      return mind;
    },
    /** The mind in memory, if there is one, without looking whether it is still the one to use. */
    peek(territoryId: string): TerritoryMind | undefined {
      return minds.get(territoryId)?.mind;
    },
    drop(territoryId: string): void {
      minds.delete(territoryId);
    },
  };
}
export type Minds = ReturnType<typeof createMinds>;

/** A title settles as its story grows, and reading all the texts of a large one each time would cost more than it says. */
function storyTitles(stories: StoryGrouper): TerritoryMind['storyTitle'] {
  const picked = new Map<string, { title: string; asked: number; next: number }>();
  return (id) => {
    const known = picked.get(id) ?? { title: '', asked: 0, next: 1 };
    known.asked += 1;
    if (known.asked < known.next) return known.title;
    const title = stories.title(id);
    if (title === undefined) return undefined;
    if (picked.size >= MOST_TITLES) picked.clear();
    picked.set(id, { title, asked: known.asked, next: known.asked * 2 });
    return title;
  };
}

async function versionOf(connection: Connection<ListeningTables>, territoryId: string) {
  const read = async () => {
    const { rows } = await sql<{ watches: string; layer: number; salt: string }>`
      select
        (select count(*) || ' ' || coalesce(max(updated_at)::text, '') from listening.watch where territory_id = s.territory_id) as watches,
        coalesce((select corrections from listening.tone_layer where territory_id = s.territory_id), 0) as layer,
        pseudonym_salt as salt
      from listening.setting s where territory_id = ${territoryId}
    `.execute(connection);
    return rows[0];
  };
  const known = await read();
  if (known) return known;
  await sql`insert into listening.setting (territory_id) values (${territoryId}) on conflict do nothing`.execute(
    connection,
  );
  const made = await read();
  if (!made) throw new Error('the settings of a territory are there once they are made');
  return made;
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
