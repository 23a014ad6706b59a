import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Identity } from '@beffroi/contracts';
import type { RequestNature } from '@beffroi/engines/clocks';
import { newId } from '../../../platform/ids.ts';
import { linkRequest, readForRequest } from '../../desk/index.ts';
import { registerRequest } from '../acknowledgement/registration.enter.ts';
import { channelOf } from '../clocks/request.clocks-of.ts';
import { promisedAt } from '../clocks/promise.ts';
import { isIdentified } from '../identity/identity.complete.ts';
import { cleanIdentity, sealIdentity } from '../identity/identity.seal.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import type { RequestRow } from '../requests.tables.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { keepFiles, type RequestFile } from './attachment.store.ts';
import type { NewEvent } from './event.read.ts';
import { recordEvents } from './event.store.ts';
import { guessNature } from './nature.guess.ts';
import { takeReference } from './reference.take.ts';
import { conversationTaken, textMissing } from './request.errors.ts';
import { findRequest, indexRequest, tellRequest, type StoredRequest } from './request.store.ts';
import { sealTrackToken, trackFingerprint } from './track.token.ts';

export type NewRequest = {
  territoryId: string;
  conversationId?: string | undefined;
  title?: string | undefined;
  text?: string | undefined;
  lang?: string | undefined;
  nature?: RequestNature | undefined;
  category?: string | undefined;
  place?: string | undefined;
  point?: { lat: number; lon: number } | undefined;
  priority?: 'low' | 'normal' | 'high' | 'urgent' | undefined;
  origin?: RequestRow['origin'] | undefined;
  identity?: Identity | undefined;
  notify?: boolean | undefined;
  attachments?: readonly RequestFile[] | undefined;
  /** Called twice with the same, one request is made. */
  clientKey?: string | undefined;
  /** When it reached us; now unless told. */
  receivedAt?: Date | undefined;
  by?: { personId?: string | undefined; name?: string | undefined } | undefined;
};

export type CreatedRequest = {
  row: StoredRequest;
  /** Of the private page; known here alone. */
  token?: string;
  isNew: boolean;
};

export type CreateDeps = Pick<RequestsDeps, 'sealer' | 'now' | 'events' | 'desk' | 'baseUrl' | 'mailer'>;

/**
 * Makes a request, of a conversation or of nothing, in the caller's transaction: its reference, its two dates (seen, and
 * regular), its private page. A conversation that has one already gives that one.
 *
 * @throws desk.conversation_not_found, requests.text_missing, requests.conversation_taken
 */
