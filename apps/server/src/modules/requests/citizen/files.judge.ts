import type { InboxAttachment } from '@beffroi/connectors';
import { judge } from '@beffroi/connectors/mailbox';
import type { UploadedFile } from '../../../platform/http/upload.ts';
import type { RequestFile } from '../request/attachment.store.ts';
import { MOST_FILE_BYTES, MOST_FILES } from './form.fields.ts';

/** Files that came by a page, told apart by their bytes: those that are kept, and the names of the others. */
export function judgeFiles(files: readonly UploadedFile[]): {
  all: InboxAttachment[];
  safe: RequestFile[];
  refused: string[];
} {
  const all = files.slice(0, MOST_FILES).map((file) => judge(file, MOST_FILE_BYTES));
  return {
    all,
    safe: all.flatMap(({ verdict, content, name, mimeType }) =>
      verdict === 'safe' && content ? [{ name, mimeType, content }] : [],
    ),
    refused: [
      ...all.filter(({ verdict }) => verdict !== 'safe').map(({ name }) => name),
      ...files.slice(MOST_FILES).map(({ name }) => name),
    ],
  };
}
