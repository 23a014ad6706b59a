import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Selectable } from 'kysely';
import sharp, { type Sharp } from 'sharp';
import type { MediumRow } from '../media.tables.ts';
import { cropFrame, usualRatios, type Frame } from './crop.rules.ts';
import { exists, keptPath, writeWhole, type MediaFolders } from './file.store.ts';
import { encode, type ImageType } from './image.clean.ts';
import { inTurn } from './image.turn.ts';
import { MOST_PIXELS } from './media.limits.ts';

/** In which form an image is wanted; what is absent is as it is kept. */
export type RenditionSpec = {
  size: 'thumb' | 'preview' | 'full';
  /** Width by height, around the focal point: '4:5'. */
  ratio?: string | undefined;
  /** Types that are accepted. */
  types?: readonly string[] | undefined;
  maxBytes?: number | undefined;
};

/** A file, or the bytes of what is not worth keeping. */
export type Rendition = {
  mimeType: string;
  bytes: number;
  width: number;
  height: number;
  /** The same for the same bytes. */
  etag: string;
} & ({ path: string } | { data: Buffer });

type Row = Omit<Selectable<MediumRow>, 'rights_until'>;

const SIDE = { thumb: 480, preview: 1600 } as const;

/** From the best looking to the lightest: quality of JPEG, and the longest side when it has to shrink. */
const LIGHTER: readonly { quality: number; side?: number }[] = [
  { quality: 90 },
  { quality: 82 },
  { quality: 74 },
  { quality: 80, side: 2560 },
  { quality: 80, side: 1920 },
  { quality: 76, side: 1440 },
  { quality: 72, side: 1080 },
  { quality: 60, side: 800 },
  { quality: 50, side: 512 },
];

/**
 * An image in the form that is wanted, made once and kept where it can be made again. A film is always as it is. An
 * image that no step makes light enough comes as light as it gets: whoever sends it sees its `bytes`.
 */
export async function makeRendition(folders: MediaFolders, row: Row, spec: RenditionSpec): Promise<Rendition> {
  const kept = keptPath(folders, row);
  if (row.kind === 'video' || isAsKept(row, spec)) {
    return {
      mimeType: row.mime_type,
      bytes: row.bytes,
      width: row.width,
      height: row.height,
      etag: row.sha256,
      path: kept,
    };
  }
  const frame = spec.ratio === undefined ? undefined : cropFrame(row, spec.ratio, { x: row.focus_x, y: row.focus_y });
  const name = nameOf(spec, frame);
  const etag = `${row.sha256}-${name}`;
  const path = join(folders.made, row.territory_id, row.sha256, name);
  if (!(await exists(path))) {
    const data = await inTurn(row.width * row.height, async () => draw(kept, row, spec, frame));
    if (spec.ratio !== undefined && !usualRatios.has(spec.ratio)) return { ...(await describe(data)), etag, data };
    await writeWhole(folders, path, data);
  }
  return { ...(await describe(path)), etag, path };
}

export async function readRendition(rendition: Rendition): Promise<Uint8Array> {
  return 'data' in rendition ? rendition.data : readFile(rendition.path);
}

function isAsKept(row: Row, { size, ratio, types, maxBytes }: RenditionSpec): boolean {
  const isAccepted = types === undefined || types.includes(row.mime_type);
  return size === 'full' && ratio === undefined && isAccepted && (maxBytes === undefined || row.bytes <= maxBytes);
}

function nameOf({ size, types, maxBytes }: RenditionSpec, frame: Frame | undefined): string {
  return createHash('sha256')
    .update(JSON.stringify([size, types, maxBytes, frame]))
    .digest('hex')
    .slice(0, 32);
}

async function draw(kept: string, row: Row, spec: RenditionSpec, frame: Frame | undefined): Promise<Buffer> {
  const start = (animated: boolean) => {
    const image = sharp(kept, { animated, limitInputPixels: MOST_PIXELS });
    return frame ? image.extract(frame) : image;
  };
  if (spec.size !== 'full') {
    const side = SIDE[spec.size];
    return start(false)
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer();
  }
  const type = row.mime_type as ImageType;
  if (spec.types === undefined || spec.types.includes(type)) {
    const data = await encode(start(true), type).toBuffer();
    if (spec.maxBytes === undefined || data.length <= spec.maxBytes) return data;
  }
  return lighten(() => start(false), spec.maxBytes ?? Infinity);
}

/** JPEG, which every network takes, on white where it was see-through; the first frame of what moved. */
async function lighten(start: () => Sharp, maxBytes: number): Promise<Buffer> {
  let data = Buffer.alloc(0);
  for (const { quality, side } of LIGHTER) {
    const image = start().flatten({ background: 'white' });
    const sized = side ? image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) : image;
    data = await sized.jpeg({ quality }).toBuffer();
    if (data.length <= maxBytes) break;
  }
  return data;
}

async function describe(made: string | Buffer): Promise<Omit<Rendition, 'etag'>> {
  const { mediaType = 'application/octet-stream', width, height, pageHeight } = await sharp(made).metadata();
  const bytes = typeof made === 'string' ? (await stat(made)).size : made.length;
  return { mimeType: mediaType, bytes, width, height: pageHeight ?? height };
}
