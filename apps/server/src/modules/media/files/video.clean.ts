import { open } from 'node:fs/promises';
import { codecRefused, mediaUnreadable, soundRefused } from '../media.errors.ts';
import { blankPosition, boxesOf, factsOfMoov, tellingBoxes } from './mp4.boxes.ts';
import type { ReadAt, VideoFacts } from './video.facts.ts';
import { factsOfWebm, WEBM_HEAD_BYTES } from './webm.elements.ts';

/** What networks read, if not all of them each: the checks say which takes which. */
const taken: ReadonlySet<string> = new Set(['h264', 'hevc', 'av1', 'vp8', 'vp9']);

const MOST_DESCRIPTION_BYTES = 64 * 1024 * 1024;

/**
 * Reads what a film is, and blanks in its file what tells where and by whom it was made. Its pictures are not touched:
 * there is no encoder here.
 * @throws media.unreadable, media.kind_refused with what to export instead
 */
export async function cleanVideo(file: string, mimeType: string): Promise<VideoFacts> {
  const handle = await open(file, 'r+');
  try {
    const { size } = await handle.stat();
    const readAt: ReadAt = async (position, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(length, size - position)), { position });
      return buffer.subarray(0, bytesRead);
    };
    if (mimeType === 'video/webm') return sound(factsOfWebm(await readAt(0, WEBM_HEAD_BYTES)));
    const boxes = await boxesOf(readAt, size);
    const moov = boxes?.find(({ type }) => type === 'moov');
    if (!boxes || !moov || moov.end - moov.start > MOST_DESCRIPTION_BYTES) throw mediaUnreadable();
    const description = await readAt(moov.start, moov.end - moov.start);
    const facts = sound(factsOfMoov(description));
    if (blankPosition(description)) await handle.write(description, 0, description.length, moov.start);
    for (const box of boxes.filter(({ type }) => tellingBoxes.has(type))) {
      if (box.end - box.start > MOST_DESCRIPTION_BYTES) throw mediaUnreadable();
      await handle.write(Buffer.alloc(box.end - box.body), 0, box.end - box.body, box.body);
      await handle.write('free', box.start + 4, 'latin1');
    }
    return facts;
  } finally {
    await handle.close();
  }
}

function sound(facts: VideoFacts | undefined): VideoFacts {
  if (!facts) throw soundRefused();
  if (!taken.has(facts.codec)) throw codecRefused({ values: { codec: facts.codec } });
  if (facts.width < 1 || facts.height < 1) throw mediaUnreadable();
  return facts;
}
