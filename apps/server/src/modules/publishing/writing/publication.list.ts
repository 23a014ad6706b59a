import { sql, type RawBuilder } from 'kysely';
import type { Input, Output, PublicationCard, listPublications as endpoint } from '@beffroi/contracts';
import { waitingOf } from '../approval/approval.presenter.ts';
import { ERASED, namesOf } from '../people.names.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { cursorInvalid } from '../publishing.errors.ts';
import { foldedWords, type StoredPublication } from './publication.store.ts';

type Asked = Omit<Input<typeof endpoint>['query'], 'limit'> & { territoryId: string; limit: number };
type Row = StoredPublication & { conflicts: number; trouble: PublicationCard['trouble'] | null };

const EXCERPT = 160;

/** Publications by due date; what has no date yet comes last, the freshest first. */
export async function listPublications(
  deps: PublishingDeps,
  asked: Asked & { viewerId: string | undefined },
): Promise<Output<typeof endpoint>> {
  const { db } = deps;
  const conditions = conditionsOf(asked);
  if (asked.state === 'waiting_for_me') {
    const mine = await waitingFor(db, asked, deps.now());
    if (mine.length === 0) return { items: [] };
    conditions.push(sql`p.id = any(${mine}::text[])`);
  }
  const rows = await select(db, conditions, asked);
  const items = await presentCards(deps, asked.territoryId, rows.slice(0, asked.limit), asked.viewerId);
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined;
  return { items, ...(last ? { nextCursor: writeCursor(last) } : {}) };
}

/** The cards of some publications, by due date. */
export async function cardsOf(
  deps: PublishingDeps,
  given: { territoryId: string; condition: RawBuilder<unknown>; limit: number; viewerId: string | undefined },
): Promise<PublicationCard[]> {
  const rows = await select(deps.db, [sql`p.territory_id = ${given.territoryId}`, given.condition], given);
  return presentCards(deps, given.territoryId, rows.slice(0, given.limit), given.viewerId);
}

/** Of those under review, the ones on which a person may decide now. */
async function waitingFor(
  db: Db,
  { territoryId, viewerId }: { territoryId: string; viewerId: string | undefined },
  now: Date,
): Promise<string[]> {
  if (viewerId === undefined) return [];
  const rows = (await db
    .selectFrom('publishing.publication')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('state', '=', 'in_review')
    .orderBy('due_at')
    .limit(1000)
    .execute()) as StoredPublication[];
  const waiting = await waitingOf(db, territoryId, rows, { viewerId, now });
  return rows.flatMap(({ id }) => (waiting.get(id)?.mine ? [id] : []));
}

function conditionsOf(asked: Asked): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`p.territory_id = ${asked.territoryId}`];
  const add = (condition: RawBuilder<unknown>) => conditions.push(condition);
  // What is said to one person is looked for at the desk; what waits for somebody, or went wrong, is told here too.
  if (asked.state !== 'waiting_for_me' && asked.state !== 'in_trouble') add(sql`p.answers is null`);
  if (asked.from !== undefined) add(sql`p.due_at >= ${new Date(asked.from)}`);
  if (asked.to !== undefined) add(sql`p.due_at < ${new Date(asked.to)}`);
  if (asked.channelId !== undefined) add(sql`p.channel_ids @> ${[asked.channelId]}::text[]`);
  if (asked.mediaId !== undefined) add(sql`p.media_ids @> ${[asked.mediaId]}::text[]`);
  if (asked.campaign !== undefined) add(sql`p.campaign = ${asked.campaign}`);
  const words = foldedWords(asked.text ?? '');
  if (words.length > 0)
    add(
      sql`p.search @@ to_tsquery('simple', ${words.map((word) => `'${word.replaceAll(/['\\]/g, '')}':*`).join(' & ')})`,
    );
  if (asked.state === 'undated') add(sql`p.due_at is null and p.state not in ('cancelled', 'refused')`);
  else if (asked.state === 'in_trouble')
    add(sql`(p.state in ('failed', 'partly_published') or exists (
      select from publishing.delivery d where d.territory_id = p.territory_id and d.publication_id = p.id
        and d.state in ('failed', 'uncertain', 'by_hand')))`);
  else if (asked.state !== undefined && asked.state !== 'waiting_for_me') add(sql`p.state = ${asked.state}`);
  return conditions;
}

