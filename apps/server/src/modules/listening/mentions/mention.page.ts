import { sql } from 'kysely';
import type { Output, getMention } from '@beffroi/contracts';
import { highlights, parseQuery } from '@beffroi/engines/query';
import type { Connection } from '../../../platform/db/database.ts';
import { personNames, type IdentityTables } from '../../identity/index.ts';
import { mentionNotFound } from '../listening.errors.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { presentMention, shownColumns, type ShownRow } from './mention.presenter.ts';

type Db = Connection<ListeningTables & IdentityTables>;
const MOST_REPLIES = 50;

/** Everything that the page of one mention shows. @throws listening.mention_not_found */
export async function readMentionPage(
  db: Db,
  territoryId: string,
  mentionId: string,
): Promise<Output<typeof getMention>> {
  const row = await db
    .selectFrom('listening.mention')
    .select([...shownColumns, 'because'])
    .where('territory_id', '=', territoryId)
    .where('id', '=', mentionId)
    .executeTakeFirst();
  if (!row) throw mentionNotFound();
  const shown = row as ShownRow;
  const [versions, story, parents, replies, source, acts, watches] = await Promise.all([
    db
      .selectFrom('listening.mention_version')
      .selectAll()
      .where('territory_id', '=', territoryId)
      .where('mention_id', '=', mentionId)
      .orderBy('replaced_at', 'desc')
      .limit(50)
      .execute(),
    readStory(db, territoryId, row.story_id),
    row.in_reply_to === null ? [] : around(db, shown, 'origin_id', row.in_reply_to),
    around(db, shown, 'in_reply_to', row.origin_id),
    db
      .selectFrom('listening.source')
      .select(['id', 'name'])
      .where('territory_id', '=', territoryId)
      .where('id', '=', row.source_id ?? '')
      .execute(),
    db
      .selectFrom('listening.mention_act')
      .select(['at', 'action', 'person_id'])
      .where('territory_id', '=', territoryId)
      .where('mention_id', '=', mentionId)
      .orderBy('at')
      .limit(200)
      .execute(),
    db
      .selectFrom('listening.watch')
      .select('query')
      .where('territory_id', '=', territoryId)
      .where('id', 'in', row.watch_ids.length > 0 ? row.watch_ids : [''])
      .execute(),
  ]);
  const names = await personNames(
    db,
    acts.flatMap((act) => act.person_id ?? []),
  );
  const parent = parents[0];
  return {
    mention: presentMention(shown),
    because: row.because,
    highlights: highlightsOf(
      shown,
      watches.map((watch) => watch.query),
    ),
    versions: versions.map((version) => ({
      text: version.text,
      ...(version.title === null ? {} : { title: version.title }),
      replacedAt: version.replaced_at.toISOString(),
    })),
    ...(story ? { story } : {}),
    ...(parent ? { inReplyTo: presentMention(parent) } : {}),
    replies: replies.map(presentMention),
    sources: source,
    history: acts.map((act) => {
      const by = act.person_id === null ? undefined : names.get(act.person_id);
      return { at: act.at.toISOString(), action: act.action, ...(by === undefined ? {} : { by }) };
    }),
  };
}

async function readStory(db: Db, territoryId: string, storyId: string | null) {
  if (storyId === null) return undefined;
  const { rows } = await sql<{ id: string; title: string; mentions: number }>`
    select s.id, s.title, (
      select count(*) from listening.mention m
      where m.territory_id = s.territory_id and m.story_id = s.id and m.state <> 'hidden'
    ) as mentions
    from listening.story s where s.territory_id = ${territoryId} and s.id = ${storyId}
  `.execute(db);
  return rows[0];
}

async function around(
  db: Db,
  { territory_id: territoryId, network }: ShownRow,
  column: 'origin_id' | 'in_reply_to',
  value: string,
): Promise<ShownRow[]> {
  const rows = await db
    .selectFrom('listening.mention')
    .select(shownColumns)
    .where('territory_id', '=', territoryId)
    .where('network', '=', network)
    .where(column, '=', value)
    .orderBy('posted_at')
    .limit(MOST_REPLIES)
    .execute();
  return rows as ShownRow[];
}

function highlightsOf(row: ShownRow, queries: readonly string[]): { from: number; to: number }[] {
  const found = queries.flatMap((source) => {
    const { query } = parseQuery(source);
    return query ? highlights(query, { text: row.text, lang: row.lang }) : [];
  });
  const merged: { from: number; to: number }[] = [];
  for (const span of found.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ from: span.from, to: span.to });
  }
  return merged;
}
