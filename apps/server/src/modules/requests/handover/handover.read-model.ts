import type { Handover } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import type { Db, Named } from '../requests.deps.ts';

/** To whom a request was given, oldest first, with what became of the mail and of the reminders. */
export async function readHandovers(db: Db, { territoryId, requestId }: Named): Promise<Handover[]> {
  const rows = await db
    .selectFrom('requests.handover as h')
    .leftJoin('requests.department as d', (join) =>
      join.onRef('d.territory_id', '=', 'h.territory_id').onRef('d.id', '=', 'h.department_id'),
    )
    .leftJoin('requests.mail as m', (join) =>
      join
        .onRef('m.territory_id', '=', 'h.territory_id')
        .onRef('m.handover_id', '=', 'h.id')
        .on('m.kind', 'in', ['handover', 'forwarding']),
    )
    .selectAll('h')
    .select(['d.name as department_name', 'm.state as mail_state', 'm.trouble as mail_trouble'])
    .where('h.territory_id', '=', territoryId)
    .where('h.request_id', '=', requestId)
    .orderBy('h.at')
    .orderBy('h.id')
    .execute();
  const names = await personNames(
    db,
    rows.flatMap(({ person_id: id }) => id ?? []),
  );
  return rows.map((row): Handover => {
    const by = names.get(row.person_id ?? '');
    return {
      id: row.id,
      to: {
        kind: row.to_kind,
        id: row.department_id ?? row.authority?.id ?? '',
        name: row.department_name ?? row.authority?.name ?? '',
      },
      at: row.at.toISOString(),
      ...(by === undefined ? {} : { by }),
      note: row.note,
      state: row.state,
      mail: row.mail_state === null ? 'none' : row.mail_state === 'sending' ? 'waiting' : row.mail_state,
      ...(row.mail_trouble === null ? {} : { trouble: row.mail_trouble }),
      ...(row.answer === null ? {} : { answer: row.answer }),
      ...(row.answered_at === null ? {} : { answeredAt: row.answered_at.toISOString() }),
      ...(row.answered_by === null ? {} : { answeredBy: row.answered_by }),
      reminders: row.reminders,
      ...(row.next_reminder_at === null ? {} : { nextReminderAt: row.next_reminder_at.toISOString() }),
    };
  });
}