async function select(
  db: Db,
  conditions: readonly RawBuilder<unknown>[],
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Row[]> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const beyond = after
    ? [sql`(coalesce(p.due_at, 'infinity'), p.id) > (${after.dueAt}::timestamptz, ${after.id})`]
    : [];
  const { rows } = await sql<Row>`
    select p.*, (
      select count(*)::int from publishing.publication o
      where o.territory_id = p.territory_id and o.id <> p.id and o.channel_ids && p.channel_ids
        and o.due_at > p.due_at - interval '1 hour' and o.due_at < p.due_at + interval '1 hour'
        and o.state not in ('cancelled', 'refused', 'failed')
    ) as conflicts, (
      select d.trouble from publishing.delivery d
      where d.territory_id = p.territory_id and d.publication_id = p.id and d.trouble is not null limit 1
    ) as trouble
    from publishing.publication p
    where ${sql.join([...conditions, ...beyond], sql` and `)}
    order by coalesce(p.due_at, 'infinity'), p.id limit ${limit + 1}
  `.execute(db);
  return rows;
}

async function presentCards(
  { db, now }: PublishingDeps,
  territoryId: string,
  rows: readonly Row[],
  viewerId: string | undefined,
): Promise<PublicationCard[]> {
  const [names, waiting] = await Promise.all([
    namesOf(
      db,
      territoryId,
      rows.map((row) => row.author_id),
    ),
    waitingOf(db, territoryId, rows, { viewerId, now: now() }),
  ]);
  return rows.map((row) => {
    const { draft, findings } = row;
    const text = draft.content.parts[0]?.text ?? '';
    const heeded = findings.filter(({ code }) => row.ignored_findings[code] === undefined);
    const thumb = row.media_ids[0];
    return {
      id: row.id,
      title: row.title,
      state: row.state,
      version: row.version,
      ...(row.due_at === null ? {} : { dueAt: row.due_at.toISOString() }),
      ...(draft.localTime === undefined ? {} : { localTime: draft.localTime }),
      ...(row.campaign === null ? {} : { campaign: row.campaign }),
      channelIds: row.channel_ids,
      authorName: names.get(row.author_id) ?? ERASED,
      updatedAt: row.updated_at.toISOString(),
      ...(row.article_id === null ? {} : { articleId: row.article_id }),
      ...(row.alarm_id === null ? {} : { alarmId: row.alarm_id }),
      ...(row.crisis_id === null ? {} : { crisisId: row.crisis_id }),
      excerpt: text.length > EXCERPT ? `${text.slice(0, EXCERPT).toWellFormed()}…` : text,
      ...(thumb === undefined ? {} : { thumbMediaId: thumb }),
      recurring: row.repeats !== null || draft.recurrence !== undefined,
      blocking: findings.filter(({ severity }) => severity === 'blocks').length,
      advising: heeded.filter(({ severity }) => severity === 'advises').length,
      ...(row.trouble === null || row.trouble === undefined ? {} : { trouble: row.trouble }),
      conflicts: row.conflicts,
      waitsFor: waiting.get(row.id)?.names ?? [],
      mine: waiting.get(row.id)?.mine ?? false,
    };
  });
}

function writeCursor(row: StoredPublication): string {
  return Buffer.from(`${row.due_at?.toISOString() ?? 'infinity'} ${row.id}`).toString('base64url');
}

/** @throws publishing.cursor_invalid */
function readCursor(cursor: string): { dueAt: string; id: string } {
  const [dueAt = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const isInstant = dueAt === 'infinity' || !Number.isNaN(Date.parse(dueAt));
  if (!isInstant || !id.startsWith('pub_')) throw cursorInvalid();
  return { dueAt, id };
}
