import sharp, { type Metadata, type Sharp } from 'sharp';
import { mediaUnreadable, tooManyPixels } from '../media.errors.ts';
import { inTurn } from './image.turn.ts';
import { MOST_FRAMES, MOST_PIXELS } from './media.limits.ts';

export type CleanImage = { data: Buffer; width: number; height: number };
export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';

const quality = { 'image/jpeg': 90, 'image/webp': 90 } as const;

/**
 * Makes an image anew: upright, in sRGB, and without anything that it tells besides (position, camera, author, what
 * hides behind its end). Its size is read from its header and bounded before a pixel is decompressed.
 * @throws media.too_many_pixels, media.unreadable
 */
export async function cleanImage(file: string, mimeType: ImageType): Promise<CleanImage> {
  const animated = mimeType === 'image/gif' || mimeType === 'image/webp';
  const header = await readHeader(file, animated);
  ensureBounded(header);
  const image = sharp(file, { animated, limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient();
  try {
    const { data, info } = await inTurn(header.width * header.height, async () =>
      encode(image, mimeType, header.chromaSubsampling).toBuffer({ resolveWithObject: true }),
    );
    return { data, width: info.width, height: info.pageHeight ?? info.height };
  } catch (cause) {
    throw mediaUnreadable({ cause });
  }
}

/** @param chroma how the colours of a JPEG are to be sampled: as those of its origin, which cannot be bettered */
export function encode(image: Sharp, mimeType: ImageType, chroma = '4:2:0'): Sharp {
  switch (mimeType) {
    case 'image/jpeg':
      return image.jpeg({ quality: quality[mimeType], chromaSubsampling: chroma === '4:4:4' ? chroma : '4:2:0' });
    case 'image/png':
      return image.png();
    case 'image/webp':
      return image.webp({ quality: quality[mimeType] });
    case 'image/gif':
      return image.gif({ effort: 4 });
  }
}

async function readHeader(file: string, animated: boolean): Promise<Metadata> {
  try {
    return await sharp(file, { animated, limitInputPixels: false }).metadata();
  } catch (cause) {
    throw mediaUnreadable({ cause });
  }
}

function ensureBounded({ width, height, pages = 1 }: Metadata): void {
  const pixels = width * height;
  if (pixels <= MOST_PIXELS && pages <= MOST_FRAMES) return;
  const millions = (count: number) => Math.ceil(count / 1e6);
  throw tooManyPixels({ values: { found: millions(pixels), limit: millions(MOST_PIXELS) } });
}
