import { assistedGuide } from '@beffroi/connectors/assisted';
import type { Setup } from '@beffroi/connectors';
import type { PublicationDelivery } from '@beffroi/contracts';
import { describeMedia, type MediaDescription } from '../../media/index.ts';
import type { Db } from '../publishing.deps.ts';
import type { DeliveryRow, StoredOutgoing } from '../publishing.tables.ts';

type ByHand = {
  territory_id: string;
  network: string;
  state: DeliveryRow['state']['__select__'];
  outgoing: StoredOutgoing | null;
  preset: string | null;
  setup: Setup | null;
};
type Guide = NonNullable<PublicationDelivery['handGuide']>;

/** What the library knows of the media that people are about to upload by hand. */
export async function mediaByHand(db: Db, rows: readonly ByHand[]): Promise<ReadonlyMap<string, MediaDescription>> {
  const waiting = rows.filter(isByHand);
  const ids = waiting.flatMap(({ outgoing }) =>
    (outgoing?.parts ?? []).flatMap(({ media }) => media.map(({ mediaId }) => mediaId)),
  );
  const [first] = waiting;
  if (!first || ids.length === 0) return new Map();
  const media = await describeMedia(db, first.territory_id, [...new Set(ids)]);
  return new Map(media.map((medium) => [medium.id, medium]));
}

/** How a person publishes what no program may; undefined for what waits for nobody's hand. */
export function handGuideOf(row: ByHand, library: ReadonlyMap<string, MediaDescription>): Guide | undefined {
  if (!isByHand(row) || !row.outgoing) return undefined;
  const setup = { ...row.setup, ...(row.preset === null ? {} : { preset: row.preset }) };
  const guide = assistedGuide(setup, {
    ...row.outgoing,
    parts: row.outgoing.parts.map(({ text, media }) => ({
      text,
      media: media.flatMap(({ mediaId, alt, decorative }) => {
        const medium = library.get(mediaId);
        return medium ? [{ ...shapeOf(medium), alt: decorative ? '' : (alt ?? medium.alt) }] : [];
      }),
    })),
  });
  const { open, steps, copy, firstComment, media } = guide;
  return {
    ...(open === undefined ? {} : { openUrl: open }),
    steps: [...steps],
    copy,
    ...(firstComment === undefined ? {} : { firstComment }),
    media: media.map(({ id, kind, alt }) => ({ mediaId: id, kind, alt })),
  };
}

const isByHand = ({ state, network }: ByHand): boolean => state === 'by_hand' && network === 'assisted';

/** The guide reads no file: the person takes it from the library. */
function shapeOf({ id, kind, mimeType, bytes, width, height }: MediaDescription) {
  const unread = () => {
    throw new Error('a guide reads no file');
  };
  return { id, kind, mimeType, bytes, width, height, read: unread, publicUrl: unread };
}
