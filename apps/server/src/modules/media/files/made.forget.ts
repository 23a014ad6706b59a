import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaFolders } from './file.store.ts';

const DAY_MS = 86_400_000;
/** What was made longer ago is made again when it is wanted; an upload that takes a day has died. */
const KEPT_DAYS = { made: 60, drafts: 1 } as const;

/** Forgets thumbnails and crops of long ago, and uploads that broke off. */
export async function forgetOldRenditions(folders: MediaFolders, now: Date): Promise<void> {
  const files = await readdir(folders.made, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const file of files) {
    if (!file.isFile()) continue;
    const path = join(file.parentPath, file.name);
    const days = file.parentPath === join(folders.made, 'drafts') ? KEPT_DAYS.drafts : KEPT_DAYS.made;
    const made = await stat(path).catch(() => undefined);
    if (made && now.getTime() - made.mtimeMs > days * DAY_MS) await rm(path, { force: true });
  }
}
