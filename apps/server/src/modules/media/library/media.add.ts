import { rm, stat, writeFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { mostMediaBytes } from '@beffroi/contracts';
import type { AnyConnection } from '../../../platform/db/database.ts';
import { newId } from '../../../platform/ids.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import { draftPath, keepDraft, keptPath, sha256Of, writeStream } from '../files/file.store.ts';
import { sniff, type Sniffed } from '../files/file.sniff.ts';
import { cleanImage } from '../files/image.clean.ts';
import { cleanVideo } from '../files/video.clean.ts';
import type { MediaDeps } from '../media.deps.ts';
import { heicRefused, kindRefused, mediaTooLarge } from '../media.errors.ts';

type Taken = Extract<Sniffed, { kind: 'image' | 'video' }>;
type Facts = { width: number; height: number; duration_seconds: number | null; codec: string | null };

/**
 * Adds a file to the library as it comes: it is taken for what its first bytes say, bounded, cleaned, and kept under
 * the fingerprint of what is left. The same file again is the same medium.
 * @throws media.kind_refused, media.too_large, media.unreadable, media.too_many_pixels
 */
export async function addMedium(
  deps: Pick<MediaDeps, 'db' | 'mediaFolders' | 'now'>,
  given: {
    territoryId: string;
    name: string;
    body: AsyncIterable<Uint8Array>;
    declaredBytes: number;
    actor: AuditActor;
    personId: string | undefined;
  },
): Promise<{ mediaId: string }> {
  if (given.declaredBytes > mostMediaBytes.video) throw tooLarge('video');
  const draft = await draftPath(deps.mediaFolders);
  try {
    const sniffed = await receive(draft, given.body);
    const facts = await clean(draft, sniffed);
    const [sha256, { size }] = [await sha256Of(draft), await stat(draft)];
    return await deps.db.transaction().execute(async (trx) => {
      await lockFile(trx, given.territoryId, sha256);
      const id = newId('med', deps.now().getTime());
      await keepDraft(draft, keptPath(deps.mediaFolders, { territory_id: given.territoryId, sha256 }));
      const added = await trx
        .insertInto('media.medium')
        .values({
          territory_id: given.territoryId,
          id,
          kind: sniffed.kind,
          mime_type: sniffed.mimeType,
          bytes: size,
          ...facts,
          sha256,
          name: given.name,
          added_by: given.personId ?? null,
          added_at: deps.now(),
        })
        .onConflict((conflict) => conflict.columns(['territory_id', 'sha256']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added) {
        const known = await trx
          .selectFrom('media.medium')
          .select('id')
          .where('territory_id', '=', given.territoryId)
          .where('sha256', '=', sha256)
          .executeTakeFirstOrThrow();
        return { mediaId: known.id };
      }
      await recordAudit(trx, {
        territoryId: given.territoryId,
        actor: given.actor,
        action: 'media.added',
        target: { kind: 'medium', id },
        detail: { sha256, mimeType: sniffed.mimeType },
      });
      return { mediaId: id };
    });
  } finally {
    await rm(draft, { force: true });
  }
}

/** A file is put in its place and taken from it by one transaction at a time. */
export async function lockFile(trx: AnyConnection, territoryId: string, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`media ${territoryId} ${sha256}`}, 0))`.execute(trx);
}

async function receive(draft: string, body: AsyncIterable<Uint8Array>): Promise<Taken> {
  let taken: Taken | undefined;
  const { tooLarge: isTooLarge } = await writeStream(draft, body, {
    most: mostMediaBytes.video,
    limitOf(head) {
      const sniffed = sniff(head);
      if (sniffed.kind === 'heic') throw heicRefused();
      if (sniffed.kind === 'other') throw kindRefused();
      taken = sniffed;
      return mostMediaBytes[sniffed.kind];
    },
  });
  if (!taken) throw kindRefused();
  if (isTooLarge) throw tooLarge(taken.kind);
  return taken;
}

async function clean(draft: string, sniffed: Taken): Promise<Facts> {
  if (sniffed.kind === 'image') {
    const { data, width, height } = await cleanImage(draft, sniffed.mimeType);
    await writeFile(draft, data, { mode: 0o600 });
    return { width, height, duration_seconds: null, codec: null };
  }
  const { width, height, durationSeconds, codec } = await cleanVideo(draft, sniffed.mimeType);
  return { width, height, duration_seconds: durationSeconds ?? null, codec };
}

function tooLarge(kind: 'image' | 'video') {
  const words = { image: ['une image', 'an image'], video: ['une vidéo', 'a video'] }[kind];
  return mediaTooLarge({
    values: { megabytes: mostMediaBytes[kind] / 1024 / 1024, what: words[0] ?? '', whatEn: words[1] ?? '' },
  });
}
