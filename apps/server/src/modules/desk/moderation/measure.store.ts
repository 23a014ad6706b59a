import type { Selectable } from 'kysely';
import type { Bilingual, Measure } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import type { Db, Trx } from '../desk.deps.ts';
import type { MeasureRow } from '../distance/distance.tables.ts';
import type { TimeCursor } from '../distance/time.cursor.ts';
import { authorOf } from '../inbox/conversation.presenter.ts';
import { measureNotFound } from './moderation.errors.ts';

export type StoredMeasure = Selectable<MeasureRow>;
export type MeasureNamed = { territoryId: string; measureId: string };

/** What came of asking the network; `passes` when it may answer otherwise later. */
export type Asked = { ok: true } | { ok: false; passes: boolean; isGone: boolean; message: Bilingual };

/** What still stands, or is on its way: a measure like it is not taken a second time. */
export const standing: readonly Measure['state'][] = ['in_review', 'applying', 'in_force', 'lifting'];

/** Takes a measure for the rest of the transaction. @throws moderation.measure_not_found */
export async function lockMeasure(trx: Trx, named: MeasureNamed): Promise<StoredMeasure> {
  const row = await trx
    .selectFrom('desk.measure')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.measureId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw measureNotFound();
  return row;
}

/** @throws moderation.measure_not_found */
export async function readMeasure(db: Db, named: MeasureNamed): Promise<Measure> {
  const row = await db
    .selectFrom('desk.measure')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.measureId)
    .executeTakeFirst();
  const [shown] = row ? await presentAll(db, named.territoryId, [row]) : [];
  if (!shown) throw measureNotFound();
  return shown;
}

/** Measures, newest first. */
export async function listMeasures(
  db: Db,
  given: {
    territoryId: string;
    state?: Measure['state'] | undefined;
    conversationId?: string | undefined;
    /** Those that this person took, or has to review. */
    ofId?: string | undefined;
    cursor: TimeCursor | undefined;
    limit: number;
  },
): Promise<{ items: Measure[]; last?: TimeCursor }> {
  let query = db
    .selectFrom('desk.measure')
    .selectAll()
    .where('territory_id', '=', given.territoryId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(given.limit + 1);
  const { state, conversationId, ofId, cursor } = given;
  if (state !== undefined) query = query.where('state', '=', state);
  if (conversationId !== undefined) query = query.where('conversation_id', '=', conversationId);
  if (ofId !== undefined)
    query = query.where((each) => each.or([each('by_id', '=', ofId), each('reviewer_id', '=', ofId)]));
  if (cursor) query = query.where((each) => each(each.refTuple('at', 'id'), '<', each.tuple(cursor.at, cursor.id)));
  const rows = await query.execute();
  const shown = rows.slice(0, given.limit);
  const last = shown.at(-1);
  return {
    items: await presentAll(db, given.territoryId, shown),
    ...(rows.length > given.limit && last ? { last: { at: last.at, id: last.id } } : {}),
  };
}

async function presentAll(db: Db, territoryId: string, rows: readonly StoredMeasure[]): Promise<Measure[]> {
  if (rows.length === 0) return [];
  const [names, channels, conversations] = await Promise.all([
    personNames(
      db,
      rows.flatMap(({ by_id, reviewer_id }) => [by_id, reviewer_id]).filter((id) => id !== null),
    ),
    db
      .selectFrom('channels.channel')
      .select(['id', 'name'])
      .where('territory_id', '=', territoryId)
      .where(
        'id',
        'in',
        rows.map(({ channel_id }) => channel_id),
      )
      .execute(),
    db
      .selectFrom('desk.conversation')
      .select(['id', 'author_name', 'author_handle'])
      .where('territory_id', '=', territoryId)
      .where(
        'id',
        'in',
        rows.map(({ conversation_id }) => conversation_id),
      )
      .execute(),
  ]);
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));
  const instant = <K extends string>(key: K, at: Date | null) =>
    (at === null ? {} : { [key]: at.toISOString() }) as Partial<Record<K, string>>;
  return rows.map((row) => {
    // Whoever had their words erased is not named here either.
    const conversation = conversations.find(({ id }) => id === row.conversation_id);
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      conversationId: row.conversation_id,
      ...(row.message_id === null ? {} : { messageId: row.message_id }),
      network: row.network,
      channelName: channels.find(({ id }) => id === row.channel_id)?.name ?? '',
      author: conversation ? authorOf(conversation) : '',
      article: { id: row.article_id, title: row.article_title, version: row.charter_version },
      facts: row.facts,
      lighterSteps: row.lighter_steps,
      by: nameOf(row.by_id),
      ...(row.reviewer_id === null ? {} : { reviewer: nameOf(row.reviewer_id) }),
      at: row.at.toISOString(),
      ...instant('reviewAt', row.review_at),
      ...instant('expiresAt', row.expires_at),
      ...instant('liftedAt', row.ended_at),
      ...(row.lifted_because === null ? {} : { liftedBecause: row.lifted_because }),
      evidenceId: row.evidence_id,
      ...(row.trouble ? { trouble: row.trouble } : {}),
    };
  });
}
