import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { keptPath } from '../files/file.store.ts';
import { checkCaptions } from '../files/webvtt.check.ts';
import type { MediaDeps } from '../media.deps.ts';
import { captionsOfImage, captionsUnreadable, mediaInUse, mediaNotFound } from '../media.errors.ts';
import { lockFile } from './media.add.ts';
import { findMedium } from './media.repository.ts';

type Named = { territoryId: string; mediaId: string };
type Described = {
  name?: string | undefined;
  alt?: string | undefined;
  decorative?: boolean | undefined;
  credit?: string | undefined;
  rightsReference?: string | undefined;
  rightsUntil?: string | null | undefined;
  place?: string | undefined;
  tags?: string[] | undefined;
  focus?: { x: number; y: number } | undefined;
};

/** Says what is seen, whose it is, until when it may be shown, what must stay in a crop. @throws media.not_found */
export async function describeMedium(
  { db }: Pick<MediaDeps, 'db'>,
  { territoryId, mediaId, ...said }: Named & Described,
): Promise<void> {
  const row = await db
    .updateTable('media.medium')
    .set((column) => ({
      name: said.name ?? column.ref('name'),
      alt: said.alt ?? column.ref('alt'),
      decorative: said.decorative ?? column.ref('decorative'),
      credit: said.credit ?? column.ref('credit'),
      rights_reference: said.rightsReference ?? column.ref('rights_reference'),
      place: said.place ?? column.ref('place'),
      tags: said.tags ?? column.ref('tags'),
      focus_x: said.focus?.x ?? column.ref('focus_x'),
      focus_y: said.focus?.y ?? column.ref('focus_y'),
      ...(said.rightsUntil === undefined ? {} : { rights_until: said.rightsUntil }),
    }))
    .where('territory_id', '=', territoryId)
    .where('id', '=', mediaId)
    .returning('id')
    .executeTakeFirst();
  if (!row) throw mediaNotFound();
}

/** Sets the captions of a film in one language; an empty text takes them away. @throws media.captions_unreadable */
export async function setCaptionsOf(
  { db }: Pick<MediaDeps, 'db'>,
  given: Named & { lang: string; vtt: string },
): Promise<void> {
  const medium = await findMedium(db, given);
  if (medium.kind !== 'video') throw captionsOfImage();
  const key = { territory_id: given.territoryId, medium_id: given.mediaId, lang: given.lang };
  if (given.vtt.trim() === '') {
    await db
      .deleteFrom('media.captions')
      .where('territory_id', '=', key.territory_id)
      .where('medium_id', '=', key.medium_id)
      .where('lang', '=', key.lang)
      .execute();
    return;
  }
  const checked = checkCaptions(given.vtt);
  if (!checked.ok) throw captionsUnreadable({ values: { line: checked.line, ...checked.message } });
  await db
    .insertInto('media.captions')
    .values({ ...key, vtt: checked.vtt })
    .onConflict((conflict) => conflict.columns(['territory_id', 'medium_id', 'lang']).doUpdateSet({ vtt: checked.vtt }))
    .execute();
}

/** Deletes a medium, its file and what was made of it. @throws media.not_found, media.in_use */
export async function deleteMedium(
  deps: Pick<MediaDeps, 'db' | 'mediaFolders' | 'usesOf'>,
  given: Named & { actor: AuditActor },
): Promise<void> {
  const { territoryId, mediaId } = given;
  const { sha256 } = await findMedium(deps.db, given);
  if (((await deps.usesOf(territoryId, [mediaId])).get(mediaId)?.planned ?? 0) > 0) throw mediaInUse();
  await deps.db.transaction().execute(async (trx) => {
    await lockFile(trx, territoryId, sha256);
    const { numDeletedRows } = await trx
      .deleteFrom('media.medium')
      .where('territory_id', '=', territoryId)
      .where('id', '=', mediaId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw mediaNotFound();
    await trx
      .deleteFrom('media.captions')
      .where('territory_id', '=', territoryId)
      .where('medium_id', '=', mediaId)
      .execute();
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'media.deleted',
      target: { kind: 'medium', id: mediaId },
      detail: { sha256 },
    });
    await rm(keptPath(deps.mediaFolders, { territory_id: territoryId, sha256 }), { force: true });
  });
  await rm(join(deps.mediaFolders.made, territoryId, sha256), { recursive: true, force: true });
}
