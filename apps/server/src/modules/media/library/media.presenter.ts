import type { Media } from '@beffroi/contracts';
import type { Captions, Medium } from './media.repository.ts';

/** What is known of a medium, but for who carries it. */
export type MediaDescription = Omit<Media, 'uses'>;

export function presentMedium(
  row: Medium,
  captions: readonly Captions[],
  names: ReadonlyMap<string, string>,
): MediaDescription {
  const addedBy = row.added_by === null ? undefined : names.get(row.added_by);
  return {
    id: row.id,
    kind: row.kind,
    mimeType: row.mime_type,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    ...(row.duration_seconds === null ? {} : { durationSeconds: row.duration_seconds }),
    ...(row.codec === null ? {} : { codec: row.codec }),
    sha256: row.sha256,
    name: row.name,
    alt: row.alt,
    decorative: row.decorative,
    credit: row.credit,
    rightsReference: row.rights_reference,
    ...(row.rights_until === null ? {} : { rightsUntil: row.rights_until }),
    place: row.place,
    tags: row.tags,
    focus: { x: row.focus_x, y: row.focus_y },
    captions: captions
      .filter(({ medium_id }) => medium_id === row.id)
      .map(({ lang, vtt }) => ({ lang, bytes: Buffer.byteLength(vtt) })),
    ...(row.contrast === null ? {} : { contrast: row.contrast }),
    ...(addedBy === undefined ? {} : { addedBy }),
    addedAt: row.added_at.toISOString(),
  };
}
