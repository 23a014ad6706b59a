import { sql } from 'kysely';
import type { Room } from '@beffroi/contracts';
import { pseudonymOf } from '../../listening/index.ts';
import type { Db } from '../crisis.deps.ts';

/** The posts of an event: those of its watches since its first signal; of the whole territory where it has none. */
export type Event = { territoryId: string; crisisId: string; watchIds: readonly string[]; from: Date; to: Date };

const MOST_TEXTS = 600;
const TREND_MS = 15 * 60_000;

export function eventOf(event: Event) {
  const { territoryId, watchIds, from, to } = event;
  return watchIds.length === 0
    ? sql`select m.* from listening.mention m
        where m.territory_id = ${territoryId} and m.posted_at >= ${from} and m.posted_at <= ${to} and m.state <> 'hidden'`
    : sql`select m.* from listening.mention m
        where m.territory_id = ${territoryId} and m.state <> 'hidden' and m.id in (
          select l.mention_id from listening.watch_mention l
          where l.territory_id = ${territoryId} and l.watch_id = any(${[...watchIds]}::text[])
            and l.posted_at >= ${from} and l.posted_at <= ${to})`;
}

/** How many, by whom, how far, and in which tone before the first word and lately. */
export async function readFigures(
  db: Db,
  event: Event,
  { firstWordAt, lately }: { firstWordAt: Date | null; lately: Date },
): Promise<Omit<Room['figures'], 'peak'>> {
  const before = firstWordAt ?? event.to;
  const { rows } = await sql<{
    mentions: number;
    voices: number;
    reach: number;
    before: number;
    negativeBefore: number;
    now: number;
    negativeNow: number;
    positiveNow: number;
  }>`
    with event as (${eventOf(event)})
    select count(*)::int as mentions, count(distinct coalesce(author_key, id))::int as voices,
      coalesce(sum(reach), 0)::float8 as reach, (count(*) filter (where posted_at < ${before}))::int as before,
      (count(*) filter (where posted_at < ${before} and tone in ('negative', 'ironic')))::int as "negativeBefore",
      (count(*) filter (where posted_at >= ${lately}))::int as now,
      (count(*) filter (where posted_at >= ${lately} and tone in ('negative', 'ironic')))::int as "negativeNow",
      (count(*) filter (where posted_at >= ${lately} and tone = 'positive'))::int as "positiveNow"
    from event
  `.execute(db);
  const row = rows[0];
  if (!row) throw new Error('an aggregate always answers one row');
  return {
    mentions: row.mentions,
    voices: row.voices,
    reach: Math.round(row.reach),
    ...(row.before === 0 ? {} : { negativeBefore: row.negativeBefore / row.before }),
    ...(row.now === 0 ? {} : { negativeNow: row.negativeNow / row.now, positiveNow: row.positiveNow / row.now }),
  };
}

/** What is told most, in which tone, and whether it grows: its last quarter of an hour against the one before. */
export async function readStories(db: Db, event: Event): Promise<Room['stories']> {
  const recent = new Date(event.to.getTime() - TREND_MS);
  const earlier = new Date(event.to.getTime() - 2 * TREND_MS);
  const { rows } = await sql<{
    id: string;
    title: string;
    firstAt: Date;
    lastAt: Date;
    mentions: number;
    voices: number;
    negative: number;
    ironic: number;
    positive: number;
    coordinated: boolean;
    reach: number;
    recent: number;
    earlier: number;
  }>`
    with told as (
      select m.story_id, count(*)::int as mentions, count(distinct coalesce(m.author_key, m.id))::int as voices,
        (count(*) filter (where m.tone = 'negative'))::int as negative,
        (count(*) filter (where m.tone = 'ironic'))::int as ironic,
        (count(*) filter (where m.tone = 'positive'))::int as positive,
        coalesce(sum(m.reach), 0)::float8 as reach, min(m.posted_at) as first_at, max(m.posted_at) as last_at,
        (count(*) filter (where m.posted_at > ${recent}))::int as recent,
        (count(*) filter (where m.posted_at > ${earlier} and m.posted_at <= ${recent}))::int as earlier
      from (${eventOf(event)}) m where m.story_id is not null
      group by m.story_id having count(*) >= 2 order by count(*) desc, m.story_id limit 6
    )
    select s.id, s.title, t.first_at as "firstAt", t.last_at as "lastAt", t.mentions, t.voices, t.negative, t.ironic,
      t.positive, s.coordinated, t.reach, t.recent, t.earlier
    from told t join listening.story s on s.territory_id = ${event.territoryId} and s.id = t.story_id
    order by t.mentions desc, s.id
  `.execute(db);
  return rows.map(({ ironic, positive, recent: now, earlier: then, ...row }) => ({
    ...row,
    reach: Math.round(row.reach),
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    byTone: { negative: row.negative, ironic, positive, neutral: row.mentions - row.negative - ironic - positive },
    trend: now > then * 1.3 + 1 ? 'rising' : now < then * 0.7 ? 'falling' : 'steady',
  }));
}

