import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { normalisePost } from '../apps/server/src/modules/listening/ingestion/post.normalise.ts';
import { readPost } from '../apps/server/src/modules/listening/ingestion/post.understand.ts';
import { readMigrations } from '../apps/server/src/platform/db/migrations.ts';
import {
  createSimulation,
  demoTerritories,
  simulatedTerritories,
} from '../packages/connectors/src/simulation/index.ts';
import { createMatcher, parseQuery } from '../packages/engines/src/query/index.ts';
import { createTone } from '../packages/engines/src/tone/index.ts';
import { openProduct, type ProductStage } from './product.stage.ts';

export const MENTIONS = 1_000_000;
const BASE = 20_000;
const WATCHES = 20;
const DAY = 86_400_000;
/** Bench data of another edition of this file, or of other migrations, is made anew. */
const EDITION = 5;
export const watchId = (index: number): string => `wat_${String(index).padStart(14, '0')}`;
const folder = join(import.meta.dirname, '../data/bench/stream');

/**
 * A million mentions over twelve months in twenty watches, made once and kept in `data/bench`: the texts of simulated
 * residents, understood by our engines, repeated fifty times with other dates, networks, authors and one rare word each.
 */
export async function openPrepared(): Promise<ProductStage & { now: Date }> {
  const mark = createHash('sha256')
    .update(`${EDITION} ${JSON.stringify(await readMigrations())}`)
    .digest('hex');
  if (existsSync(folder)) {
    const found = await preparedAt(mark);
    if (found) return { ...(await openProduct({ dataFolder: folder, now: () => found })), now: found };
    rmSync(folder, { recursive: true, force: true });
  }
  const now = new Date();
  const stage = await openProduct({ dataFolder: folder, now: () => now });
  process.stderr.write(`stream: making ${MENTIONS} mentions in ${folder}, once; a few minutes\n`);
  await prepare(stage, now);
  await sql`create table public.bench as select ${mark} as mark, ${now.toISOString()}::timestamptz as at`.execute(
    stage.program.db,
  );
  return { ...stage, now };
}

async function preparedAt(mark: string): Promise<Date | undefined> {
  const stage = await openProduct({ dataFolder: folder });
  try {
    const { rows } = await sql<{ at: Date }>`select at from public.bench where mark = ${mark}`.execute(
      stage.program.db,
    );
    return rows[0]?.at;
  } catch {
    return undefined;
  } finally {
    await stage.close();
  }
}

