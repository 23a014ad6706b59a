import { sql } from 'kysely';
import { recordAudit } from '../../audit/index.ts';
import { recordEvent } from '../request/event.store.ts';
import type { By } from '../request/request.by.ts';
import { requestState } from '../request/request.errors.ts';
import { changeRequest, findRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { askExternal, postExternal, type ExternalDoor } from './external.client.ts';
import { externalRefused, externalUnreachable, externalUnsure } from './external.errors.ts';
import { doorOf } from './external.system.ts';
import { redact, whoIsIn } from './open311.present.ts';

/** By then another system shows what it took, if it ever does. */
const settledMs = 24 * 3600_000;
type Sent = { externalId?: string; token?: string };

/**
 * Hands a request to the connected system, once: that it is attempted is written down first. After a cut it is looked
 * for there by our reference, and is sent again only when it was not shown for a day. Who asks is not sent.
 * @throws requests.not_found, requests.external_unreachable, requests.external_refused, requests.external_unsure
 */
export async function sendExternal(deps: RequestsDeps, given: Named & { serviceCode: string; by: By }): Promise<Sent> {
  const door = await doorOf(deps, given.territoryId);
  if (!door) {
    await findRequest(deps.db, given);
    throw externalUnreachable({ values: { why: 'aucun système n’est connecté' } });
  }
  const { row, isOurs } = await claim(deps, given);
  if (isKnown(row)) return sentOf(row);
  if (!isOurs) return settle(deps, given, door, row);

  const posted = await postExternal(deps.http, door, fieldsOf(deps, row, given.serviceCode));
  const made = posted.ok ? posted.items[0] : undefined;
  const sent = made ? { id: made['service_request_id'], token: made['token'] } : {};
  if (sent.id ?? sent.token) return keep(deps, given, sent);
  if (!posted.ok && posted.done === 'no') {
    await release(deps, given);
    throw (posted.refused ? externalRefused : externalUnreachable)({ values: { why: posted.why } });
  }
  return settle(deps, given, door, await findRequest(deps.db, given));
}

/** Takes the right to send: whoever has it is alone to post. */
async function claim(deps: RequestsDeps, given: Named): Promise<{ row: StoredRequest; isOurs: boolean }> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (isKnown(row) || row.external_sent_at !== null) return { row, isOurs: false };
    if (row.state === 'closed') throw requestState();
    await trx
      .updateTable('requests.request')
      .set({ external_sent_at: deps.now() })
      .where('territory_id', '=', given.territoryId)
      .where('id', '=', given.requestId)
      .execute();
    return { row, isOurs: true };
  });
}

/** Of a sending in doubt: found there, it is kept; not shown for a day, it may be sent again. */
async function settle(
  deps: RequestsDeps,
  given: Named & { by: By },
  door: ExternalDoor,
  row: StoredRequest,
): Promise<Sent> {
  const since = row.external_sent_at ?? deps.now();
  const start = new Date(since.getTime() - 3600_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const told = await askExternal(deps.http, door, 'requests', { start_date: start });
  const found = told.ok ? told.items.find(({ description = '' }) => description.includes(markOf(row))) : undefined;
  if (found?.['service_request_id']) return keep(deps, given, { id: found['service_request_id'] });
  if (told.ok && deps.now().getTime() - since.getTime() > settledMs) await release(deps, given);
  throw externalUnsure();
}

async function keep(
  deps: RequestsDeps,
  given: Named & { by: By },
  { id, token }: { id?: string | undefined; token?: string | undefined },
): Promise<Sent> {
  const { territoryId, requestId, by } = given;
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockRequest(trx, given);
    if (isKnown(row)) return sentOf(row);
    await recordEvent(trx, given, { kind: 'external', at: deps.now(), personId: by.personId, public: true });
    const set = { external_id: id ?? null, external_token: token ?? null, external_status: 'open' };
    const changed = await changeRequest(deps, trx, given, set, 'external');
    await recordAudit(trx, {
      territoryId,
      actor: by.actor,
      action: 'requests.handed_to_system',
      target: { kind: 'request', id: requestId },
      at: deps.now(),
    });
    return sentOf(changed);
  });
}

async function release({ db }: RequestsDeps, { territoryId, requestId }: Named): Promise<void> {
  await db
    .updateTable('requests.request')
    .set({ external_sent_at: null })
    .where('territory_id', '=', territoryId)
    .where('id', '=', requestId)
    .where(sql<boolean>`external_id is null and external_token is null`)
    .execute();
}

const isKnown = (row: StoredRequest): boolean => row.external_id !== null || row.external_token !== null;
/** By which it is found again over there. */
const markOf = ({ ref }: StoredRequest): string => `[${ref}]`;

function sentOf({ external_id: externalId, external_token: token }: StoredRequest): Sent {
  return { ...(externalId === null ? {} : { externalId }), ...(token === null ? {} : { token }) };
}

function fieldsOf({ sealer }: RequestsDeps, row: StoredRequest, serviceCode: string): Record<string, string> {
  const who = whoIsIn(sealer, row);
  const words = redact(row.text, who).slice(0, 4000 - row.ref.length - 3);
  return {
    service_code: serviceCode,
    description: `${words} ${markOf(row)}`,
    ...(row.lat === null || row.lon === null ? {} : { lat: String(row.lat), long: String(row.lon) }),
    ...(row.place === null ? {} : { address_string: row.place }),
  };
}
