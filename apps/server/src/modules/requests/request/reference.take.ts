import { sql } from 'kysely';
import { dayAt } from '@beffroi/engines/clocks';
import type { Trx } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';

/**
 * The next reference of a territory, which people can read aloud: `PIC-2026-0412`. The year is that of its calendar.
 * The counter is held until the transaction ends, so that no number is given twice and none is skipped.
 */
export async function takeReference(trx: Trx, territoryId: string, at: Date): Promise<string> {
  const settings = await readRequestSettings(trx, territoryId);
  const year = Number(dayAt(at.getTime(), settings.zone).slice(0, 4));
  const { rows } = await sql<{ last: number }>`
    insert into requests.counter as c (territory_id, year, last) values (${territoryId}, ${year}, 1)
    on conflict (territory_id, year) do update set last = c.last + 1 returning last
  `.execute(trx);
  return `${settings.prefix}-${year}-${String(rows[0]?.last ?? 1).padStart(4, '0')}`;
}
