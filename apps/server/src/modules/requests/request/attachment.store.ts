import { createHash } from 'node:crypto';
import { asDownload } from '../../../platform/http/download.ts';
import { newId } from '../../../platform/ids.ts';
import type { Db, Named, Trx } from '../requests.deps.ts';
import { attachmentNotFound } from './request.errors.ts';

export type RequestFile = { name: string; mimeType: string; content: Uint8Array };

/** Keeps files with a request; the same bytes once. @returns those that are new, by identifier */
export async function keepFiles(
  trx: Trx,
  { territoryId, requestId }: Named,
  files: readonly RequestFile[],
  { from, at }: { from: 'citizen' | 'department' | 'us'; at: Date },
): Promise<string[]> {
  const known = new Set((await listFiles(trx, { territoryId, requestId })).map(({ sha256 }) => sha256));
  const ids: string[] = [];
  for (const { name, mimeType, content } of files) {
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (known.has(sha256)) continue;
    known.add(sha256);
    const id = newId('att', at.getTime());
    ids.push(id);
    await trx
      .insertInto('requests.attachment')
      .values({
        territory_id: territoryId,
        id,
        request_id: requestId,
        from_kind: from,
        name: name.slice(0, 200),
        mime_type: mimeType,
        bytes: content.byteLength,
        sha256,
        content: Buffer.from(content),
        at,
      })
      .execute();
  }
  return ids;
}

export type ListedFile = {
  id: string;
  name: string;
  mimeType: string;
  bytes: number;
  sha256: string;
  from: string;
  at: Date;
};

export async function listFiles(db: Db, { territoryId, requestId }: Named): Promise<ListedFile[]> {
  return db
    .selectFrom('requests.attachment')
    .select(['id', 'name', 'mime_type as mimeType', 'bytes', 'sha256', 'from_kind as from', 'at'])
    .where('territory_id', '=', territoryId)
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** Always as a download: no browser opens what a stranger sent in our name. @throws requests.attachment_not_found */
export async function downloadFile(db: Db, named: Named & { attachmentId: string }): Promise<Response> {
  const file = await db
    .selectFrom('requests.attachment')
    .select(['name', 'content'])
    .where('territory_id', '=', named.territoryId)
    .where('request_id', '=', named.requestId)
    .where('id', '=', named.attachmentId)
    .executeTakeFirst();
  if (!file) throw attachmentNotFound();
  return asDownload(file.name, file.content);
}
