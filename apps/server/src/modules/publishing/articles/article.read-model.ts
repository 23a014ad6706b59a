import { sql } from 'kysely';
import type { Article, Output, listArticles as contract } from '@beffroi/contracts';
import { offsetMinutes, startOfDay } from '../../../platform/time-zone.ts';
import { findTerritory } from '../../identity/index.ts';
import type { Db } from '../publishing.deps.ts';
import { articleNotFound } from './articles.errors.ts';

type State = Article['state'];
type Row = {
  id: string;
  feed_id: string;
  url: string;
  title: string;
  summary: string;
  image_url: string | null;
  published_at: Date;
  state: State;
  publications: { id: string; title: string; state: string; due_at: string | null; channel_ids: string[] }[] | null;
};

const out = sql`('published', 'partly_published', 'sending')`;
const over = sql`('cancelled', 'refused')`;

/** What becomes of an article, from its page and from what relays it. */
const articles = (territoryId: string) => sql<Row>`
  select a.id, a.feed_id, a.url, a.title, a.summary, a.image_url, a.published_at, p.publications,
    case
      when a.gone_at is not null then 'gone'
      when a.ignored then 'ignored'
      when a.changed_at is not null then 'changed'
      when p.relayed then 'relayed'
      when p.planned then 'planned'
      else 'new'
    end as state
  from publishing.article a
  left join lateral (
    select bool_or(p.state in ${out}) as relayed, bool_or(p.state not in ${over}) as planned,
      jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'state', p.state, 'due_at', p.due_at, 'channel_ids', p.channel_ids)
        order by p.due_at nulls last, p.id) as publications
    from publishing.publication p
    where p.territory_id = a.territory_id and p.article_id = a.id
  ) p on true
  where a.territory_id = ${territoryId}
`;

/** The articles of the institution's site, newest first, and how far the week is relayed. */
export async function listArticles(
  db: Db,
  given: {
    territoryId: string;
    state?: State | undefined;
    from?: string | undefined;
    to?: string | undefined;
    cursor?: { at: Date; id: string } | undefined;
    limit: number;
    now: Date;
  },
): Promise<{ items: Article[]; last?: { at: Date; id: string }; week: Output<typeof contract>['week'] }> {
  const { territoryId, cursor, limit } = given;
  const [{ rows }, week] = await Promise.all([
    sql<Row>`
      select * from (${articles(territoryId)}) a
      where true
        ${given.state === undefined ? sql`` : sql`and a.state = ${given.state}`}
        ${given.from === undefined ? sql`` : sql`and a.published_at >= ${new Date(given.from)}`}
        ${given.to === undefined ? sql`` : sql`and a.published_at < ${new Date(given.to)}`}
        ${cursor === undefined ? sql`` : sql`and (a.published_at, a.id) < (${cursor.at}, ${cursor.id})`}
      order by a.published_at desc, a.id desc limit ${limit + 1}
    `.execute(db),
    weekOf(db, territoryId, given.now),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    week,
    ...(rows.length > limit && last ? { last: { at: last.published_at, id: last.id } } : {}),
  };
}

/** @throws publishing.article_not_found */
export async function readArticle(db: Db, named: { territoryId: string; articleId: string }): Promise<Article> {
  const { rows } = await sql<Row>`
    select * from (${articles(named.territoryId)}) a where a.id = ${named.articleId}
  `.execute(db);
  if (!rows[0]) throw articleNotFound();
  return present(rows[0]);
}

/** From Monday on the wall clock of the territory: '14 of 17 relayed'. What is ignored is not counted. */
async function weekOf(db: Db, territoryId: string, now: Date): Promise<Output<typeof contract>['week']> {
  const { timeZone } = await findTerritory(db, territoryId);
  const local = new Date(now.getTime() + offsetMinutes(timeZone, now) * 60_000);
  const sinceMonday = (local.getUTCDay() + 6) % 7;
  const from = startOfDay(timeZone, new Date(now.getTime() - sinceMonday * 86_400_000));
  const { rows } = await sql<{ articles: number; relayed: number; planned: number }>`
    select count(*) filter (where state <> 'ignored')::int as articles,
      count(*) filter (where state = 'relayed')::int as relayed,
      count(*) filter (where state = 'planned')::int as planned
    from (${articles(territoryId)}) a where a.published_at >= ${from}
  `.execute(db);
  const counted = rows[0] ?? { articles: 0, relayed: 0, planned: 0 };
  return { from: from.toISOString(), ...counted };
}

function present(row: Row): Article {
  return {
    id: row.id,
    feedId: row.feed_id,
    url: row.url,
    title: row.title,
    summary: row.summary,
    ...(row.image_url === null ? {} : { imageUrl: row.image_url }),
    publishedAt: row.published_at.toISOString(),
    state: row.state,
    publications: (row.publications ?? []).map((each) => ({
      id: each.id,
      title: each.title,
      state: each.state,
      channelIds: each.channel_ids,
      ...(each.due_at === null ? {} : { dueAt: new Date(each.due_at).toISOString() }),
    })),
  };
}
