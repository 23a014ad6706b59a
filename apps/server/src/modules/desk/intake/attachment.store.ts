import { createHash } from 'node:crypto';
import type { InboxAttachment } from '@beffroi/connectors';
import type { Bilingual, DeskAttachment } from '@beffroi/contracts';
import { newId } from '../../../platform/ids.ts';
import { attachmentNotFound } from '../desk.errors.ts';
import type { Db, Trx } from '../desk.deps.ts';

/** Keeps what came with a message; of what is not safe, its name alone. Says how many there are. */
export async function keepAttachments(
  trx: Trx,
  given: { territoryId: string; messageId: string; attachments: readonly InboxAttachment[] },
): Promise<number> {
  if (given.attachments.length === 0) return 0;
  await trx
    .insertInto('desk.attachment')
    .values(
      given.attachments.map((file) => {
        const content = file.verdict === 'safe' && file.content ? Buffer.from(file.content) : undefined;
        return {
          territory_id: given.territoryId,
          id: newId('att'),
          message_id: given.messageId,
          name: nameOf(file.name),
          mime_type: file.mimeType,
          bytes: file.bytes,
          verdict: file.verdict,
          sha256: content ? createHash('sha256').update(content).digest('hex') : null,
          content: content ?? null,
          remote_url: file.url ?? null,
        };
      }),
    )
    .execute();
  return given.attachments.length;
}

/** A name that no system takes for a path. */
const nameOf = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '_')
    .toWellFormed()
    .slice(-180) || 'piece-jointe';

const explanations: Partial<Record<DeskAttachment['verdict'], Bilingual>> = {
  macros: {
    fr: 'Contient des macros : non conservé. Demandez un PDF.',
    en: 'Holds macros: not kept. Ask for a PDF.',
  },
  wrong_type: {
    fr: 'N’est pas ce que dit son nom : non conservé.',
    en: 'Is not what its name says: not kept.',
  },
  too_large: {
    fr: 'Trop lourd : non conservé. Il reste sur le serveur de messagerie.',
    en: 'Too large: not kept. It is still on the mail server.',
  },
  unreadable: {
    fr: 'Illisible (winmail.dat ou fichier abîmé) : non conservé. Demandez-le à nouveau en PDF.',
    en: 'Unreadable (winmail.dat or a damaged file): not kept. Ask for it again as a PDF.',
  },
  refused_type: { fr: 'Programme ou archive : non conservé.', en: 'A program or an archive: not kept.' },
};

export type ShownAttachment = DeskAttachment & { messageId: string };

export async function attachmentsOf(
  db: Db,
  territoryId: string,
  messageIds: readonly string[],
): Promise<ShownAttachment[]> {
  if (messageIds.length === 0) return [];
  const rows = await db
    .selectFrom('desk.attachment')
    .select(['id', 'message_id', 'name', 'mime_type', 'bytes', 'verdict'])
    .where('territory_id', '=', territoryId)
    .where('message_id', 'in', [...messageIds])
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const explanation = explanations[row.verdict];
    return {
      id: row.id,
      messageId: row.message_id,
      name: row.name,
      mimeType: row.mime_type,
      bytes: row.bytes,
      verdict: row.verdict,
      ...(explanation ? { explanation } : {}),
    };
  });
}

/** @throws desk.attachment_not_found, also for what was not kept */
export async function openAttachment(
  db: Db,
  given: { territoryId: string; attachmentId: string },
): Promise<{ name: string; content: Buffer } | { name: string; url: string }> {
  const row = await db
    .selectFrom('desk.attachment')
    .select(['name', 'content', 'remote_url'])
    .where('territory_id', '=', given.territoryId)
    .where('id', '=', given.attachmentId)
    .executeTakeFirst();
  if (row?.content) return { name: row.name, content: row.content };
  if (row?.remote_url) return { name: row.name, url: row.remote_url };
  throw attachmentNotFound();
}
