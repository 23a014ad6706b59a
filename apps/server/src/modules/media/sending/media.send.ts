import type { Attachment } from '@beffroi/contracts';
import type { OutgoingMedia } from '@beffroi/connectors';
import { makeRendition, readRendition, type RenditionSpec } from '../files/rendition.make.ts';
import { findCaptions, findMedia, type Captions, type Medium } from '../library/media.repository.ts';
import type { MediaDeps } from '../media.deps.ts';
import { mediaNotFound } from '../media.errors.ts';
import { publicMediaUrl } from './media.link.ts';

/** How long a network may take to fetch what it was given the address of. */
const FETCHED_WITHIN_SECONDS = 6 * 3600;

/**
 * Media as a network takes them, in the order of the attachments: cropped to their ratio, made again as JPEG when their
 * type is not taken or they weigh too much, as light as it takes. Films go as they are. The same request gives the same
 * bytes, today and after a restart.
 * @param given.maxBytes and `types` bound images alone
 * @throws media.not_found
 */
export async function mediaForSending(
  deps: Pick<MediaDeps, 'db' | 'sealer' | 'mediaFolders' | 'baseUrl' | 'now'>,
  given: {
    territoryId: string;
    attachments: readonly Attachment[];
    maxBytes?: number;
    types?: readonly string[];
  },
): Promise<OutgoingMedia[]> {
  const { territoryId, attachments } = given;
  const ids = attachments.map(({ mediaId }) => mediaId);
  const [rows, captions] = await Promise.all([
    findMedia(deps.db, territoryId, ids),
    findCaptions(deps.db, territoryId, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const outgoing: OutgoingMedia[] = [];
  for (const attachment of attachments) {
    const row = byId.get(attachment.mediaId);
    if (!row) throw mediaNotFound();
    const spec: RenditionSpec = {
      size: 'full',
      ratio: attachment.ratio,
      types: given.types,
      maxBytes: given.maxBytes,
    };
    const tracks = captions.filter(({ medium_id }) => medium_id === row.id);
    outgoing.push(await prepare(deps, row, { attachment, spec, tracks }));
  }
  return outgoing;
}

async function prepare(
  deps: Parameters<typeof mediaForSending>[0],
  row: Medium,
  given: { attachment: Attachment; spec: RenditionSpec; tracks: readonly Captions[] },
): Promise<OutgoingMedia> {
  const { attachment, spec, tracks } = given;
  const rendition = await makeRendition(deps.mediaFolders, row, spec);
  const decorative = attachment.decorative ?? row.decorative;
  return {
    id: row.id,
    kind: row.kind,
    mimeType: rendition.mimeType,
    bytes: rendition.bytes,
    width: rendition.width,
    height: rendition.height,
    ...(row.duration_seconds === null ? {} : { durationSeconds: row.duration_seconds }),
    alt: decorative ? '' : (attachment.alt ?? row.alt),
    focus: { x: row.focus_x, y: row.focus_y },
    ...(tracks.length === 0 ? {} : { captions: tracks.map(({ lang, vtt }) => ({ lang, vtt })) }),
    read: async () => readRendition(rendition),
    publicUrl: () =>
      publicMediaUrl(deps, {
        ...spec,
        territoryId: row.territory_id,
        mediaId: row.id,
        seconds: FETCHED_WITHIN_SECONDS,
      }),
  };
}
