import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export type MediaFolders = {
  /** What is kept and backed up: `<territory>/<sha256>`. */
  kept: string;
  /** What can be made again: uploads under way, thumbnails, crops. */
  made: string;
};

/** Where the files of an installation rest, under its data folder. */
export function mediaFoldersOf(dataFolder: string): MediaFolders {
  return { kept: join(dataFolder, 'media'), made: join(dataFolder, 'media-made') };
}

export function keptPath(folders: MediaFolders, row: { territory_id: string; sha256: string }): string {
  return join(folders.kept, row.territory_id, row.sha256);
}

/** A path for a file that is still being written. */
export async function draftPath(folders: MediaFolders): Promise<string> {
  const path = join(folders.made, 'drafts', randomUUID());
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return path;
}

/** Enough of a file to know what it is. */
const HEAD_BYTES = 64;

/**
 * Writes a stream to a file as it comes. What is refused is still read to its end, unwritten, so that whoever sends it
 * hears why; past `most`, it is cut.
 * @param limitOf how many bytes it may have, by its first; what it throws is thrown in the end
 * @returns its size, and whether that is more than it may have
 */
export async function writeStream(
  path: string,
  body: AsyncIterable<Uint8Array>,
  { most, limitOf }: { most: number; limitOf: (head: Uint8Array) => number },
): Promise<{ bytes: number; tooLarge: boolean }> {
  const handle = await open(path, 'w', 0o600);
  let head = Buffer.alloc(0);
  let limit: number | undefined;
  let refusal: unknown;
  let bytes = 0;
  const decide = () => {
    try {
      limit = limitOf(head);
    } catch (error) {
      [limit, refusal] = [0, error];
    }
  };
  try {
    for await (const chunk of body) {
      if (limit === undefined) {
        head = Buffer.concat([head, chunk]);
        if (head.length >= HEAD_BYTES) decide();
      }
      bytes += chunk.byteLength;
      if (bytes > most) break;
      if (limit === undefined || bytes <= limit) await handle.write(chunk);
    }
    if (limit === undefined) decide();
    if (refusal !== undefined) throw refusal;
    return { bytes, tooLarge: bytes > Math.min(most, limit ?? 0) };
  } finally {
    await handle.close();
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Puts a draft in its place for good. A file of that name holds the same bytes: it is left. */
export async function keepDraft(draft: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o711 });
  if (await exists(path)) await rm(draft, { force: true });
  else await rename(draft, path);
}

/** Writes a file whole or not at all: a reader never sees half of it. */
export async function writeWhole(folders: MediaFolders, path: string, data: Uint8Array): Promise<void> {
  const draft = await draftPath(folders);
  await writeFile(draft, data, { mode: 0o600 });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await rename(draft, path);
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
