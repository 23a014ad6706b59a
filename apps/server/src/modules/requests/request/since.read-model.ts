import { sql } from 'kysely';
import type { DigestItem } from '@beffroi/contracts';
import type { AnyConnection } from '../../../platform/db/database.ts';

type Row = { id: string; ref: string; title: string; at: Date; urgent: boolean; closed: boolean };

/** Requests that came as urgent, or whose promised date passed unanswered, since somebody left. */
export async function requestsSinceYouLeft(
  db: AnyConnection,
  { territoryId, since, until }: { territoryId: string; since: Date; until: Date },
): Promise<DigestItem[]> {
  const { rows } = await sql<Row>`
    select id, ref, title, priority = 'urgent' and created_at > ${since} as urgent,
      state in ('answered', 'closed') as closed,
      case when priority = 'urgent' and created_at > ${since} then created_at else due_at end as at
    from requests.request
    where territory_id = ${territoryId} and created_at <= ${until} and (
      priority = 'urgent' and created_at > ${since}
      or due_at > ${since} and due_at <= ${until} and state not in ('answered', 'closed'))
    order by at desc limit 100
  `.execute(db);
  return rows.map((row) => ({
    kind: 'request',
    at: row.at.toISOString(),
    open: !row.closed,
    text: row.urgent
      ? { fr: `Demande urgente ${row.ref} : ${row.title}`, en: `Urgent request ${row.ref}: ${row.title}` }
      : { fr: `Demande en retard ${row.ref} : ${row.title}`, en: `Late request ${row.ref}: ${row.title}` },
    path: `/t/${territoryId}/demandes/${row.id}`,
  }));
}
