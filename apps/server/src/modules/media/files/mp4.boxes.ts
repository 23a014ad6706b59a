import type { ReadAt, VideoFacts } from './video.facts.ts';

/* ISO base media files (ISO/IEC 14496-12), MP4 and MOV alike: a tree of boxes, each with its size and four letters. */

export type Box = { type: string; start: number; body: number; end: number };

/** A film told in fragments has two boxes for each; more than that is no film. */
const MOST_BOXES = 200_000;

/** The boxes that a file is made of, none of them read; undefined when it ends within one. */
export async function boxesOf(readAt: ReadAt, size: number): Promise<Box[] | undefined> {
  const found: Box[] = [];
  for (let start = 0; start + 8 <= size && found.length < MOST_BOXES;) {
    const head = await readAt(start, 16);
    const length = lengthOf(head, size - start);
    if (length === undefined || start + length > size) return undefined;
    const body = start + (head.readUInt32BE(0) === 1 ? 16 : 8);
    found.push({ type: head.toString('latin1', 4, 8), start, body, end: start + length });
    start += length;
  }
  return found;
}

/** The boxes that stand between two places of a buffer; what is not well-formed ends the list. */
export function boxesIn(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let start = from; start + 8 <= to;) {
    const length = lengthOf(bytes.subarray(start, start + 16), to - start);
    if (length === undefined || start + length > to) break;
    const body = start + (bytes.readUInt32BE(start) === 1 ? 16 : 8);
    found.push({ type: bytes.toString('latin1', start + 4, start + 8), start, body, end: start + length });
    start += length;
  }
  return found;
}

/** Size of a box (4.2): 1 says that 64 bits follow, 0 that it goes on to the end. */
function lengthOf(head: Buffer, left: number): number | undefined {
  if (head.length < 8) return undefined;
  const short = head.readUInt32BE(0);
  if (short === 0) return left;
  const length = short === 1 ? (head.length < 16 ? 0 : Number(head.readBigUInt64BE(8))) : short;
  return length >= 8 && Number.isSafeInteger(length) ? length : undefined;
}

const codecs: Record<string, string> = {
  avc1: 'h264',
  avc3: 'h264',
  hvc1: 'hevc',
  hev1: 'hevc',
  dvh1: 'hevc',
  dvhe: 'hevc',
  av01: 'av1',
  vp08: 'vp8',
  vp09: 'vp9',
};

/** What the description tells of its first picture track; undefined when there is none. */
export function factsOfMoov(moov: Buffer): VideoFacts | undefined {
  const within = (parent: Box, type: string) => boxesIn(moov, parent.body, parent.end).find((box) => box.type === type);
  const path = (parent: Box | undefined, ...types: string[]) =>
    types.reduce<Box | undefined>((box, type) => box && within(box, type), parent);
  const [root] = boxesIn(moov, 0, moov.length);
  if (!root) return undefined;
  for (const trak of boxesIn(moov, root.body, root.end).filter(({ type }) => type === 'trak')) {
    const handler = path(trak, 'mdia', 'hdlr');
    const [tkhd, stsd] = [within(trak, 'tkhd'), path(trak, 'mdia', 'minf', 'stbl', 'stsd')];
    if (!handler || moov.toString('latin1', handler.body + 8, handler.body + 12) !== 'vide') continue;
    if (!tkhd || !stsd || stsd.body + 16 > stsd.end) return undefined;
    const name = moov.toString('latin1', stsd.body + 12, stsd.body + 16);
    return { codec: codecs[name] ?? name.trim(), ...shownSize(moov, tkhd), durationSeconds: duration(moov, root) };
  }
  return undefined;
}

/** Track header (8.3.2): the matrix says whether it is shown on its side, then width and height as 16.16. */
function shownSize(moov: Buffer, { body, end }: Box): { width: number; height: number } {
  const matrix = body + (moov[body] === 1 ? 52 : 40);
  if (matrix + 44 > end) return { width: 0, height: 0 };
  const [width, height] = [moov.readUInt32BE(matrix + 36) >>> 16, moov.readUInt32BE(matrix + 40) >>> 16];
  const isTurned = moov.readInt32BE(matrix) === 0 && moov.readInt32BE(matrix + 4) !== 0;
  return isTurned ? { width: height, height: width } : { width, height };
}

/** Film header (8.2.2): a number of ticks, and ticks in a second; nought in a film told in fragments. */
function duration(moov: Buffer, root: Box): number | undefined {
  const mvhd = boxesIn(moov, root.body, root.end).find(({ type }) => type === 'mvhd');
  if (!mvhd || mvhd.body + 32 > mvhd.end) return undefined;
  const isLong = moov[mvhd.body] === 1;
  const scale = moov.readUInt32BE(mvhd.body + (isLong ? 20 : 12));
  const ticks = isLong ? Number(moov.readBigUInt64BE(mvhd.body + 24)) : moov.readUInt32BE(mvhd.body + 16);
  return scale === 0 || ticks === 0 ? undefined : ticks / scale;
}

/** Boxes that tell of a film what is not needed to show it. */
export const tellingBoxes: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid']);

/**
 * Blanks, in place, what tells where, by whom and with what a film was made: user data and metadata (8.10, 8.11), and
 * the tracks that follow the position. Boxes keep their size, so that nothing moves.
 * @returns whether anything was there
 */
export function blankPosition(moov: Buffer): boolean {
  let blanked = false;
  const blank = ({ start, body, end }: Box) => {
    moov.write('free', start + 4, 'latin1');
    moov.fill(0, body, end);
    blanked = true;
  };
  const walk = (parent: Box) => {
    for (const box of boxesIn(moov, parent.body, parent.end)) {
      if (tellingBoxes.has(box.type) || (box.type === 'trak' && isTimedMetadata(moov, box))) blank(box);
      else if (box.type === 'trak' || box.type === 'mdia' || box.type === 'minf') walk(box);
    }
  };
  for (const root of boxesIn(moov, 0, moov.length)) walk(root);
  return blanked;
}

function isTimedMetadata(moov: Buffer, trak: Box): boolean {
  const mdia = boxesIn(moov, trak.body, trak.end).find(({ type }) => type === 'mdia');
  const hdlr = mdia && boxesIn(moov, mdia.body, mdia.end).find(({ type }) => type === 'hdlr');
  return hdlr !== undefined && moov.toString('latin1', hdlr.body + 8, hdlr.body + 12) === 'meta';
}
