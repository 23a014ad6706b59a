import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ownMessages } from '../packages/engines/src/triage/index.ts';
import { readMigrations } from '../apps/server/src/platform/db/migrations.ts';
import { wordsOf } from '../apps/server/src/modules/desk/intake/conversation.store.ts';
import { openProduct, type ProductStage } from './product.stage.ts';

export const MESSAGES = 1_000_000;
export const CONVERSATIONS = 700_000;
/** Bench data of another edition of this file, or of other migrations, is made anew. */
const EDITION = 1;
const folder = join(import.meta.dirname, '../data/bench/desk');

/**
 * An inbox of a million messages over two years: what people write us (the messages that the engine learnt from, one
 * rare word each), in seven hundred thousand conversations of ten accounts; three thousand of them are open, as on a bad
 * day of a large region. Made once and kept in `data/bench`.
 */
export async function openDesk(): Promise<ProductStage & { now: Date }> {
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
  process.stderr.write(`desk: making ${MESSAGES} messages in ${folder}, once; a few minutes\n`);
  await prepare(stage, now);
  await sql`create table public.bench as select ${mark} as mark, ${now.toISOString()}::timestamptz as at`.execute(
    stage.program.db,
  );
  return { ...stage, now };
}

async function preparedAt(mark: string): Promise<Date | undefined> {
  // Of other migrations, which may not even apply any more.
  const stage = await openProduct({ dataFolder: folder }).catch(() => undefined);
  if (!stage) return undefined;
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
  const base = ownMessages().map(({ text, kind }, i) => ({ i, text, kind, words: wordsOf(text) }));
  await program.db.connection().execute(async (db) => {
    const run = async (text: string) => sql.raw(text).execute(db);
    await run(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`);
    await sql`select setseed(0.5)`.execute(db);
    await run('create temporary table base (i integer, text text, kind text, words text[])');
    await sql`
      insert into base select (b ->> 'i')::int, b ->> 'text', b ->> 'kind',
        array(select jsonb_array_elements_text(b -> 'words'))
      from jsonb_array_elements(${JSON.stringify(base)}::jsonb) b
    `.execute(db);
    await sql`
      insert into channels.channel (territory_id, id, network, remote_id, name, handle)
      select ${territoryId}, 'cha_' || lpad(n::text, 14, '0'), 'facebook', 'r' || n, 'Compte ' || n, 'compte' || n
      from generate_series(0, 9) n
    `.execute(db);
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
      where indrelid in ('desk.conversation'::regclass, 'desk.message'::regclass) and not indisprimary
    `.execute(db);
    for (const { name } of indexes) await run(`drop index ${name}`);
    // One in two hundred and thirty-three is open, most of them of these days.
    await sql`
      insert into desk.conversation (
        territory_id, id, kind, network, channel_id, thread_key, state, author_handle, author_key, triage_kind,
        triage_confidence, aggressive, need, excerpt, veiled, unread, assignee_id, first_at, last_at, last_in_at,
        waiting_since, first_answer_at, due_at, closed_at, request_id, request_ref, messages, search
      )
      select ${territoryId}, 'cnv_' || lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || substr(md5(n::text), 1, 14),
        (array['comment', 'comment', 'comment', 'mention', 'private', 'private', 'email', 'email', 'form', 'note'])[1 + n % 10],
        'facebook', 'cha_' || lpad((n % 10)::text, 14, '0'), 't' || n,
        case when is_open then (array['new', 'to_answer', 'waiting', 'passed_on'])[1 + n % 4] else 'closed' end,
        'habitant' || (n::bigint * 7919 % 200000), 'key' || (n::bigint * 7919 % 200000), b.kind, 0.8,
        case when b.kind = 'insult' then 'insult' else 'none' end, (n * 31 % 97), left(b.text, 180), b.kind = 'insult', is_open,
        case when n % 3 = 0 then 'per_00000000000000' end, at, at + interval '2 hours', at,
        case when is_open then at end, case when not is_open then at + (n % 50) * interval '1 hour' end,
        case when is_open then at + interval '1 day' end, case when not is_open then at + interval '3 days' end,
        case when n % 9 = 0 then 'req_' || lpad(n::text, 14, '0') end, case when n % 9 = 0 then 'PIC-2026-' || n end, 1 + (n % 7) / 4,
        array_to_tsvector(b.words || array['ref' || (n % 50000)])
      from (
        select n, n % 233 = 0 as is_open,
          ${now}::timestamptz - case when n % 233 = 0 then random() * interval '12 days' else random() * interval '730 days' end as at,
          (random() * ${base.length - 1})::int as i
        from generate_series(1, ${CONVERSATIONS}) n
      ) s join base b on b.i = s.i
    `.execute(db);
    await sql`
      insert into desk.message (territory_id, id, conversation_id, direction, channel_id, origin_id, at, author_handle, text)
      select c.territory_id, 'msg_' || substr(c.id, 5) || p.n, c.id, case when p.n = 0 then 'in' else 'out' end,
        c.channel_id, 'o' || c.id || p.n, c.first_at + p.n * interval '1 hour', c.author_handle, c.excerpt
      from desk.conversation c, generate_series(0, 1) p (n)
      where p.n = 0 or substr(md5(c.id), 1, 2) < '6e'
      limit ${MESSAGES}
    `.execute(db);
    for (const { definition } of indexes) await run(definition);
    await run('vacuum analyze');
  });
}
