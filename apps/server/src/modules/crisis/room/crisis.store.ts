import { sql } from 'kysely';
import type { Crisis } from '@beffroi/contracts';
import type { AnyConnection } from '../../../platform/db/database.ts';
import { publishLive } from '../../../platform/live/publish.ts';
import { personNames } from '../../identity/index.ts';
import type { LiveEventData } from '@beffroi/contracts';
import type { Db, Named, Trx } from '../crisis.deps.ts';
import { crisisClosed, crisisNotFound } from '../crisis.errors.ts';
import type { CrisisRow } from '../crisis.tables.ts';

/** @throws crisis.not_found */
export async function findCrisis(db: Db, named: Named): Promise<CrisisRow> {
  const row = await db
    .selectFrom('crisis.crisis')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.crisisId)
    .executeTakeFirst();
  if (!row) throw crisisNotFound();
  return row;
}

/**
 * Takes a crisis for the rest of the transaction. Others still write in its log meanwhile: who holds, or handles an alarm,
 * has the end of the journal by then, and whoever has the room waits for that.
 * @throws crisis.not_found
 */
export async function lockCrisis(trx: Trx, named: Named): Promise<CrisisRow> {
  const row = await trx
    .selectFrom('crisis.crisis')
    .selectAll()
    .where('territory_id', '=', named.territoryId)
    .where('id', '=', named.crisisId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw crisisNotFound();
  return row;
}

/** The same for one that is open. @throws crisis.not_found, crisis.closed */
export async function lockOpenCrisis(trx: Trx, named: Named): Promise<CrisisRow> {
  const row = await lockCrisis(trx, named);
  if (row.state === 'closed') throw crisisClosed();
  return row;
}

/** The newest that is open; undefined on an ordinary day. */
export async function openCrisisOf(db: Db, territoryId: string): Promise<CrisisRow | undefined> {
  return db
    .selectFrom('crisis.crisis')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('state', '=', 'open')
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Whether what is said for that crisis passes a hold. */
export async function crisisGoesOn(db: AnyConnection, named: Named): Promise<boolean> {
  const { rows } = await sql`
    select 1 from crisis.crisis
    where territory_id = ${named.territoryId} and id = ${named.crisisId} and state = 'open'
  `.execute(db);
  return rows.length > 0;
}

export async function alarmsOf(db: Db, row: CrisisRow): Promise<{ alarmIds: string[]; watchIds: string[] }> {
  const { rows } = await sql<{ alarmId: string; watchId: string | null }>`
    select c.alarm_id as "alarmId", a.watch_id as "watchId"
    from crisis.crisis_alarm c
    left join alerts.alarm a on a.territory_id = c.territory_id and a.id = c.alarm_id
    where c.territory_id = ${row.territory_id} and c.crisis_id = ${row.id}
    order by c.joined_at, c.alarm_id
  `.execute(db);
  const watchIds = new Set(rows.flatMap(({ watchId }) => (watchId === null ? [] : [watchId])));
  return { alarmIds: rows.map(({ alarmId }) => alarmId), watchIds: [...watchIds] };
}

/** As screens and programs read it. */
export async function presentCrisis(db: Db, row: CrisisRow): Promise<Crisis> {
  const [{ alarmIds, watchIds }, names] = await Promise.all([
    alarmsOf(db, row),
    personNames(
      db,
      [row.lead_id, row.opened_by, row.closed_by].filter((id): id is string => id !== null),
    ),
  ]);
  return crisisOf(row, { alarmIds, watchIds, names });
}

function crisisOf(
  row: CrisisRow,
  given: { alarmIds: string[]; watchIds: string[]; names: ReadonlyMap<string, string> },
): Crisis {
  const { alarmIds, watchIds, names } = given;
  const leadName = row.lead_id === null ? undefined : names.get(row.lead_id);
  const closedBy = row.closed_by === null ? undefined : names.get(row.closed_by);
  return {
    id: row.id,
    ref: row.ref,
    title: row.title,
    summary: row.summary,
    kind: row.kind,
    state: row.state,
    drill: row.drill,
    level: row.level,
    alarmIds,
    watchIds,
    ...(row.lead_id === null ? {} : { leadId: row.lead_id }),
    ...(leadName === undefined ? {} : { leadName }),
    firstSignalAt: row.first_signal_at.toISOString(),
    ...(row.detected_at === null ? {} : { detectedAt: row.detected_at.toISOString() }),
    openedAt: row.opened_at.toISOString(),
    openedBy: names.get(row.opened_by) ?? '',
    ...(row.first_word_at === null ? {} : { firstWordAt: row.first_word_at.toISOString() }),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at.toISOString() }),
    ...(closedBy === undefined ? {} : { closedBy }),
    ...(row.relay_authority === null || row.relay_since === null
      ? {}
      : {
          relay: {
            authority: row.relay_authority,
            ...(row.relay_url === null ? {} : { url: row.relay_url }),
            since: row.relay_since.toISOString(),
          },
        }),
    ...(row.lessons === null ? {} : { lessons: row.lessons }),
  };
}

/** Says to those in the room that a part of it is to be read again. */
export async function tellRoom(
  trx: Trx,
  { territoryId, crisisId, what }: Named & { what: LiveEventData<'crisis_changed'>['what'] },
): Promise<void> {
  await publishLive(trx, territoryId, 'crisis_changed', { crisisId, what });
}
