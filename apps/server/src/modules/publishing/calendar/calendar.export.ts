import { sql } from 'kysely';
import type { Draft } from '@beffroi/contracts';
import { csvStream } from '../../../platform/http/csv.ts';
import type { Db, PublishingDeps } from '../publishing.deps.ts';
import { columns } from './calendar.csv.ts';

type Row = { id: string; draft: Draft; due_at: Date; state: string; names: string[] };
const PAGE = 500;

/** The calendar of a period, in the columns that the import reads, and the state of each. */
export function exportCalendar(
  { db }: Pick<PublishingDeps, 'db'>,
  given: { territoryId: string; from: string; to: string },
): ReadableStream<Uint8Array> {
  return csvStream([...columns.map(({ name }) => name), 'état'], pagesOf(db, given), (row) => {
    const [date = '', time = ''] = (row.draft.localTime ?? '').split('T');
    return [
      row.draft.title,
      date,
      time,
      row.names.join(', '),
      row.draft.content.parts.map(({ text }) => text).join('\n\n'),
      row.draft.content.link?.url ?? '',
      row.draft.campaign ?? '',
      row.draft.themes.join(', '),
      row.state,
    ];
  });
}

/** The publications of a period that are not given up, in the order of their hour. */
export async function* pagesOf(
  db: Db,
  given: { territoryId: string; from: string; to: string },
): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  for (;;) {
    const { rows }: { rows: Row[] } = await sql<Row>`
      select p.id, p.draft, p.due_at, p.state, array(
        select c.name from channels.channel c where c.territory_id = p.territory_id and c.id = any(p.channel_ids) order by c.name
      ) as names
      from publishing.publication p
      where p.territory_id = ${given.territoryId} and p.due_at >= ${new Date(given.from)} and p.due_at < ${new Date(given.to)}
        and p.state not in ('cancelled', 'refused') and p.answers is null
        ${last === undefined ? sql`` : sql`and (p.due_at, p.id) > (${last.due_at}, ${last.id})`}
      order by p.due_at, p.id limit ${PAGE}
    `.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1);
  }
}
