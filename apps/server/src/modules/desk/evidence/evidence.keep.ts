import { randomBytes } from 'node:crypto';
import type { Evidence } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { canonicalJson } from '../../audit/index.ts';
import { findTerritory } from '../../identity/index.ts';
import type { DeskDeps, Trx } from '../desk.deps.ts';
import { messageNotFound } from '../desk.errors.ts';
import { readDeskSettings } from '../settings/settings.store.ts';
import { addLink, sha256Of } from './evidence.chain.ts';
import { nextReminder } from './evidence.limits.ts';
import { sealWords, type Words } from './evidence.words.ts';

export type KeepEvidence = {
  territoryId: string;
  messageId: string;
  qualification: Evidence['qualification'];
  targetsAgent: boolean;
  note: string;
  personId: string | undefined;
};

/**
 * Keeps what was said: words, earlier versions, address, author, dates, and the files that came with it, sealed, hashed
 * and chained in the caller's transaction. Asked again, it is another piece: both stand.
 *
 * @throws desk.message_not_found
 */
export async function keepEvidence(
  deps: Pick<DeskDeps, 'sealer' | 'now'>,
  trx: Trx,
  given: KeepEvidence,
): Promise<{ evidenceId: string; number: number }> {
  const { territoryId, messageId } = given;
  const now = deps.now();
  const message = await trx
    .selectFrom('desk.message as m')
    .innerJoin('desk.conversation as c', (join) =>
      join.onRef('c.territory_id', '=', 'm.territory_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .leftJoin('channels.channel as h', (join) =>
      join.onRef('h.territory_id', '=', 'm.territory_id').onRef('h.id', '=', 'c.channel_id'),
    )
    .selectAll('m')
    .select(['c.network', 'h.name as channel_name', 'c.author_handle as said_by', 'c.author_name as said_by_name'])
    .where('m.territory_id', '=', territoryId)
    .where('m.id', '=', messageId)
    .where('m.direction', '=', 'in')
    .executeTakeFirst();
  if (!message) throw messageNotFound();
  const [versions, attachments, territory, settings] = await Promise.all([
    trx
      .selectFrom('desk.message_version')
      .select(['replaced_at', 'text'])
      .where('territory_id', '=', territoryId)
      .where('message_id', '=', messageId)
      .orderBy('replaced_at')
      .execute(),
    trx
      .selectFrom('desk.attachment')
      .select(['name', 'mime_type', 'bytes', 'sha256', 'content'])
      .where('territory_id', '=', territoryId)
      .where('message_id', '=', messageId)
      .where('content', 'is not', null)
      .orderBy('id')
      .execute(),
    findTerritory(trx, territoryId),
    readDeskSettings(trx, territoryId),
  ]);
  const evidenceId = newId('evd', now.getTime());
  const name = message.author_name ?? message.said_by_name;
  const summary = 'summary' in message.triage ? message.triage.summary : undefined;
  const words: Words = {
    salt: randomBytes(16).toString('hex'),
    text: message.text,
    author: {
      handle: message.author_handle || message.said_by,
      ...(name === null ? {} : { name }),
      ...(message.author_id === null ? {} : { id: message.author_id }),
    },
    network: message.network,
    channel: message.channel_name ?? '',
    ...(message.url === null ? {} : { url: message.url }),
    ...(message.origin_id === null ? {} : { originId: message.origin_id }),
    postedAt: message.at.toISOString(),
    heardAt: message.heard_at.toISOString(),
    earlier: versions.map(({ replaced_at, text }) => ({ until: replaced_at.toISOString(), text })),
    ...(message.veiled && summary ? { summary } : {}),
  };
  const wordsSha256 = sha256Of(canonicalJson(words));
  const files = attachments.flatMap(({ content, ...file }) =>
    content ? [{ ...file, id: newId('evf', now.getTime()), content, sha256: sha256Of(content) }] : [],
  );
  const link = await addLink(trx, {
    territoryId,
    kind: 'kept',
    evidenceId,
    at: now,
    byId: given.personId ?? null,
    wordsSha256,
    files: files.map(({ id, bytes, sha256 }) => ({ id, bytes, sha256 })),
    stampDue: settings.timeStampUrl === undefined ? undefined : now,
  });
  await trx
    .insertInto('desk.evidence')
    .values({
      territory_id: territoryId,
      id: evidenceId,
      number: link.number,
      conversation_id: message.conversation_id,
      message_id: messageId,
      network: message.network,
      posted_at: message.at,
      at: now,
      by_id: given.personId ?? null,
      sealed_words: sealWords(deps.sealer, { territoryId, evidenceId }, words),
      sha256: wordsSha256,
      qualification: given.qualification,
      targets_agent: given.targetsAgent,
      note: given.note,
      remind_at:
        nextReminder({
          postedAt: message.at,
          qualification: given.qualification,
          timeZone: territory.timeZone,
          after: now,
        }) ?? null,
    })
    .execute();
  for (const { id, name, mime_type, bytes, sha256, content } of files)
    await trx
      .insertInto('desk.evidence_file')
      .values({
        territory_id: territoryId,
        id,
        evidence_id: evidenceId,
        name,
        mime_type,
        bytes,
        sha256,
        content,
        at: now,
      })
      .execute();
  return { evidenceId, number: link.number };
}