/** Accounts, under their pseudonyms, and press that carry it: by what their posts drew, then by how many follow them. */
export async function readAmplifiers(db: Db, event: Event): Promise<Room['amplifiers']> {
  const { rows } = await sql<{
    authorKey: string;
    name: string | null;
    network: string;
    url: string | null;
    press: boolean;
    followers: number | null;
    posts: number;
    drawn: number;
    tone: Room['amplifiers'][number]['tone'];
    mentionId: string;
  }>`
    with event as materialized (${eventOf(event)}),
    drew as (
      select origin, count(*)::int as drawn
      from event, lateral (values (repost_of), (quote_of), (in_reply_to)) as of (origin)
      where origin is not null group by origin
    ),
    by_author as (
      select m.author_key, max(coalesce(m.author_name, m.author_handle, m.site)) as name, max(m.network) as network,
        max(m.author_url) as url, bool_or(m.author_public) as press, max(m.author_followers) as followers,
        count(*)::int as posts, coalesce(sum(d.drawn), 0)::int as drawn, mode() within group (order by m.tone) as tone,
        (array_agg(m.id order by coalesce(d.drawn, 0) desc, m.reach desc nulls last, m.posted_at))[1] as mention_id
      from event m left join drew d on d.origin = m.origin_id
      where m.author_key is not null group by m.author_key
    )
    select author_key as "authorKey", name, network, url, press, followers, posts, drawn, tone,
      mention_id as "mentionId"
    from by_author order by drawn desc, followers desc nulls last, posts desc, author_key limit 8
  `.execute(db);
  return rows.map(({ url, name, followers, ...row }) => ({
    ...row,
    name: row.press ? (name ?? '') : pseudonymOf(row.authorKey),
    ...(url === null || !row.press ? {} : { url }),
    ...(followers === null ? {} : { followers }),
  }));
}

/** What was said first, by the watch that rang first, and what most people saw. */
export async function readPosts(db: Db, event: Event): Promise<Pick<Room, 'first' | 'seen'>> {
  type Row = {
    id: string;
    at: Date;
    author: string | null;
    key: string | null;
    named: boolean;
    network: string;
    text: string;
    url: string | null;
    reach: number | null;
    tone: Room['seen'][number]['tone'];
  };
  const columns = sql`m.id, m.posted_at as at, coalesce(m.author_name, m.author_handle, m.site) as author, m.author_key as key,
    m.author_public as named, m.network,
    left(m.text, 400) as text, m.url, m.reach, m.tone`;
  const [first, seen] = await Promise.all([
    sql<Row>`select ${columns} from (${eventOf({ ...event, watchIds: event.watchIds.slice(0, 1) })}) m order by m.posted_at, m.id limit 3`.execute(
      db,
    ),
    sql<Row & { conversationId: string | null; answered: boolean }>`
      select ${columns}, c.id as "conversationId", exists (
        select from crisis.reply r where r.territory_id = m.territory_id and r.mention_id = m.id
      ) or c.first_answer_at is not null as answered
      from (
        select * from (${eventOf(event)}) e where e.repost_of is null order by e.reach desc nulls last, e.posted_at limit 10
      ) m
      left join desk.conversation c on c.territory_id = m.territory_id and c.mention_id = m.id
      order by m.reach desc nulls last, m.posted_at
    `.execute(db),
  ]);
  // Under a pseudonym, as everywhere, but for titles and institutions; so is the address, which names its author.
  const post = ({ id, at, url, author, key, named, network, text }: Row) => ({
    mentionId: id,
    at: at.toISOString(),
    author: named || key === null ? (author ?? '') : pseudonymOf(key),
    network,
    text,
    ...(url === null || !(named || key === null) ? {} : { url }),
  });
  return {
    first: first.rows.map(post),
    seen: seen.rows.map((row) => ({
      ...post(row),
      reach: Math.round(row.reach ?? 0),
      tone: row.tone,
      ...(row.conversationId === null ? {} : { conversationId: row.conversationId }),
      answered: row.answered,
    })),
  };
}

/** The latest texts, in which places are looked for. */
export async function readTexts(db: Db, event: Event): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select left(m.text, 600) as text from (${eventOf(event)}) m
    where m.repost_of is null order by m.posted_at desc limit ${MOST_TEXTS}
  `.execute(db);
  return rows.map(({ text }) => text);
}
