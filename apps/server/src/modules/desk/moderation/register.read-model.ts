import { sql } from 'kysely';
import type { Measure } from '@beffroi/contracts';
import { findTerritory } from '../../identity/index.ts';
import type { Db } from '../desk.deps.ts';

export type RegisterLine = {
  kind: Measure['kind'];
  articleId: string;
  articleTitle: string;
  taken: number;
  lifted: number;
  expired: number;
};
export type RegisterMonth = { month: string; lines: RegisterLine[] };

const MONTHS = 12;
/** Under this, a count could point at somebody: it is told as such. */
export const LEAST_SHOWN = 5;

/**
 * The public register: how many measures took effect, were lifted or ended by themselves, in each of the last twelve
 * months that are over, by kind and article. Nothing of who or what; no total, from which a small count could be had
 * back.
 */
export async function readRegister(db: Db, given: { territoryId: string; now: Date }): Promise<RegisterMonth[]> {
  const { territoryId, now } = given;
  const { timeZone } = await findTerritory(db, territoryId);
  const { rows } = await sql<RegisterLine & { month: string }>`
    with told as (
      select kind, article_id, article_title, in_force_at as at, 1 as taken, 0 as lifted, 0 as expired
      from desk.measure where territory_id = ${territoryId} and in_force_at is not null
      union all
      select kind, article_id, article_title, ended_at, 0, (state = 'lifted')::int, (state = 'expired')::int
      from desk.measure
      where territory_id = ${territoryId} and in_force_at is not null and ended_at is not null
    ), dated as (select *, to_char(at at time zone ${timeZone}, 'YYYY-MM') as month from told)
    select month, kind, article_id as "articleId", max(article_title) as "articleTitle",
      sum(taken)::int as taken, sum(lifted)::int as lifted, sum(expired)::int as expired
    from dated
    where month < to_char(${now}::timestamptz at time zone ${timeZone}, 'YYYY-MM')
      and month >= to_char((${now}::timestamptz at time zone ${timeZone}) - make_interval(months => ${MONTHS}), 'YYYY-MM')
    group by month, kind, article_id order by month desc, kind, article_id
  `.execute(db);
  return [...new Set(rows.map(({ month }) => month))].map((month) => ({
    month,
    lines: rows.filter((row) => row.month === month),
  }));
}

/** A count as the public reads it. */
export function shownCount(count: number, few: string): string {
  return count > 0 && count < LEAST_SHOWN ? few : String(count);
}
