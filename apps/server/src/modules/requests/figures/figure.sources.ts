import { sql, type RawBuilder } from 'kysely';
import type { Input, Output, listFigureSources as contract } from '@beffroi/contracts';
import type { Db } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { requestsWithClocks } from './clocks.count.ts';
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

type Source = Output<typeof contract>['items'][number];
type Asked = Pick<Input<typeof contract>['query'], 'of'> & { key: string; offset: number; limit: number };
type Row = { kind: Source['kind']; id: string; label: string; at: Date; hours: number | null };

/** What is behind a number of the figures, newest first; veiled words are not told. */
export async function listSources(
  db: Db,
  period: Period,
  asked: Asked,
  now: Date,
): Promise<{ items: Source[]; more: boolean }> {
  const rows = asked.of === 'late' ? await lateOnes(db, period, asked, now) : await selected(db, period, asked);
  return {
    items: rows.slice(0, asked.limit).map(({ kind, id, label, at, hours }) => ({
      kind,
      id,
      label,
      at: at.toISOString(),
      ...(hours === null ? {} : { hours: Math.round(hours * 10) / 10 }),
    })),
    more: rows.length > asked.limit,
  };
}

async function selected(db: Db, period: Period, asked: Asked): Promise<Row[]> {
  const query = await queryOf(db, period, asked);
  const { rows } = await sql<Row>`
    select * from (${query}) found order by at desc, id desc limit ${asked.limit + 1} offset ${asked.offset}
  `.execute(db);
  return rows;
}

const conversation = sql`'conversation' as kind, c.id,
  coalesce(nullif(c.request_ref, ''), nullif(c.subject, ''), case when c.veiled then '' else left(c.excerpt, 90) end) as label,
  c.first_at as at, extract(epoch from (c.first_answer_at - c.first_at)) / 3600 as hours`;
const request = sql`'request' as kind, r.id, r.ref || ' · ' || left(r.title, 90) as label, r.created_at as at,
  extract(epoch from (r.answered_at - r.created_at)) / 3600 as hours`;

async function queryOf(db: Db, period: Period, { of, key }: Asked): Promise<RawBuilder<unknown>> {
  switch (of) {
    case 'channel':
      return sql`select ${conversation} from desk.conversation c
        where ${receivedConversations(period)} and ${channelKey} = ${key}`;
    case 'day': {
      const { zone } = await readRequestSettings(db, period.territoryId);
      return sql`select ${conversation} from desk.conversation c
        where ${receivedConversations(period)} and to_char(c.first_at at time zone ${zone}, 'YYYY-MM-DD') = ${key}`;
    }
    case 'department':
      return sql`select 'request' as kind, r.id, r.ref || ' · ' || left(r.title, 90) as label, h.at,
          case when h.state in ('answered', 'done') then extract(epoch from (h.answered_at - h.at)) / 3600 end as hours
        from requests.handover h
        join requests.request r on r.territory_id = h.territory_id and r.id = h.request_id
        where ${handedOver(period)} and h.department_id = ${key}`;
    case 'category':
      return sql`select ${request} from requests.request r where ${receivedRequests(period)} and r.category = ${key}`;
    case 'reopened':
      return sql`select ${request} from requests.request r where ${withEvent(period, REOPENED)}`;
    case 'forwarded':
      return sql`select ${request} from requests.request r where ${withEvent(period, FORWARDED)}`;
    case 'helped':
      return sql`select ${request} from requests.request r where ${receivedRequests(period)} and r.satisfied`;
    default:
      return sql`select ${request} from requests.request r where ${receivedRequests(period)} and not r.satisfied`;
  }
}

async function lateOnes(db: Db, period: Period, asked: Asked, now: Date): Promise<Row[]> {
  const late = (await requestsWithClocks(db, period, now)).filter(({ clocks }) =>
    clocks.some(({ state, overdue }) => state === 'met_late' || overdue),
  );
  return late.slice(asked.offset, asked.offset + asked.limit + 1).map(({ id, ref, at, clocks }) => ({
    kind: 'request' as const,
    id,
    label: `${ref} · ${clocks.find(({ state, overdue }) => state === 'met_late' || overdue)?.label.fr ?? ''}`,
    at,
    hours: null,
  }));
}
