import { guessMapping } from '@beffroi/connectors/import';
import type { Output, previewImport as endpoint } from '@beffroi/contracts';
import type { Connection } from '../../../platform/db/database.ts';
import { normalisePost } from '../ingestion/post.normalise.ts';
import { readPost } from '../ingestion/post.understand.ts';
import type { Minds } from '../ingestion/territory.mind.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { formatOf, openTable, readPosts } from './import.table.ts';

const SAMPLES = 5;
const MOST_ERRORS = 50;

/** A dry run: everything but the storing. @throws listening.import_unreadable */
export async function previewImport(
  deps: { db: Connection<ListeningTables>; minds: Minds; now: () => Date },
  given: {
    territoryId: string;
    content: string;
    mapping: Record<string, string> | undefined;
    timeZone: string;
    dateOrder: 'day-month' | 'month-day';
  },
): Promise<Output<typeof endpoint>> {
  const table = await openTable(given.content);
  const mapping = given.mapping ?? (guessMapping(table.header) as Record<string, string>);
  const mind = await deps.minds.get(deps.db, given.territoryId);
  const now = deps.now();
  const result: Output<typeof endpoint> = {
    format: formatOf(given.content),
    columns: table.header,
    mapping,
    rows: 0,
    readable: 0,
    wouldKeep: 0,
    errors: [],
    samples: [],
  };
  for await (const row of readPosts(table, { ...given, mapping })) {
    result.rows += 1;
    if (!row.ok) {
      const { line, column, message } = row;
      if (result.errors.length < MOST_ERRORS)
        result.errors.push({ line, message, ...(column === undefined ? {} : { column }) });
      continue;
    }
    const post = normalisePost(row.post, now);
    if (!post) continue;
    result.readable += 1;
    if (readPost(mind, post).watchIds.length > 0) result.wouldKeep += 1;
    if (result.samples.length < SAMPLES) {
      result.samples.push({
        text: post.text.slice(0, 280).toWellFormed(),
        ...(post.title === undefined ? {} : { title: post.title }),
        ...(post.author === undefined ? {} : { author: post.author.name ?? post.author.handle }),
        ...(row.post.postedAt === undefined ? {} : { postedAt: post.postedAt.toISOString() }),
      });
    }
  }
  return result;
}
