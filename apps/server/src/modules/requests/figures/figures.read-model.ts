import { sql } from 'kysely';
import type { Output, getDeskFigures as contract } from '@beffroi/contracts';
import { categoryOf } from '../request/category.table.ts';
import type { Db } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { countClocks } from './clocks.count.ts';
import {
  channelKey,
  FORWARDED,
  handedOver,
  receivedConversations,
  receivedRequests,
  REOPENED,
  withEvent,
  type Period,
} from './figure.scope.ts';

type Figures = Output<typeof contract>;
type Duration = { median: number | null; p90: number | null; count: number };

/** What the desk did in a period. Durations are hours on the clock. */
export async function readFigures(db: Db, period: Period, now: Date): Promise<Figures> {
  const { zone } = await readRequestSettings(db, period.territoryId);
  const [byChannel, byDepartment, byCategory, load, requests, clocks] = await Promise.all([
    channelFigures(db, period),
    departmentFigures(db, period, now),
    categoryFigures(db, period),
    loadByDay(db, period, zone),
    requestFigures(db, period),
    countClocks(db, period, now),
  ]);
  return { byChannel, byDepartment, byCategory, load, ...requests, clocks };
}

const rounded = (hours: number): number => Math.round(hours * 10) / 10;

function durationOf({ median, p90, count }: Duration) {
  return {
    count,
    ...(median === null ? {} : { median: rounded(median) }),
    ...(p90 === null ? {} : { p90: rounded(p90) }),
  };
}

async function channelFigures(db: Db, period: Period): Promise<Figures['byChannel']> {
  const { rows } = await sql<Duration & { key: string; name: string | null; network: string; received: number }>`
    select ${channelKey} as key, max(ch.name) as name, max(c.network) as network, count(*)::int as received,
      count(a.hours)::int as count,
      percentile_cont(0.5) within group (order by a.hours) as median,
      percentile_cont(0.9) within group (order by a.hours) as p90
    from desk.conversation c
    left join channels.channel ch on ch.territory_id = c.territory_id and ch.id = c.channel_id
    cross join lateral (select extract(epoch from (c.first_answer_at - c.first_at)) / 3600 as hours) a
    where ${receivedConversations(period)}
    group by 1 order by 4 desc
  `.execute(db);
  return rows.map((row) => ({
    channelId: row.key,
    name: row.name ?? '',
    network: row.network,
    received: row.received,
    answered: row.count,
    firstAnswer: durationOf(row),
  }));
}

async function departmentFigures(db: Db, period: Period, now: Date): Promise<Figures['byDepartment']> {
  const { rows } = await sql<
    Duration & { id: string; name: string; received: number; open: number; overdue: number; not_for_us: number }
  >`
    select d.id, d.name, count(*)::int as received,
      count(*) filter (where h.state in ('sending', 'sent', 'needs_more'))::int as open,
      count(*) filter (where h.state in ('sending', 'sent') and h.due_at < ${now})::int as overdue,
      count(*) filter (where h.state = 'not_for_us')::int as not_for_us,
      count(a.hours)::int as count,
      percentile_cont(0.5) within group (order by a.hours) as median,
      percentile_cont(0.9) within group (order by a.hours) as p90
    from requests.handover h
    join requests.department d on d.territory_id = h.territory_id and d.id = h.department_id
    cross join lateral (
      select case when h.state in ('answered', 'done') then extract(epoch from (h.answered_at - h.at)) / 3600 end as hours
    ) a
    where ${handedOver(period)}
    group by d.id, d.name order by 3 desc
  `.execute(db);
  return rows.map((row) => ({
    departmentId: row.id,
    name: row.name,
    received: row.received,
    open: row.open,
    overdue: row.overdue,
    notForUs: row.not_for_us,
    settling: durationOf(row),
  }));
}

async function categoryFigures(db: Db, period: Period): Promise<Figures['byCategory']> {
  const { rows } = await sql<{ category: string; received: number; settled: number }>`
    select r.category, count(*)::int as received, count(*) filter (where r.closed_at is not null)::int as settled
    from requests.request r where ${receivedRequests(period)} and r.category is not null
    group by 1 order by 2 desc limit 30
  `.execute(db);
  return rows.map((row) => ({ ...row, label: categoryOf(row.category)?.label ?? row.category }));
}

/** Each day of the period by the territory's own clock, those on which nothing came too. */
async function loadByDay(db: Db, period: Period, zone: string): Promise<Figures['load']> {
  const { rows } = await sql<{ day: string; received: number; answered: number; closed: number }>`
    with days as (
      select generate_series(
        (${period.from}::timestamptz at time zone ${zone})::date,
        ((${period.to}::timestamptz - interval '1 second') at time zone ${zone})::date, interval '1 day'
      )::date as day
    ), told as (
      select (c.first_at at time zone ${zone})::date as day, 'received' as what from desk.conversation c
      where c.territory_id = ${period.territoryId} and c.merged_into is null
        and c.first_at >= ${period.from} and c.first_at < ${period.to}
      union all
      select (c.first_answer_at at time zone ${zone})::date, 'answered' from desk.conversation c
      where c.territory_id = ${period.territoryId} and c.merged_into is null
        and c.first_answer_at >= ${period.from} and c.first_answer_at < ${period.to}
      union all
      select (c.closed_at at time zone ${zone})::date, 'closed' from desk.conversation c
      where c.territory_id = ${period.territoryId} and c.merged_into is null
        and c.closed_at >= ${period.from} and c.closed_at < ${period.to}
    )
    select to_char(d.day, 'YYYY-MM-DD') as day,
      count(*) filter (where t.what = 'received')::int as received,
      count(*) filter (where t.what = 'answered')::int as answered,
      count(*) filter (where t.what = 'closed')::int as closed
    from days d left join told t on t.day = d.day group by d.day order by d.day
  `.execute(db);
  return rows;
}

async function requestFigures(db: Db, period: Period): Promise<Pick<Figures, 'requests' | 'satisfaction'>> {
  const { rows } = await sql<{
    received: number;
    settled: number;
    reopened: number;
    forwarded: number;
    helped: number;
    not_helped: number;
    silent: number;
  }>`
    select
      count(*) filter (where ${receivedRequests(period)})::int as received,
      count(*) filter (where r.closed_at >= ${period.from} and r.closed_at < ${period.to})::int as settled,
      count(*) filter (where ${withEvent(period, REOPENED)})::int as reopened,
      count(*) filter (where ${withEvent(period, FORWARDED)})::int as forwarded,
      count(*) filter (where ${receivedRequests(period)} and r.satisfied)::int as helped,
      count(*) filter (where ${receivedRequests(period)} and not r.satisfied)::int as not_helped,
      count(*) filter (where ${receivedRequests(period)} and r.satisfied is null and r.answered_at is not null)::int as silent
    from requests.request r
    where r.territory_id = ${period.territoryId} and r.updated_at >= ${period.from} and r.created_at < ${period.to}
  `.execute(db);
  const row = rows[0];
  return {
    requests: {
      received: row?.received ?? 0,
      settled: row?.settled ?? 0,
      reopened: row?.reopened ?? 0,
      forwarded: row?.forwarded ?? 0,
    },
    satisfaction: { helped: row?.helped ?? 0, not: row?.not_helped ?? 0, silent: row?.silent ?? 0 },
  };
}
