import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { HttpClient } from '@beffroi/connectors';
import {
  feedStateSchema,
  isSignedDelivery,
  readDelivery,
  readHubQuestion,
  renewAt,
  subscriptionRequest,
} from '@beffroi/connectors/feed';
import { onBehalfOf } from '../../../platform/on-behalf.ts';
import type { Logger } from '../../../platform/logger.ts';
import { ingest, type IngestDeps } from '../ingestion/ingest.usecase.ts';
import type { ListeningTables } from '../listening.tables.ts';
import { recordReading } from './source.outcome.ts';

type Deps = IngestDeps & { db: Kysely<ListeningTables>; http: HttpClient; baseUrl: string; logger: Logger };

const LEASE_SECONDS = 10 * 86_400;
const AT_ONCE = 5;
/** A hub that never asks back is asked again after this. */
const PENDING_MS = 3_600_000;

const context = (territoryId: string, sourceId: string) => `websub ${territoryId} ${sourceId}`;

/**
 * Subscribes to the hubs that feeds name, and renews before a lease ends. A hub must be able to call us back: without
 * a public address nothing is asked, and polling goes on as before.
 */
export async function keepSubscriptions(deps: Deps): Promise<void> {
  const { hostname } = new URL(deps.baseUrl);
  if (hostname === 'localhost' || /^127\.|^\[?::1/.test(hostname)) return;
  const now = deps.now();
  const { rows } = await sql<{ territoryId: string; sourceId: string; hub: string; topic: string }>`
    select s.territory_id as "territoryId", s.id as "sourceId", s.state #>> '{value,push,hub}' as hub, s.state #>> '{value,push,topic}' as topic
    from listening.source s left join listening.websub w on w.territory_id = s.territory_id and w.source_id = s.id
    where not s.paused and s.state #> '{value,push}' is not null
      and (w.token is null or w.topic <> s.state #>> '{value,push,topic}' or (w.lease_until is not null and w.lease_until < ${now}))
    limit ${AT_ONCE}
  `.execute(deps.db);
  for (const row of rows) await onBehalfOf(row.territoryId, async () => ask(deps, row, now));
}

async function ask(
  deps: Deps,
  given: { territoryId: string; sourceId: string; hub: string; topic: string },
  now: Date,
): Promise<void> {
  const { territoryId, sourceId, hub, topic } = given;
  const token = randomBytes(24).toString('base64url');
  const secret = randomBytes(32).toString('hex');
  const values = {
    token,
    hub,
    topic,
    sealed_secret: deps.sealer.seal(secret, context(territoryId, sourceId)),
    state: 'pending',
    lease_until: new Date(now.getTime() + PENDING_MS),
  };
  // Stored before it is asked: a hub may ask back before its own answer has arrived.
  await deps.db
    .insertInto('listening.websub')
    .values({ territory_id: territoryId, source_id: sourceId, ...values })
    .onConflict((conflict) => conflict.columns(['territory_id', 'source_id']).doUpdateSet(values))
    .execute();
  const callback = `${deps.baseUrl}/api/websub/${token}`;
  const answer = await deps.http.fetch(
    subscriptionRequest({ mode: 'subscribe', hub, topic, callback, leaseSeconds: LEASE_SECONDS, secret }),
  );
  if (!answer.ok || answer.status >= 300)
    deps.logger.info({ sourceId, status: answer.ok ? answer.status : answer.kind }, 'hub refused');
}

/** Answers a hub that asks whether we wanted it: the challenge, or nothing known here. */
export async function answerHub(deps: Deps, given: { token: string; query: URLSearchParams }): Promise<Response> {
  const row = await deps.db
    .selectFrom('listening.websub')
    .selectAll()
    .where('token', '=', given.token)
    .executeTakeFirst();
  const question = row
    ? readHubQuestion(given.query, { mode: 'subscribe', topic: row.topic })
    : { kind: 'unknown' as const };
  if (!row || question.kind === 'unknown') return new Response('', { status: 404 });
  const now = deps.now();
  await deps.db
    .updateTable('listening.websub')
    .set(
      question.kind === 'confirmed'
        ? { state: 'active', lease_until: renewAt(now, question.leaseSeconds) }
        : { state: 'denied', lease_until: new Date(now.getTime() + LEASE_SECONDS * 1000) },
    )
    .where('territory_id', '=', row.territory_id)
    .where('source_id', '=', row.source_id)
    .execute();
  return new Response(question.kind === 'confirmed' ? question.challenge : '', {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

/** Takes what a hub pushes. A bad signature is answered like a good one and dropped (WebSub §8): it learns nothing. */
export async function receiveFromHub(
  deps: Deps,
  given: { token: string; headers: Headers; rawBody: Uint8Array },
): Promise<Response> {
  const row = await deps.db
    .selectFrom('listening.websub')
    .selectAll()
    .where('token', '=', given.token)
    .executeTakeFirst();
  if (!row) return new Response('', { status: 410 });
  const secret = deps.sealer.open(row.sealed_secret, context(row.territory_id, row.source_id));
  const accepted = new Response('', { status: 202 });
  if (!isSignedDelivery(given.rawBody, given.headers.get('x-hub-signature') ?? undefined, secret)) return accepted;
  const source = await deps.db
    .selectFrom('listening.source')
    .select(['config', 'state', 'paused'])
    .where('territory_id', '=', row.territory_id)
    .where('id', '=', row.source_id)
    .executeTakeFirst();
  const state = feedStateSchema.safeParse(source?.state.value);
  if (!source || source.paused || !state.success) return accepted;
  const contentType = given.headers.get('content-type') ?? undefined;
  const now = deps.now();
  const delivery = readDelivery(given.rawBody, {
    feedUrl: state.data.url ?? row.topic,
    state: state.data,
    now,
    ...(contentType === undefined ? {} : { contentType }),
  });
  const named = { territoryId: row.territory_id, sourceId: row.source_id };
  await ingest(deps, {
    ...named,
    events: delivery.events,
    alongside: async (trx, outcome) =>
      recordReading(trx, named, { outcome, config: source.config, state: delivery.state, notes: [], at: now }),
  });
  return accepted;
}