async function prepare({ program, territoryId }: ProductStage, now: Date): Promise<void> {
  const watches = demoTerritories({ startedAt: now })
    .flatMap((territory) => territory.watches)
    .slice(0, WATCHES)
    .map((watch, index) => ({ id: watchId(index), ...watch }));
  await program.db.connection().execute(async (db) => {
    const run = async (text: string) => sql.raw(text).execute(db);
    await run(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`);
    await sql`select setseed(0.5)`.execute(db);
    await sql`
      insert into listening.watch (territory_id, id, name, query)
      select ${territoryId}, id, name, query from json_to_recordset(${JSON.stringify(watches)}::json) as w (id text, name text, query text)
    `.execute(db);
    await sql`insert into listening.setting (territory_id) values (${territoryId}) on conflict do nothing`.execute(db);
    await run(`create temporary table base (
      i integer, text text, title text, url text, lang text, handle text, name text, followers integer, tone text, confidence real,
      aggressive text, because jsonb, watch_ids text[], tags text[], links text[], search text, has_link boolean)`);
    const rows = understoodPosts(watches, now);
    for (let from = 0; from < rows.length; from += 1000) {
      const some = JSON.stringify(rows.slice(from, from + 1000));
      await sql`insert into base select * from json_populate_recordset(null::base, ${some}::json)`.execute(db);
    }
    await run('analyze base');
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid = 'listening.mention'::regclass and not indisprimary
    `.execute(db);
    for (const { name } of indexes) await run(`drop index ${name}`);
    // More by day than by night; today like any other day up to now.
    await sql`
      create temporary table slot as
      select row_number() over (order by at) as n, at, (random() * ${BASE - 1})::int as i, random() as chance
      from (
        select ${now}::timestamptz - (least(d.day + (random() + random() + random()) / 3, 365) * interval '1 day') as at
        from generate_series(1, ${MENTIONS}) g, lateral (select floor(random() * 365 + g * 0) as day) d
      ) times
    `.execute(db);
    await run('analyze slot');
    await sql`
      insert into listening.mention (
        territory_id, id, network, origin_id, url, title, text, lang, author_handle, author_name, author_followers, author_key,
        author_public, posted_at, heard_at, watch_ids, tone, tone_confidence, aggressive, because, reach, story_id, state, tags,
        links, author_folded, has_link, search
      )
      select ${territoryId}, 'men_' || lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || substr(md5(n::text), 1, 14),
        (array['import', 'import', 'import', 'feed', 'feed', 'mastodon', 'mastodon', 'mastodon', 'bluesky', 'web'])[1 + floor(chance * 10)::int],
        'o' || n, b.url, b.title, b.text || ' Réf' || (n % 50000), b.lang, b.handle, b.name, b.followers, 'key' || (n * 7919 % 30000),
        b.title is not null, at, at + interval '20 seconds', b.watch_ids, b.tone, b.confidence, b.aggressive, b.because, b.followers,
        case when n % 10 < 7 then 'sto_' || substr(md5((n / 700) || ' ' || (n * 31 % 60)), 1, 20) end,
        case when n % 100 = 0 then 'hidden' when n % 100 < 10 then 'treated' else 'new' end,
        b.tags, b.links, b.handle, b.has_link, (b.search || ' ''ref' || (n % 50000) || ''':500')::tsvector
      from slot s join base b on b.i = s.i order by s.n
    `.execute(db);
    for (const { definition } of indexes) await run(definition);
    await run(`
      insert into listening.watch_mention (territory_id, watch_id, posted_at, mention_id)
      select territory_id, w, posted_at, id from listening.mention, unnest(watch_ids) w order by 1, 2, 3;
      insert into listening.story (territory_id, id, title, first_at, last_at)
      select territory_id, story_id, left(min(text), 90), min(posted_at), max(posted_at) from listening.mention
      where story_id is not null group by 1, 2;
      insert into listening.volume (territory_id, watch_id, minute, mentions, negative, ironic, positive)
      select territory_id, w, date_trunc('minute', posted_at), count(*), count(*) filter (where tone = 'negative'),
        count(*) filter (where tone = 'ironic'), count(*) filter (where tone = 'positive')
      from listening.mention, unnest(watch_ids || array['']) w where state <> 'hidden' group by 1, 2, 3;
      insert into listening.volume_quarter (territory_id, watch_id, quarter, mentions, negative, ironic, positive)
      select territory_id, watch_id, date_bin('15 minutes', minute, timestamptz '2000-01-01 00:00:00+00'), sum(mentions),
        sum(negative), sum(ironic), sum(positive)
      from listening.volume group by 1, 2, 3;
    `);
    await run('vacuum analyze');
  });
  // The detectors learn the past, so that the charts have their band.
  await program.detection.look();
}

function understoodPosts(watches: readonly { id: string; query: string }[], now: Date) {
  const matcher = createMatcher();
  for (const { id, query: source } of watches) {
    const { query } = parseQuery(source);
    if (query) matcher.set(id, query);
  }
  const mind = { matcher, tone: createTone() };
  const posts = simulatedTerritories.flatMap((territory) => {
    const life = createSimulation({ seed: 'stream', territory, startedAt: now });
    const found = [];
    for (let day = 1; found.length < BASE / simulatedTerritories.length; day += 1)
      found.push(...life.posts(new Date(now.getTime() - day * DAY), new Date(now.getTime() - (day - 1) * DAY)));
    return found.slice(0, BASE / simulatedTerritories.length);
  });
  return posts.flatMap((received, i) => {
    const post = normalisePost(received, now);
    if (!post) return [];
    const { watchIds, lang, understanding } = readPost(mind, post);
    const { tone, toneConfidence, aggressive, because, search, hasLink } = understanding();
    return {
      i,
      text: post.text,
      title: post.title,
      url: post.url,
      lang,
      handle: post.author?.handle,
      name: post.author?.name,
      followers: post.author?.followers ?? 100,
      tone,
      confidence: toneConfidence,
      aggressive,
      because,
      watch_ids: watchIds.length > 0 ? watchIds : [watchId(i % WATCHES)],
      tags: post.tags,
      links: post.links,
      search,
      has_link: hasLink,
    };
  });
}
