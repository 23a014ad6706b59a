import { conversationsOfRequest, readForRequest } from '../../desk/index.ts';
import { asDownload } from '../../../platform/http/download.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { listFiles } from '../request/attachment.store.ts';
import { eventSentence } from '../request/event.sentences.ts';
import { readEvents } from '../request/event.read.ts';
import { findRequest } from '../request/request.store.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { openIdentity } from './identity.seal.ts';

/** All that is held about a request, for the person who asks for it: JSON, as a download. @throws requests.not_found */
export async function exportWhoAsked(deps: RequestsDeps, given: Named & { actor: AuditActor }): Promise<Response> {
  const row = await findRequest(deps.db, given);
  const [events, files, conversations] = await Promise.all([
    readEvents(deps.db, given),
    listFiles(deps.db, given),
    conversationsOfRequest(deps.db as never, given),
  ]);
  const messages: object[] = [];
  for (const { id: conversationId, author, network, at } of conversations) {
    const { text, contactEmail, contactPhone } = await readForRequest(deps.desk, deps.db as never, {
      territoryId: given.territoryId,
      conversationId,
    });
    messages.push({ author, network, at, text, contactEmail, contactPhone });
  }
  await recordAudit(deps.db, {
    territoryId: given.territoryId,
    actor: given.actor,
    action: 'requests.requester_exported',
    target: { kind: 'request', id: row.id },
    at: deps.now(),
  });
  const held = {
    reference: row.ref,
    title: row.title,
    text: row.text,
    place: row.place,
    nature: row.nature,
    origin: row.origin,
    state: row.state,
    seenAt: row.seen_at,
    regularAt: row.regular_at,
    closedAt: row.closed_at,
    closedAs: row.closed_as,
    identity: openIdentity(deps.sealer, row),
    erasedAt: row.erased_at,
    events: events.map((event) => ({
      at: event.at,
      kind: event.kind,
      sentence: eventSentence(event),
      detail: event.detail,
    })),
    messages,
    files: files.map(({ name, bytes, mimeType, sha256, at }) => ({ name, bytes, mimeType, sha256, at })),
  };
  return asDownload(`${row.ref}.json`, Buffer.from(JSON.stringify(held, null, 2)), 'application/json; charset=utf-8');
}