export async function createRequest(deps: CreateDeps, trx: Trx, given: NewRequest): Promise<CreatedRequest> {
  const earlier = await findEarlier(trx, given);
  if (earlier) return { row: earlier, isNew: false };
  const { territoryId, conversationId } = given;
  const said = conversationId
    ? await readForRequest(deps.desk, trx as never, { territoryId, conversationId })
    : undefined;
  if (said?.requestId) return { row: await findRequest(trx, { territoryId, requestId: said.requestId }), isNew: false };
  const text = (given.text || said?.text || given.title || '').trim();
  if (text === '') throw textMissing();

  const now = deps.now();
  const isPublic = said?.kind === 'comment' || said?.kind === 'mention';
  const origin = given.origin ?? originOf(said?.kind);
  const who = cleanIdentity({ email: said?.contactEmail, phone: said?.contactPhone, ...given.identity });
  const identified = isIdentified(who);
  const receivedAt = given.receivedAt ?? said?.firstAt ?? now;
  const seenAt = said?.seenAt ?? receivedAt;
  const isElectronic = channelOf(origin) === 'electronic';
  const regularAt = isElectronic
    ? identified
      ? given.identity && conversationId
        ? now
        : receivedAt
      : null
    : receivedAt;
  const id = newId('req', now.getTime());
  const named = { territoryId, requestId: id };
  const token = randomBytes(24).toString('base64url');
  const settings = await readRequestSettings(trx, territoryId);

  const inserted = await trx
    .insertInto('requests.request')
    .values({
      territory_id: territoryId,
      id,
      ref: await takeReference(trx, territoryId, now),
      title: (given.title || said?.title || titleOf(text)).slice(0, 200),
      text,
      lang: given.lang ?? said?.lang ?? 'fr',
      nature: given.nature ?? guessNature(text, isPublic),
      category: given.category ?? said?.subject ?? null,
      origin,
      place: given.place ?? said?.place ?? null,
      lat: given.point?.lat ?? null,
      lon: given.point?.lon ?? null,
      priority: given.priority ?? 'normal',
      sealed_identity: Object.keys(who).length === 0 ? null : sealIdentity(deps.sealer, named, who),
      identified,
      notify: given.notify ?? true,
      seen_at: seenAt,
      regular_at: regularAt,
      created_at: now,
      updated_at: now,
      due_at: promisedAt(settings, receivedAt),
      track_fingerprint: trackFingerprint(deps.sealer, token),
      sealed_track: sealTrackToken(deps.sealer, named, token),
      client_key: given.clientKey ?? null,
    })
    .returning('ref')
    .executeTakeFirstOrThrow();

  await keepFiles(trx, named, [...(said?.attachments ?? []), ...(given.attachments ?? [])], {
    from: 'citizen',
    at: now,
  });
  await recordEvents(trx, named, firstEvents({ given, origin, receivedAt, seenAt, regularAt, identified }));
  await indexRequest(trx, named);
  if (conversationId) await link(trx, { territoryId, conversationId, requestId: id, ref: inserted.ref });
  await registerRequest(deps, trx, await findRequest(trx, named));
  const row = await findRequest(trx, named);
  await tellRequest(deps, trx, row, 'created');
  return { row, token, isNew: true };
}

async function findEarlier(trx: Trx, { territoryId, clientKey }: NewRequest): Promise<StoredRequest | undefined> {
  if (clientKey === undefined) return undefined;
  // Two at once with one key wait for each other here, and the second finds the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`request ${territoryId} ${clientKey}`}, 0))`.execute(trx);
  return trx
    .selectFrom('requests.request')
    .selectAll()
    .where('territory_id', '=', territoryId)
    .where('client_key', '=', clientKey)
    .executeTakeFirst();
}

function firstEvents(known: {
  given: NewRequest;
  origin: RequestRow['origin'];
  receivedAt: Date;
  seenAt: Date;
  regularAt: Date | null;
  identified: boolean;
}): NewEvent[] {
  const { given, origin, receivedAt, seenAt, regularAt, identified } = known;
  const by = { personId: given.by?.personId, byName: given.by?.name };
  return [
    { kind: 'received', at: receivedAt, public: true, detail: { origin } },
    { kind: 'seen', at: seenAt, public: false, ...by },
    ...(identified && regularAt ? [{ kind: 'identified', at: regularAt, public: false } as const] : []),
  ];
}

async function link(
  trx: Trx,
  given: { territoryId: string; conversationId: string; requestId: string; ref: string },
): Promise<void> {
  const { taken } = await linkRequest(trx as never, { ...given, conversationIds: [given.conversationId] });
  if (taken.length > 0) throw conversationTaken();
}

function originOf(kind: string | undefined): RequestRow['origin'] {
  if (kind === 'email' || kind === 'form') return kind;
  return kind === undefined || kind === 'note' ? 'phone' : 'network';
}

/** The first sentence, or its first words. */
export function titleOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const sentence = /^(?:(?:bonjour|bonsoir|madame|monsieur|hello)[\s,!.]*)*(.{12,90}?)(?:[.!?…](?=\s|$)|$)/iu.exec(
    line,
  )?.[1];
  const words = sentence ?? line.slice(0, 90).replace(/\s\S*$/, '…');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
