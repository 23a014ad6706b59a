import { sql } from 'kysely';
import type { AfterAction } from '@beffroi/contracts';
import type { Db } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';

type Row = {
  publicationId: string;
  title: string;
  at: Date;
  network: string;
  url: string | null;
  parts: { text: string }[] | null;
};

/** What the territory said in public about a crisis, in its order; the same text on several networks is one. */
export async function readSaid(db: Db, row: CrisisRow, alarmIds: readonly string[]): Promise<AfterAction['said']> {
  const { rows } = await sql<Row>`
    select p.id as "publicationId", p.title, d.sent_at as at, d.network, d.url, d.outgoing -> 'parts' as parts
    from publishing.publication p
    join publishing.delivery d on d.territory_id = p.territory_id and d.publication_id = p.id
    where p.territory_id = ${row.territory_id} and d.sent_at is not null and p.answers is null
      and (p.crisis_id = ${row.id} or p.alarm_id = any(${[...alarmIds]}::text[]))
    order by d.sent_at, d.id
  `.execute(db);
  const said = new Map<string, AfterAction['said'][number]>();
  for (const { publicationId, title, at, network, url, parts } of rows) {
    const known = said.get(publicationId);
    const text = (parts ?? []).map((part) => part.text).join('\n\n');
    const one = known ?? {
      publicationId,
      title: title || firstLine(text),
      text,
      at: at.toISOString(),
      networks: [],
      urls: [],
    };
    if (!one.networks.includes(network)) one.networks.push(network);
    if (url !== null && !one.urls.includes(url)) one.urls.push(url);
    said.set(publicationId, one);
  }
  return [...said.values()];
}

function firstLine(text: string): string {
  const line = text.split('\n')[0] ?? '';
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
