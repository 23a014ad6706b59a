import { sql } from 'kysely';
import type { Bilingual, DigestItem } from '@beffroi/contracts';
import type { AnyConnection } from '../../../platform/db/database.ts';

type Row = { id: string; title: string; drill: boolean; opened_at: Date; closed_at: Date | null; lead: string | null };

/** Crises that were opened or closed since somebody left. */
export async function crisesSinceYouLeft(
  db: AnyConnection,
  { territoryId, since, until }: { territoryId: string; since: Date; until: Date },
): Promise<DigestItem[]> {
  const { rows } = await sql<Row>`
    select c.id, c.title, c.drill, c.opened_at, c.closed_at, p.name as lead
    from crisis.crisis c left join identity.person p on p.id = c.lead_id
    where c.territory_id = ${territoryId} and c.opened_at <= ${until}
      and (c.opened_at > ${since} or c.closed_at > ${since} and c.closed_at <= ${until})
    order by c.opened_at desc limit 50
  `.execute(db);
  return rows.map((row) => ({
    kind: 'crisis',
    at: (row.closed_at ?? row.opened_at).toISOString(),
    open: row.closed_at === null,
    text: sayCrisis(row),
    path: `/t/${territoryId}/crises/${row.id}${row.closed_at === null ? '' : '/bilan'}`,
  }));
}

function sayCrisis({ title, drill, closed_at: closedAt, lead }: Row): Bilingual {
  const [fr, en] = drill ? ['Exercice : ', 'Drill: '] : ['', ''];
  if (closedAt !== null)
    return { fr: `${fr}la cellule de crise « ${title} » est close.`, en: `${en}the crisis room “${title}” is closed.` };
  return lead === null
    ? { fr: `${fr}cellule de crise ouverte : ${title}.`, en: `${en}crisis room open: ${title}.` }
    : {
        fr: `${fr}cellule de crise ouverte, tenue par ${lead} : ${title}.`,
        en: `${en}crisis room open, led by ${lead}: ${title}.`,
      };
}
